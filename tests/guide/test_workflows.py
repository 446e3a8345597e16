"""What builds a site at its host: when it publishes, where that will be, and that each step can be taken."""

from __future__ import annotations

import re

import pytest
import yaml

from generator.guide.new_site import workflows
from generator.places import languages
from tests.hosts.conftest import CYCLE, PROFILE
from tests.walking import computer

GITHUB, GITLAB = ".github/workflows/leerkring.yml", ".gitlab-ci.yml"
OURS = {"ref_name": "main", "event": {"repository": {"default_branch": "main", "name": "portfolio"}}}


def jobs(language="en", *, cohort=False):
    return yaml.safe_load(workflows(language, cohort=cohort)[GITHUB])["jobs"]


def is_true(expression, github):
    """What GitHub makes of an expression: what is not there is null, and equals no text."""

    def value(found):
        known = github
        for name in found[0].split(".")[1:]:
            known = known.get(name) if isinstance(known, dict) else None
        return repr(known)

    told = re.sub(r"\bgithub(?:\.\w+)+", value, expression)
    return eval(told.replace("&&", " and ").replace("||", " or "))  # noqa: S307  # our own words


EVENTS = {
    "a push": ({**OURS, "event_name": "push"}, True),
    "a push to another branch": ({**OURS, "event_name": "push", "ref_name": "try"}, False),
    "a request": ({**OURS, "event_name": "pull_request", "ref_name": "3/merge"}, False),
    "a request from a branch of this name": ({**OURS, "event_name": "pull_request"}, False),
    "the schedule": (
        {"event_name": "schedule", "ref_name": "main", "event": {"schedule": "17 4 * * 1"}},
        True,
    ),
    "the schedule, of which nothing is told": ({"event_name": "schedule", "ref_name": "main"}, True),
    "the button": ({**OURS, "event_name": "workflow_dispatch"}, True),
    "the button on another branch": ({**OURS, "event_name": "workflow_dispatch", "ref_name": "try"}, False),
}


@pytest.mark.parametrize("event", EVENTS)
def test_it_publishes_what_is_on_the_default_branch_whatever_the_event_tells(event):
    github, publishes = EVENTS[event]
    built = jobs()
    conditions = [step["if"] for step in built["build"]["steps"] if "if" in step] + [built["publish"]["if"]]
    assert len(conditions) == 3
    assert [bool(is_true(condition, github)) for condition in conditions] == [publishes] * 3


def test_nothing_else_is_asked_of_an_event_that_may_tell_nothing():
    text = workflows("en", cohort=False)[GITHUB]
    asked = set(re.findall(r"github\.event\.[\w.]+", text))
    assert asked == {"github.event.repository.default_branch"}
    assert text.count("github.event.repository") == text.count("github.event_name == 'schedule' || (") == 3


def test_it_is_built_every_week_and_by_hand_and_github_does_not_stop_after_sixty_days():
    told = yaml.safe_load(workflows("en", cohort=False)[GITHUB])
    assert set(told[True]) == {
        "push",
        "pull_request",
        "schedule",
        "workflow_dispatch",
    }  # YAML 1.1 reads "on" so
    stay = told["jobs"]["stay"]
    assert [name for name, (github, _) in EVENTS.items() if is_true(stay["if"], github)] == [
        "the schedule",
        "the schedule, of which nothing is told",
    ]
    assert stay["permissions"] == {"actions": "write"}
    assert "steps" in stay
    assert f"workflows/{GITHUB.rpartition('/')[2]}/enable" in stay["steps"][0]["run"]


def test_nobody_who_asks_for_a_change_gets_more_than_reading():
    told = yaml.safe_load(workflows("en", cohort=False)[GITHUB])
    assert told["permissions"] == {"contents": "read"}
    for name, job in told["jobs"].items():
        if "permissions" in job:
            request = EVENTS["a request"][0]
            assert not is_true(job["if"], request), name


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("cohort", [True, False])
def test_both_hosts_fetch_large_files_and_say_how_to_build_weekly(language, cohort):
    made = workflows(language, cohort=cohort)
    (checkout, *_) = yaml.safe_load(made[GITHUB])["jobs"]["build"]["steps"]
    assert checkout["with"] == {"persist-credentials": False, "lfs": True}
    assert yaml.safe_load(made[GITLAB])["variables"] == {"GIT_LFS_SKIP_SMUDGE": "0"}
    assert "Build > Pipeline schedules > New schedule" in made[GITLAB]
    assert "{" not in re.sub(r"\$\{\{? ?[^}]*\}\}?", "", "".join(made.values()))


