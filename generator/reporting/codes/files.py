"""Problems with files: how they are saved, what they are called and where they stand."""

from generator.reporting.entry import Entry

FILES = (
    Entry(
        code="not-utf-8",
        sentence="This file is not saved as UTF-8 text.",
        hint="Open it in your editor, choose “Save with encoding” and pick UTF-8.",
        explanation=(
            "A computer stores letters as numbers, and UTF-8 is how nearly every program does "
            "that today. This file does it in another way, or it is not text at all, such as a "
            "Word document or a photo with the wrong name. Letters like é would then come out "
            "wrong. Save it again as UTF-8, or make a new file and paste your text into it."
        ),
        wrong="title: Caf\ufffd De Kade",
        right="title: Café De Kade",
    ),
    Entry(
        code="too-large",
        sentence="This file is too large: {size}. At most {most} can be read.",
        hint="Split it into two documents, or put the long part in a file of its own beside it.",
        explanation=(
            "A document is something people read, and even a long one is only a few pages of "
            "text. A file this large is usually something else by accident: a picture pasted into"
            " the text, or a whole report. Keep the document short and put the report or the "
            "picture beside it as a file."
        ),
        wrong="![](data:image/png;base64,iVBORw0KGgoAAAANS…)",
        right="![A weekly plan on the fridge](weekplan.png)",
        framed=False,
    ),
    Entry(
        code="control-character",
        sentence="Here is a character that nobody can see ({character}).",
        hint="Delete the text around this spot and type it again.",
        explanation=(
            "Some characters are meant for machines and cannot be seen, but they do get in the "
            "way. They often come along when you copy text from a PDF, a website or a chat. Type "
            "the text again by hand, or paste it “as plain text”. In the example the character is"
            " drawn as a dot."
        ),
        wrong="title: My first·internship",
        right="title: My first internship",
    ),
    Entry(
        code="bidirectional-character",
        sentence="Here is a hidden character that can turn the reading direction ({character}).",
        hint="Delete the text around this spot and type it again.",
        explanation=(
            "Hidden characters can make text run from right to left. What you see is then not "
            "what is really in the file, and that can mislead people. Arabic and Hebrew text does"
            " not need them: those letters already know their direction. In the example the "
            "character is drawn as a dot."
        ),
        wrong="organisation: ·Zorggroep Linde",
        right="organisation: Zorggroep Linde",
    ),
    Entry(
        code="stacked-marks",
        sentence="Here stand more than {most} accents on one letter.",
        hint="Delete the text around this spot and type it again.",
        explanation=(
            "Some websites make letters with dozens of accents above and below them. They grow over the "
            "lines around them, so that others cannot read their own text. No language needs more than a few."
        ),
        wrong="title: My fi\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308rst internship",
        right="title: My first internship",
    ),
    Entry(
        code="no-front-matter",
        sentence="This document does not begin with a block of fields between two --- lines.",
        hint=("Put --- on the first line, then the fields, then --- again. Your text comes after that."),
        explanation=(
            "Every document begins with a small block that says what it is: the type, the title "
            "and so on. A line of three hyphens stands above the block and another one below it. "
            "Everything after the second line is your own text."
        ),
        wrong="My learning question is how I can work more safely.",
        right=(
            "---\n"
            "type: question\n"
            "title: How can I work more safely?\n"
            "status: open\n"
            "cycle: 1\n"
            "---\n"
            "I have noticed that …"
        ),
    ),
    Entry(
        code="late-front-matter",
        sentence="Something stands before the first ---.",
        hint="Make --- the very first line: remove what stands above it, empty lines too.",
        explanation=(
            "The block of fields is only found if it is right at the top of the file. An empty "
            "line, a heading or a space before the first three hyphens hides it. Move your text "
            "to below the second ---."
        ),
        wrong="# My internship\n---\ntype: experience\n---",
        right="---\ntype: experience\n---\n# My internship",
    ),
    Entry(
        code="deep-quote",
        sentence="More than {most} quotes stand within each other here.",
        hint="Take away most of the signs > at the beginning of the line.",
        explanation=(
            "Each > at the beginning of a line is a quote within the one before. A few are enough for "
            "anybody; very many make the page unreadable, and slow to make for the whole site."
        ),
        wrong=">" * 21 + " she said",
        right="> she said",
    ),
    Entry(
        code="big-table",
        sentence="The tables in this document have more than {most} cells.",
        hint="Make them smaller, or put them in a PDF and show that as evidence.",
        explanation=(
            "A table that big cannot be read on a page, and it takes so long to make that others would "
            "have to wait for it. Every row counts for as many cells as its header has columns."
        ),
        wrong="| a | b | …\n|---|---|…\n…",
        right="[The whole table](../evidence/table.pdf)",
    ),
    Entry(
        code="too-many-documents",
        sentence="This portfolio has {count} documents; at most {most} can be shown.",
        hint="Put documents together, or take out those that prove nothing new.",
        explanation=(
            "Nobody reads that many documents, and every build would take minutes for this portfolio "
            "alone. Until there are fewer, nothing of the portfolio is published."
        ),
        wrong="experiences/day-1.md … experiences/day-1200.md",
        right="experiences/my-internship.md",
    ),
    Entry(
        code="more-problems",
        sentence="From here on there is more wrong; of one document {most} problems are told.",
        hint="Mend those above first, and check again.",
        explanation=(
            "Many problems in one document mostly have one cause, such as a quote that is not closed or a "
            "list that was pasted in. When that is mended, most of the others are gone. A longer list would "
            "also keep you from seeing the problems of your other documents."
        ),
        wrong="[a](one.md) [b](two.md) … [z](many-more.md)",
        right="[a](care.md)",
    ),
    Entry(
        code="field-in-text",
        sentence="The field “{field}” stands in your text, below the block of fields.",
        hints_first=("If a second document begins here ({kind}), put it in a file of its own.",),
        hint="Move the line up, above the second ---, or begin it with another word if it is your text.",
        explanation=(
            "Fields count only between the first --- and the second. A line with --- too early ends the "
            "block, and what stands below it is text. A choice about who may see something would then "
            "silently not hold, so the document is not published."
        ),
        wrong="---\ntype: experience\ntitle: My internship\n---\nvisibility: private\n---",
        right="---\ntype: experience\ntitle: My internship\nvisibility: private\n---",
    ),
    Entry(
        code="open-front-matter",
        sentence="The block of fields at the top is not closed: the second --- is missing.",
        hint="Put a line with only --- after the last field, before your own text.",
        explanation=(
            "Three hyphens open the block of fields and three hyphens close it. Without the "
            "second line nobody can tell where the fields end and your text begins."
        ),
        wrong="---\ntype: experience\ntitle: My internship\nI began in March …",
        right="---\ntype: experience\ntitle: My internship\n---\nI began in March …",
    ),
    Entry(
        code="odd-dashes",
        sentence="Here stands “{found}”, where --- should be.",
        hint="Type exactly three hyphens, with nothing before or after them.",
        explanation=(
            "The lines above and below the block of fields are exactly three hyphens. Some "
            "programs, such as Word, turn them into one long dash while you type, and it is easy "
            "to type one too many."
        ),
        wrong="—-\ntype: experience\n----",
        right="---\ntype: experience\n---",
    ),
    Entry(
        code="unknown-place",
        sentence="No kind of document belongs in this place.",
        hint_nearest="Move it to the folder {nearest} of your portfolio.",
        hint="Move it to a folder of your portfolio ({choices}), or remove it.",
        hint_bare=(
            "Move it to a folder of your portfolio, such as experiences, evidence or goals, or remove it."
        ),
        explanation=(
            "The folder says what kind of document a file is. A portfolio has profile.md and the "
            "folders cycles, experiences, evidence, assessments, questions, dialogues, "
            "validations and goals. A file somewhere else would never be seen, so it is better to"
            " know that now."
        ),
        wrong="amina/internship/bakery.md",
        right="amina/experiences/bakery.md",
        framed=False,
    ),
    Entry(
        code="document-astray",
        sentence=(
            "This document of a learner lies among the pages of the site itself, which everybody may see. "
            "It is not published."
        ),
        hint_nearest="Move it to the folder {nearest} of a portfolio.",
        hint="Move it into the folder of a portfolio. If it is a page for everybody, take its fields away.",
        explanation=(
            "Markdown beside the folders of portfolios is a page for everybody: about the school, say. "
            "A file that says a type of document, or who may see it, was meant for a portfolio and was "
            "saved a folder too high."
        ),
        wrong="portfolios/bakery.md",
        right="portfolios/amina/experiences/bakery.md",
        framed=False,
    ),
    Entry(
        code="not-markdown",
        sentence="“{file}” is not read: a document is plain text in a file whose name ends in .md.",
        hint=(
            "Save it again as plain text, with a name that ends in .md and in nothing else, or remove it. Is "
            "it proof? Then save it as PDF, and name that in your evidence."
        ),
        explanation=(
            "Leerkring reads text files that end in .md. A word processor makes other files, and a "
            "simple editor on Windows may add .txt to the name without showing it: turn on "
            "“File name extensions” in the file explorer to see that. Without this message the "
            "document would be missing from your site, and nothing would tell you."
        ),
        wrong="amina/experiences/bakery.md.txt",
        right="amina/experiences/bakery.md",
        framed=False,
    ),
    Entry(
        code="merge-conflict",
        sentence="Two versions of this file stand beside each other here: their merging was not finished.",
        hint="Make one text of both, and remove the lines that begin with <<<<<<<, ======= and >>>>>>>.",
        explanation=(
            "Somebody else changed the same lines as you did, and Git cannot know which you want. It "
            "left both in the file: yours after <<<<<<<, theirs after =======, to >>>>>>>. Keep what is "
            "right and take away the rest, also these three lines. Then save the file, and git add and "
            "commit it. If you want to show such lines, put a space before each."
        ),
        wrong="<<<<<<< HEAD\nI cooked for six.\n=======\nI cooked for eight.\n>>>>>>> amina",
        right="I cooked for eight.",
    ),
    Entry(
        code="copy",
        sentence="“{name}” is a copy of “{other}”, which stands beside it.",
        hint="Compare the two, take over into “{other}” what you miss there, and remove “{name}”.",
        explanation=(
            "Programs that keep files the same on several computers make a copy when two people change one "
            "file, and others keep the text from before a change. A copy is not published, but it may hold "
            "something that you do not want to lose. If it is a document of its own, give it its own name: "
            "small letters, digits and hyphens."
        ),
        wrong="experiences/care (conflicted copy).md",
        right="experiences/care.md",
        framed=False,
    ),
    Entry(
        code="bad-name",
        sentence="“{name}” cannot be the name of a file or folder here.",
        hint_nearest="Call it “{nearest}”. A name has small letters, digits and hyphens, at most 40.",
        hint="Use small letters, digits and hyphens, at most 40, for instance “my-internship”.",
        explanation=(
            "The name of a file becomes part of the address of a page. Small letters a to z, "
            "digits and hyphens work in every browser and on every computer; spaces, capitals and"
            " accents do not. The name begins and ends with a letter or a digit. The title of "
            "your document may be anything you like."
        ),
        wrong="experiences/My internship (1).md",
        right="experiences/my-internship.md",
        framed=False,
    ),
    Entry(
        code="personal-data-in-name",
        sentence="In this name of a file or folder stands {data}. That is never published.",
        hint="Give it another name, which says what it is about, and change it where you refer to it, too.",
        explanation=(
            "The name of a file becomes part of the address of a page. It stands in every link to it, in the "
            "history of browsers and in search engines, and it stays there for good. So no name may hold a "
            "number that finds a person, yours or anybody else's."
        ),
        wrong="experiences/06-12345678.md",
        right="experiences/caring-for-ann.md",
        framed=False,
    ),
    Entry(
        code="unknown-language",
        sentence="This name is that of a translation into “{language}”, and that language is not known here.",
        hint_nearest="Call it “{nearest}”.",
        hint="A translation can be in: {choices}. If this is no translation, take the dot out of its name.",
        explanation=(
            "What stands between the last two dots of a name is the language of a translation: care.en.md is "
            "care.md in English. A language can be used if Leerkring has words in it, for the headings and "
            "the "
            "buttons on the page. It is written as in an address, with two small letters."
        ),
        wrong="amina/experiences/care.fr.md",
        right="amina/experiences/care.en.md",
        framed=False,
    ),
    Entry(
        code="reserved-name",
        sentence="The site itself needs the name “{name}”.",
        hint="Choose another name, for instance with a word added to it.",
        explanation=(
            "Some names already mean something: to the site, which keeps its own pages and "
            "pictures there, or to Windows, which cannot store a file with such a name. Another "
            "name prevents two pages from ending up in the same place."
        ),
        wrong="experiences/index.md",
        right="experiences/first-steps.md",
        framed=False,
    ),
    Entry(
        code="name-clash",
        sentence="This name is too much like “{other}”.",
        hint="Give one of the two another name.",
        explanation=(
            "The two names would lead to the same page, or some computers cannot keep them apart "
            "because only capitals or accents differ. On such a computer one of the two would "
            "disappear."
        ),
        wrong="evidence/plan.pdf\nevidence/Plan.pdf",
        right="evidence/plan.pdf\nevidence/plan-second-week.pdf",
        framed=False,
    ),
    Entry(
        code="symbolic-link",
        sentence="This is a shortcut to another file, not a file itself.",
        hint="Replace it by a copy of the file.",
        explanation=(
            "A shortcut (a symbolic link) points to a place on your own computer. On another "
            "computer that place may not exist, or hold something that was never meant for "
            "publication. That is why only real files are published."
        ),
        wrong="evidence/plan.pdf -> /home/amina/Downloads/plan.pdf",
        right="evidence/plan.pdf",
        framed=False,
    ),
    Entry(
        code="not-a-file",
        sentence="This is not an ordinary file.",
        hint="Remove it, or put an ordinary file in its place.",
        explanation=(
            "Besides files and folders a computer knows pipes, sockets and devices. They look "
            "like files but have no content that could be read and published. They usually get "
            "into a folder by accident."
        ),
        wrong="evidence/recording.mp4   (a pipe)",
        right="evidence/recording.mp4   (a file)",
        framed=False,
    ),
    Entry(
        code="unreadable",
        sentence="This file cannot be opened.",
        hint="Check that it is still there and that you may read it. The computer says: {reason}",
        hint_bare="Check that it is still there and that you may read it.",
        explanation=(
            "The file is in the list of the folder, but the computer does not let us read it. "
            "Perhaps another program has it open, it has only just been removed, or it belongs to"
            " another user. Cloud folders sometimes show files that have not been downloaded yet."
        ),
        wrong="-rw------- 1 root  evidence/plan.pdf",
        right="-rw-r--r-- 1 amina evidence/plan.pdf",
        framed=False,
    ),
    Entry(
        code="no-profile",
        sentence="The portfolio “{portfolio}” has no profile.md.",
        hint_nearest="Rename “{nearest}” to profile.md.",
        hint=("Make a file profile.md in this folder, or remove the folder if it is not a portfolio."),
        explanation=(
            "The profile says whose portfolio it is and what this person agreed to publish. "
            "Without a profile there is no consent, so nothing of the portfolio can be shown."
        ),
        wrong="amina/experiences/bakery.md",
        right="amina/profile.md\namina/experiences/bakery.md",
        framed=False,
    ),
)
