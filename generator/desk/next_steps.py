"""What a learner can do next, as a teacher is told of it: nobody is spoken to in it but the teacher."""

from __future__ import annotations

from generator.languages import _

NEXT_STEPS = {
    "problems": _("Filling in what is still empty, and putting right what is wrong."),
    "cycle": _("Beginning a cycle."),
    "experience": _("Writing down an experience that taught something."),
    "reflection": _("Looking back on an experience: what happened, what was done, and what came of it?"),
    "dialogue": _("Talking with somebody about what the learner can do, and writing down what was said."),
    "self-assessment": _("Judging their own level."),
    "evidence": _("Adding a piece of evidence, and saying which competence it shows and how."),
    "others": _("Asking somebody who knows the work which level they see."),
    "validation": _("Having the portfolio held against a requirement profile."),
    "people": _("Putting somebody who knows the work in the profile, to ask them which level they see."),
    "standard": _("Asking the school what a diploma or a job asks. Without it: going on to the next phase."),
    "assessor": _("Putting in the profile who will judge the portfolio."),
    "advice": _("Writing down the advice that came with a validation."),
    "response": _("Responding to a judgement and its advice."),
    "goal": _("Setting a goal: what does the learner want to be able to do?"),
    "activity": _("Giving a goal an activity, and beginning with it."),
    "agreements": _("Agreeing with somebody on the form, the content and the meaning of the learning."),
    "profile": _("Telling in the profile why the learner learns and works."),
    "question": _("Writing down a question that the learner wants to find an answer to."),
    "end": _("Closing the cycle: saying when it ended."),
}
"""By the steps of ``leerkring status``, which speaks to the learner."""
