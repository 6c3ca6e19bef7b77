"""A service as a compiled pack version, an agency, and the whole catalogue. Ignores storage."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from typing import Literal

from darcha.ground.text import Text

from .calendar import CalendarKind
from .calendar_book import CalendarBook
from .dated import Dated
from .fees import Channel, FeeSchedule
from .form import Form
from .ladder import Ladder, NationalLadder
from .letter import Letter
from .procedure import DocumentTemplate, Notice, Procedure

Audience = Literal["individual", "entity", "sole-trader", "foreigner"]


@dataclass(frozen=True, slots=True)
class LegalBasis:
    act: str
    title: Text
    article: str | None = None
    url: str | None = None
    confirmed: bool = True


@dataclass(frozen=True, slots=True)
class Post:
    """A named responsible post; persons hold posts, cases belong to posts. Of its body it sees the cases of these
    ``regions`` (four digits) and ``states``, all of them when empty, and with ``assigned_only`` its holder's own."""

    key: str
    name: Text
    role: Literal["officer", "head", "inspector"]
    regions: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    assigned_only: bool = False


@dataclass(frozen=True, slots=True)
class Body:
    """An agency or office that acts. ``region`` is a 4- or 7-digit code; None for the whole country."""

    key: str
    name: Text
    short_name: Text
    region: str | None = None
    parent: str | None = None
    takes_petitions: bool = False
    phone: str | None = None
    posts: tuple[Post, ...] = ()
    calendar: CalendarKind = "five"
    office_hours: tuple[time, time] | None = None  # None: the national ones
    ladder: Ladder = field(default_factory=Ladder)


@dataclass(frozen=True, slots=True)
class Region:
    code: str  # 4 digits: region; 7 digits: district or city
    name: Text
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class Label:
    """A sphere or a life event."""

    key: str
    name: Text
    hint: Text | None = None
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Service:
    """One immutable version of a service. ``version`` is its valid_from as text plus a content hash of the pack."""

    key: str
    version: str
    valid_from: date
    content_hash: str
    agency: str
    responsible_post: str
    sphere: str
    life_events: tuple[str, ...]
    audience: tuple[Audience, ...]
    kind: Literal["informational", "interactive", "transactional"]
    channels: tuple[Channel, ...]
    minimum_assurance: Literal["sms", "mfa"]
    name: Text  # the person's words
    legal_name: Text
    summary: Text
    result: Text
    bring: tuple[Text, ...]
    keywords: Mapping[str, tuple[str, ...]]
    legal_basis: tuple[LegalBasis, ...]
    form: Form
    procedure: Procedure
    fees: FeeSchedule
    documents: tuple[DocumentTemplate, ...]
    notices: Mapping[str, Notice]
    letters: tuple[Letter, ...] = ()
    addressed: bool = False  # True: the applicant names the bodies (a petition)
    judges_objections: bool = False  # True: what is objected to in any other service becomes a case of this one
    texts: Mapping[str, Text] = field(default_factory=dict)
    registries: tuple[str, ...] = ()  # what is read about the applicant, and nothing else


@dataclass(frozen=True, slots=True)
class RegistryDefinition:
    """A central database as the exchange offers it: JSON Schema of a record, lookup keys, who may read which fields."""

    key: str
    name: Text
    holder: str  # body key
    schema: Mapping[str, object]
    keys: tuple[str, ...]  # dotted paths that records can be found by, e.g. "pinfl", "owners[].pinfl"
    access: Mapping[str, tuple[str, ...]]  # service key -> fields it may read
    describes: Literal["person", "entity"] | None = None  # set: the register that says who persons or entities are
    roles: Mapping[str, str] = field(default_factory=dict)  # role -> path; see packs/schema/registry.json
    reliefs: Mapping[str, str] = field(default_factory=dict)  # relief key -> CEL over `record`
    labels: Mapping[str, Text] = field(default_factory=dict)  # field -> its name; "field.value" -> what a code means
    written_by: tuple[str, ...] = ()  # services whose decisions enter records


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything that the packs say, compiled and checked. Versions of a service are sorted by valid_from."""

    services: Mapping[str, tuple[Service, ...]]
    bodies: Mapping[str, Body]
    spheres: tuple[Label, ...]
    life_events: tuple[Label, ...]
    regions: Mapping[str, Region]
    calendars: CalendarBook
    base_unit: tuple[Dated[int], ...]
    registries: Mapping[str, RegistryDefinition]
    ladder: NationalLadder = field(default_factory=NationalLadder)
