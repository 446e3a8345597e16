"""Problems with the YAML of the fields, before anything is known of what they mean."""

from generator.reporting.entry import Entry

YAML = (
    Entry(
        code="yaml-syntax",
        sentence="The fields cannot be read from here on.",
        hint=(
            "Look at this line and the one above it: often a quote, a comma or a space is not "
            "right. Technical detail: {detail}"
        ),
        hint_bare=("Look at this line and the one above it: often a quote, a comma or a space is not right."),
        explanation=(
            "The block of fields is written in YAML: on each line a name, a colon, a space and a "
            "value. Here something is not as it should be, and it cannot be seen what was meant. Put quotes "
            "around a value in which there are other signs than letters and digits."
        ),
        wrong="%title: My internship",
        right="title: My internship",
    ),
    Entry(
        code="yaml-colon",
        sentence="Here is a second colon, so it is not clear where the value begins.",
        hints_first=("Put straight quotes around the whole value, like this: {right}",),
        hint='Put straight double quotes (") around the whole value, not curly ones.',
        explanation=(
            "A colon with a space after it separates the name of a field from its value. If the "
            "value itself has a colon and a space, it must stand between quotes. If you meant two"
            " fields, put each on a line of its own."
        ),
        wrong="title: My internship: the first week",
        right='title: "My internship: the first week"',
    ),
    Entry(
        code="yaml-no-colon",
        sentence="Here a colon is missing after the name of a field.",
        hint=(
            "Write the name, a colon, a space and then the value. If your own text begins here, put a line "
            "with only --- above it."
        ),
        explanation=(
            "Each field is a name, a colon, a space and a value. An equals sign or a semicolon does not "
            "work. If the line belongs to the text of the field above, put two spaces before it."
        ),
        wrong="type: experience\ntitle = My internship\n",
        right="type: experience\ntitle: My internship\n",
    ),
    Entry(
        code="yaml-no-space",
        sentence="A space is missing after “{found}”.",
        hint="Write it like this: {right}",
        hint_bare="Put a space there.",
        explanation=(
            "After the colon behind the name of a field comes a space, and so does after the hyphen before "
            "an item of a list. Without it the name and the value are one word."
        ),
        wrong="type: experience\ntitle:My internship\nlearning: informal",
        right="type: experience\ntitle: My internship\nlearning: informal",
    ),
    Entry(
        code="yaml-odd-dash",
        sentence="Here stands “{found}”, where a list has an ordinary hyphen.",
        hints_first=("Write it like this: {right}",),
        hint="Type a hyphen and a space.",
        explanation=(
            "Each item of a list begins with a hyphen, the sign on your keyboard, and a space. Word and "
            "other "
            "programs make a long dash or a dot of it while you type."
        ),
        wrong="competences:\n  – competence: lifecomp:S3\n    rationale: I divided the work.",
        right="competences:\n  - competence: lifecomp:S3\n    rationale: I divided the work.",
    ),
    Entry(
        code="yaml-odd-space",
        sentence="Here is a space that looks ordinary and is not.",
        hint="Delete the space here and type it again.",
        explanation=(
            "Word and web pages have spaces of other kinds, for instance one at which no line ends. They "
            "come "
            "along when you copy. In front of a field and after its colon only the space of your own "
            "keyboard "
            "works."
        ),
        wrong="type: experience\ntitle:\u00a0My internship\nlearning: informal",
        right="type: experience\ntitle: My internship\nlearning: informal",
    ),
    Entry(
        code="yaml-too-far",
        sentence="“{field}” begins too far to the right.",
        hints_first=("It belongs to “{switched}”: take away the # in front of “{switched}:”, too.",),
        hint="Let it begin exactly below “{above}”.",
        hint_bare="Take away the spaces in front of “{field}”, so that it begins at the start of its line.",
        explanation=(
            "Where a line begins says what it belongs to. The field above this one has a value already, so "
            "nothing else can belong to it: both begin in the same column. If this line is part of the text "
            "above it, put quotes around that text, from its first word to its last."
        ),
        wrong="type: experience\n  title: My internship",
        right="type: experience\ntitle: My internship",
    ),
    Entry(
        code="comment-without-hash",
        sentence="This line explains what to fill in, and is no field.",
        hint="Put the # in front of it again: {right}",
        explanation=(
            "In a new document every line that explains begins with # and a space. Such a line stays as it "
            "is. Take away the # only in front of the name of a field, as in #organisation:."
        ),
        wrong="type: experience\n Organisation: The school, company or club.\norganisation: The bakery",
        right="type: experience\n# Organisation: The school, company or club.\norganisation: The bakery",
    ),
    Entry(
        code="yaml-tab",
        sentence="Here is a tab, where only spaces work.",
        hints_first=(
            "Take away the tab in front of “{field}”, so that it begins at the start of its line.",
            (
                "Put {spaces} spaces in place of the tab. If the line does not belong to the one above, put "
                "none."
            ),
        ),
        hint="Take the tab away.",
        explanation=(
            "How far a line is indented says what it belongs to. A tab is wide in one program and"
            " narrow in another, so YAML only takes spaces. Most editors can put in spaces when "
            "you press the Tab key."
        ),
        wrong="photo:\n	file: portrait.png",
        right="photo:\n  file: portrait.png",
    ),
    Entry(
        code="yaml-quote",
        sentence="The quote that opens here is not closed in the right way.",
        hints_first=("Write it like this: {right}",),
        hint=(
            "Put the same quote at the end of the value. If the text itself has such a quote, use"
            " the other kind around it."
        ),
        explanation=(
            "A value that begins with a quote runs until the same quote comes again. Without it "
            "all that follows belongs to the value. An apostrophe at the beginning counts as a quote, too; "
            "put double quotes around such a value."
        ),
        wrong='title: "The baker said yes\nlearning: informal',
        right='title: "The baker said yes"\nlearning: informal',
    ),
    Entry(
        code="yaml-after-quote",
        sentence="This quote closes the value, but more text follows.",
        hints_first=("Write it like this: {right}",),
        hint=(
            "Put quotes around all of the value. If the text itself has a quote, use the other kind around "
            "it."
        ),
        explanation=(
            "A value that begins with a quote ends at the next quote of the same kind, and nothing may come "
            "after it. An apostrophe is a single quote, too. So put around the whole value the kind that is "
            "not in it."
        ),
        wrong='title: "Yes" is what the baker said',
        right="title: '\"Yes\" is what the baker said'",
    ),
    Entry(
        code="yaml-backslash",
        sentence="Between double quotes a backslash (\\) means something else.",
        hints_first=("Write it like this: {right}",),
        hint="Put single quotes (') around the value instead.",
        explanation=(
            "Between double quotes YAML takes a backslash and the letter after it for one sign, as "
            "programmers "
            "do. Between single quotes, and without quotes, it is an ordinary sign."
        ),
        wrong='title: "My C:\\portfolio"',
        right="title: 'My C:\\portfolio'",
    ),
    Entry(
        code="yaml-bracket",
        sentence=(
            "This value begins with {found}, so it is read as a list or a group, and it does not end as one."
        ),
        hints_first=("If it is your own text, put quotes around it, like this: {right}",),
        hint=(
            "If it is your own text, put quotes around it. If it is a list, close it with ] (or } for a "
            "group)."
        ),
        explanation=(
            "A value that begins with [ is a list and ends with ]; one that begins with { is a group and "
            "ends "
            "with }. Nothing may come after that, and a list has commas between its items. A text that "
            "begins "
            "with a bracket must stand between quotes."
        ),
        wrong="title: [Draft] My internship",
        right='title: "[Draft] My internship"',
    ),
    Entry(
        code="yaml-sign",
        sentence="A value cannot begin with {sign}.",
        hints_first=("Put quotes around it, like this: {right}",),
        hint="Put quotes around the whole value.",
        explanation=(
            "Some signs mean something special at the beginning of a value: @, %, `, |, >, ? and a hyphen "
            "with a "
            "space after it. Between quotes they are ordinary signs. Items of a list stand below the name of "
            "the field, each on a line of its own."
        ),
        wrong="title: @home in the neighbourhood",
        right='title: "@home in the neighbourhood"',
    ),
    Entry(
        code="yaml-indent",
        sentence="This line is indented too far, or not far enough.",
        hints_first=("Take away the hyphen in front of “{field}”: this is no item of a list.",),
        hint=("Let lines that belong together begin in the same column, and use two spaces for each step."),
        explanation=(
            "How far a line is indented says what it belongs to. Fields of the same group begin "
            "in the same column; what belongs to a field stands two spaces further in."
        ),
        wrong="agreements:\n  form: On the job\n content: Medication",
        right="agreements:\n  form: On the job\n  content: Medication",
    ),
    Entry(
        code="yaml-anchor",
        sentence="Here stands a & or a *, which has a special meaning in YAML.",
        hint=("Put quotes around the value if you mean the sign itself; otherwise write the text out again."),
        explanation=(
            "With & and * YAML can give a part a name and repeat it elsewhere. A portfolio does "
            "not need that, and it makes a document hard to read, so it is switched off. Anything"
            " between quotes is always taken as it stands."
        ),
        wrong="organisation: &Friends bakery",
        right='organisation: "&Friends bakery"',
    ),
    Entry(
        code="yaml-tag",
        sentence="Here stands a !, which has a special meaning in YAML.",
        hint=("Put quotes around the value if you mean the exclamation mark itself; otherwise remove it."),
        explanation=(
            "At the beginning of a value an exclamation mark tells YAML what kind of thing comes "
            "next. A portfolio does not need that: the fields already say what they hold. "
            "Anything between quotes is taken as it stands."
        ),
        wrong="title: !important lesson",
        right='title: "!important lesson"',
    ),
    Entry(
        code="yaml-duplicate",
        sentence="The field “{field}” is here a second time; the first is on line {line}.",
        hint="Keep one of the two. If you want to say several things, make it a list.",
        explanation=(
            "A field can have only one value. With two lines one of them would be lost without "
            "anybody noticing."
        ),
        wrong="role: Helper in the kitchen\nrole: Baker",
        right="role: Helper in the kitchen, later baker",
    ),
    Entry(
        code="yaml-key",
        sentence="The name of a field must be a plain word.",
        hint=(
            "Write a name, a colon, a space and a value, and put quotes around a value that "
            "begins with [, { or ?."
        ),
        explanation=(
            "YAML allows a list or a group to be the name of a field. Here the names are fixed "
            "words, such as title or date. You mostly get this message when a question mark, a "
            "bracket or a brace stands at the beginning of a line by accident."
        ),
        wrong="? title\n: My internship",
        right="title: My internship",
    ),
    Entry(
        code="yaml-not-fields",
        sentence="Here should be fields, each with a name, a colon and a value.",
        hint="Write one field on each line, for instance “title: My internship”.",
        explanation=(
            "The block at the top has to be made of fields. What stands here is a piece of text, "
            "a list or nothing at all. Your own text belongs below the second ---."
        ),
        wrong="- experience\n- My internship",
        right="type: experience\ntitle: My internship",
    ),
    Entry(
        code="yaml-number",
        sentence="“{found}” is not a number that can be used.",
        hints_first=("Write an ordinary number. If it is text, put quotes around it: {right}",),
        hint=(
            "Write an ordinary number. If it is text, for instance a telephone number, put quotes around it."
        ),
        explanation=(
            "YAML also knows infinity (.inf) and “not a number” (.nan), and a computer loses "
            "digits of very long numbers. None of these make sense in a portfolio."
        ),
        wrong="steering: .inf",
        right="steering: 60",
    ),
    Entry(
        code="yaml-depth",
        sentence="Too many groups and lists stand inside each other here; at most {most} can.",
        hint="Make it simpler. If brackets are part of your text, put quotes around the value.",
        explanation=(
            "Each group or list inside another one makes a document harder to read, for people "
            "and for computers. No field needs more than a few steps. Often brackets in ordinary "
            "text are the cause."
        ),
        wrong="title: [[[[[[[[[[[[[[[[[[[[[[My internship]]]]]]]]]]]]]]]]]]]]]]",
        right="title: My internship",
    ),
    Entry(
        code="yaml-nodes",
        sentence="There are too many fields in this file; at most {most} can be read.",
        hint="Split the file, or remove what is not needed.",
        explanation=(
            "There is a limit so that one file cannot keep the whole site waiting. No portfolio "
            "and no framework comes near it; a file this full is usually the output of a program."
        ),
        wrong="next_steps: [a, a, a, a, a, a, a, a, a, …]",
        right="next_steps:\n  - Ask the team for feedback",
    ),
    Entry(
        code="yaml-documents",
        sentence="Here a second block of fields begins, but a file has only one.",
        hint="Remove this line, or put the second block in a file of its own.",
        explanation=(
            "In YAML three hyphens, three dots or a line that begins with % start or end a "
            "document. Each file here is one document, so that every page has one source."
        ),
        wrong="type: cohort\n---\ntype: cohort",
        right="type: cohort\ntitle: Learners of the Quay",
    ),
    Entry(
        code="yaml-comment",
        sentence="What comes after # on this line would be lost.",
        hint=(
            "Put quotes around the whole value. If it is a note to yourself, put it on a line of "
            "its own that begins with #."
        ),
        explanation=(
            "YAML takes a # after a space for the start of a note and leaves the rest of the line"
            " out. That way half a title can disappear without anybody noticing, so it is not "
            "allowed after a value."
        ),
        wrong="title: Working in team #3",
        right='title: "Working in team #3"',
    ),
    Entry(
        code="yaml-comma",
        sentence="Between braces a comma ends the value, and after it a field without a value follows.",
        hint="Put double quotes around the text that has the comma in it.",
        explanation=(
            "Between { and } the fields are separated by commas. A comma inside a text has to be "
            "protected by quotes, or the rest of the text is taken for a field."
        ),
        wrong="competences:\n  - {competence: lifecomp:S3, rationale: Drivers, cooks and guests}",
        right='competences:\n  - {competence: lifecomp:S3, rationale: "Drivers, cooks and guests"}',
    ),
)
