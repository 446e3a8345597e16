"""Problems with what is in a picture, a PDF or a recording."""

from generator.reporting.entry import Entry

MEDIA = (
    Entry(
        code="empty-file",
        sentence="“{file}” is empty.",
        hint="Put the file here again, from where you made it.",
        explanation=(
            "Nothing is in this file. Perhaps copying it was interrupted. A visitor would see "
            "nothing, so the document is not published."
        ),
        wrong="file: plan.png",
        right="file: plan-saved-again.png",
    ),
    Entry(
        code="file-too-big",
        sentence="“{file}” is too big.",
        hint="Make it smaller: a picture or PDF may have 20 MB and 300 pages, sound and film 100 MB.",
        explanation=(
            "Visitors look at your portfolio on their telephones, and pay for what they load. So "
            "there is a limit: 20 MB for a picture or a PDF, 300 pages for a PDF, 100 MB for sound "
            "and film."
        ),
        wrong="file: plan.png",
        right="file: plan-saved-again.png",
    ),
    Entry(
        code="costly-file",
        sentence="“{file}” takes too long or too much memory to open.",
        hint="Save it anew from the program you made it with, smaller if you can.",
        explanation=(
            "Opening this file takes more than ten seconds of work or 1.5 GB of memory. Visitors would "
            "wait as long, and so would everybody whose site is built after yours. After two such files no "
            "more of yours are opened."
        ),
        wrong="file: plan.png",
        right="file: plan-saved-again.png",
    ),
    Entry(
        code="lfs-pointer",
        sentence="“{file}” only says where Git LFS keeps the real file, and that has not been fetched.",
        hint=(
            "Type git lfs pull in this folder. In a workflow of GitHub, write lfs: true below with: at "
            "checkout."
        ),
        explanation=(
            "Git LFS keeps large files elsewhere, and puts a few lines in their place until it fetches them. "
            "Here those lines still stand. Install Git LFS (git lfs install) and type git lfs pull. The "
            "workflow that Leerkring writes does this by itself, and so does GitLab."
        ),
        wrong="version https://git-lfs.github.com/spec/v1",
        right="git lfs pull",
        framed=False,
    ),
    Entry(
        code="not-what-its-name-says",
        sentence="“{file}” is not what its name says.",
        hint="Open it in the program you made it with, and save it again in the form you want.",
        explanation=(
            "The ending of a name (.png, .pdf) says what kind of file it is, but the contents of this"
            " file are of another kind. Changing the name does not change the file: save it again in "
            "the right form."
        ),
        wrong="file: plan.png",
        right="file: plan-saved-again.png",
    ),
    Entry(
        code="too-many-pixels",
        sentence="The picture “{file}” is too large to show.",
        hint="Make it smaller, for instance 1600 pixels wide. More is not shown.",
        explanation=(
            "A picture may have 40 million pixels. Every picture is drawn anew for the site, at most "
            "1600 pixels wide or high, so a larger one gains you nothing."
        ),
        wrong="file: plan.png",
        right="file: plan-saved-again.png",
    ),
    Entry(
        code="damaged-file",
        sentence="“{file}” is damaged and cannot be read.",
        hint="Open it yourself. If that works, save it again under a new name and use that.",
        explanation=(
            "Every file is read and written anew before it is published, so that nothing hidden "
            "travels along, such as the place where a photo was taken. With this file that did not "
            "work."
        ),
        wrong="file: plan.png",
        right="file: plan-saved-again.png",
    ),
    Entry(
        code="locked-pdf",
        sentence="The PDF “{file}” is locked with a password.",
        hint="Save it without a password, for instance by printing it to a new PDF.",
        explanation=(
            "A locked PDF cannot be looked into. So nobody can see whether something hidden travels along."
        ),
        wrong="file: certificate.pdf",
        right="file: certificate-unlocked.pdf",
    ),
    Entry(
        code="active-pdf",
        sentence="The PDF “{file}” holds more than pages to read.",
        hint="Print it to a new PDF and use that.",
        explanation=(
            "A PDF can hold programs and other files. All of that is taken out before it is "
            "published. In this PDF something is left that cannot be taken out."
        ),
        wrong="file: certificate.pdf",
        right="file: certificate-printed.pdf",
    ),
    Entry(
        code="form-pdf",
        sentence="The PDF “{file}” is a form that only the programs of one maker show.",
        hint="Open it in Adobe Acrobat Reader, print it to a new PDF there, and use that.",
        explanation=(
            "Some forms (XFA) have no pages until a certain program makes them. Browsers and telephones "
            "show an empty page, or ask visitors to wait. In a PDF that was printed from it everybody sees "
            "what you filled in."
        ),
        wrong="file: form.pdf",
        right="file: form-printed.pdf",
    ),
    Entry(
        code="undrawn-pdf",
        sentence="In the PDF “{file}” something was filled in or marked that cannot be shown.",
        hint="Open it, see whether everything is there, print it to a new PDF, and use that.",
        explanation=(
            "What is filled in or marked in a PDF can be kept without how it looks: each program then draws "
            "it in its own way, or not at all. So that nothing of your proof is lost, such a PDF is not "
            "published. In a PDF that was printed from it all of it stands on the page."
        ),
        wrong="file: form.pdf",
        right="file: form-printed.pdf",
    ),
    Entry(
        code="personal-data-in-file",
        sentence="In “{file}” stands {data}. That is never published.",
        hint=(
            "Take it out where you made the file, and save it as PDF again. Is it somebody else's, such as a"
            " letter? Then cover it on paper, take a photo of that, and show the photo."
        ),
        explanation=(
            "Telephone numbers, addresses and bank or service numbers are collected by programs that read "
            "the whole internet, and they read PDFs, too. On a letter or a diploma they are mostly somebody "
            "else's, who was not asked. A black bar that is drawn over a text in a PDF hides it from eyes "
            "only: the text is still there. In a photo of the page nothing is left of it."
        ),
        wrong="file: letter.pdf",
        right="file: letter-covered.jpg",
    ),
    Entry(
        code="unusual-recording",
        sentence="“{file}” is packed in a way that cannot be cleaned.",
        hint="Save it anew: film as MP4 with H.264 and AAC, sound as MP3.",
        explanation=(
            "A recording tells more than you hear and see: when, where and with what it was made. In this "
            "file that stands in places where it cannot be taken out, and most browsers cannot play it "
            "either. Your program for film or sound can save it in another form."
        ),
        wrong="file: my-talk.mp4",
        right="file: my-talk-saved-again.mp4",
    ),
    Entry(
        code="no-ffmpeg",
        sentence="“{file}” cannot be cleaned here: the program ffmpeg is missing.",
        hint=(
            "Ask whoever keeps this site to install ffmpeg, or put the recording elsewhere and give its url."
        ),
        explanation=(
            "A recording tells more than you hear: when, where and with what it was made. The program"
            " ffmpeg takes that out. Without it no sound or film is published."
        ),
        wrong="file: my-talk.mp4",
        right="url: https://film.example/my-talk",
    ),
)
