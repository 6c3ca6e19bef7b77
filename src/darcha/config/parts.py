"""Which part of the platform an address belongs to, and how it goes with the parts that no address shows."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from django.conf import settings

from darcha.connectors.filestore import check as filestore
from darcha.connectors.payme import check as payme
from darcha.connectors.seal_authority.adapter import SealNotConfigured
from darcha.connectors.virus_scanner import check as virus_scanner
from darcha.connectors.virus_scanner.adapter import ClamdScanner
from darcha.ground import clock
from darcha.kernel.availability.types import Part
from darcha.kernel.identity import api as identity
from darcha.kernel.notifications import api as notifications

from .wiring import payme as payme_of_this_installation
from .wiring import seal_authority as seal_of_this_installation

_VIEWS: Mapping[Part, tuple[str, ...]] = {
    Part.SIGN_IN: (
        "citizen:sign_in",
        "citizen:sign_in_code",
        "citizen:sign_in_factor",
        "officer:sign_in",
        "officer:sign_in_factor",
        "officer:accept_invite",
    ),
    Part.SUBMITTING: ("citizen:form", "citizen:form_page", "citizen:check", "api:submit", "api:upload"),
    Part.PAYMENTS: ("citizen:pay", "citizen:paid", "api:pay", "callback_payme"),
    Part.DOCUMENTS: (
        "citizen:verify",
        "citizen:verify_code",
        "citizen:documents",
        "citizen:document",
        "api:verify_code",
        "api:verify_pdf",
        "api:get_document",
    ),
    Part.OFFICE: ("api:worklist", "api:actions", "api:act", "api:register"),
}
_OF_VIEW = {view: part for part, views in _VIEWS.items() for view in views}
_NO_ACT = {"citizen:status", "api:get_status", "citizen:offline", "citizen:offline_worker", "citizen:demo_outbox"}


def part_of(view: str) -> Part | None:
    """None for what is no act of anybody, such as looking at whether all works."""
    if view in _NO_ACT:
        return None
    return _OF_VIEW.get(view) or (Part.OFFICE if view.startswith("officer:") else Part.PORTAL)


def parts_out() -> Iterator[Part]:
    """Parts that do not do what they should, as far as this machine can tell without disturbing anybody."""
    if not identity.finds_its_own():  # the keys of this installation do not fit its registers
        yield Part.REGISTERS
    if payme.problems(payme_of_this_installation()):
        yield Part.PAYMENTS
    if notifications.stuck_deliveries():
        yield Part.MESSAGES
    if not _seals() or filestore.check() or not _scans():
        yield Part.DOCUMENTS


def _seals() -> bool:
    try:
        return bool(seal_of_this_installation().signer().signing_cert.not_valid_after >= clock.now())
    except (SealNotConfigured, OSError):
        return False


def _scans() -> bool:
    socket = settings.DARCHA_CLAMD_SOCKET
    return not (socket and virus_scanner.check(ClamdScanner(Path(socket))))
