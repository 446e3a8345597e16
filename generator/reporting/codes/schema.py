"""Problems with the value of a field, as its schema describes it."""

from generator.reporting.entry import DID_YOU_MEAN, Entry

SCHEMA = (
    Entry(
        code="blank",
        sentence="“{field}” still has to be filled in.",
        hints_first=(
            "Choose one of these: {choices}. {description} {away}",
            (
                "Without quotes {typed} means nothing at all. Put quotes around it if you mean it: {right}. "
                "{description} {away}"
            ),
            "Write {only} here. {description}",
            "Write it after the hyphen, for instance “- {entry}”, or take away the line with the hyphen.",
            "Write the year, then month and day if you know them, like {date}. {description} {away}",
            (
                "Write what you choose on the lines below it, each with two spaces and a hyphen before it, "
                "like "
                "“  - {item}”. You can choose from: {listed}. {description} {away}"
            ),
            (
                "It is a list: write each thing on a line of its own below it, with two spaces and a hyphen "
                "before it, like “  - {item}”. {description} {away}"
            ),
            (
                "It is a group: write its fields on the lines below it, each with two spaces before it, like "
                "“  {inner}”. {description} {away}"
            ),
            "Write a number here, for instance {number}. {description} {away}",
            "Write it here, for instance {example}. {description} {away}",
        ),
        hint="Write your own text here. {description} {away}",
        explanation=(
            "A new document comes with the names of the fields, and you fill in the rest. After "
            "this name there is nothing yet. If the field is not required, you may also remove "
            "the whole line."
        ),
        wrong="title:",
        right="title: My internship at the bakery",
    ),
    Entry(
        code="missing-field",
        sentence="The field “{field}” is missing.",
        hint="Add a line that begins with “{field}:”. {description}",
        hint_bare="Add a line that begins with “{field}:”.",
        explanation=(
            "Some fields are needed to make a page: without a title nobody can find it, without a"
            " date it has no place in time. All other fields may be left out."
        ),
        wrong="type: question\nstatus: open",
        right="type: question\ntitle: How do I guard my limits?\nstatus: open\ncycle: 1",
    ),
    Entry(
        code="unknown-field",
        sentence="There is no field “{field}” here.",
        hints_first=(
            "It belongs to “{group}”: put it below the line “{group}:”, with two spaces before it.",
        ),
        hint_nearest=DID_YOU_MEAN,
        hint=(
            "Check how it is spelled, or remove the line. What you want to tell may also go into the text "
            "below the fields. Other fields that can stand here: {choices}."
        ),
        hint_bare=(
            "Check how it is spelled, or remove the line. What you want to tell may also go into "
            "the text below the fields."
        ),
        explanation=(
            "The names of the fields are fixed, so that every page can find what it shows. They "
            "are in English and in small letters, in every portfolio. A field with another name "
            "would never be shown."
        ),
        wrong="titel: My internship",
        right="title: My internship",
    ),
    Entry(
        code="wrong-type",
        sentence="“{field}” must be {expected}, and “{found}” is not.",
        hints_first=(
            (
                "Write what you choose on the lines below “{field}:”, each with two spaces and a hyphen "
                "before it, like “  - {item}”. You can choose from: {listed}."
            ),
            (
                "Write each thing on a line of its own below “{field}:”, with two spaces and a hyphen before "
                "it, like “  - {item}”."
            ),
            (
                "Write its fields on the lines below “{field}:”, each with two spaces before it, like "
                "“  {inner}”."
            ),
            "Write it like this: {right}",
        ),
        hint="Write {expected} after “{field}:”.",
        explanation=(
            "Every field has its own kind of value: text, a number, a list with a hyphen before "
            "each item, or a group of fields that are indented. The words true and false, and a "
            "number without quotes, are not text; put quotes around them if you mean text."
        ),
        wrong="frameworks: lifecomp",
        right="frameworks:\n  - lifecomp",
    ),
    Entry(
        code="wrong-item",
        sentence="Each item of “{field}” must be {expected}, and “{found}” is not.",
        hints_first=("Write it like this: - {entry}",),
        hint="Write {expected} after each hyphen.",
        explanation=(
            "All items of a list are of one kind: pieces of text, or groups of fields. Of a group the first "
            "field stands after the hyphen, and the others below it in the same column. In a translation "
            "a list has the texts only, without the fields around them."
        ),
        wrong="competences:\n  - lifecomp:S3",
        right="competences:\n  - competence: lifecomp:S3",
    ),
    Entry(
        code="unknown-choice",
        sentence="“{found}” is not one of the choices for “{field}”.",
        hints_first=(
            "That is said in another field: “{right}”. For “{field}” choose one of these: {choices}.",
        ),
        hint_nearest="Did you mean “{nearest}”? You can choose from: {choices}.",
        hint="Choose one of these: {choices}.",
        explanation=(
            "For this field you choose from a few fixed words, so that documents can be counted "
            "and compared. The words are in English; your visitors see them in the language of "
            "your portfolio."
        ),
        wrong="phase: recognize",
        right="phase: recognise",
    ),
    Entry(
        code="wrong-form",
        sentence="“{found}” is not in the right form for “{field}”.",
        hints_first=(
            (
                "Write “{renamed}” here, and give the file that name, too: letters without accents, digits "
                "and hyphens."
            ),
        ),
        hint_nearest="Did you mean “{nearest}”? {description}",
        hint="{description} For example: {example}",
        hint_bare="Look closely at capitals, spaces and punctuation. {description}",
        explanation=(
            "Some values have a fixed form, so that they can be found again. An address begins "
            "with https://, and a competence is written as framework:competence. The name of "
            "another document is the name of its file, without the ending."
        ),
        wrong="competence: Collaboration",
        right="competence: lifecomp:S3",
    ),
    Entry(
        code="not-a-date",
        sentence="“{found}” is not a date that can be used for “{field}”.",
        hints_first=(
            "Did you mean “{meant}”?",
            "Check the year: it can be {least} to {most}.",
            "If it still goes on, take away the line “{goes_on}:”.",
            "Is that week {week} of the year, or of this cycle? Write its date, like 2026-03-14.",
            "Write a date, like 2026-03. If it still goes on, take away the line “{open}:”.",
        ),
        hint_nearest="Did you mean “{nearest}”? Write the year first, then month and day if you know them.",
        hint="Write the year, then month and day if you know them: 2026, 2026-03 or 2026-03-14.",
        explanation=(
            "A date begins with the year: then everybody reads it in the same way. You may leave "
            "out the day, or the month and the day. The day must exist: 30 February does not."
        ),
        wrong="date: 14-3-2026",
        right="date: 2026-03-14",
    ),
    Entry(
        code="empty",
        sentence="“{field}” is empty.",
        hint="Fill it in. {away}",
        explanation=(
            "A field with nothing in it would give an empty spot on your page. A field that you "
            "leave out altogether is simply not shown."
        ),
        wrong='headline: ""',
        right="headline: Care worker in training",
    ),
    Entry(
        code="too-long",
        sentence="“{field}” is too long: {found} characters, where at most {most} fit.",
        hint="Make it shorter. You can tell the rest in the text below the fields.",
        explanation=(
            "Titles and other short texts also appear in lists, on cards and in search results, "
            "where there is little room. What you want to say in more words has its place in the "
            "text below the fields."
        ),
        wrong="title: In this internship I learned how to get up early and how to …",
        right="title: My internship at the bakery",
    ),
    Entry(
        code="out-of-range",
        sentence="“{field}” cannot be {found}.",
        hint="Choose a number from {least} to {most}.",
        hint_bare="Choose another number, higher or lower.",
        explanation=(
            "For this field only some numbers make sense. Who steered a conversation, for "
            "instance, goes from 0 (entirely taken by the hand) to 100 (entirely self-regulated)."
        ),
        wrong="steering: 140",
        right="steering: 40",
    ),
    Entry(
        code="too-few",
        sentence="“{field}” has too little in it.",
        hint="Add to it, so that there is at least this many: {least}.",
        explanation=(
            "An empty or very short list says nothing here: an assessment without scores or a "
            "conversation without anybody in it cannot be shown. If the field is not required, "
            "you may also leave it out altogether."
        ),
        wrong="participants: []",
        right="participants:\n  - self\n  - fatima",
    ),
    Entry(
        code="too-many",
        sentence="“{field}” has too much in it.",
        hint="Choose what matters most: at most {most} can stay.",
        explanation=(
            "A list that is too long hides what matters. Choose what says most about you, or "
            "spread it over several documents."
        ),
        wrong=("highlights: [lifecomp:P1, lifecomp:P2, lifecomp:P3, lifecomp:S1, lifecomp:S2, lifecomp:S3]"),
        right="highlights: [lifecomp:P1, lifecomp:S1, lifecomp:S3]",
    ),
    Entry(
        code="repeated",
        sentence="“{field}” has the same item twice.",
        hint="Remove one of the two.",
        explanation=(
            "Each item of this list counts once. If the same one stands there twice, either it is"
            " there by accident or something else was meant."
        ),
        wrong="methods: [portfolio, portfolio]",
        right="methods: [portfolio, observation]",
    ),
    Entry(
        code="wrong-kind",
        sentence="The type is “{found}”, but in this place it must be “{expected}”.",
        hints_first=(
            (
                "Move the file to the folder {folder} of your portfolio. If it does belong here, change the "
                "type to “{expected}”."
            ),
            (
                "Give it the name of the document that it translates, with the language before .md, for "
                "instance {renamed}."
            ),
            (
                "Change the type to “{expected}”. If it is a document of its own, take “.{language}” out of "
                "its name."
            ),
        ),
        hint_nearest=DID_YOU_MEAN,
        hint="Change the type to “{expected}”, or move the file to the folder where it belongs.",
        explanation=(
            "The folder and the field type both say what kind of document this is, and they have "
            "to agree: experiences holds documents of type experience, goals those of type goal. "
            "So a document that was put in the wrong folder is noticed."
        ),
        wrong="# experiences/dough.md\ntype: goal",
        right="# experiences/dough.md\ntype: experience",
    ),
)
