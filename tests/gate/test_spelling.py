"""A name is a name however it is written, and ordinary words are none."""

from __future__ import annotations

import random

import pytest

from generator.gate.claims import NameClaim, SchoolWords, hidden_names, spellings
from generator.gate.hidden_name import HiddenName
from generator.gate.hidden_names import HiddenNames
from generator.spelling.words import every_word, readings

NAME = "Hanna de Bakker"

SPELLINGS = {
    "as it is": "Hanna de Bakker",
    "capitals": "HANNA DE BAKKER",
    "small": "hanna de bakker",
    "two spaces and a line": "Hanna  de\nBakker",
    "without what stands between": "Hanna Bakker",
    "turned round": "Bakker, Hanna de",
    "turned round, with what stands between": "de Bakker, Hanna",
    "turned round without a comma": "Bakker Hanna",
    "an initial": "H. de Bakker",
    "an initial without what stands between": "H. Bakker",
    "an initial without a point": "H Bakker",
    "more initials": "H.J. de Bakker",
    "initials apart": "H. J. de Bakker",
    "initials together": "HJ de Bakker",
    "an initial behind": "Bakker, H.",
    "initials behind": "Bakker, H.J. de",
    "a second given name": "Hanna J. de Bakker",
    "a given name more": "Hanna Maria de Bakker",
    "two given names more": "Hanna Maria Louise Bakker",
    "a particle that is joined": "Hanna deBakker",
    "a letter that is drawn as a space": "Hanna\u3164de\u3164Bakker",
    "letters in squares": "🅷🅰🅽🅽🅰 de 🅱🅰🅺🅺🅴🆁",
    "a genitive": "Hanna de Bakkers werk",
    "a genitive with an apostrophe": "Hanna de Bakker's work",
    "bold": "**Hanna** de **Bakker**",
    "half bold": "Han**na** de Bak**ker**",
    "struck through": "Hanna ~~de~~ Bakker",
    "code": "`Hanna` de `Bakker`",
    "half a link": "[Hanna](https://elsewhere.example/x) de Bakker",
    "a link in a word": "Hanna de Bak[ker](https://elsewhere.example/)",
    "a link by reference": "[Hanna][x] de Bakker",
    "a footnote between": "Hanna[^1] de Bakker",
    "a footnote in a word": "Hanna de Bak[^note]ker",
    "a comment": "Hanna<!-- x --> de Bakker",
    "a comment in a word": "Han<!-- x -->na de Bakker",
    "an element": "Hanna <b>de</b> Bakker",
    "an element in a word": "Han<wbr>na de Bakker",
    "a quote": "> Hanna\n> de Bakker",
    "escaped": "Hanna\\ de\\ Bakker",
    "an entity between": "Hanna&nbsp;de&#32;Bakker",
    "entities for letters": "H&#97;nna de B&#x61;kker",
    "percent": "https://elsewhere.example/?q=Hanna%20de%20Bakker",
    "percent for letters": "H%61nna de B%61kker",
    "plus": "?q=Hanna+de+Bakker",
    "dashes": "hanna-de-bakker",
    "underscores": "hanna_de_bakker",
    "points": "hanna.de.bakker",
    "the name of a file": "files/hanna-de-bakker-2025.png",
    "one word": "HannadeBakker",
    "one word, small": "linkedin.example/in/hannadebakker",
    "one word, turned round": "debakkerhanna",
    "one word without what stands between": "hannabakker1967",
    "accents": "Hánna dè Bàkker",
    "combined marks": "H\u0336a\u0336n\u0336n\u0336a\u0336 de Ba\u0301kker",
    "an enclosing mark": "H\u20dfanna de Bakker",
    "nothing to be seen": "Han\u200dna de Bak\u2060ker",
    "a soft hyphen": "Han\u00adna de Bak\u00adker",
    "wide letters": "Ｈａｎｎａ de Ｂａｋｋｅｒ",
    "mathematical letters": "𝐇𝐚𝐧𝐧𝐚 𝐝𝐞 𝐁𝐚𝐤𝐤𝐞𝐫",
    "letters in circles": "Ⓗⓐⓝⓝⓐ de Ⓑⓐⓚⓚⓔⓡ",
    "Cyrillic letters": "Hаnnа dе Ваkkеr",
    "Greek letters": "Ηαnnα de Bαkker",
    "small capitals": "ʜᴀɴɴᴀ ᴅᴇ ʙᴀᴋᴋᴇʀ",
    "letters with strokes": "Ħanna đe Bakker",
    "a given name more, in a name of a file": "hanna-maria-de-bakker",
    "two given names more, in a name of a file": "met-hanna-maria-louise-bakker-1.md",
    "an initial, in a name of a file": "experiences/hanna-m-de-bakker.md",
    "a given name more, with underscores": "hanna_maria_bakker",
    "a given name more, in an address": "https://elsewhere.example/in/hanna-maria-de-bakker",
    "a given name more, with pluses": "?q=hanna+maria+bakker",
    "a given name more, turned round in a name of a file": "bakker-maria-hanna",
    "a given name more, with capitals in one word": "#HannaMariaBakker",
    "a given name more, turned round": "Bakker, Maria Hanna",
    "an initial more, turned round": "Bakker, M. Hanna",
    "initials between": "Hanna M.J. Bakker",
    "an initial behind, without a comma": "Bakker H.",
    "initials behind, without a comma": "de Bakker H.J.",
    "an initial behind, in brackets": "de Bakker (H.)",
    "an initial behind, after bold": "**Bakker** H.",
    "a genitive in one word": "HannaBakkers",
    "a genitive in one word, small": "hannabakkers",
    "other particles": "Hanna van der Bakker",
    "short particles": "Hanna vd Bakker",
    "short particles with points": "H. v.d. Bakker",
    "percents in percents": "/%2548anna%2520Bakker",
    "percents in percents in percents": "/%252548anna%25252520Bakker",
    "a Greek letter that is small": "Hanna Baκκer",
    "a Cyrillic initial": "Н. Bakker",
    "a capital with a stroke": "Hanna Ƀakker",
    "letters in brackets": "⒣⒜⒩⒩⒜ de Bakker",
    "letters apart": "H a n n a  d e  B a k k e r",
    "letters apart, all alike": "H a n n a B a k k e r",
    "letters apart of one word": "Hanna B a k k e r",
    "letters apart with points": "H.a.n.n.a B.a.k.k.e.r",
    "letters apart with dashes, behind others": "'s a-H-a-n-n-a-d-e-B-a-k-k-e-r",
    "letters apart in bold": "**H** **a** **n** **n** **a** B&nbsp;a&nbsp;k&nbsp;k&nbsp;e&nbsp;r",
}

