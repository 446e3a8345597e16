"""Letters that one reads as another: of other alphabets, and with a stroke or a tail, as plain Latin ones.

After the confusables of Unicode (UTS #39, https://www.unicode.org/reports/tr39/), those of one letter.
"""

from __future__ import annotations

_READ_AS = {
    "a": "ɑΑαАаᎪᗅᴀꓮ𐊠𖽀",
    "b": "ƀƂƃƄʙΒБВЬвѢѣҌҍᏏᏴᑲᑳᖯᗷꓐꞴ𐊂𐊡𐌁",
    "c": "ȼСсҪҫᏟᴄⲤⲥꓚꮯ𐊢𐌂𐐕𐐽𐔜",
    "d": "ƉƌɖԁᎠᏧᑯᗞᗪᴅꓒꓓ",
    "e": "ɆɇΕЕеҽҿᎬᴇⴹꓰꬲ𐊆𑢦𑢮",
    "f": "ƑƒϜքᖴᵮẝꓝꜰꞘꞙꬵ𐊇𐊥𐔥𑢢𑣂",
    "g": "ƍǤǥɠɡɢԌցᏀᏳᶃꓖ",
    "h": "ɦʜΗНнћҢһӇӉհᎻᏂᏲᕼⱧⲎꓧꚕ𐋏",
    "i": "ɩɪιіӏᎥᵻᵼꙇꭵ𑣃ΙІӀᛁⲒꓲ𐊊𐌉",
    "j": "ɈɉͿϳЈјᎫᒍᴊꓙꞲ",
    "k": "ΚКкҚҞᏦᛕᴋⱩⲔꓗꝀ𐔘",
    "l": "ƖƚǀɫɭʟᏞᒪᣳⳐⵏꓡ𐐛𐔦𑢣𑢲𖼖𖼨",
    "m": "ΜϺМмӍᎷᗰᛖᴍⲘꓟꭑ𐊰𐌑",
    "n": "ƝƞɲɳɴΝηипոռᵰⲚꓠ𐔓",
    "o": "ƟɵΘΟθοσОоѲѳӨөՕօଠഠဝჿዐᎾᏫᴏᴑⲞⲟⴱⵁⵔꓳꝊꝋꬽꬾꭴꮎꮻ𐊒𐊫𐐄𐐬𐓂𐓪𐔖𑢵𑣈𑣗",
    "p": "ƥΡρРрᏢᑭᣖᴘᵽⲢⲣꓑ𐊕",
    "q": "ʠԛգզⵕ",
    "r": "ƦɍɼɽʀгғᎡᏒᖇᣴᴦᵲⲅꓣꭇꭈꮁ𐒴𖼵",
    "s": "ƽʂЅѕՏᏕᏚᣵᵴꓢꜱꮪ𐊖𐐠𐑈𑣁𖼺",
    "t": "ƫƭƮȾΤТтҬᎢᴛᵵⲦꓔ𐊗𐊱𐌕𑢼𖼊",
    "u": "ɄʋμυՍսሀᏌᑌᴜᵾꓴꞟꭎꭒꮜ𐓎𐓶𑢸𑣘𖽂",
    "v": "νѴѵᏙᐯᴠⴸꓦꛟꮩ𐔝𑜆𑢠𑣀𖼈",
    "w": "ɯѡѽԜԝաᎳᏔᴡꓪꝡꮃ𑓅𑜊𑜎𑜏",
    "x": "ΧХхҲᕁᕽᚷⲬⵝꓫꞳ𐊐𐊴𐌗𐔧",
    "y": "ɎɏɣʏΥγУуҮүҰұყᎩᎽᶌỿⲨꓬꭚ𐊲𑢤𑣜𖽃",
    "z": "ȤȥʐΖᏃᙆᴢᵶꓜꮓ𑢩𑣄",
}

_FIRST_IN_A_BOX = (0x1F130, 0x1F150, 0x1F170, 0x1F1E6)
"""Letters from A to Z in squares and circles, and those of flags."""

LOOKALIKES = str.maketrans({sign: letter for letter, signs in _READ_AS.items() for sign in signs})
LOOKALIKES |= {first + at: chr(ord("a") + at) for first in _FIRST_IN_A_BOX for at in range(26)}
"""For ``str.translate``: a letter of another alphabet, and the Latin one that it looks like."""

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
