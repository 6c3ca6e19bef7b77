"""A row to be written, made without the way of ``Model(...)`` through every field's descriptor and two signals.

An act makes seven of them. Everything else about models stays as it is, and nothing of ours listens to those signals.
"""

from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar

from django.db.models import Model
from django.db.models.base import ModelState

M = TypeVar("M", bound=Model)


def new_row(model: type[M], **values: Any) -> M:
    """``model(**values)``: what is left out has its default. References are given by their column, ``case_id``. Raises
    TypeError for a name that is no column."""
    constant, made = _defaults(model)
    if strangers := values.keys() - constant.keys():
        raise TypeError(f"{model.__name__} has no columns {sorted(strangers)}")
    row = model.__new__(model)
    row._state = ModelState()
    fields = row.__dict__
    fields.update(constant)
    for name, default in made:
        if name not in values:
            fields[name] = default()
    fields.update(values)
    return row


@cache
def _defaults(model: type[Model]) -> tuple[dict[str, Any], list[tuple[str, Callable[[], Any]]]]:
    """Every column with its default, and those whose default is made anew each time."""
    own = [field for field in model._meta.concrete_fields if not field.generated]
    made = [(field.attname, field.default) for field in own if callable(field.default) and field.has_default()]
    anew = dict(made)
    return {field.attname: None if field.attname in anew else field.get_default() for field in own}, made
