"""Problems of a site as a whole, and what needs attention soon."""

from generator.reporting.entry import Entry

SITE = (
    Entry(
        code="setting-not-followed",
        severity="warning",
        sentence="“{setting}” is in mkdocs.yml, but no page follows it.",
        hints_first=("Choose your school's colours and face in cohort.yml, below “{instead}:”.",),
        hint="Take it out: pages run no scripts but those of the theme.",
        explanation=(
            "Colours and faces that a theme brings along are not looked at by anybody, and a script can do "
            "whatever it likes with what stands on a page. So pages have colours of which the contrast was "
            "reckoned, faces that are on the site itself, and two small scripts. What makes a site your "
            "school's is in cohort.yml: a logo, two colours, a face and what stands at the foot."
        ),
        wrong="theme:\n  name: material\n  palette: {primary: teal}",
        right='# cohort.yml\nbrand:\n  colour: "#00695c"',
        framed=False,
    ),
    Entry(
        code="not-a-file-of-yours",
        severity="warning",
        sentence="“{found}”, for “{setting}” in mkdocs.yml, is not a file of yours that can be used.",
        hint="Put it into the folder assets beside the portfolios, and write where it is: assets/NAME.",
        explanation=(
            "A page asks no other host for anything, for that would tell it who looks at what. So a style "
            "sheet, a logo or a sign for the browser's tab is a file on your own site: a style sheet ends in "
            ".css, the others are pictures. They lie in the folder assets."
        ),
        wrong="extra_css:\n  - https://fonts.example/face.css",
        right="extra_css:\n  - assets/school.css",
        framed=False,
    ),
    Entry(
        code="style-asks-others",
        severity="warning",
        sentence="The style sheet {file} asks another host for something: {address}.",
        hint="Put that file into the folder assets, too, and write its name there.",
        explanation=(
            "A page asks no other host for anything, for that would tell it who looks at what. A browser "
            "would not fetch it anyhow: the policy of every page forbids it. So this style sheet is left out."
        ),
        wrong='@import "https://fonts.example/face.css";',
        right='@font-face { font-family: School; src: url("school.woff2"); }',
        framed=False,
    ),
    Entry(
        code="two-portfolios-no-cohort",
        sentence="There are several portfolios here, but no cohort.yml.",
        hint=(
            "Make a file cohort.yml beside the portfolios, with the title of the cohort and the "
            "name of the school."
        ),
        explanation=(
            "One portfolio is a site of its own. With more than one the site needs a front page "
            "that leads to all of them, and cohort.yml says what stands there: whose site it is, "
            "in which languages, and how the learners are listed."
        ),
        wrong="amina/profile.md\nbram/profile.md",
        right="cohort.yml\namina/profile.md\nbram/profile.md",
        framed=False,
    ),
    Entry(
        code="cohort-in-cohort",
        sentence="One cohort lies within another here.",
        hint=(
            "Give each cohort a folder of its own at the top, with its cohort.yml and its learners in it, "
            "and take away the cohort.yml that is above or below another."
        ),
        explanation=(
            "A site is one cohort, with cohort.yml at the top, or it has several, each in a folder with a "
            "cohort.yml of its own. With both it is not clear where a learner belongs, so what is in the "
            "lower one is not published."
        ),
        wrong="cohort.yml\n2025/cohort.yml\n2025/amina/profile.md",
        right="2024/cohort.yml\n2024/bram/profile.md\n2025/cohort.yml\n2025/amina/profile.md",
        framed=False,
    ),
    Entry(
        code="cohort-among-portfolios",
        sentence="The folder “{folder}” has a cohort.yml, and lies among portfolios.",
        hint=(
            "Take that cohort.yml away if the folder is a learner's. If it is a cohort, put a year in the "
            "name of the folder, and move the portfolios beside it into a cohort."
        ),
        explanation=(
            "What one learner puts in a folder must not decide about the others. So beside portfolios only a "
            "folder with a year in its name, such as 2026, counts as a cohort; nothing of this one is "
            "published. A cohort.yml beside the portfolios says for good that all of them are one cohort."
        ),
        wrong="amina/profile.md\nbram/cohort.yml",
        right="cohort.yml\namina/profile.md\nbram/profile.md",
        framed=False,
    ),
    Entry(
        code="beside-cohorts",
        sentence="The folder “{folder}” lies beside cohorts, and has no cohort.yml.",
        hint="Move it into the folder of a cohort, or give it a cohort.yml if it is a cohort itself.",
        explanation=(
            "Where cohorts have folders of their own, every other folder at the top would be a learner "
            "without a cohort, or a cohort that lost its cohort.yml. Nothing is published before that is "
            "clear, as the names of people who do not want to be seen may be in it."
        ),
        wrong="2024/cohort.yml\n2024/bram/profile.md\namina/profile.md",
        right="2024/cohort.yml\n2024/bram/profile.md\n2024/amina/profile.md",
        framed=False,
    ),
    Entry(
        code="programme-above-cohorts",
        sentence="There is a programme.md at the top, but each cohort has a folder of its own.",
        hint="Move it into the folder of the cohort whose programme it is.",
        explanation=(
            "A programme is shown among the pages of one cohort. Where there are several, each may have "
            "its own programme.md. What is for the whole school can be told on an ordinary page at the top."
        ),
        wrong="programme.md\n2024/cohort.yml\n2025/cohort.yml",
        right="2024/cohort.yml\n2025/cohort.yml\n2025/programme.md",
        framed=False,
    ),
    Entry(
        code="programme-language",
        sentence="This cohort has no second language “{language}”.",
        hint="Put the language into languages in cohort.yml, after the first, or remove this file.",
        explanation=(
            "programme.en.md is the plan of action of programme.md in English, for the English pages of a "
            "cohort. Those are there when languages in cohort.yml names en after the cohort's own language."
        ),
        wrong="# cohort.yml\nlanguages: [nl]\n# beside it: programme.en.md",
        right="# cohort.yml\nlanguages: [nl, en]\n# beside it: programme.en.md",
        framed=False,
    ),
    Entry(
        code="framework-twice",
        sentence="The framework “{framework}” is there for all cohorts, too.",
        hint="Remove one of the two, or give this one another name and id.",
        explanation=(
            "Frameworks at the top are shared by all cohorts, and a cohort can have more of its own. Two "
            "with the same name would mean two things by the same competence, so in this cohort neither "
            "of them is used."
        ),
        wrong="frameworks/lifecomp.yml\n2025/frameworks/lifecomp.yml",
        right="frameworks/lifecomp.yml\n2025/frameworks/kade.yml",
        framed=False,
    ),
    Entry(
        code="file-withheld",
        severity="warning",
        sentence="“{file}” is not shown here: “{other}” mentions it, and that document is not published.",
        hint=(
            "If everybody may see the file, mend that document or publish it, or give this one a file of its "
            "own. If not, take this link or picture away."
        ),
        explanation=(
            "A file is only for those who may see the document it belongs to. A document that is private, "
            "or in which something is wrong, keeps its files to itself, even if your other documents lead to "
            "them. So a slip of the hand in one document never makes its pictures public in another."
        ),
        wrong="![My plan](../evidence/plan.png)",
        right="![My plan](plan-for-everybody.png)",
    ),
    Entry(
        code="same-name",
        severity="warning",
        sentence="Another learner here has the same name, or one that is read the same.",
        hint=(
            "Add a middle name, or show an alias, so that nobody takes you for the other, and tell your "
            "school. If that is known, you need not do anything."
        ),
        explanation=(
            "Two people may have one name, and both stay on the site. Who looks for one of them may find the "
            "other, though, and now and then somebody takes the name of another on purpose. Your school can "
            "see which it is."
        ),
        wrong="name: Jan de Vries",
        right="name: Jan Willem de Vries",
        framed=False,
    ),
    Entry(
        code="consent-ends-soon",
        severity="warning",
        sentence="This consent ends soon, on {until}.",
        hint=(
            "If you want to stay visible, choose a new date for “until”. If not, you need not do anything."
        ),
        explanation=(
            "You agreed to publish until a certain day. After that day, all this consent is about"
            " disappears as soon as the site is made again. This is only a reminder: you decide, "
            "and you may talk it over with your guide."
        ),
        wrong="until: 2026-12-01",
        right="until: 2028-12-01",
    ),
    Entry(
        code="paper-not-set",
        severity="warning",
        sentence="The paper “{paper}” cannot be made of what is written here, so no page offers it.",
        hint=(
            "Make what is longest or oddest a little simpler: a very big table, lists within lists, a rare "
            "sign. Or leave this paper out of “papers”."
        ),
        explanation=(
            "A CV or a dossier is made as a PDF that everybody can read, also who hears it read aloud. Now "
            "and then a text cannot be set as such a PDF. Your pages are there as always; only this paper is "
            "not."
        ),
        wrong="papers: [cv, dossier]",
        right="papers: [cv]",
    ),
    Entry(
        code="name-not-hidden",
        sentence="The name in “{folder}” is hidden in this portfolio, but not in the rest of the site.",
        hints_first=("Give the folder the first name: leerkring rename {alone}",),
        hint=(
            "Ask the school to put it in learners.yml. Or give the folder the first name: leerkring "
            "rename {folder}"
        ),
        explanation=(
            "Who wants not to be named is named nowhere on the site. But nobody can take words out of"
            " others' texts by calling themselves after them. So somebody has to vouch for a name: "
            "the school, with its list of learners, or the folder, which has the first name. This "
            "name is vouched for by neither, or it is what the school itself or another learner on "
            "the list is called."
        ),
        wrong="portfolios/jip/profile.md\n---\nname: Hanna de Bakker\nshow_as: first-name",
        right="portfolios/learners.yml\ntype: learners\nlearners:\n  - {folder: jip, name: Hanna de Bakker}",
        severity="warning",
        framed=False,
    ),
    Entry(
        code="learner-not-listed",
        sentence="“{folder}” is not on the list of learners.",
        hint="Add a line to learners.yml, with the folder and the full name.",
        explanation=(
            "The list says who takes part and what they are called. A name on it is protected whatever "
            "happens to a profile: when it has a mistake, when it is renamed, and when it is gone. Without a "
            "line it is protected as long as the profile can be read."
        ),
        wrong="type: learners\nlearners: []",
        right="type: learners\nlearners:\n  - {folder: amina, name: Amina Yusuf}",
        severity="warning",
        framed=False,
    ),
    Entry(
        code="computer-gave-up",
        sentence="The computer gave up on this portfolio, so it is left out.",
        hint=(
            "Look in this folder for a text or a file that is far bigger or odder than others, take it out, "
            "and try again. Is there none? Then tell whoever looks after the site."
        ),
        explanation=(
            "Each portfolio is read and made by a part of the program of its own. While it was at this one, "
            "that part ran out of memory, was stopped by the computer, or fell over. All other portfolios "
            "are published as ever. It was tried once more, with nothing else to do at the same time."
        ),
        wrong="sara/evidence/everything-i-ever-wrote.md",
        right="sara/evidence/report.md\nsara/evidence/poem.md",
        framed=False,
    ),
)
