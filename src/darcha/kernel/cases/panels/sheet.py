"""The way to a sheet for a court: one button in the language of the application, one in each other. Ignores routes."""

from dataclasses import dataclass

from darcha.furniture.language import FULL_NAMES, TAGS

from ..types.told import CaseTerm


@dataclass(frozen=True, slots=True)
class SheetLanguage:
    """``tag`` marks the name for a screen reader: each stands in its own language."""

    code: str
    name: str
    tag: str


@dataclass(frozen=True, slots=True)
class SheetPanel:
    """Shown by ``cases/panels/sheet_form.html``. ``for_staff``: the asking is written down."""

    main: SheetLanguage
    others: tuple[SheetLanguage, ...]
    for_staff: bool


def sheet_panel(term: CaseTerm) -> SheetPanel:
    """Of ``cases.api.term_of_case``."""
    languages = [SheetLanguage(code, name, TAGS[code]) for code, name in FULL_NAMES.items()]
    main = next(one for one in languages if one.code == term.language)
    return SheetPanel(main, tuple(one for one in languages if one is not main), for_staff=not term.is_mine)
