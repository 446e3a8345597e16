"""Letters that one reads as another: of other alphabets, and with a stroke or a tail, as plain Latin ones.

After the confusables of Unicode (UTS #39, https://www.unicode.org/reports/tr39/), those of one letter.
"""

from __future__ import annotations

_READ_AS = {
    "a": "ⱥɑΑαАаᎪᗅᴀꓮ𐊠𖽀",
    "b": "βƀƂƃƄʙΒБВЬвѢѣҌҍᏏᏴᑲᑳᖯᗷꓐꞴ𐊂𐊡𐌁",
    "c": "ȼСсҪҫᏟᴄⲤⲥꓚꮯ𐊢𐌂𐐕𐐽𐔜",
    "d": "ƉƌɖԁᎠᏧᑯᗞᗪᴅꓒꓓ",
    "e": "εɆɇΕЕеҽҿᎬᴇⴹꓰꬲ𐊆𑢦𑢮",
    "f": "ƑƒϜքᖴᵮẝꓝꜰꞘꞙꬵ𐊇𐊥𐔥𑢢𑣂",
    "g": "ƍǤǥɠɡɢԌցᏀᏳᶃꓖ",
    "h": "ɦʜΗНнћҢһӇӉհᎻᏂᏲᕼⱧⲎꓧꚕ𐋏",
    "i": "ɩɪιіӏᎥᵻᵼꙇꭵ𑣃ΙІӀᛁⲒꓲ𐊊𐌉",
    "j": "ɈɉͿϳЈјᎫᒍᴊꓙꞲ",
    "k": "κΚКкҚҞᏦᛕᴋⱩⲔꓗꝀ𐔘",
    "l": "ƖƚǀɫɭʟᏞᒪᣳⳐⵏꓡ𐐛𐔦𑢣𑢲𖼖𖼨",
    "m": "ΜϺМмӍᎷᗰᛖᴍⲘꓟꭑ𐊰𐌑",
    "n": "ηƝƞɲɳɴΝηипոռᵰⲚꓠ𐔓",
    "o": "ƟɵΘΟθοσОоѲѳӨөՕօଠഠဝჿዐᎾᏫᴏᴑⲞⲟⴱⵁⵔꓳꝊꝋꬽꬾꭴꮎꮻ𐊒𐊫𐐄𐐬𐓂𐓪𐔖𑢵𑣈𑣗",
    "p": "ƥΡρРрᏢᑭᣖᴘᵽⲢⲣꓑ𐊕",
    "q": "ʠԛգզⵕ",
    "r": "ƦɍɼɽʀгғᎡᏒᖇᣴᴦᵲⲅꓣꭇꭈꮁ𐒴𖼵",
    "s": "ƽʂЅѕՏᏕᏚᣵᵴꓢꜱꮪ𐊖𐐠𐑈𑣁𖼺",
    "t": "τƫƭƮȾΤТтҬᎢᴛᵵⲦꓔ𐊗𐊱𐌕𑢼𖼊",
    "u": "ɄʋμυՍսሀᏌᑌᴜᵾꓴꞟꭎꭒꮜ𐓎𐓶𑢸𑣘𖽂",
    "v": "νѴѵᏙᐯᴠⴸꓦꛟꮩ𐔝𑜆𑢠𑣀𖼈",
    "w": "ωɯѡѽԜԝաᎳᏔᴡꓪꝡꮃ𑓅𑜊𑜎𑜏",
    "x": "χΧХхҲᕁᕽᚷⲬⵝꓫꞳ𐊐𐊴𐌗𐔧",
    "y": "ɎɏɣʏΥγУуҮүҰұყᎩᎽᶌỿⲨꓬꭚ𐊲𑢤𑣜𖽃",
    "z": "ζȤȥʐΖᏃᙆᴢᵶꓜꮓ𑢩𑣄",
}

_FIRST_IN_A_BOX = (0x249C, 0x1F110, 0x1F130, 0x1F150, 0x1F170, 0x1F1E6)
"""Letters from A to Z in brackets, squares and circles, and those of flags."""

_ALIKE = {sign: letter for letter, signs in _READ_AS.items() for sign in signs}
_ALIKE |= {chr(first + at): chr(ord("a") + at) for first in _FIRST_IN_A_BOX for at in range(26)}
_OF_OTHER_CASE = {sign.swapcase(): letter for sign, letter in _ALIKE.items() if len(sign.swapcase()) == 1}

LOOKALIKES = str.maketrans(
    {sign: each.upper() if sign.isupper() else each for sign, each in (_OF_OTHER_CASE | _ALIKE).items()}
)
"""For ``str.translate``: a letter of another alphabet, and the Latin one of its case that it looks like."""

PLAIN_LETTERS = {
    "ł": "l",
    "ø": "o",
    "đ": "d",
    "ħ": "h",
    "ŧ": "t",
    "ı": "i",
    "ĸ": "k",
    "æ": "ae",
    "œ": "oe",
    "þ": "th",
    "ð": "d",
    "ŋ": "ng",
    "ɨ": "i",
    "ƶ": "z",
    "ɓ": "b",
    "ɗ": "d",
    "ƙ": "k",
    "ƴ": "y",
    "ə": "e",
}
"""Small letters of European alphabets that Unicode does not take apart, as people write them without."""
