"""The catalogue's counter: what services there are, what they ask, cost and promise. Ignores single cases."""

from .commands.publish import publish_packs
from .packs.check import check_packs, packs_around, read_examples
from .packs.load import load_catalogue
from .queries.calendars import calendar, calendars, edition_id
from .queries.current import current, regions, rungs_for
from .queries.forms import check_answers, clean_and_check, explain_fee, fee, fee_from, form_schema
from .queries.listings import Passport, life_event, of_life_event, of_sphere, passport, services, sphere
from .queries.names import body_name, find_post, post_name, registry_name
from .queries.search import search
from .queries.versions import find_service, forget_versions, objections, pinned, service, version_id
from .rules.form import asked_pages, clean_answers, known_facts, labelled_records, prefilled, with_carried
from .rules.form_schema import form_pages, smallest_answers
from .rules.letters import fill_letter

__all__ = [
    "Passport",
    "asked_pages",
    "body_name",
    "calendar",
    "calendars",
    "check_answers",
    "check_packs",
    "clean_and_check",
    "clean_answers",
    "current",
    "edition_id",
    "explain_fee",
    "fee",
    "fee_from",
    "fill_letter",
    "find_post",
    "find_service",
    "forget_versions",
    "form_pages",
    "form_schema",
    "known_facts",
    "labelled_records",
    "life_event",
    "load_catalogue",
    "objections",
    "of_life_event",
    "of_sphere",
    "packs_around",
    "passport",
    "pinned",
    "post_name",
    "prefilled",
    "publish_packs",
    "read_examples",
    "regions",
    "registry_name",
    "rungs_for",
    "search",
    "service",
    "services",
    "smallest_answers",
    "sphere",
    "version_id",
    "with_carried",
]
