"""Problems with what somebody is called: learners, and the people they name."""

from generator.reporting.entry import Entry

NAMES = (
    Entry(
        code="unseen-in-name",
        sentence="In this name stands a character that nobody can see ({character}).",
        hint=(
            "Delete the whole name and type it again, with letters only. An emoji may have such a character."
        ),
        explanation=(
            "A name stands in lists and on cards, and people look for it. With a character that shows "
            "nothing it may look empty, or like the name of somebody else. Such characters come along with "
            "text from a website or a chat."
        ),
        wrong="name: Amina\u2800Yusuf",
        right="name: Amina Yusuf",
    ),
    Entry(
        code="mark-alone",
        sentence="In this name stands an accent that is on no letter.",
        hint="Type the letter first and then the accent, or leave the accent out.",
        explanation=(
            "An accent belongs to the letter before it. Without a letter it is drawn over whatever stands "
            "beside the name on the page."
        ),
        wrong="name: \u0301Amina Yusuf",
        right="name: Ámina Yusuf",
    ),
    Entry(
        code="name-without-letters",
        sentence="“{name}” has no letters.",
        hint="Write the name in letters. If you do not want to show your name, choose an alias.",
        explanation=(
            "A name is what people call you by. Dots, digits and emoji cannot be read aloud, found or put in "
            "order. The letters of every script are fine."
        ),
        wrong="alias: ☆☆☆",
        right="alias: Star",
    ),
    Entry(
        code="number-in-name",
        sentence="In the name “{name}” stands a number.",
        hint="Take the number out. A name may have {most} digits at most, such as “Learner 12”.",
        explanation=(
            "A number in a name is mostly a telephone number or a year of birth, and with these a stranger "
            "can find somebody. A number to call has its place in contact, which has a consent of its own."
        ),
        wrong="name: Amina 2009",
        right="name: Amina Yusuf",
    ),
    Entry(
        code="endless-name",
        sentence="In this name stands a word of more than {most} letters.",
        hint="Put spaces between the parts of the name.",
        explanation=(
            "A line can be broken between words only. A word that long reaches over what stands beside it on "
            "the page. Even the longest surnames have fewer letters."
        ),
        wrong=f"name: Ami{'n' * 80}a",
        right="name: Amina Yusuf",
    ),
    Entry(
        code="alias-missing",
        sentence="You want to be shown by an alias, but there is no alias.",
        hint="Add “alias:” with the name you choose, or change show_as.",
        explanation=(
            "With show_as: alias your own name is not shown anywhere. So another name is needed "
            "to put above your portfolio; it may be any name you like."
        ),
        wrong="name: Amina Yusuf\nshow_as: alias",
        right="name: Amina Yusuf\nshow_as: alias\nalias: Mina",
    ),
    Entry(
        code="link-of-another-kind",
        sentence="“{found}” is not an address of {kind}.",
        hint_nearest="This is an address for “kind: {nearest}”. One of {kind} looks like this: {example}",
        hint="One of {kind} looks like this: {example}",
        explanation=(
            "Beside each link stands the sign of the place it leads to. So a visitor must come out there, "
            "and not somewhere else. Copy the address of your own page from the bar of your browser. For "
            "a place that is not in the list there is “kind: website”."
        ),
        wrong="kind: linkedin\nurl: https://linkedout.example/amina",
        right="kind: linkedin\nurl: https://www.linkedin.com/in/amina",
    ),
    Entry(
        code="first-name-unknown",
        sentence="Only your first name is to be shown, and it cannot be seen which part of “{name}” that is.",
        hint=(
            "Add a line “alias:” with what you want to be called on the site. To show the whole name, add "
            "“show_as: full”."
        ),
        explanation=(
            "Names are built in many ways: in some languages the family name comes first, others write "
            "initials or two first names. So that your family name is not shown by mistake, you say "
            "yourself what stands above your portfolio."
        ),
        wrong="name: Nguyễn Thị Lan",
        right="name: Nguyễn Thị Lan\nalias: Lan",
    ),
    Entry(
        code="guardian-missing",
        sentence="For somebody under 16 a parent or guardian has to agree.",
        hint="Ask your parent or guardian. If they agree, write “given_by: guardian”.",
        explanation=(
            "Under 16 you cannot decide on your own to put your name and work on the internet; "
            "the law protects you. Look at your portfolio together and decide together what you "
            "want to show."
        ),
        wrong="age_band: under-16\ngiven_by: self",
        right="age_band: under-16\ngiven_by: guardian",
    ),
    Entry(
        code="duplicate-person",
        sentence="Two people in your profile have the id “{id}”.",
        hint="Give one of them another id, and use that in your other documents.",
        explanation=(
            "Your documents name people by their id. If two people have the same one, it is not "
            "clear who is meant or who agreed to be shown."
        ),
        wrong=("people:\n  - id: fatima\n    name: Fatima de Boer\n  - id: fatima\n    name: Fatima Aydin"),
        right=(
            "people:\n  - id: fatima\n    name: Fatima de Boer\n  - id: fatima-aydin\n    name: Fatima Aydin"
        ),
    ),
    Entry(
        code="person-self",
        sentence="Nobody in your list of people can have the id “self”.",
        hint=("Choose another id. You do not have to put yourself in the list: “self” always means you."),
        explanation=(
            "In every document the word self stands for the learner whose portfolio it is. If "
            "another person had that id, their words would look like yours."
        ),
        wrong="people:\n  - id: self\n    name: Amina Yusuf",
        right="people:\n  - id: fatima\n    name: Fatima de Boer",
    ),
)
