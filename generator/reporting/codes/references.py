"""Problems with what a document refers to."""

from generator.reporting.entry import DID_YOU_MEAN, Entry

REFERENCES = (
    Entry(
        code="unknown-competence",
        sentence="There is no competence “{competence}”.",
        hints_first=(
            "Choose one of these: {choices}. To see what they are: {command}",
            "To find the right one: {command}",
        ),
        hint_nearest=DID_YOU_MEAN,
        hint=(
            "The competences stand in the files of the folder frameworks. Write the name of the file "
            "without .yml, a colon and the id of the competence."
        ),
        explanation=(
            "A competence is named by the id of its framework, a colon and its own id. Capitals "
            "count. The frameworks of this site are the files in the folder frameworks."
        ),
        wrong="competence: lifecomp:l3",
        right="competence: lifecomp:L3",
    ),
    Entry(
        code="competence-group",
        sentence="“{competence}” is a group of competences.",
        hints_first=("Choose one of the competences in this group: {choices}.",),
        hint="Choose one of the competences in this group.",
        explanation=(
            "In a framework competences stand together in groups. Only the competences themselves"
            " can be shown, scored or aimed at: a group says too little about what you can do."
        ),
        wrong="competence: lifecomp:S",
        right="competence: lifecomp:S3",
    ),
    Entry(
        code="unknown-framework",
        sentence="There is no framework “{framework}” on this site.",
        hints_first=("Choose one of these: {choices}.",),
        hint_nearest=DID_YOU_MEAN,
        hint="Use the id of a file in the folder frameworks, without .yml.",
        explanation=(
            "The frameworks you can use are the files in the folder frameworks, beside the "
            "portfolios. Their id is the name of the file without .yml. If you need another "
            "framework, ask your school to add it."
        ),
        wrong="frameworks: [life-comp]",
        right="frameworks: [lifecomp]",
    ),
    Entry(
        code="unknown-level",
        sentence="“{level}” is not a level of “{competence}”.",
        hint="Choose one of these levels: {levels}.",
        hint_bare="This framework has no levels, so leave the level out.",
        explanation=(
            "Each framework has levels of its own, in order from low to high. A level from "
            "another framework has no meaning here. Write the id of the level, as the framework "
            "gives it."
        ),
        wrong="competence: lifecomp:S3\nlevel: 7",
        right="competence: lifecomp:S3\nlevel: 2",
    ),
    Entry(
        code="unknown-person",
        sentence="“{person}” is not one of the people in your profile.",
        hints_first=(
            (
                "Choose one of these ids: {choices}. Or add this person under people in profile.md, "
                "with an id, a name and a role."
            ),
        ),
        hint_nearest=DID_YOU_MEAN,
        hint=(
            "Add this person under people in profile.md, with an id, a name and a role, and use that id here."
        ),
        explanation=(
            "Everybody else your portfolio names stands once in your profile, with what this "
            "person agreed to. Other documents only use the id. So a name disappears everywhere "
            "at once when somebody does not want to be shown any more."
        ),
        wrong="confirmed_by: Fatima de Boer",
        right="confirmed_by: fatima",
    ),
    Entry(
        code="self-not-allowed",
        sentence="“{field}” cannot be yourself.",
        hints_first=("Write the id of somebody else from your profile: {choices}. {away}",),
        hint=(
            "Add the other person under people in profile.md, with an id, a name and a role, and use that id "
            "here. {away}"
        ),
        explanation=(
            "What others see in you is worth something because it is not your own word. So "
            "somebody else gives feedback, confirms your evidence and judges in a validation. "
            "Your own view has its place in a self-assessment."
        ),
        wrong="assessor: self",
        right="assessor: peter",
    ),
    Entry(
        code="unknown-document",
        sentence="There is no {kind} called “{slug}” in this portfolio.",
        hint_nearest=DID_YOU_MEAN,
        hint="Use the name of its file without .md, or make that document first.",
        explanation=(
            "Documents point to each other by the name of the file, without .md. Where any kind "
            "of document may be named, the folder stands before it, as in evidence/day-plan. You "
            "can only point to documents of your own portfolio."
        ),
        wrong="experience: Bakery.md",
        right="experience: bakery",
    ),
    Entry(
        code="unknown-standard",
        sentence="There is no requirement profile “{standard}”.",
        hints_first=("Choose one of these: {choices}.",),
        hint_nearest=DID_YOU_MEAN,
        hint=(
            "This site has no requirement profile yet. Ask your school for a framework with one: its file "
            "goes into the folder frameworks."
        ),
        explanation=(
            "A requirement profile says what a qualification, a function or a vacancy asks. It "
            "stands in a framework, under requirements, and is named by the id of that framework,"
            " a colon and its own id."
        ),
        wrong="standard: verzorgende-ig",
        right="standard: kade:verzorgende-ig",
    ),
    Entry(
        code="unknown-cycle",
        sentence="There is no cycle {cycle} in this portfolio.",
        hint="Make the file cycles/{cycle}.md, or choose a cycle that is there.",
        explanation=(
            "A document can belong to a cycle: one turn of recognising, valuing, calibrating and"
            " developing. Each cycle is a file of its own in the folder cycles, with its number "
            "as the name."
        ),
        wrong="cycle: 4",
        right="cycle: 2",
    ),
    Entry(
        code="missing-file",
        sentence="There is no file “{file}” beside this document.",
        hints_first=(
            "An address stands in the field “url”, in place of “file”: url: {address}",
            "Give the name of the file only, without folders and without {backslash}.",
            "Move “{moved}” to the folder of this document.",
        ),
        hint_nearest=DID_YOU_MEAN,
        hint=("Put the file in the same folder as this document, or correct the name. Capitals count."),
        explanation=(
            "A file that belongs to a document stands in the same folder. Its name has to be "
            "exactly the same, capitals and ending too: a website sees a difference between "
            "Plan.PDF and plan.pdf, even if your own computer does not."
        ),
        wrong="file: Plan.PDF",
        right="file: plan.pdf",
    ),
    Entry(
        code="file-type",
        sentence="“{file}” is not the right kind of file here.",
        hints_first=(
            (
                "A {ending} file cannot be shown. Save it as PDF beside this document, write "
                "“{renamed}” here, and move “{file}” out of your portfolio."
            ),
            (
                "A {ending} file cannot be shown. Save it as PDF beside this document, write "
                "“media: document” and “file: {pdf}” here, and move “{file}” out of your portfolio."
            ),
            "Write “media: {meant}” and “file: {file}” here, or save it in one of these forms: {allowed}.",
            (
                "“{badge}” is a badge with a credential in it. Save it as PNG to show it here, and keep this "
                "one: in a picture that is saved again the credential is gone."
            ),
        ),
        hint="Save it in one of these forms: {allowed}.",
        hint_bare="Save it in another form, for instance as PDF or PNG.",
        explanation=(
            "Only kinds of files that every visitor can open safely are published. The kind also "
            "has to agree with the field media: an image is not a PDF. A kind of file that can "
            "hold a program could harm a visitor's computer, and is never published."
        ),
        wrong="file: plan.docx",
        right="file: plan.pdf",
    ),
)
