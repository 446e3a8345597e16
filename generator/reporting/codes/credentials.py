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
    Entry(
        code="credential-file-says-more",
        severity="warning",
        sentence="“{file}” itself is not on your site: it says more than you may show ({fields}).",
        hint="What it says is on your page. Remove “show: file”, or ask for a badge without these fields.",
        explanation=(
            "A badge or diploma often says who you are: your name, birth date or number, or a hash of your "
            "address. Whoever has the file has that, too. Nothing can be taken out of it, for then the "
            "signature is no longer right. So the page tells what it says, and the file stays with you. "
            "You can still give it to somebody yourself."
        ),
        wrong="show: file   # and the badge has your birth date",
        right="show: summary",
    ),
    Entry(
        code="credential-file-personal",
        severity="warning",
        sentence="“{file}” itself is not on your site: in it stands {data}.",
        hint="What it says is on your page. Remove “show: file”, or ask for a badge without it.",
        explanation=(
            "Telephone numbers, addresses and service numbers are collected by programs that read the whole "
            "internet. Nothing can be taken out of a signed file, for then the signature is no longer right."
        ),
        wrong="show: file   # and a telephone number stands in the description",
        right="show: summary",
    ),
    Entry(
        code="credential-file-closed",
        severity="warning",
        sentence="“{file}” itself is not on your site: nobody can tell all that is in it.",
        hint="What it says is on your page. Remove “show: file”, or use the badge as JSON or JWT.",
        explanation=(
            "Only a badge as JSON or JWT, with a signature that is right, can be looked through to the last "
            "word. Of a picture, drawing or PDF with a badge in it, and of a badge that can't be checked, "
            "nobody knows what else it holds."
        ),
        wrong="file: badge.svg\nshow: file",
        right="file: badge.json\nshow: file",
    ),
)
