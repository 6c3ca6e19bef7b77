"""A person begins to sign in: PINFL and document. The answer is the same whoever, or nobody, they belong to."""

from darcha.ground import journal
from darcha.ground.command import command
from darcha.ground.outbox import emit

from .. import known_browser
from ..events import CodeAsked
from ..models import SignInChallenge
from ..rules.budgets import START, START_KNOWN
from ..rules.typed import clean_document, clean_pinfl
from ..types import Challenge, Principal, TooMany, is_anyone
from ._allow import spend, too_many
from ._challenge import begin


@command(may=is_anyone)
def start_sign_in(
    who: Principal, pinfl: str, document: str, *, address: str, language: str = "uz", browser: str = ""
) -> Challenge | TooMany:
    """``address`` is the caller's IP, ``browser`` what the browser says of having been here before. Raises
    InvalidIdentifier for what cannot be a PINFL or a document number.

    Nothing is looked up here: the worker asks the registry and sends, or does not send, the code. So there is nothing
    to tell the known from the unknown by, neither words nor time nor statements.
    """
    pinfl, document = clean_pinfl(pinfl), clean_document(document)
    pair = f"{pinfl}:{document}"
    known = known_browser.find(browser, "person", pinfl)
    budgets = START_KNOWN if known else START
    subjects = {"pair-15": pair, "pair-day": pair, "pinfl-hour": pinfl, "address-hour": address, "address-day": address}
    over = spend(budgets, {**subjects, "browser-15": known or "", "browser-day": known or ""})
    if refused := too_many(budgets, over):
        journal.record("identity.sign_in_limited", by=who.actor, about="sign-in", details={"limits": sorted(over)})
        return refused
    challenge, row = begin(
        SignInChallenge.Purpose.PERSON,
        SignInChallenge.Stage.CODE,
        facts={"pinfl": pinfl, "document": document, "browser": known},
        language=language,
    )
    emit(CodeAsked(challenge_id=row.id))
    return challenge
