"""Problems with who judged, and when."""

from generator.reporting.entry import Entry

JUDGING = (
    Entry(
        code="peer-judges",
        sentence="“{person}” is a learner in your profile, and learners do not validate each other.",
        hint="Make it an assessment: there a fellow learner can say your level. Or name who judged.",
        explanation=(
            "An employer reads a validation as the word of somebody whose work it is to judge. What a fellow "
            "learner saw is worth a lot, and stands in an assessment or a dialogue."
        ),
        wrong="type: validation\nassessor: pia   # role: learner",
        right="type: assessment\nby: pia",
    ),
    Entry(
        code="no-assessor",
        sentence="“{person}” is in your profile without a function that judges.",
        hint="Is it their work? Write “role: facilitator” and “function: assessor” or “exam-board”.",
        explanation=(
            "A diploma or a job asks for somebody whose work it is to judge: an assessor or an exam board. "
            "What a teacher, a coach or an employer saw stands in an assessment. Against a vacancy whoever "
            "has it may judge."
        ),
        wrong="people:\n  - id: cor\n    role: facilitator\n    function: coach",
        right="people:\n  - id: jan\n    role: facilitator\n    function: assessor",
    ),
    Entry(
        code="assessor-without-register",
        sentence="“{person}” is somebody of the school's register, and that can't be read here.",
        hint="Ask your school to put register.yml beside cohort.yml, or to mend it. It says who judges.",
        explanation=(
            "In your profile this person has a line “register:”. What somebody does at the school then "
            "stands in the school's own file, and not in yours. Without that file nobody knows that they "
            "judge."
        ),
        wrong="people:\n  - id: jan\n    role: facilitator\n    register: j-jansen   # no register.yml",
        right="register.yml:\n  - {id: j-jansen, name: Jan Jansen, functions: [assessor]}",
    ),
    Entry(
        code="panel-without-assessor",
        sentence="Nobody in this panel has a function that judges.",
        hint="Add assessor or exam-board, if one of them was.",
        explanation=(
            "A panel may have an employer or a teacher in it. Somebody whose work it is to judge must be "
            "there, too: an assessor or an exam board."
        ),
        wrong="panel:\n  functions: [employer, teacher]",
        right="panel:\n  functions: [employer, assessor]",
    ),
    Entry(
        code="not-yet-been",
        sentence="The date {found} is still to come.",
        hint="Check the date. Did it not happen yet? Then make it an activity of a goal.",
        explanation=(
            "A validation, an assessment and a dialogue tell what people said, so their day has been. What "
            "is planned stands in a goal, as an activity with the day on which it is due."
        ),
        wrong="type: dialogue\ndate: 2062-03-01",
        right="type: dialogue\ndate: 2026-03-01",
    ),
    Entry(
        code="outside-its-cycle",
        severity="warning",
        sentence="The date {found} is not in cycle {cycle}, which runs from {start} to {end}.",
        hint="Check the date, or give the number of the cycle it belongs to.",
        explanation=(
            "What people said belongs to the cycle in which they said it. A date before that cycle began, or "
            "after it ended, makes a reader wonder which of the two is wrong. Your document is published all "
            "the same."
        ),
        wrong="date: 2024-05-01\ncycle: 2   # from 2025-07",
        right="date: 2025-09-01\ncycle: 2",
    ),
    Entry(
        code="unknown-professional",
        severity="warning",
        sentence="“{found}” is not in the register of your school.",
        hint_nearest="Did you mean “{nearest}”?",
        hint="Ask your school for the id, or remove “register:”.",
        explanation=(
            "Your school keeps a register of who judges and guides. Only what somebody in it judged can be "
            "shown as confirmed. Your page is published all the same."
        ),
        wrong="register: p-janssen",
        right="register: p-jansen",
    ),
    Entry(
        code="registered-otherwise",
        severity="warning",
        sentence="In the register of your school “{found}” is not called {person}.",
        hint="Check the id. The register counts: its name is the one that may be shown.",
        explanation=(
            "You say that somebody in your profile is somebody in the register, and their names differ. One "
            "of the two is wrong, or somebody has another name now."
        ),
        wrong="name: Ann Bakker\nregister: p-jansen",
        right="name: Peter Jansen\nregister: p-jansen",
    ),
)
