"""Every act of a person, ready to be done: who does it, what was done before by commands, what is said, what it leaves.

One table for the browser and for the API. Ignores how the act is done: that is what the tests are about.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from darcha.ground import clock
from darcha.ground.outbox.testing import deliver_all
from darcha.kernel.cases import api as cases
from darcha.kernel.cases.tests import world
from darcha.kernel.cases.tests.test_pay import pay
from darcha.kernel.cases.tests.variants import OFFICERS
from darcha.kernel.catalogue.types import Act
from darcha.kernel.identity.types import Principal

NOW, EARLIER = "2026-03-06T12:00+05:00", "2026-03-06T10:00+05:00"  # a Friday, in office hours
PLACE, HEARD_AT = "12-xona, Yunusobod tumani", "2026-03-06T11:00"
REASON = "Kanareyka koʻchasidagi chiroqlar boʻyicha tarmoqni oʻrganish kerak."
FACT = "Murojaatda hal qilinadigan savol yoʻq, matn ikki marta yuborilgan."
REPLY = "Chiroqlar 9-mart kuni almashtiriladi, brigada biriktirildi (qonunning 28-moddasi)."
LAW = ["Chiroqlar qachon yonadi: ORQ-445, 28-modda"]
QUESTION = "Qaysi uyning yonidagi chiroq yonmayapti?"
UNCLEAR = "Javobda qaysi brigada kelishi aytilmagan."
GROUNDS = "Javobda uchta savolimdan faqat bittasiga javob berilgan, qolganlari haqida hech narsa yoʻq."
ASKS = "Murojaatni toʻliq koʻrib chiqishni topshiring."
DELEGATED = {"to": "colleague", "what": "hearing", "until": "2026-03-10", "words": REASON}
GRANTED = {"recusal": "granted", "to": "colleague"}
REFUSAL = {"ground": "not-owner", "fact": "Reyestrda avtomobil boshqa shaxs nomida turibdi"}
OTHER = world.OTHER_BODY

# What no shipped pack lists yet: opinions, an examination that stops the clock, a second person for a refusal.
_PETITIONS = "        posts: [petitions-officer, petitions-head]\n"
_OPINIONS = f"""  - key: opinions
    kind: opinions
    name: steps.review.name
    next: steps.review.next
    acts:
      - act: consult
{_PETITIONS}      - act: reply
{_PETITIONS}        to: done
      - act: withdraw
        to: done
    asks:
      - {{body: {OTHER}, length: 3, unit: working-days, article: art. 24, rule: terms.reply, silence: agrees}}
    routes:
      - to: review
  - key: question
"""
IN_PETITIONS = (
    ("      - act: involve\n", f"      - act: accept\n{_PETITIONS}        to: opinions\n      - act: involve\n"),
    ("  - key: question\n", _OPINIONS),
)


def _act(key: str) -> str:
    """As a step of the permit lists it."""
    return f"      - act: {key}\n        {OFFICERS}\n"


IN_PERMITS = (
    (_act("refuse"), f"{_act('refuse')}        confirmed_by: [permits-head]\n"),
    (_act("approve"), _act("stop") + _act("resume") + _act("approve")),
    ("stops_on: [asked]", "stops_on: [asked, expertise]"),
)  # fmt: skip

ROLES: Mapping[str, Callable[[], Principal]] = {
    "citizen": lambda: world.person(1),
    "officer": lambda: world.staff(world.LEAD, "petitions-officer"),
    "colleague": lambda: world.staff(world.LEAD, "petitions-officer"),
    "head": lambda: world.staff(world.LEAD, "petitions-head", "head"),
    "co-body": lambda: world.staff(OTHER, "petitions-officer"),
    "inspector": lambda: world.staff("yhxx", "permits-officer"),
    "chief": lambda: world.staff("yhxx", "permits-head", "head"),
    "judge": lambda: world.staff("vazirlar-mahkamasi", "petitions-officer"),
}
Cast = Mapping[str, Principal]
Before = Callable[[Cast], UUID]


@dataclass(frozen=True)
class Flow:
    """``role`` does the act with ``said``: a value that names a role stands for that one's account. ``line`` is what it
    leaves on the timeline; ``is_told``: the applicant reads that line too."""

    role: str
    before: Before
    line: str
    said: Mapping[str, Any] = field(default_factory=dict)
    is_told: bool = True


def letter(cast: Cast) -> UUID:
    """A petition that arrived two hours ago."""
    with clock.frozen(EARLIER):
        return world.send(cast["citizen"]).public_id


def for_another(cast: Cast) -> UUID:
    """A petition in another's name, without a paper that says one may."""
    with clock.frozen(EARLIER):
        answers = world.petition(writes="for-another", people="Aliyeva Oy, Nukus")
        return world.send(cast["citizen"], answers=answers).public_id


