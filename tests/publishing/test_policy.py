"""The content security policy: what it admits, and where it stands."""

from generator.publishing.policy import headers, inline_scripts, policy, with_policy


def rules(text):
    return {name: values for name, *values in (rule.split() for rule in text.split("; "))}


def test_nothing_is_admitted_that_is_not_named():
    assert rules(policy([]))["default-src"] == ["'none'"]


def test_no_rule_admits_another_host_or_anything_inline():
    for name, values in rules(policy(["a()"])).items():
        for value in values:
            known = value in {"'none'", "'self'"} or value.startswith("'sha256-")
            assert known or (name, value) == ("img-src", "data:")


def test_a_script_of_the_theme_is_known_by_its_hash():
    # printf 'a()' | openssl dgst -sha256 -binary | base64
    assert rules(policy(["a()"]))["script-src"] == [
        "'self'",
        "'sha256-qVpDBgj7bpq5hMAcGp3AOc79J3Y1Z4HvySTwKrWDoy4='",
    ]


def test_the_order_of_scripts_does_not_matter():
    assert policy(["a()", "b()", "a()"]) == policy(["b()", "a()"])


def test_only_scripts_without_address_are_taken_from_a_template():
    assert inline_scripts('<script>a()</script><script src="b.js"></script><script>c()\n</script>') == [
        "a()",
        "c()\n",
    ]


def test_the_policy_stands_before_whatever_an_author_wrote():
    page = '<html><head>\n<meta charset="utf-8"><title>x</title></head><head></head>'
    done = with_policy(page, "default-src 'none'")
    meta = '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">'
    assert done.startswith(f'<html><head>\n<meta charset="utf-8">{meta}<title>')
    assert done.count(meta) == 1


def test_headers_box_in_the_files_of_learners():
    text = headers(policy([]))
    for folder in ("/files/*", "/:learner/files/*"):
        after = text.split(f"\n{folder}\n")[1].splitlines()[:2]
        assert after == [
            "  ! Content-Security-Policy",
            "  Content-Security-Policy: default-src 'none'; sandbox",
        ]


def test_headers_keep_others_from_framing_a_page():
    assert "; frame-ancestors 'none'\n" in headers(policy([]))
