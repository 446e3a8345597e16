"""The first name in a full one, where that can be told for sure: of a person who shows no more than that.

Names are ordered and built in many ways (W3C, *Personal names around the world*). A family name that is
taken for a first name is out for good, so where two readings are left there is no first name.
"""

from __future__ import annotations

import re

from generator.spelling.words import folded

_TITLES = frozenset(
    {
        *(
            "dr",
            "prof",
            "professor",
            "drs",
            "ir",
            "ing",
            "mr",
            "mrs",
            "ms",
            "miss",
            "mx",
            "sir",
            "dame",
            "rev",
        ),
        *("mevr", "mw", "mevrouw", "dhr", "meneer", "heer", "ds", "frau", "herr", "mme", "mlle", "doctor"),
    }
)
_AFTER = frozenset(
    {"jr", "sr", "phd", "msc", "bsc", "ma", "ba", "md", "mba", "llm", "mph", "ii", "iii", "iv"}
)
"""What follows a comma and is no name."""
_BEFORE_A_FAMILY = frozenset(
    {
        *("van", "von", "vom", "zu", "zur", "de", "den", "der", "des", "het", "ten", "ter", "te", "op", "in"),
        *("t", "s", "d", "la", "le", "les", "du", "da", "das", "do", "dos", "di", "del", "della", "delle"),
        *("dal", "dalla", "lo", "li", "el", "al", "as", "ash", "ul", "bin", "bint", "ibn", "ben-", "st"),
        *("saint", "sint", "san", "santa", "af", "av", "mac", "mc", "ap", "o", "ould"),
    }
)
"""Words with which a family name begins."""
_ARTICLES = frozenset({"al", "el", "ul"})
"""Words of those that a hyphen joins to the family name."""
_HALVES = frozenset({"abu", "abou", "abd", "abdul", "abdel", "abdal", "umm", "um", "oum", "noor", "nur"})
"""Words that are half a name, and what follows is the other half: Abu Bakr, Abd al-Rahman."""
_HALVES_IN_ARABIC = frozenset({"أبو", "ابو", "أم", "ام", "عبد", "بن", "ابن", "بنت", "آل", "أبا", "أبي"})
_VIETNAMESE = frozenset(
    [
        "nguyen",
        "tran",
        "le",
        "pham",
        "huynh",
        "hoang",
        "phan",
        "vu",
        "vo",
        "dang",
        "bui",
        "do",
        "ho",
        "ngo",
        "duong",
        "ly",
        "dinh",
        "truong",
        "doan",
        "lam",
        "mai",
        *(
            "trinh",
            "luu",
            "luong",
            "quach",
            "kieu",
            "vuong",
            "phung",
            "dao",
            "tong",
            "thach",
            "ha",
            "ta",
            "to",
        ),
        *("chau", "thai", "luc", "nghiem", "khuat", "giang", "tieu"),
    ]
)
_CHINESE = frozenset(
    {
        *("wang", "zhang", "chang", "zhao", "huang", "zhou", "xu", "hsu", "zhu", "guo", "luo", "zheng", "li"),
        *("liang", "xie", "deng", "cao", "zeng", "peng", "xiao", "cai", "tsai", "jiang", "cheng", "shen"),
        *("yao", "cui", "liao", "liu", "chen", "chan", "yang", "wu", "wong", "tang", "feng", "yuan", "dong"),
        *("pan", "ye", "wei", "su", "lu", "ding", "ren", "qian", "qin", "jia", "xia", "zou", "xiong", "meng"),
        *("lei", "bai", "long", "duan", "hao", "kong", "shao", "shi", "mao", "gu", "lai", "cheung", "kwok"),
        *("hu", "gao", "tian", "yu", "du", "zhong", "fan", "fu", "fang", "qiu", "yin", "xue", "hou"),
        *("gong", "wan", "leung", "ng", "yip", "tse", "yeung", "chow", "lui", "mok", "tam", "fung", "kwan"),
        *("siu", "teo", "goh", "koh", "ong", "toh", "yap", "chua", "chia", "foo", "loh", "chong", "chin"),
        *("chu", "chou", "hsieh", "tseng", "kuo", "chiang", "kung", "zhuang", "ouyang", "sima", "zhan", "qi"),
        *("niu", "wen", "pang", "hong", "ge", "xing", "lü", "lv", "zhai", "ruan", "kang", "geng", "yue"),
    }
)
_KOREAN = frozenset(
    [
        "kim",
        "lee",
        "park",
        "choi",
        "jung",
        "jeong",
        "kang",
        "yoon",
        "jang",
        "lim",
        "han",
        "oh",
        "seo",
        "shin",
        "kwon",
        "hwang",
        "ahn",
        "song",
        "hong",
        "yang",
        *(
            "cho",
            "chung",
            "cheong",
            "chong",
            "rhee",
            "yi",
            "yoo",
            "ryu",
            "ryoo",
            "bae",
            "baek",
            "paik",
            "pak",
        ),
        *(
            "bak",
            "noh",
            "roh",
            "heo",
            "hur",
            "huh",
            "koo",
            "chae",
            "cha",
            "byun",
            "bang",
            "eom",
            "joo",
            "jeon",
        ),
        *(
            "shim",
            "seong",
            "seok",
            "tak",
            "cheon",
            "kwak",
            "gwak",
            "maeng",
            "yeom",
            "yeo",
            "woo",
            "pyo",
            "rim",
        ),
        *("sohn", "hyun", "gong", "namkoong", "jegal", "seonu", "hwangbo"),
    ]
)
_JAPANESE = frozenset(
    {
        *("sato", "suzuki", "takahashi", "tanaka", "watanabe", "ito", "yamamoto", "nakamura", "kobayashi"),
        *("kato", "yoshida", "yamada", "sasaki", "yamaguchi", "matsumoto", "inoue", "kimura", "hayashi"),
        *("shimizu", "yamazaki", "mori", "abe", "ikeda", "hashimoto", "ishikawa", "ogawa", "goto", "okada"),
    }
)
_HUNGARIAN = frozenset(
    {
        *("nagy", "kovacs", "toth", "szabo", "horvath", "varga", "kiss", "kis", "molnar", "nemeth", "farkas"),
        *("balogh", "papp", "takacs", "juhasz", "lakatos", "meszaros", "olah", "racz", "fekete", "szilagyi"),
        *(
            "torok",
            "feher",
            "gal",
            "szucs",
            "kocsis",
            "orsos",
            "pinter",
            "fodor",
            "szalai",
            "sipos",
            "gulyas",
        ),
        *("biro", "kiraly", "katona", "boros", "voros", "bogdan", "hegedus", "vadasz", "somogyi", "kelemen"),
    }
)
_ALSO_FIRST = frozenset(
    {
        *("kim", "lee", "han", "song", "lim", "lin", "ma", "sun", "tan", "an", "jin", "jo", "he"),
        *("min", "son", "nam", "na", "sung", "jun", "ko", "gil", "sim", "im", "ju", "yan", "lau", "lo", "ki"),
        *("low", "tay", "ham", "suh", "oh", "yun", "jia", "mei", "chi", "moon", "tao"),
    }
)
"""Family names there and first names elsewhere: what follows says which."""
_FAMILIES = _VIETNAMESE | _CHINESE | _JAPANESE | _HUNGARIAN | (_KOREAN - _ALSO_FIRST)
"""Family names of languages that write them first, and that are seldom a first name elsewhere."""
_KOREAN_SYLLABLES = (
    "a ae ah an bae baek beom bin bo bok bom bon bong boo bum byeol byeong byung cha chae chan chang "
    "cheol cheon chi chin cho choong chul chun chung da dae dan deok do dong du duk eol eon eui eun eung "
    "ga gang geon geun gi gil gon gu gun gwan gwang gyeong gyu ha hae hak han he hee heon heung ho hong "
    "hoon hui hun hwa hwan hwang hye hyeok hyeon hyo hyuk hyun hyung i il im in ja jae jang je jeong ji "
    "jin jo jong joo joon ju jun jung ka kang keun ki kil kon koo kook ku kun kwan kwang kyeong kyo kyong "
    "kyu kyun kyung lim man mi min mo moo moon mu mun myeong myong myung na nae nam neul no o oh ok ra "
    "rae ram ran rang ri rim rin ro ru ryeo ryul sa sae sam san sang se seo seok seol seon seong seop "
    "seul seung shi shik shin si sik sin so sol son song soo sook soon su sub suk sul sun sung sup tae "
    "taek u uk um un ung wan wha whan wi won woo wook woon wu ye yea yee yeol yeon yeong yi yo yon yong "
    "yoo yoon you youn young yu yuk yul yun yung"
)
_PINYIN = (
    "(?:(?:[bpmfdtnlgkhzcsrwy]|zh|ch|sh)?(?:ai|ang?|ao|a|ei|eng?|e|ou)|er|[bpmfwy]?o"
    "|[bpmdtnljqxy](?:iang|iong|iao|ian|ing?|ia|ie|iu|i)|[jqxy](?:uan|ue|un|u)"
    "|(?:[bpmfdtnlgkhzcsrw]|zh|ch|sh)(?:uang|uai|uan|ong|ua|ue|ui|un|uo|u)|(?:[zcsr]|zh|ch|sh)i)"
)
_GIVEN = re.compile(
    r"(?:[bcdghjklmnpqrstwxyz]|zh|ch|sh)?y?(?:[aeiou]{1,3})(?:ng?|r)?\Z"
    rf"|(?:{'|'.join(_KOREAN_SYLLABLES.split())}){{1,3}}\Z|{_PINYIN}{{1,2}}\Z"
)
"""A word that may be a given name there: a syllable of whatever language, or two of Korean or Chinese."""
_WRITTEN_TOGETHER = re.compile(
    "[\u1100-\u11ff\u2e80-\u30ff\u3130-\u318f\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]"
)
"""Signs of Chinese, Japanese and Korean, in which the family comes first."""
_DOUBLE = {
    **dict.fromkeys(
        ("maria", "ana", "anna", "rosa", "mary"),
        frozenset(
            {
                *("jose", "luisa", "teresa", "theresa", "isabel", "elena", "carmen", "pilar", "rosa", "ana"),
                *(
                    "victoria",
                    "fernanda",
                    "eugenia",
                    "paula",
                    "clara",
                    "magdalena",
                    "belen",
                    "angeles",
                    "lena",
                ),
                *("maria", "ann", "anne", "jane", "kate", "lou", "lynn", "sofia", "laura", "cristina", "sol"),
            }
        ),
    ),
    **dict.fromkeys(
        ("jose", "juan", "luis", "carlos", "miguel", "joao", "pedro"),
        frozenset(
            {
                *(
                    "maria",
                    "luis",
                    "carlos",
                    "antonio",
                    "manuel",
                    "pablo",
                    "angel",
                    "jesus",
                    "miguel",
                    "paulo",
                ),
                *("ramon", "andres", "alberto", "eduardo", "fernando", "david", "diego", "pedro", "jose"),
            }
        ),
    ),
    **dict.fromkeys(
        ("jean", "anne", "marie", "pierre"),
        frozenset(
            {
                *("paul", "pierre", "marie", "claude", "luc", "marc", "michel", "louis", "jacques", "yves"),
                *(
                    "francois",
                    "philippe",
                    "christophe",
                    "laure",
                    "sophie",
                    "claire",
                    "louise",
                    "france",
                    "lise",
                ),
            }
        ),
    ),
}
"""First names of two words: the second by the first."""


