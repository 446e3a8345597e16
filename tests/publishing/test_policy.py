"""The content security policy: what it admits, and where it stands."""

from generator.publishing.policy import POLICY, headers, with_policy


def rules(text):
    return {name: values for name, *values in (rule.split() for rule in text.split("; "))}


def test_nothing_is_admitted_that_is_not_named():
    assert rules(POLICY)["default-src"] == ["'none'"]


def test_no_rule_admits_another_host_or_anything_inline():
    for name, values in rules(POLICY).items():
        for value in values:
            assert value in {"'none'", "'self'"} or (name, value) == ("img-src", "data:")


def test_the_policy_stands_before_whatever_an_author_wrote():
    page = '<html><head>\n<meta charset="utf-8"><title>x</title></head><head></head>'
    done = with_policy(page)
    meta = '<meta http-equiv="Content-Security-Policy" content="' + POLICY + '">'
    assert done.startswith(f'<html><head>\n<meta charset="utf-8">{meta}<title>')
    assert done.count(meta) == 1


def test_headers_box_in_the_files_of_learners():
    text = headers()
    for folder in ("/files/*", "/:learner/files/*", "/:cohort/:learner/files/*"):
        after = text.split(f"\n{folder}\n")[1].splitlines()[:2]
        assert after == [
            "  ! Content-Security-Policy",
            "  Content-Security-Policy: default-src 'none'; sandbox",
        ]


def test_headers_keep_others_from_framing_a_page():
    assert "; frame-ancestors 'none'\n" in headers()
