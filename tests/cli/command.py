"""The command as tests type it, and documents for it."""

from click.testing import CliRunner

from generator.cli import leerkring

PROFILE = "---\ntype: profile\ntitle: Portfolio\nname: Amina Yusuf\nlanguage: nl\n---\n"
CYCLE = "---\ntype: cycle\nnumber: 1\ntitle: Begin\nstart: {start}\nphase: recognise\n---\n"
FRAMEWORK = (
    'type: framework\nid: kade\ntitle: Kade\nversion: "1"\npublisher: De Kade\nlicence: CC0\n'
    "source: https://leerhuis.example\ncompetences:\n  - {id: A, title: A}\n"
    "requirements:\n  - {id: vak, title: Vak, kind: function, asks: []}\n"
)
EVIDENCE = "---\ntype: evidence\ntitle: Plan\nmedia: product\ndate: 2025\n---\n"
VALIDATION = (
    '---\ntype: validation\ntitle: Scan\nstandard: "kade:vak"\nassessor: peter\ndate: 2025\ncycle: 1\n'
    'methods: [portfolio]\noutcomes:\n  - {competence: "kade:A", verdict: met, evidence: [plan]}\n---\n'
)


def write(file, text):
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def run(*arguments):
    return CliRunner().invoke(leerkring, arguments)
