"""The one who applies, as forms and rules read it. Ignores how a form is drawn."""

from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.catalogue.types import FormSubject
from darcha.kernel.identity.types import PartyRef, Principal

from ..rules.submission import party_of
from ..subject import read_subject


def form_subject(who: Principal, service_key: str, on_behalf_of: PartyRef | None = None) -> FormSubject:
    """For ``catalogue.api.form_schema``, ``check_answers`` and prefill. Raises NotYourParty, UnknownService."""
    party = party_of(who, on_behalf_of)
    return read_subject(who, catalogue.service(service_key), party)[0]