def late_complaint(cast: Cast) -> UUID:
    """A complaint about what its writer has known of for more than a year."""
    with clock.frozen(EARLIER):
        answers = world.petition(kind="complaint", about_body="yhxx", learned_on="2025-01-10")
        return world.send(cast["citizen"], answers=answers).public_id


def permit(cast: Cast) -> UUID:
    """A permit that is paid for."""
    receipt = world.send(cast["citizen"], world.PERMIT, world.PERMIT_ANSWERS)
    pay(receipt, f"acts-{receipt.number}")
    deliver_all()
    return receipt.public_id


def _after(before: Before, role: str, act: str, **said: Any) -> Before:
    """And then this, by this one, who read the case first."""

    def prepared(cast: Cast) -> UUID:
        case, who = before(cast), cast[role]
        if who.kind == "staff":
            cases.officer_case(who, case)
        cases.perform(who, case=case, act=act, said=said_by(cast, said))
        deliver_all()
        return case

    return prepared


def said_by(cast: Cast, said: Mapping[str, Any]) -> dict[str, Any]:
    """With accounts in place of roles."""
    return {
        name: str(cast[value].account_id) if name == "to" and value in cast else value for name, value in said.items()
    }


def _heard(cast: Cast) -> UUID:
    """A petition whose hearing was appointed for an hour that has passed."""
    case = letter(cast)
    with clock.frozen(EARLIER):
        at = {"at": HEARD_AT, "place": PLACE}
        cases.perform(cast["officer"], case=case, act="appoint-hearing", said=at)
    return case


def _judged(cast: Cast) -> UUID:
    """An objection to a reply, in the body above."""
    row = cases.perform(cast["citizen"], case=replied(cast), act="object", said={"words": GROUNDS, "asks": ASKS})
    deliver_all()
    return row.public_id


replied = _after(letter, "officer", "reply", words=REPLY, grounds=LAW)
asked = _after(letter, "officer", "ask", words=QUESTION)
held = _after(letter, "head", "assign", to="officer")
recused = _after(held, "officer", "recuse", words=REASON)
at_opinions = _after(letter, "officer", "accept")
consulted = _after(at_opinions, "officer", "consult", bodies=[OTHER], words=REASON)
involved = _after(letter, "officer", "involve", bodies=[OTHER], words=REASON)
proposed = _after(permit, "inspector", "refuse", **REFUSAL)
stopped = _after(permit, "inspector", "stop", on="expertise", words=REASON)
refused = _after(letter, "officer", "refuse", ground="no-substance", fact=FACT)
delegated = _after(held, "officer", "delegate", to="colleague", what="hearing", until="2026-03-10", words=REASON)
unclear = _after(replied, "citizen", "ask-clarity", words=UNCLEAR)

