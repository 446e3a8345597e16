"""Names of people: those of the world are names, and what nobody can read or find is none."""

from __future__ import annotations

import unicodedata

import pytest

from generator.model import KIND, Frameworks
from generator.reading.around import Around
from generator.reading.documents import Draft, draft
from generator.reading.person_names import LONGEST_WORD, MOST_DIGITS, is_blank, name_fault
from generator.reading.rules import RULES
from generator.reading.text import decoded
from tests.portfolios import PROFILE

NAMES = [
    *(
        "Amina Yusuf",
        "Jan-Willem van 't Hof",
        "Siobhán Ní Dhomhnaill",
        "D’Angelo O'Neill",
        "Ann B. de Vries, MSc",
    ),
    *("Zoë Müller-Lüdenscheidt", "François Lefèvre", "Łukasz Żółć", "Đặng Thị Mỹ Dung", "Nguyễn Thuỳ Dương"),
    *(
        "Trần Quốc Đạt",
        "Lê Thị Hồng Gấm",
        "Ọláṣùnkànmí Adébáyọ̀",
        "Ṣadé Ọ̀ṣúndáre",
        "Ngọzi Ọkọnkwọ",
        "Ẹniọlá Bọ̀dé",
    ),
    *(
        "Þórdís Guðmundsdóttir",
        "Håkon Bjørnsson",
        "Ñuñez Ibáñez",
        "Čapková Žofie",
        "Åse Østergård",
        "İbrahim Yıldız",
    ),
    *(
        "Şükrü Çağlar",
        "Ştefan Țîrlea",
        "Ģirts Bērziņš",
        "Kāneʻohe Kealiʻi",
        "T̓łaliłila Wallas",
        "Ŋaŋa Ɗan Ɓaba",
    ),
    *(
        "Владимир Соловьёв",
        "Їжакевич Ґалина",
        "Ћирић Љубиша",
        "Цвĕтан Ӑвăс",
        "Γιώργος Παπαδόπουλος",
        "Ἀθηνᾶ Ὀδυσσεύς",
    ),
    *("Հայկ Սարգսյան", "გიორგი მაისურაძე", "אברהם לוי", "אַבְרָהָם בֶּן־דָּוִד", "שָׁלוֹם עֲלֵיכֶם", "محمد الأحمد"),
    *(
        "مُحَمَّدٌ بْنُ عَبْدِ ٱللَّٰه",
        "فاطمة الزهراء",
        "علی‌رضا محمدی",
        "شیرین‌گل",
        "عائشہ صدیقی",
        "ئازاد که‌ریم",
        "ܝܘܚܢܢ ܒܪ ܙܘܥܒܝ",
    ),
    *(
        "ދިވެހި އަޙްމަދު",
        "अमित शर्मा",
        "श्रीकृष्ण द्विवेदी",
        "लक्ष्मी नारायणन्",
        "ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ",
        "ગાંધી મોહનદાસ",
        "অমৃতা চট্টোপাধ্যায়",
        "র‍্যাচেল",
    ),
    *("ଜଗନ୍ନାଥ ମିଶ୍ର", "முத்துலட்சுமி கிருஷ்ணன்", "వేంకటేశ్వరరావు", "ಶ್ರೀನಿವಾಸ ರಾವ್", "ശ്രീജിത്ത് നായര്‍", "ශ්‍රී ලාල් ක්‍රිෂාන්ත"),
    *("สมชาย ใจดี", "กฤตย์ เพ็ญศรี", "ปิ่นเกล้า น้ำผึ้ง", "ສົມສັກ ພົມມະຈັນ", "អ៊ុំ ស្រីនាង", "ကျော်စွာမြင့်", "မြွှေ့", "བསྟན་འཛིན་རྒྱ་མཚོ"),
    *(
        "ལཀྵྨཱི་དབང་ཕྱུག",
        "王小明",
        "山田　太郎",
        "佐々木 かおり",
        "ポール・マッカートニー",
        "김민준",
        "金敏俊",
        "ᠴᠢᠩᠭᠢᠰ",
        "አበበ ቢቂላ",
        "ⴰⵎⴰⵣⵉⵖ ⵢⵓⴱⴰ",
    ),
    *(
        "Ꮳꮃꭹ ᏎᏉᏯ",
        "ᐃᓄᒃ ᐊᓂᖅ",
        "Keihanaikukauakahihuliheekahaunaele",
        "Wolfeschlegelsteinhausenbergerdorff",
        "X Æ Twelve",
    ),
    *("Joris 2", "Learner 12", "Leerling 123", "Mina 🌸", "Mina (Amina)", "A. B.", "Jennifer 8. Lee", "李 Y"),
]
FORMS = ("NFC", "NFD")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", NAMES)
def test_the_names_of_the_world_are_names(name, form):
    written = unicodedata.normalize(form, name)

    assert name_fault(written) is None
    assert not is_blank(written)
    assert decoded("x.md", written.encode())[1] == []


