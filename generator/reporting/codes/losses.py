"""What a file had that is not published; a note for its author, and no mistake."""

from generator.reporting.entry import Entry

LOSSES = (
    Entry(
        code="signature-lost",
        severity="warning",
        sentence="“{file}” has a digital signature. What is published can be seen, but no longer be checked.",
        hint=(
            "Keep the original, and show it to whoever wants to check it. You need not do anything for the "
            "site."
        ),
        explanation=(
            "A digital signature says who vouches for each byte of a file. Every file is written anew for "
            "the site, so that nothing hidden travels along, and with that the signature no longer holds. "
            "Its mark on the page stays. Whoever doubts can ask you for the original."
        ),
        wrong="file: diploma.pdf",
        right="file: diploma.pdf\ncaption: Whoever wants to check the signature can ask me for the original.",
    ),
    Entry(
        code="remarks-lost",
        severity="warning",
        sentence="In “{file}” are remarks that are read only after a click. Those words stay behind.",
        hint=(
            "Are they part of your proof? Write them in your document, or print the PDF with its remarks to "
            "a new one."
        ),
        explanation=(
            "Marks, lines and stamps on a page are published as they are seen. Words in a window that "
            "opens after a click are not on the page: on paper and on a telephone nobody sees them."
        ),
        wrong="file: report-with-remarks.pdf",
        right="file: report-printed-with-remarks.pdf",
    ),
    Entry(
        code="attachments-lost",
        severity="warning",
        sentence="In “{file}” are other files, sound or film. Those are not published.",
        hint="Are they part of your proof? Put each of them in this folder as evidence of its own.",
        explanation=(
            "A PDF can carry other files in it. What is in those nobody sees who looks at the pages, so they "
            "do not travel along."
        ),
        wrong="file: certificate-with-files.pdf",
        right="file: certificate.pdf",
    ),
    Entry(
        code="frames-lost",
        severity="warning",
        sentence="“{file}” moves. Only its first picture is shown.",
        hint="Does the movement matter? Save it as film (MP4), with media: video and a transcript.",
        explanation=(
            "Pictures that move cannot be stopped by whoever reads beside them, and they are not on paper. "
            "So the first picture stands for all of them. A film can be stopped and begun again."
        ),
        wrong="file: exercise.gif",
        right="file: exercise.mp4",
    ),
    Entry(
        code="badge-lost",
        severity="warning",
        sentence="“{file}” is a badge with a credential in it. Only the picture is shown.",
        hint=(
            "Keep the original, and give the address at which the badge can be checked, as url: of a piece "
            "of evidence of its own."
        ),
        explanation=(
            "An Open Badge carries who gave it, to whom and for what, so that a program can check it. "
            "Every picture is drawn anew for the site, of its pixels only, and with that the credential is "
            "gone."
        ),
        wrong="file: badge.png",
        right="url: https://badges.example/assertions/17",
    ),
)
