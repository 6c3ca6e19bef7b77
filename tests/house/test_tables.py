"""Foreign keys point only downward, protect what they point at, and put no name on the other side."""

import ast

import pytest
from django.apps import apps
from django.db import models

from darcha.config import map as house_map

FLOORS = {
    **dict.fromkeys(("statistics", "feedback", "oversight", "availability"), 5),
    "cases": 4,
    **dict.fromkeys(("registries", "documents", "payments", "notifications"), 3),
    **dict.fromkeys(("catalogue", "exchange", "identity"), 2),
    "ground": 1,
}
OURS = [model for model in apps.get_models() if model.__module__.startswith("darcha.")]


def foreign_keys():
    for model in OURS:
        for field in model._meta.local_fields:
            if isinstance(field, models.ForeignKey):
                yield model, field


def wrong_with(model, field) -> str | None:
    here, there = model._meta.app_label, field.remote_field.model._meta.app_label
    if here != there and not FLOORS.get(here, 9) > FLOORS.get(there, 9):
        return "points sideways or up"
    if field.remote_field.on_delete is not models.PROTECT:
        return "does not protect"
    if not (field.remote_field.related_name or "").endswith("+"):
        return "puts a name on the other side"
    return None


def test_foreign_keys_point_down_and_protect():
    assert {str(field): wrong for model, field in foreign_keys() if (wrong := wrong_with(model, field))} == {}


def test_models_have_no_many_to_many_tables_behind_their_backs():
    assert [str(field) for model in OURS for field in model._meta.local_many_to_many] == []


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_a_model_says_what_a_row_is(model):
    assert model.__doc__ and not model.__doc__.startswith(f"{model.__name__}(")


def test_migrations_hold_schema_only():
    wrong = []
    for file in house_map.SOURCES.rglob("migrations/0*.py"):
        names = {node.attr for node in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(node, ast.Attribute)}
        if "RunPython" in names:
            wrong.append(str(file))
    assert wrong == []


@pytest.mark.django_db
def test_models_and_migrations_agree():
    from django.core.management import call_command

    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