FLOWS: Mapping[Act, Flow] = {
    Act.ANSWER: Flow("citizen", asked, "answered", {"words": "7-uyning yonidagi."}),
    Act.ADD: Flow("citizen", letter, "added", {"words": "Chiroq kecha ham yonmadi."}),
    Act.WITHDRAW: Flow("citizen", letter, "withdrawn"),
    Act.OBJECT: Flow("citizen", replied, "objected", {"words": GROUNDS, "asks": ASKS}),
    Act.ASK_CLARITY: Flow("citizen", replied, "clarity_asked", {"words": UNCLEAR}),
    Act.ACCEPT: Flow("inspector", permit, "accepted"),
    Act.ASK: Flow("officer", letter, "asked", {"words": QUESTION}),
    Act.ASSIGN: Flow("head", letter, "assigned", {"to": "colleague"}, is_told=False),
    Act.EXTEND: Flow("head", letter, "extended", {"by": "P10D", "words": REASON}),
    Act.STOP: Flow("inspector", permit, "expertise_begun", {"on": "expertise", "words": REASON}),
    Act.RESUME: Flow("inspector", stopped, "expertise_ended"),
    Act.STUDY: Flow("officer", letter, "studied", {"words": REASON}),
    Act.TRANSFER: Flow("officer", letter, "transferred", {"body": OTHER, "words": REASON}),
    Act.RETURN: Flow("officer", letter, "returned", {"words": REASON}),
    Act.JOIN: Flow("officer", letter, "joined", {"first": "<first>"}),
    Act.LEAVE: Flow("head", for_another, "unconsidered", {"ground": "no-authority", "fact": FACT}),
    Act.FILE: Flow("officer", letter, "proposed", {"letter": "thanks", "words": FACT}, is_told=False),
    Act.RESTORE_TIME: Flow("head", late_complaint, "time_restored", {"words": FACT}),
    Act.TERMINATE: Flow("head", letter, "terminated", {"ground": "taken-back", "fact": FACT}),
    Act.CONSULT: Flow("officer", at_opinions, "opinion_asked", {"bodies": [OTHER], "words": REASON}),
    Act.INVOLVE: Flow("officer", letter, "data_asked", {"bodies": [OTHER], "words": REASON}),
    Act.OPINE: Flow("co-body", consulted, "opined", {"opinion": "agrees", "words": REASON}),
    Act.SUPPLY: Flow("co-body", involved, "data_given", {"words": REASON}),
    Act.REPLY: Flow("officer", letter, "replied", {"words": REPLY, "grounds": LAW}),
    Act.APPROVE: Flow("inspector", permit, "approved"),
    Act.REFUSE: Flow("officer", letter, "refused", {"ground": "no-substance", "fact": FACT}),
    Act.CONFIRM: Flow("chief", proposed, "refused"),
    Act.SEND_BACK: Flow("chief", proposed, "sent_back", {"words": REASON}, is_told=False),
    Act.DECIDE_OBJECTION: Flow("judge", _judged, "upheld", {"outcome": "upheld", "words": GROUNDS}),
    Act.RECUSE: Flow("officer", held, "recusal_asked", {"words": REASON}, is_told=False),
    Act.DECIDE_RECUSAL: Flow("head", recused, "recusal_granted", GRANTED, is_told=False),
    Act.APPOINT_HEARING: Flow("officer", letter, "hearing_appointed", {"at": "2026-03-06T15:30", "place": PLACE}),
    Act.RECORD_HEARING: Flow("officer", _heard, "hearing_held", {"came": "came", "words": FACT}),
    Act.CLARIFY: Flow("officer", unclear, "clarified", {"words": REPLY}),
    Act.FILE: Flow("officer", letter, "proposed", {"letter": "thanks", "words": REASON}, is_told=False),
    Act.CORRECT: Flow("officer", replied, "corrected", {"wrong": "9-mart", "right": "8-mart", "words": REASON}),
    Act.DELEGATE: Flow("officer", held, "delegated", DELEGATED, is_told=False),
    Act.END_DELEGATION: Flow("colleague", delegated, "delegation_done", {"words": REASON}, is_told=False),
    Act.SPLIT: Flow("officer", letter, "split_off", {"question": QUESTION, "words": REASON}),
    Act.REOPEN: Flow("head", refused, "reopened", {"because": "own-motion", "words": REASON}),
}  # fmt: skip