PLACES = {
    "ann/portfolio": "https://ann.github.io/portfolio/",
    "Ann-B/Portfolio": "https://ann-b.github.io/Portfolio/",
    "ann/ann.github.io": "https://ann.github.io/",
    "Ann/ann.github.io": "https://ann.github.io/",
    "ann/other.github.io": "https://ann.github.io/other.github.io/",
}


def build_step():
    (step,) = [step for step in jobs()["build"]["steps"] if "leerkring build" in step.get("run", "")]
    return step["run"]


@pytest.mark.parametrize("repository", PLACES)
def test_the_address_is_known_without_the_event(tmp_path, repository):
    here = computer(tmp_path)
    (here.home / "bin/leerkring").write_text('#!/bin/bash\necho "$SITE_URL"\n', encoding="utf-8")
    told = {"GITHUB_REPOSITORY": repository, "GITHUB_REPOSITORY_OWNER": repository.partition("/")[0]}
    assert here.walk(build_step(), **told).stdout.strip() == PLACES[repository]
    own = "https://www.example.org/"
    assert here.walk(build_step(), **told, OWN_ADDRESS=own).stdout.strip() == own
    assert here.walk(build_step(), **told, OWN_ADDRESS="").stdout.strip() == PLACES[repository]


def site(tmp_path, others):
    here = computer(tmp_path, others)
    assert here.walk('leerkring new . --name "Ann de Vries" --lang en').returncode == 0
    (here.folder / "portfolios/ann/profile.md").write_text(PROFILE, encoding="utf-8")
    (here.folder / "portfolios/ann/cycles/1.md").write_text(CYCLE, encoding="utf-8")
    return here


def test_every_step_at_github_can_be_taken(tmp_path):
    here = site(tmp_path, ["sudo", "gh"])
    told = yaml.safe_load((here.folder / GITHUB).read_text(encoding="utf-8"))["jobs"]
    steps = [step["run"] for job in told.values() for step in job["steps"] if "run" in step]
    assert len(steps) == 6
    output = here.home / "output"
    known = {"GITHUB_REPOSITORY": "ann/portfolio", "GITHUB_REPOSITORY_OWNER": "ann", "GITHUB_ACTIONS": "true"}
    for step in steps:
        walked = here.walk(step, **known, GITHUB_OUTPUT=str(output))
        assert walked.returncode == 0, walked.stdout
    assert re.fullmatch(r"key=leerkring-\S+\n", output.read_text(encoding="utf-8"))
    page = (here.folder / "site/index.html").read_text(encoding="utf-8")
    assert '<link rel="canonical" href="https://ann.github.io/portfolio/">' in page
    asked = (here.home / "asked").read_text(encoding="utf-8")
    assert "gh api --method PUT repos/ann/portfolio/actions/workflows/leerkring.yml/enable" in asked
    installed = (here.home / "installed").read_text(encoding="utf-8")
    assert "--require-hashes --only-binary :all: --requirement requirements.txt" in installed


def test_every_step_at_gitlab_can_be_taken(tmp_path):
    here = site(tmp_path, ["apt-get"])
    told = yaml.safe_load((here.folder / GITLAB).read_text(encoding="utf-8"))
    before = told["default"]["before_script"]
    address = {"SITE_URL": "https://ann.gitlab.io/portfolio/"}
    assert told["pages"]["variables"]["SITE_URL"] == "$CI_PAGES_URL/"
    for job in ("check", "pages"):
        walked = here.walk("\n".join([*before, *told[job]["script"]]), **address)
        assert walked.returncode == 0, walked.stdout
    assert (here.folder / "code-quality.json").read_text(encoding="utf-8").startswith("[")
    page = (here.folder / "public/index.html").read_text(encoding="utf-8")
    assert '<link rel="canonical" href="https://ann.gitlab.io/portfolio/">' in page
