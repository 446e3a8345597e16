"""A first name is shown only where it is sure to be one: never a family name, never half a name."""

from __future__ import annotations

import pytest

from generator.gate.people import shown_name
from generator.guide.slugs import portfolio_slug
from generator.model import Profile
from generator.spelling.first_names import first_name


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("Amina Yusuf", "Amina"),
        ("O'Brien, Sinéad", "Sinéad"),
        ("de Vries, Jan", "Jan"),
        ("van der Berg, Jan-Willem", "Jan-Willem"),
        ("Jan-Willem van der Berg", "Jan-Willem"),
        ("IJsbrand", "IJsbrand"),
        ("IJsbrand de Boer", "IJsbrand"),
        ("Maria José García", "Maria José"),
        ("María José García", "María José"),
        ("Maria García", "Maria"),
        ("Jean Paul Sartre", "Jean Paul"),
        ("Dr. Anna de Wit", "Anna"),
        ("Prof. Dr. Anna de Wit", "Anna"),
        ("Mevrouw Anna de Wit", "Anna"),
        ("Anna de Wit, PhD", "Anna"),
        ("DUPONT Jean", "Jean"),
        ("Jean DUPONT", "Jean"),
        ("Lan Nguyễn", "Lan"),
        ("Kim Jansen", "Kim"),
        ("Kim de Vries", "Kim"),
        ("Kim de Lange", "Kim"),
        ("Kim Bakker", "Kim"),
        ("Kim Visser", "Kim"),
        ("An Peeters", "An"),
        ("Lin Hermans", "Lin"),
        ("Lau Mazirel", "Lau"),
        ("Ko van Dijk", "Ko"),
        ("Minjun Kim", "Minjun"),
        ("Xiaoming Wang", "Xiaoming"),
        ("Kim, Minjun", "Minjun"),
        ("Lee Towers", "Lee"),
        ("Ben Bosveld", "Ben"),
        ("Zoë Çelik", "Zoë"),
        ("Øyvind Ødegård", "Øyvind"),
        ("Ömer Şahin", "Ömer"),
        ("محمد علي", "محمد"),
        ("Ольга Иванова", "Ольга"),
        ("Ελένη Παπαδοπούλου", "Ελένη"),
        ("jan jansen", "jan"),
        ("Ans de Vries", "Ans"),
        ("D'Angelo Russell", ""),
    ],
)
def test_a_first_name_is_known_where_it_is_sure(name, first):
    assert first_name(name) == first


@pytest.mark.parametrize(
    "name",
    [
        *("Nguyễn Thị Lan", "NGUYEN Thi Lan", "Trần Văn An", "Wang Xiaoming", "Li Na", "王小明", "王 小明"),
        *("Kim Min-jun", "Lin Dan", "김민준", "山田 太郎", "Tanaka Hiroshi", "Nagy Anna", "Kovács Péter"),
        *("Kim Minjun", "Kim Min Jun", "Kim Lie", "Lee Jiwoo", "Park Seoyeon", "Choi Minho", "Jung Hoseok"),
        *(
            "Kang Haneul",
            "Cho Seungyoun",
            "Yoon Jiyeon",
            "Jang Wonyoung",
            "Lim Yoona",
            "Han Sohee",
            "Oh Sehun",
        ),
        *("Son Heungmin", "Moon Jaein", "Bae Suji", "An Jaehyun", "Ko Jinyoung", "Min Yoongi"),
        *(
            "Lin Xiaoming",
            "Sun Li",
            "Ma Yun",
            "He Jiankui",
            "Hu Jintao",
            "Gao Xingjian",
            "Yan Lianke",
            "Ng Wai",
        ),
        *("Trịnh Công Sơn", "Hà Anh Tuấn", "Đào Duy Anh", "Lưu Quang Vũ"),
        *("'t Hooft", "'t Hooft Gerard", "’t Hooft", "de Vries Jan", "De Vries Jan", "Van der Berg"),
        *("Ø. Ødegård", "J. de Vries", "J.W. Jansen", "J W Jansen", "A.B.", "Ma. Teresa Cruz"),
        *("Abu Bakr", "Abd al-Rahman Hassan", "Abdul Karim", "أبو بكر", "عبد الرحمن", "bin Laden"),
        *("Dr.", "Dr. J. Jansen", "O'Brien Sinéad", "O’Brien", "al-Sayed", "Mc Donald", ",", ", "),
    ],
)
def test_where_it_is_not_sure_there_is_none(name):
    assert first_name(name) == ""


def profile(name, **more):
    return Profile(source="", slug="", title="", name=name, language="en", **more)


def test_where_it_is_not_sure_the_alias_is_shown_and_else_initials():
    assert shown_name(profile("Nguyễn Thị Lan", alias="Lan")) == "Lan"
    assert shown_name(profile("Nguyễn Thị Lan")) == "N. T. L."
    assert shown_name(profile("Nguyễn Thị Lan", show_as="full")) == "Nguyễn Thị Lan"
    assert shown_name(profile("Amina Yusuf", alias="Mina")) == "Amina"


def test_no_folder_is_named_after_a_family():
    assert portfolio_slug("Nguyễn Thị Lan") == "portfolio"
    assert portfolio_slug("Nguyễn Thị Lan", {"portfolio"}) == "portfolio-2"
    assert portfolio_slug("de Vries, Jan") == "jan"
