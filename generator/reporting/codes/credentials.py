"""Problems with badges and diplomas that lie beside evidence."""

from generator.reporting.entry import Entry

CREDENTIALS = (
    Entry(
        code="credential-changed",
        sentence="“{file}” was changed after it was signed. It is not on your site now.",
        hint="Ask whoever gave it for a new copy.",
        explanation=(
            "Whoever gave you a badge or diploma signed it. Even one sign that changes afterwards breaks the "
            "signature. A program that saves a file anew may do that, too. So keep the file as you got it."
        ),
        wrong="file: badge.json   # opened, and saved by another program",
        right="file: badge.json   # as it was given",
    ),
    Entry(
        code="credential-misleads",
        sentence="“{file}” is damaged, or holds something that was not signed. It is not on your site now.",
        hint="Ask for it again. To see what is wrong: leerkring credential verify",
        explanation=(
            "A reader takes what stands in a badge for what was signed. A file with more in it, or one that "
            "can't be read, would mislead them."
        ),
        wrong='{"honours": "cum laude"}   # written into a signed badge',
        right="file: badge.json   # as it was given",
    ),
    Entry(
        code="credential-of-another",
        sentence="“{file}” was given to somebody else. It is not on your site now.",
        hint="Is it yours? Put the e-mail address that you got it on into your profile, at “recipient:”.",
        explanation=(
            "A badge or diploma says to whom it was given. You said in your profile as whom you receive "
            "them, and this one names somebody else."
        ),
        wrong="recipient: [amina@example.org]   # the badge went to another address",
        right="recipient: [amina@example.org, a.yusuf@school.example]",
    ),
)
