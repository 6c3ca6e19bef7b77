"""What there is to choose from in the form of an act, by the kind of need. Ignores how it is drawn."""

from collections.abc import Callable, Mapping, Sequence
from uuid import UUID

from darcha.furniture.fields import OptionView
from darcha.ground.text import cite, current, t
from darcha.kernel.cases import api as cases
from darcha.kernel.cases.types import ActRow, CaseView, GroundNow, Need
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.identity import api as identity

from .acting import last_moment

_Offer = Callable[[CaseView, ActRow, Need, UUID | None], Sequence[OptionView]]


def options_of(view: CaseView, row: ActRow, need: Need, me: UUID | None) -> Sequence[OptionView]:
    """``me`` is the account of whoever chooses."""
    return OFFERS[need.kind](view, row, need, me)


def _holders(view: CaseView, row: ActRow, need: Need, me: UUID | None) -> Sequence[OptionView]:
    options: dict[UUID, OptionView] = {}
    for holder in identity.find_post_holders(view.row.body):
        serves = holder.post.role == "head" or not holder.post.services or view.row.service_key in holder.post.services
        if not serves or holder.is_away or holder.account_id in options or holder.account_id in view.recused:
            continue
        name = t("officer.act.assign.me", name=holder.name) if holder.account_id == me else holder.name
        hint = catalogue.post_name(view.row.body, holder.post.key, current())
        options[holder.account_id] = OptionView(str(holder.account_id), name, hint=hint)
    return sorted(options.values(), key=lambda option: option.value != str(me))


def _grounds(view: CaseView, row: ActRow, need: Need, me: UUID | None) -> Sequence[OptionView]:
    return [
        _ground(one) for one in (*view.grounds, *view.ending_grounds) if one.ground.act is row.act and not one.is_over
    ]


def _ground(one: GroundNow) -> OptionView:
    cited = cite(one.ground.article, current(), confirmed=one.ground.confirmed)
    until = t("officer.act.refuse.until", until=last_moment(one.ends_at)) if one.ends_at else ""
    return OptionView(one.ground.key, one.ground.text.in_(current()), hint=" · ".join(filter(None, (cited, until))))


def _bodies(view: CaseView, row: ActRow, need: Need, me: UUID | None) -> Sequence[OptionView]:
    """Every body but the one that has the case; those that the pack names, where it names some."""
    bodies, named = catalogue.current().bodies, view.offers.get(f"{row.act.value}.{need.name}")
    keys = bodies if named is None else [key for key in named if key in bodies]
    return [OptionView(key, bodies[key].name.in_(current())) for key in keys if key != view.row.body]


def _named(view: CaseView, row: ActRow, need: Need, me: UUID | None) -> Sequence[OptionView]:
    return [OptionView(one, t(f"officer.act.{row.act.value}.{need.name}.{one}")) for one in need.options]


def _durations(view: CaseView, row: ActRow, need: Need, me: UUID | None) -> Sequence[OptionView]:
    own = view.offers.get(need.name, ())  # an order to another body is in working days, whatever the term is
    unit = "working-days" if own else view.term.term.last_unit if view.term else ""
    offered = own or view.offers.get(need.kind, ())
    return [OptionView(one, cases.duration_text(one, unit, current())) for one in offered]


def _stop_grounds(view: CaseView, row: ActRow, need: Need, me: UUID | None) -> Sequence[OptionView]:
    return [OptionView(one, t(f"officer.act.stop.on.{one}")) for one in view.offers.get(need.kind, ())]


def _evidence(view: CaseView, row: ActRow, need: Need, me: UUID | None) -> Sequence[OptionView]:
    """Answers by their questions, registers by name, files as they were handed in."""
    questions = [one for page in view.service.form.pages for one in page.questions if one.key in view.answers]
    answers = [OptionView(f"answers.{one.key}", one.label.in_(current())) for one in questions]
    read = dict.fromkeys(str(fact["registry"]) for fact in view.facts)
    registries = catalogue.current().registries
    facts = [OptionView(f"facts.{key}", registries[key].name.in_(current())) for key in read if key in registries]
    files = [OptionView(f"files.{one.public_id}", one.name) for one in cases.files_shown(view)]
    return [*answers, *facts, *files]


OFFERS: Mapping[str, _Offer] = {
    "ground": _grounds,
    "holder": _holders,
    "body": _bodies,
    "bodies": _bodies,
    "choice": _named,
    "evidence": _evidence,
    "duration": _durations,
    "stop-ground": _stop_grounds,
}
