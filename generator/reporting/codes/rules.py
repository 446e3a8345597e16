"""Problems with values that do not go together."""

from generator.reporting.entry import Entry

RULES = (
    Entry(
        code="end-before-start",
        sentence="The end ({end}) is before the start ({start}).",
        hint="Check both dates. Leave the end out if it still goes on.",
        explanation=(
            "Something cannot end before it has begun. Often day and month have been swapped, or "
            "one of the years is last year's."
        ),
        wrong="start: 2026-09\nend: 2026-02",
        right="start: 2026-02\nend: 2026-09",
    ),
    Entry(
        code="far-ahead",
        severity="warning",
        sentence="The date “{found}” of “{field}” is more than twenty years ahead.",
        hint_nearest="Did you mean “{nearest}”?",
        hint="Check the year. If the date is right, you need not do anything.",
        explanation=(
            "A date that far ahead is mostly a slip: two digits of the year that changed places, or a wrong "
            "one. Your document is published all the same. What has no end needs no date: leave out end, "
            "until or valid_until instead of writing a year far away."
        ),
        wrong="start: 2062-09",
        right="start: 2026-09",
    ),
    Entry(
        code="number-as-name",
        severity="warning",
        sentence="Without quotes “{found}” is the number {number} for other programs.",
        hint="Write it like this: {right}",
        explanation=(
            "A name or a level may look like a number. Here it stays as you typed it, but YAML has it that "
            "007 is 7 and 0x1F is 31, and other programs read your file like that. In quotes it is text for "
            "all of them. What would really be another text here, such as 1.10, is an error."
        ),
        wrong="id: 007",
        right='id: "007"',
    ),
    Entry(
        code="colour-too-light",
        sentence="The colour {found} is too light to be read on a page: its contrast is {contrast}.",
        hint_nearest="The nearest that is dark enough is {nearest}.",
        hint="It must be {needed} or more.",
        explanation=(
            "Words in this colour stand on a light page, and white words on this colour. Not everybody sees "
            "well, and nobody does in the sun. So the colour needs a contrast of 4.5 with every ground of a "
            "page, and the accent, which is a line, one of 3 (WCAG 2.2). The one that is proposed is yours, "
            "no darker than it must be. For pages in the dark a lighter one is made of it."
        ),
        wrong='colour: "#3fb950"',
        right='colour: "#2a7d3b"',
    ),
    Entry(
        code="translation-alone",
        sentence="This is a translation of {of}, and that is not there.",
        hint="Give it the name of the document it translates, with the language before .md.",
        explanation=(
            "A translation lies beside its document and has the same name, with the language "
            "before .md: care.md and care.en.md. Without the document nobody would find it."
        ),
        wrong="amina/experiences/caring.en.md, beside care.md",
        right="amina/experiences/care.en.md, beside care.md",
    ),
    Entry(
        code="translation-own-language",
        sentence="This translation is in the language of the portfolio itself.",
        hint="Name it after the language it is in, or remove it.",
        explanation=(
            "The profile says in which language a portfolio is written. A translation is into another "
            "one: in a portfolio with language: nl it is care.en.md."
        ),
        wrong="# profile.md: language: nl\n# experiences/care.nl.md: type: translation",
        right="# profile.md: language: nl\n# experiences/care.en.md: type: translation",
    ),
    Entry(
        code="nothing-to-translate",
        sentence="{of} has no {field} to translate.",
        hint="Remove the field here, or write it in {of} first.",
        explanation=(
            "A translation says what its document says, in another language. So it can only have a field"
            " that its document has: a headline or a motivation beside a profile, a focus beside a cycle,"
            " a title and a text beside anything."
        ),
        wrong="# cycles/1.md has no focus\n# cycles/1.en.md: focus: What counts?",
        right="# cycles/1.md: focus: Wat telt mee?\n# cycles/1.en.md: focus: What counts?",
    ),
    Entry(
        code="translation-uneven",
        sentence="{field} has {found} here and {wanted} in {of}.",
        hint="Translate each of them, in the same order.",
        explanation=(
            "The texts of a list are translated by their place: the first belongs to the first. If one "
            "is missing, nobody knows which."
        ),
        wrong="# profile.md has three perspectives\nperspectives: [A diploma, Saying no]",
        right="# profile.md has three perspectives\nperspectives: [A diploma, A fixed route, Saying no]",
    ),
    Entry(
        code="cycle-order",
        sentence="Cycle {number} begins before cycle {before}.",
        hint="Check the start of both cycles, or give them other numbers.",
        explanation=(
            "Cycles follow each other: the one with the higher number begins later. The site uses"
            " that order to show what has changed since the cycle before."
        ),
        wrong="# cycles/1.md: start: 2026-01\nnumber: 2\nstart: 2025-06",
        right="# cycles/1.md: start: 2026-01\nnumber: 2\nstart: 2026-06",
    ),
    Entry(
        code="cycle-hole",
        sentence="There is a cycle {number}, but no cycle {missing}.",
        hint="Make the file cycles/{missing}.md, or give this cycle the number {missing}.",
        explanation=(
            "Cycles are numbered 1, 2, 3 and so on, without holes. Each cycle builds on the one "
            "before it, so none can be missing."
        ),
        wrong="cycles/1.md\ncycles/3.md",
        right="cycles/1.md\ncycles/2.md",
    ),
    Entry(
        code="cycle-file-name",
        sentence="This is cycle {number}, so the file must be called {number}.md.",
        hint="Rename the file, or correct the number.",
        explanation=(
            "The file of a cycle has the number of the cycle as its name. So you can see at once "
            "which cycles there are, and there are never two with the same number."
        ),
        wrong="# cycles/second-round.md\nnumber: 2",
        right="# cycles/2.md\nnumber: 2",
    ),
    Entry(
        code="no-proof",
        sentence="This evidence is of the kind “{media}”, but it has no file and no address.",
        hint=(
            "Add “file:” with the name of the file beside this document, or “url:” with its "
            "address on the internet."
        ),
        explanation=(
            "A picture, a recording or a link is only proof if a visitor can open it. If there is"
            " nothing to open, tell in the text below what was seen or said, and choose "
            "testimonial or observation as media."
        ),
        wrong="media: image\nalt: A weekly plan on the fridge",
        right="media: image\nfile: weekplan.png\nalt: A weekly plan on the fridge",
    ),
    Entry(
        code="file-and-url",
        sentence="This evidence has both a file and an address.",
        hint="Keep one of the two, “file:” or “url:”. The other address can stand under “links:”.",
        explanation=(
            "One piece of evidence is one thing that can be opened and judged. With two it would "
            "not be clear which of them was judged, or which of them changed afterwards."
        ),
        wrong="file: plan.pdf\nurl: https://linde.example/plan",
        right="file: plan.pdf",
    ),
    Entry(
        code="two-places",
        sentence="The address already says where to look ({found}), and “fragment:” says it, too.",
        hint="Keep one of the two: take away “fragment:”, or the # in the address and all that follows it.",
        explanation=(
            "What stands after the # in an address is the place to look at, and an address has only one. "
            "A page or a second may be added to words such as #zoom=100, but not to a heading, and not twice."
        ),
        wrong="url: https://linde.example/plan#day\nfragment: {page: 3}",
        right="url: https://linde.example/plan\nfragment: {page: 3}",
    ),
    Entry(
        code="newer-schema",
        sentence="This portfolio has version {found} of the fields, and this program knows {known}.",
        hint="Update Leerkring, or ask whoever looks after the site to do so.",
        explanation=(
            "A newer version may have a field that says who may see what. A program that does not know it "
            "could show too much, so it shows nothing of the portfolio. If you did not mean the number, "
            "leave it out: leerkring migrate writes the right one."
        ),
        wrong="schema_version: 99",
        right="schema_version: 1",
    ),
    Entry(
        code="with-and-without-file",
        sentence="This evidence says that there is no file, and has “{other}”.",
        hint="Remove “without_file:” or “{other}:”.",
        explanation=(
            "What is written at without_file tells a reader why there is nothing to open. Where there is "
            "something to open, it would be wrong."
        ),
        wrong="file: cup.jpg\nwithout_file: The cup stands in the club house",
        right="without_file: The cup stands in the club house",
    ),
    Entry(
        code="goal-about-nothing",
        sentence="This goal does not say what it is about.",
        hint="Add “competence:”, or “subject:” with a few words.",
        explanation=(
            "A goal is about a competence of a framework. If there is none for it, say at subject what it is "
            "about, in your own words."
        ),
        wrong="title: Driving in the warehouse\nstatus: active",
        right="title: Driving in the warehouse\nsubject: Getting my forklift licence\nstatus: active",
    ),
    Entry(
        code="level-of-nothing",
        sentence="This goal has a level and no competence.",
        hint="Add “competence:”, or remove “level:”.",
        explanation=(
            "A level is one of the levels of a framework, and the competence says of which. What you aim at "
            "without a framework you can say in words at subject."
        ),
        wrong="subject: Getting my forklift licence\nlevel: 3",
        right="subject: Getting my forklift licence",
    ),
    Entry(
        code="nobody-judged",
        sentence="This validation does not say who judged.",
        hint="Add “assessor:” with the id of a person, or “panel:” with how many people it had.",
        explanation=(
            "A judgement is worth as much as whoever gives it. An assessor stands in your profile under "
            "people. Of a panel nobody need be named: how many it had and their roles are enough."
        ),
        wrong="standard: kade:job\ndate: 2026-06-20",
        right="standard: kade:job\npanel:\n  members: 3\ndate: 2026-06-20",
    ),
    Entry(
        code="nothing-judged",
        sentence="This validation does not say what came of it.",
        hint="Add “outcomes:” for each competence, or “overall:” for the judgement as a whole.",
        explanation=(
            "A validation says what was found: for each competence, as a whole, or both. While nothing has "
            "been found, there is no validation yet."
        ),
        wrong="standard: kade:job\nassessor: cor",
        right="standard: kade:job\nassessor: cor\noverall: passed",
    ),
    Entry(
        code="own-not-validated",
        sentence="“{competence}” is of a framework of your own, and no standard asks for it.",
        hint="Take it out of the outcomes. Others can say your level in an assessment.",
        explanation=(
            "A validation holds you against what a diploma or an employer asks. What you chose yourself "
            "is worth telling, but nobody was asked to judge by it. In an assessment you and others can "
            "give levels for it."
        ),
        wrong="type: validation\noutcomes:\n  - competence: mine:repair\n    verdict: met",
        right="type: assessment\nscores:\n  - competence: mine:repair\n    level: 2",
    ),
    Entry(
        code="own-framework-taken",
        sentence="The school has a framework that is called “{framework}”, too.",
        hint="Give this file another name, and write it in your documents before the colon.",
        explanation=(
            "The name of the file is the first half of the names of your competences. If the school had a "
            "framework of that name, nobody would know which of the two is meant."
        ),
        wrong="frameworks/lifecomp.yml and amina/frameworks/lifecomp.yml",
        right="frameworks/lifecomp.yml and amina/frameworks/mine.yml",
    ),
    Entry(
        code="duplicate-id",
        sentence="The id “{id}” is used twice.",
        hint="Give one of the two another id.",
        explanation=(
            "An id points to exactly one thing: one competence, one level, one requirement "
            "profile or one partner. With two of the same it is not clear which one is meant."
        ),
        wrong="levels:\n  - id: 1\n    title: With help\n  - id: 1\n    title: Independent",
        right="levels:\n  - id: 1\n    title: With help\n  - id: 2\n    title: Independent",
    ),
    Entry(
        code="framework-file-name",
        sentence="This framework has the id “{id}”, so the file must be called {id}.yml.",
        hint="Rename the file, or correct the id.",
        explanation=(
            "The file of a framework has its id as its name. So everybody can find where "
            "lifecomp:L3 comes from, and there are never two frameworks with the same id."
        ),
        wrong="# frameworks/skills.yml\nid: lifecomp",
        right="# frameworks/lifecomp.yml\nid: lifecomp",
    ),
    Entry(
        code="repeated-competence",
        sentence="The competence “{competence}” is named twice in this list.",
        hint="Put what you want to say in one of them and remove the other.",
        explanation=(
            "A competence stands once in a list, so that it counts once. Two levels or two "
            "reasons for the same competence would contradict each other; put both reasons in one"
            " text."
        ),
        wrong=(
            "scores:\n  - competence: lifecomp:S3\n    level: 1\n  - competence: lifecomp:S3\n    level: 2"
        ),
        right="scores:\n  - competence: lifecomp:S3\n    level: 2",
    ),
)
