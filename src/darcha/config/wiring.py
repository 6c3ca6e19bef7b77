"""Binds the rooms' ports to adapters and loads every room's listeners. The only place that knows both sides."""

from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from uuid import UUID

from django.conf import settings

from darcha.connectors.demo_outbox.adapter import KeptCopies, KeptMail, KeptSms
from darcha.connectors.email_smtp.adapter import Smtp
from darcha.connectors.filestore.adapter import FileStore
from darcha.connectors.payme.adapter import Payme
from darcha.connectors.seal_authority.adapter import ConfiguredAuthority, DemoAuthority
from darcha.connectors.sms_eskiz.adapter import Eskiz
from darcha.connectors.sms_playmobile.adapter import PlayMobile
from darcha.connectors.virus_scanner.adapter import ClamdScanner
from darcha.connectors.virus_scanner.fake import SignatureScanner
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.documents import ports as documents
from darcha.kernel.documents.ports import SealAuthority
from darcha.kernel.identity import api as identity
from darcha.kernel.identity.types import EVERYWHERE, Mandate, PersonFact, Principal, Reach
from darcha.kernel.notifications import api as notifications
from darcha.kernel.notifications import ports as notification_ports
from darcha.kernel.notifications.types import Address
from darcha.kernel.payments import ports as payments
from darcha.kernel.registries import api as registries

ROOMS = (
    "identity",
    "exchange",
    "catalogue",
    "registries",
    "documents",
    "payments",
    "notifications",
    "cases",
    "feedback",
    "statistics",
    "oversight",
    "availability",
)
_SENDER = Principal.system("sign-in")


class _PersonFacts:
    """identity asks the register of persons."""

    def find_person(self, pinfl: str, document: str) -> PersonFact | None:
        return registries.find_person(pinfl, document)


class _Mandates:
    """identity asks the register of entities who heads what."""

    def of(self, person_id: UUID) -> tuple[Mandate, ...]:
        return registries.organisations_headed_by(person_id)


class _Reaches:
    """identity asks the packs how far a post reaches."""

    def of(self, body: str, post: str) -> Reach:
        said = catalogue.find_post(body, post)
        return Reach(said.regions, said.states, said.assigned_only) if said else EVERYWHERE


class _CodeSender:
    """identity's codes go out through notifications."""

    def send(self, phone: str, code: str, language: str) -> None:
        notifications.send_code(_SENDER, phone=phone, code=code, language=language)


class _Addresses:
    """notifications asks identity where an account can be reached."""

    def find_address(self, account_id: UUID) -> Address | None:
        contact = identity.find_contact(account_id)
        return Address(contact.phone, contact.email) if contact else None


def wire() -> None:
    """Called once when Django is ready."""
    identity.bind(identity.PersonFacts, _PersonFacts())
    identity.bind(identity.Mandates, _Mandates())
    identity.bind(identity.Reaches, _Reaches())
    identity.bind(identity.CodeSender, _CodeSender())
    _wire_documents()
    _wire_messages()
    payments.bind("payme", payme())
    for room in ROOMS:
        if find_spec(f"darcha.kernel.{room}.listeners"):
            import_module(f"darcha.kernel.{room}.listeners")


def payme() -> Payme:
    """The provider of payments; in demo mode its stand-in, which has an office to ask."""
    return Payme(
        merchant=settings.DARCHA_PAYME_MERCHANT,
        key=settings.DARCHA_PAYME_KEY,
        checkout=settings.DARCHA_PAYME_CHECKOUT,
        office=settings.DARCHA_PAYME_CHECKOUT if settings.DARCHA_DEMO else "",
    )


def seal_authority() -> SealAuthority:
    """Who seals documents: the installation's own seal in production, one that makes itself elsewhere."""
    if settings.DARCHA_ENV == "production":
        return ConfiguredAuthority(
            settings.DARCHA_SEAL_P12, settings.DARCHA_SEAL_PASSWORD, settings.DARCHA_SEAL_EARLIER_ROOTS
        )
    return DemoAuthority(settings.DARCHA_KEYS_DIR)


def _wire_documents() -> None:
    socket = settings.DARCHA_CLAMD_SOCKET
    documents.bind(
        blobs=FileStore(settings.DARCHA_FILES_DIR),
        scanner=ClamdScanner(Path(socket)) if socket else SignatureScanner(),
        authority=seal_authority(),
    )


def _wire_messages() -> None:
    sms: dict[str, Callable[[str, str], notification_ports.SmsGateway]] = {
        "demo_outbox": lambda login, password: KeptSms(),
        "sms_eskiz": Eskiz,
        "sms_playmobile": PlayMobile,
    }
    gateways = [sms[settings.DARCHA_SMS_CONNECTOR](settings.DARCHA_SMS_LOGIN, settings.DARCHA_SMS_PASSWORD)]
    if settings.DARCHA_SMS_RESERVE_CONNECTOR != "none":
        reserve = sms[settings.DARCHA_SMS_RESERVE_CONNECTOR]
        gateways.append(reserve(settings.DARCHA_SMS_RESERVE_LOGIN, settings.DARCHA_SMS_RESERVE_PASSWORD))
    mail: dict[str, Callable[[], notification_ports.MailGateway]] = {"demo_outbox": KeptMail, "email_smtp": Smtp}
    notification_ports.bind(
        sms=tuple(gateways),
        mail=(mail[settings.DARCHA_MAIL_CONNECTOR](),),
        addresses=_Addresses(),
        copies=KeptCopies() if settings.DARCHA_DEMO else None,
    )