HARMLESS = (
    "Hanna",
    "Mevrouw De Bakker",
    "de bakker",
    "Bij de bakker haalde ik brood.",
    "Hanna en de bakker",
    "Hanna, Piet Bakker",
    "Hanna & Piet Bakker",
    "Hanna. Piet Bakker",
    "Hanna ging naar Jan Bakker.",
    "h. de bakker",
    "ah, de bakker",
    "'h de Bakker",
    "Johanna de Bakkerij",
    "M. de Bakker",
    "G.H. Visser",
    "Bakker en H. Visser",
    "bakker, h.",
    "Hannah Bakkeren",
    "HANNA",
    "hannah-bakkerij",
    "Hanna van de bakker",
    "hanna haalt brood bij de bakker",
    "Hanna ging naar Bakker",
    "Hanna met de Bakker",
    "Hanna en Maria de Bakker",
    "hanna-en-de-bakker",
    "hanna-met-piet-bakker.md",
    "hanna/piet-bakker",
    "bakker h.",
    "Bakker H",
    "Bakker\nH. Jansen",
    "Bij Bakker. H. Jansen kwam",
    "pH Bakker",
    "Piet Bakker. Maria Hanna",
    "Piet Bakker, Maria, Hanna",
)


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_a_name_is_found_however_it_is_written(spelling):
    names = HiddenNames(tuple(HiddenName(each) for each in spellings(NAME)))
    assert names.told_in(f"Dit is {SPELLINGS[spelling]} dus.") is not None


@pytest.mark.parametrize("text", HARMLESS)
def test_a_part_of_a_name_and_ordinary_words_are_no_name(text):
    assert HiddenNames.of({"x": NAME}).told_in(f"Dit is {text} dus.") is None


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Łukasz Wójcik", "Lukasz Wojcik"),
        ("Ørsted Ødegård", "Orsted Odegard"),
        ("Nguyễn Thị Lan", "Nguyen Thi Lan"),
        ("Nguyễn Thị Lan", "Nguyen Lan"),
        ("Jürgen Weiß", "Jurgen Weiss"),
        ("Iñaki Peña Núñez", "Inaki Nunez"),
        ("Иван Петров", "ИВАН ПЕТРОВ"),
        ("李 小龙", "李 小龙"),
        ("Sinéad O'Brien", "Sinead O’Brien"),
        ("IJsbrand van 't Hoff", "ĳsbrand van ’t Hoff"),
        ("Mary Ann Jones-Smith", "Mary Ann Jones-Smith"),
        ("Işık Yılmaz", "Isik Yilmaz"),
        ("Anna Bakker", "Ⱥnna Bakker"),
        ("Anna Bakker", "ⱥnna bakker"),
        ("محمد علي", "محـمد علـي"),
        ("Siobhán O'Brien", "Siobhan OʼBrien"),
    ],
)
def test_a_name_is_found_with_plain_letters(name, text):
    assert HiddenNames.of({"x": name}).told_in(text) is not None