def test_there_are_many_in_many_scripts():
    scripts = {unicodedata.name(sign).split()[0] for name in NAMES for sign in name if sign.isalpha()}

    assert len(set(NAMES)) >= 60
    assert len(scripts) >= 25


UNSEEN = [
    *(0x2800, 0x3164, 0xFFA0, 0x115F, 0x1160, 0x034F, 0x17B4, 0x17B5, 0x180B, 0x180E, 0x00AD, 0x061C),
    *(0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2028, 0x2029, *range(0x202A, 0x202F), *range(0x2060, 0x2070)),
    *(0xE000, 0xF8FF, 0xF0000, 0x10FFFD, 0xFE00, 0xFE0E, 0xFE0F, 0xFEFF, 0xFFF9, 0xFFFB, 0xFFFE, 0xFFFF),
    *(0x00, 0x07, 0x0A, 0x1B, 0x7F, 0x85, 0x9F, 0x0378, 0x1D173, 0x1BCA0, 0xE0001, *range(0xE0020, 0xE0080)),
    *(0xE0100, 0xE01EF, 0xE0FFF, 0x1FFFF),
]


@pytest.mark.parametrize("code", UNSEEN, ids=hex)
def test_what_nobody_sees_is_in_no_name(code):
    for name in (f"Ann{chr(code)}de Vries", f"{chr(code)}Ann", f"Ann{chr(code)}"):
        assert name_fault(name) == ("unseen-in-name", {"character": f"U+{code:04X}"})


@pytest.mark.parametrize("code", [code for code in UNSEEN if not chr(code).isspace()], ids=hex)
def test_a_name_of_what_nobody_sees_alone_is_blank(code):
    assert is_blank(chr(code))
    assert is_blank(f" {chr(code) * 3} ")


@pytest.mark.parametrize("mark", "\u061c\u200e\u200f")
def test_a_sign_of_direction_may_stand_where_letters_run_from_right_to_left(mark):
    assert name_fault(f"محمد {mark}(Ann)") is None


OTHERS = {
    "mark-alone": ["\u0301Ann", "Ann \u0301de Vries", "-\u0301", "1\u0301", "\u094dA", "((\u0301"],
    "name-without-letters": ["...", "☆☆☆", "123", "🌸🌸", "⠁⠝⠝", "- -", "?", "1"],
    "number-in-name": [
        "Joris 06 12 34 5",
        "Amina 2009",
        "A0612345",
        "0 6 1 2 Joris",
        "Joris ٠٦١٢",
        "Ann ⁰⁶¹²",
        "A①②③④",
    ],
    "endless-name": ["n" * LONGEST_WORD, f"Ann {'é' * 80}", f"Ann {'म' * 70}"],
}


@pytest.mark.parametrize(("code", "name"), [(code, name) for code, names in OTHERS.items() for name in names])
def test_what_is_no_name_is_told(code, name):
    assert name_fault(name)[0] == code


def test_a_name_has_few_digits_and_short_words_up_to_the_last():
    assert name_fault("Ann " + "1" * MOST_DIGITS) is None
    assert name_fault("n" * (LONGEST_WORD - 1)) is None
    assert name_fault("n" * 40 + "-" + "n" * 40) is None


def test_an_organisation_may_be_called_after_a_year():
    assert name_fault("Studio 1854", of_person=False) is None
    assert name_fault("1854", of_person=False) is None
    assert name_fault("1\u28004", of_person=False)


def problems(text):
    read = draft("ann/profile.md", text, KIND["profile"])
    assert isinstance(read, Draft)
    return [found.code for rule in RULES for found in rule(read, Around(Frameworks(), frozenset({"kade"})))]


@pytest.mark.parametrize("name", ["Ann de Vries-Bakker", "Pia Peer", "Bob Boss"])
def test_every_name_in_a_profile_is_looked_at(name):
    assert problems(PROFILE) == []
    assert problems(PROFILE.replace(name, f"{name} 2009")) == ["number-in-name"]


def test_an_alias_is_a_name():
    assert problems(PROFILE.replace("language: en", "alias: ☆\nlanguage: en")) == ["name-without-letters"]
