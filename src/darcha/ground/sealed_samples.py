"""Do the keys of this installation open what is sealed in its tables? Looks at two envelopes of every column."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import models

from .sealing import SealBroken, is_sealed


def unopened_columns() -> list[str]:
    """``table.column`` of every sealed column whose first or last envelope does not open; empty when the keys fit."""
    return [
        f"{model._meta.db_table}.{field.column}"
        for model, field in _sealed()
        if not all(_opens(model, field.name, order) for order in ("pk", "-pk"))
    ]


def _sealed() -> Iterator[tuple[type[models.Model], "models.Field[Any, Any]"]]:
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if is_sealed(field):
                yield model, field


def _opens(model: type[models.Model], name: str, order: str) -> bool:
    try:
        model._default_manager.exclude(**{name: None}).order_by(order).values_list(name, flat=True).first()
    except SealBroken:
        return False
    return True
