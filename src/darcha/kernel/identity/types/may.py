"""Pure answers to "who may": what commands and gates ask first. Ignores rights that depend on a row."""

from typing import Any

from .principal import ASSURANCE_ORDER, Assurance, Principal


def is_anyone(who: Principal, *_: Any, **__: Any) -> bool:
    """Nobody is turned away; the command itself looks at what is proven."""
    return isinstance(who, Principal)


def is_person(who: Principal, *_: Any, **__: Any) -> bool:
    """A person who has signed in for themselves."""
    return who.kind == "person"


def is_staff(who: Principal, *_: Any, **__: Any) -> bool:
    """Staff with a second factor proven; without one they reach nothing."""
    return who.kind == "staff" and who.assurance == "mfa"


def is_client(who: Principal, *_: Any, **__: Any) -> bool:
    """Another system, by its token."""
    return who.kind == "client"


def is_system(who: Principal, *_: Any, **__: Any) -> bool:
    """The platform itself."""
    return who.kind == "system"


def is_signed_in(who: Principal, *_: Any, **__: Any) -> bool:
    """A person or staff, proven."""
    return is_person(who) or is_staff(who)


def is_in_session(who: Principal, *_: Any, **__: Any) -> bool:
    """Signed in with a browser: whoever only holds a token may not change how one signs in."""
    return is_signed_in(who) and who.session_id is not None


def is_staff_in_session(who: Principal, *_: Any, **__: Any) -> bool:
    """Staff, signed in with a browser: what nobody does by a token."""
    return is_staff(who) and who.session_id is not None


def is_person_in_session(who: Principal, *_: Any, **__: Any) -> bool:
    """A person, signed in with a browser."""
    return is_person(who) and who.session_id is not None


def may_have_tokens(who: Principal, *_: Any, **__: Any) -> bool:
    """The signed-in for themselves, the platform for anybody; a token cannot make tokens."""
    return is_system(who) or is_in_session(who)


def reaches(assurance: Assurance, minimum: Assurance) -> bool:
    """Whether an assurance is at least the minimum."""
    return ASSURANCE_ORDER.index(assurance) >= ASSURANCE_ORDER.index(minimum)
