"""A procedure and a service that belong to no pack, for rules that need no database."""

from darcha.ground.text import LANGUAGES, Text
from darcha.kernel.catalogue.types import Act, Objection, Procedure, RefusalGround, Step, StepAct, Term


def text(words: str) -> Text:
    return Text(dict.fromkeys(LANGUAGES, words))


CLERKS = ("clerk", "chief")
GROUND = RefusalGround("not-owner", text("Not the owner"), "Law, article 1")
DAY_GROUND = RefusalGround("unclear", text("Unintelligible"), "Law, article 2", within="1 working-day")


def step(key: str, *acts: StepAct) -> Step:
    return Step(key, text(key), text("next"), acts)


TERM = Term(
    key="decision",
    length=2,
    unit="working-days",
    starts_at="payment",
    article="Law, article 3",
    rule=text("2 working days"),
    stops_on=("asked",),
)
PROCEDURE = Procedure(
    steps=(
        step("payment", StepAct(Act.PAY, to_step="review"), StepAct(Act.WITHDRAW, to_step="done")),
        step(
            "review",
            StepAct(Act.ASSIGN, CLERKS),
            StepAct(Act.ASK, CLERKS, "question"),
            StepAct(Act.APPROVE, CLERKS, "done"),
            StepAct(Act.REFUSE, CLERKS, "done"),
            StepAct(Act.WITHDRAW, to_step="done"),
        ),
        step(
            "question",
            StepAct(Act.ANSWER, to_step="review"),
            StepAct(Act.REFUSE, CLERKS, "done"),
            StepAct(Act.WITHDRAW, to_step="done"),
        ),
        step("done"),
    ),
    first_step="payment",
    terms=(TERM,),
    refusal_grounds=(GROUND, DAY_GROUND),
    objection=Objection("superior", text("30 working days"), "Law, article 4", to_superior=True),
)