OTHERS = (
    ("Jo van der Meer", "van der Meer J."),
    ("Jo van der Meer", "Jo v.d. Meer"),
    ("Jo van der Meer", "Jo v/d Meer"),
    ("Jo van der Meer", "J. v.d. Meer"),
    ("Jo van der Meer", "Jo vander Meer"),
    ("Bo Li", "BoLi"),
    ("Bo Li", "https://elsewhere.example/in/boli"),
    ("An Wu", "AnWu"),
    ("Ali Can", "AliCan"),
    ("Ali Can", "https://elsewhere.example/in/alican"),
    ("Ali Can", "https://elsewhere.example/alican.html"),
    ("Ali Can", "files/alican-2.png"),
    ("Ali Can", "met-alican"),
    ("Ali Can", "@alican"),
    ("李 小龙", "李小龙"),
    ("李 小龙", "和李小龙一起"),
    ("李小龙", "和李小龙一起"),
    ("김 철수", "김철수는"),
    ("Siobhán O'Brien", "Siobhan OBrien"),
    ("Siobhán O'Brien", "files/siobhan-obrien.png"),
    ("Siobhán O'Brien", "https://elsewhere.example/siobhan-obrien"),
    ("Siobhán O’Brien", "SiobhanOBrien"),
    ("Siobhán OʼBrien", "Siobhan OBrien"),
    ("Jan-Willem Smit", "JanWillem Smit"),
    ("Jan-Willem Smit", "Janwillem Smit"),
    ("Ana García-López", "Ana GarciaLopez"),
    ("Ana García-López", "Ana Garcialopez"),
    ("Ana García López", "Ana GarciaLopez"),
    ("Иван Петров", "Ивaн Петрoв"),
    ("Иван Петров", "И. Петрoв"),
)


@pytest.mark.parametrize(("name", "text"), OTHERS)
def test_a_name_on_the_list_is_found_as_others_write_it(name, text):
    names = hidden_names([NameClaim("x", listed=(name,))], SchoolWords())
    assert names.told_in(f"Dit is {text} dus.") is not None
    assert names.told_in(text) is not None


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Ali Can", "alican"),
        ("Ali Can", "in Alicante"),
        ("Al Les", "Dit is alles-in-een, en alles."),
        ("Li Na", "lina-smit"),
        ("Jo An", "joan"),
        ("李 明", "白李明白"),
        ("Jan Smit", "JavaScript en LinkedIn"),
    ],
)
def test_a_short_name_is_no_part_of_other_words(name, text):
    assert hidden_names([NameClaim("x", listed=(name,))], SchoolWords()).told_in(text) is None


def test_a_name_reaches_over_no_end_of_a_text():
    assert HiddenNames.of({"x": "Anna Bakker"}).told_in("Oordeel van de bakker |0| anna") is None


def test_initials_are_no_name_where_the_last_word_is_an_ordinary_one():
    only_whole = HiddenNames((HiddenName("Mallory Met", "mallory", only_whole=True),))

    assert only_whole.told_in("Ik werkte samen. Met M. de Vries ging dat goed.") is None
    assert only_whole.told_in("Met, M. de Vries") is None
    assert only_whole.told_in("Mallory Met was er ook.") is not None


def test_every_word_has_at_least_the_words_of_each_reading():
    """What could tell a name is decided by the words alone, before anything is read word by word."""
    chance = random.Random(7)
    pieces = ["Han", "na", " de ", "Bak", "ker", "*", "_", "[", "](x)", "[^1]", "<b>", "<!-- a -->", "&amp;"]
    pieces += [
        "%20",
        "%C3%A9",
        "é",
        "Ér",
        "aB",
        "&#66;",
        "%2542",
        "а",
        "\u0301",
        "\u00ad",
        "\n",
        "'s",
        "\\",
        "`",
        "~",
        "&#97;",
        "<",
        "&",
        "%",
    ]
    for _ in range(3000):
        text = "".join(chance.choices(pieces, k=chance.randint(1, 14)))
        words = {word.text for reading in readings(text) for word in reading}
        assert words <= every_word(text), text


def test_a_word_stands_where_it_says():
    text = "Dank aan H**ann**a&nbsp;de B%61kker."
    for reading in readings(text):
        for word in reading:
            assert text[word.start : word.end].strip(" .*") != ""
    told = next(HiddenNames.of({"x": NAME}).where(text))
    assert text[told.start : told.end] == "H**ann**a&nbsp;de B%61kker"