def first_name(name: str) -> str:
    """The first name as it is written in a full one, or ``""`` where it cannot be told."""
    words = _given(name)
    words = words[next((at for at, word in enumerate(words) if not _is_title(word)), len(words)) :]
    if not words or _WRITTEN_TOGETHER.search(name):
        return ""
    if shouted := _after_family(words):
        words = shouted
    first, *rest = words
    if _is_no_first_name(first) or (rest and _is_family(first, rest)) or not first[0].isalpha():
        return ""
    if len(rest) > 1 and folded(rest[0]) in _DOUBLE.get(folded(first), ()):
        return f"{first} {rest[0]}"
    return first


def _given(name: str) -> list[str]:
    """The words of a name without a family name that a comma follows."""
    family, comma, given = name.partition(",")
    if not comma:
        return name.split()
    after = [folded(word).replace(" ", "") for word in given.replace(",", " ").split()]
    return (family if all(word in _AFTER for word in after) else given.partition(",")[0]).split()


def _is_title(word: str) -> bool:
    return folded(word) in _TITLES and (word.endswith(".") or not word.isupper())


def _after_family(words: list[str]) -> list[str]:
    """What follows a family name that stands first in capitals, as in DUPONT Jean."""
    shouted = [len(word) > 1 and word.isupper() and "." not in word for word in words]
    if shouted[0] and not all(shouted) and folded(words[0]) not in _VIETNAMESE:
        return words[shouted.index(False) :]
    return []


def _is_no_first_name(word: str) -> bool:
    """Whether it is an initial, or begins a family name, or is half a name."""
    plain = folded(word)
    is_short = word.endswith(".") or len(plain.replace(" ", "")) < _SHORTEST
    begins = plain.partition(" ")[0]
    begins = begins if "'" in word or "’" in word or begins in _ARTICLES else plain
    return is_short or begins in _BEFORE_A_FAMILY or plain in _HALVES or word in _HALVES_IN_ARABIC


_SHORTEST = 2
"""Letters. One alone is an initial."""


def _is_family(first: str, rest: list[str]) -> bool:
    """Whether a first word with others after it may be the family's."""
    plain = folded(first)
    if plain in _ALSO_FIRST:
        parts = [folded(part) for word in rest for part in word.split("-")]
        return rest[0] not in _BEFORE_A_FAMILY and all(map(_GIVEN.match, parts))
    return plain in _FAMILIES
