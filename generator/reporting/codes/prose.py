"""Problems in the text below the fields."""

from generator.reporting.entry import BACKSLASH, DID_YOU_MEAN, Entry

PROSE = (
    Entry(
        code="dead-anchor",
        severity="warning",
        sentence="The link to “{target}” leads to a heading that is not there ({anchor}).",
        hint_nearest=DID_YOU_MEAN,
        hint="Write after the # what the heading says, in small letters, with a hyphen for each space.",
        explanation=(
            "What stands after the # is the heading to go to: “What I did” is #what-i-did. Signs such as "
            "commas and question marks are left out. Of two headings that say the same the second is "
            "#what-i-did-1."
        ),
        wrong="See [what I did](#what-did-I).",
        right="See [what I did](#what-i-did).",
    ),
    Entry(
        code="dead-link",
        sentence="The link to “{target}” leads nowhere.",
        hints_first=(BACKSLASH,),
        hint_nearest=DID_YOU_MEAN,
        hint="Check the folder and the name, or remove the link.",
        explanation=(
            "A link to another document is the way from this file to that one: two dots and a "
            "slash lead out of this folder, and the name ends in .md. The document has to be "
            "there, with exactly that name."
        ),
        wrong="See my [day plan](../evidence/dayplan.md).",
        right="See my [day plan](../evidence/day-plan.md).",
    ),
    Entry(
        code="address-with-spaces",
        sentence="“{target}” has a space in it, so readers would see brackets instead of a link or picture.",
        hint="Put < and > around it: (<{target}>).",
        explanation=(
            "In Markdown an address ends at the first space. Between < and > it may have spaces. Or "
            "give the file a name without spaces; hyphens do well."
        ),
        wrong="![The first loaf](first loaf.jpg)",
        right="![The first loaf](<first loaf.jpg>)",
    ),
    Entry(
        code="link-apart",
        severity="warning",
        sentence="There is a space between ] and (, so readers would see brackets instead of a link.",
        hint="Take the space away, so that ]( stands there.",
        explanation=(
            "In Markdown a link is its words between square brackets, and at once the address between round "
            "ones. With a space between them it is ordinary text."
        ),
        wrong="See my [day plan] (../evidence/day-plan.md).",
        right="See my [day plan](../evidence/day-plan.md).",
    ),
    Entry(
        code="dead-picture",
        sentence="There is no picture “{target}” in your portfolio.",
        hints_first=(BACKSLASH,),
        hint_nearest=DID_YOU_MEAN,
        hint=("Put the picture in the same folder as this document, or correct the name. Capitals count."),
        explanation=(
            "A picture is a file in your portfolio, and the text says how to get there from this "
            "document. The name has to be exactly the same, with capitals and the ending, or "
            "visitors see an empty spot."
        ),
        wrong="![The first loaf](Bread.JPG)",
        right="![The first loaf](bread.jpg)",
    ),
    Entry(
        code="link-outside",
        sentence="The link to “{target}” leads out of your portfolio.",
        hint=(
            "Link to a document in your own portfolio, or to a page on the internet with its full address."
        ),
        explanation=(
            "Each portfolio stands on its own: what somebody else shows today may be gone "
            "tomorrow, because they decide about it themselves. So your documents only link to "
            "each other and to pages on the internet."
        ),
        wrong="We did this [together](../../bram/experiences/bakery.md).",
        right="This is [my part](../experiences/bakery.md) of our work.",
    ),
    Entry(
        code="absolute-link",
        sentence="The link “{target}” begins with a slash.",
        hint="Write the way from this document, for instance ../evidence/day-plan.md.",
        explanation=(
            "A link that begins with a slash starts at the top of the website. It works on one "
            "website and breaks on another, for instance in a preview or when your portfolio "
            "moves to a new school. The way from one document to the next always stays the same."
        ),
        wrong="See my [day plan](/amina/evidence/day-plan/).",
        right="See my [day plan](../evidence/day-plan.md).",
    ),
    Entry(
        code="link-scheme",
        sentence="“{target}” is not an address that a visitor can open.",
        hint="Use an address that begins with https://, or link to a document of your own.",
        explanation=(
            "Some addresses do not open a page: they start a program (javascript:), or point to a"
            " file on your own computer (file:). For visitors they do not work, or they are not "
            "safe."
        ),
        wrong="[My plan](file:///C:/Users/amina/plan.pdf)",
        right="[My plan](plan.pdf)",
    ),
    Entry(
        code="remote-picture",
        severity="warning",
        sentence="The picture “{target}” comes from another website, so readers see its description only.",
        hint="Save it in your own portfolio if you may use it, or make it a link.",
        explanation=(
            "A picture from elsewhere tells that other website who looks at your portfolio, and "
            "it is gone when they remove it. Your own copy is safe. A picture made by somebody "
            "else is only yours to use if they allow it."
        ),
        wrong="![Our team](https://bakery.example/team.jpg)",
        right="![Our team in front of the oven](team.jpg)",
    ),
    Entry(
        code="picture-without-alt",
        sentence="The picture “{target}” has no description.",
        hints_first=('Write in it what can be seen: <img src="{tag}" alt="what you see">.',),
        hint="Write between the square brackets what can be seen: ![what you see](name.png).",
        explanation=(
            "Somebody who cannot see the picture hears or reads the description instead. Say in "
            "one sentence what is in it and why it is there, as you would to a friend on the "
            "telephone."
        ),
        wrong="![](weekplan.png)",
        right="![A weekly plan on the fridge, with drawings for each meal](weekplan.png)",
    ),
    Entry(
        code="raw-html",
        sentence="“{found}” is HTML that could run, load or ask for something. That is not allowed here.",
        hint="Take it out. If you want to show the code itself, put backticks around it: `{found}`.",
        explanation=(
            "HTML is the code that web pages are made of. What only says what a text is may stand "
            "here: bold, underlined, a line break, a key, a table, a picture, something to unfold. "
            "What could start a program, fetch something from elsewhere, ask visitors for something "
            "or look like a part of the page is never published, to keep everybody safe."
        ),
        wrong='<iframe src="https://video.example/1"></iframe>',
        right="[The video](https://video.example/1)",
    ),
    Entry(
        code="comment-without-end",
        sentence="Here a comment begins (“<!--”) that does not end, so readers would see it.",
        hint="Write --> where it ends, before the next blank line.",
        explanation=(
            "What stands between <!-- and --> is a note for yourself, and is on no page. Without an "
            "end it is not clear what you wanted to keep to yourself, so nothing of the document is "
            "published."
        ),
        wrong="<!-- Ask Wendy about this\n\nThis went well.",
        right="<!-- Ask Wendy about this -->\n\nThis went well.",
    ),
    Entry(
        code="html-as-text",
        severity="warning",
        sentence="“{found}” is no HTML that is known here, so readers see it as it stands.",
        hint="If it is meant so, put backticks around it: `{found}`. Otherwise take it out.",
        explanation=(
            "A word between < and > looks like HTML, the code that web pages are made of. Where it is"
            " none, such as in List<String> or <your name>, the page shows it as you wrote it. "
            "Between backticks it is plain for everybody that it is meant so."
        ),
        wrong="I made a List<String> of them.",
        right="I made a `List<String>` of them.",
    ),
    Entry(
        code="html-look",
        severity="warning",
        sentence="“{found}” says how a text looks. Readers see the text, without that.",
        hint="Use **bold** or *italics* if something is important, or leave it as it is.",
        explanation=(
            "Colours, sizes and types of letters belong to the website, so that everybody can read "
            "it, also in the dark, on paper and with large letters. The text itself is shown."
        ),
        wrong='This was <span style="color: red">my</span> idea.',
        right="This was **my** idea.",
    ),
    Entry(
        code="html-in-field",
        severity="warning",
        sentence="In “{field}” stands HTML (“{found}”), and readers see it as it stands.",
        hint="Take it out: a field is plain text. In the text below the fields it may stand.",
        explanation=(
            "The fields at the top of a document are shown as plain text, wherever they are needed: "
            "on pages, in lists, in a search. HTML such as <b> would be readable as such. In the text"
            " below the fields you can use Markdown and simple HTML."
        ),
        wrong="title: My <b>day plan</b>",
        right="title: My day plan",
    ),
    Entry(
        code="link-without-address",
        severity="warning",
        sentence="Here stands a link or picture without an address, so readers see its words only.",
        hint="Write the address between the round brackets, or take the brackets away.",
        explanation=(
            "A link is its words between square brackets, and at once the address between round ones."
            " Without an address it leads nowhere, so the page shows its words as ordinary text."
        ),
        wrong="See my [day plan]().",
        right="See my [day plan](../evidence/day-plan.md).",
    ),
    Entry(
        code="personal-data",
        sentence="Here stands {data}. That is never published in a text.",
        hint="Take it out. How people can reach you stands in your profile, below “contact”.",
        explanation=(
            "Telephone numbers, addresses and bank or service numbers are collected by programs "
            "that read the whole internet, and they stay there for good. So no text may hold "
            "them, yours or anybody else's. Below “contact” in your profile you choose yourself "
            "what visitors see, and your consent has to name it."
        ),
        wrong="Call me any time: 06-12345678.",
        right="contact:\n  email: amina@school.example",
        framed=False,
    ),
    Entry(
        code="names-somebody",
        sentence="{name} is named here, without having agreed to that.",
        hint=(
            "Write what they are (my mentor, a colleague). Or ask them; if they agree, they need all "
            "of this below “people” in your profile: an id, name: {name}, a role, show_as: name and "
            "consent: {given_on: 2026-02-03}, with the day on which they agreed."
        ),
        explanation=(
            "Everybody decides about their own name. In your profile, below “people”, stands who "
            "agreed to be named, and until when: it takes both show_as: name and consent with the "
            "day, as without show_as only the role is shown. Without that, this document is not "
            "published. Your own full name counts, too, if you chose to be shown by another."
        ),
        wrong="people:\n  - id: wendy\n    name: Wendy Aarts\n    role: facilitator",
        right=(
            "people:\n  - id: wendy\n    name: Wendy Aarts\n    role: facilitator\n"
            "    show_as: name\n    consent:\n      given_on: 2026-02-03"
        ),
        framed=False,
    ),
    Entry(
        code="names-learner",
        sentence="{name} is named here, who is not shown by that name on this site.",
        hint=(
            "Write what they are to you (a fellow learner), also in a title, in an address and in the name "
            "of a file. This document is left out until then."
        ),
        explanation=(
            "Every learner decides about their own name, and the school sees to it. Where your text can do "
            "without the name, it is shown with “a fellow learner” in its place. Here it cannot: the name is "
            "in the name of a file or in an address, or is part of a longer link."
        ),
        wrong="See [the report](https://samen.example/hanna-de-bakker).",
        right="See the report of a fellow learner.",
        framed=False,
    ),
    Entry(
        code="names-learner-masked",
        sentence="{name} is named here; the page says “a fellow learner” instead.",
        hint="Write it as you want it to be read: what they are to you, or their first name.",
        explanation=(
            "Every learner decides about their own name. Somebody who does not show a full name on "
            "this site, or who has left it, is not named in the portfolios of others either. Your "
            "document is published, with other words for the name."
        ),
        wrong="Together with Hanna de Bakker I made the plan.",
        right="Together with a fellow learner I made the plan.",
        severity="warning",
        framed=False,
    ),
    Entry(
        code="folder-tells-name",
        sentence="The folder “{folder}” spells a name that is not shown on this site: {name}.",
        hint="Give it another name: leerkring rename {folder}",
        explanation=(
            "The name of the folder stands in every address of the portfolio, where search engines "
            "find it. So it may tell no more than the pages do. Until it has another name nothing of "
            "the portfolio is published."
        ),
        wrong="portfolios/hanna-de-bakker/profile.md\n---\nname: Hanna de Bakker\nshow_as: first-name",
        right="portfolios/hanna/profile.md\n---\nname: Hanna de Bakker\nshow_as: first-name",
        framed=False,
    ),
)
