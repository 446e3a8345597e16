from collections import Counter

from generator.guide.documents import ADDABLE, is_learners
from generator.guide.themes import THEMES, themes_of


def test_the_course_has_four_modules_of_two_themes():
    assert list(Counter(theme.module for theme in THEMES).values()) == [2, 2, 2, 2]
    assert len({theme.name for theme in THEMES}) == 8


def test_every_kind_of_a_learner_belongs_to_a_theme():
    assert all(themes_of(kind) for kind in ("profile", *filter(is_learners, ADDABLE)))


def test_a_kind_of_the_school_belongs_to_none():
    assert themes_of("framework") == ()


def test_every_theme_has_questions():
    assert all(theme.questions for theme in THEMES)
