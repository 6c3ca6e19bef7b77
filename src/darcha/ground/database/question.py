"""A question that is asked all day: its SQL is made by the ORM the first time, its values are given each time.

Making the SQL of one sign-in costs several times as much as asking it. The question is still written as a queryset, so
it follows the models wherever they go, and what it finds are models.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import BooleanField, Expression, F, Func, Model
from django.db.models.base import ModelState

from .prepared import prepared_cursor


class Given(Expression):
    """Stands in a question for what is given when it is asked. ``field`` says of which type that is."""

    def __init__(self, name: str, field: Any) -> None:
        super().__init__(output_field=field)
        self.name = name

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:  # type: ignore[override]
        return "%s", [self]


def any_of(column: str, given: Given) -> Func:
    """A condition: the column is one of an array that is given. ``IN`` would be another statement for each length."""
    return Func(F(column), given, arg_joiner=" = ANY (", template="%(expressions)s)", output_field=BooleanField())


@dataclass(frozen=True, slots=True)
class _Part:
    """One of the models in a line: its columns, their names, and how what stands in a column becomes a value. ``keep``
    gives the model that is made to the one that refers to it; ``inner`` are those that it refers to itself."""

    model: type[Model]
    columns: slice
    names: list[str]
    key: int
    inner: list["_Part"]
    keep: Callable[[Any, Any], None] | None


@dataclass(frozen=True, slots=True)
class _Made:
    """The statement; its places, a ``Given`` or a value each; and how a line that comes back becomes a model, or with
    no part a dictionary of ``names``."""

    sql: str
    places: list[Any]
    converters: list[tuple[int, Callable[[Any, Any, Any], Any], Any]]
    part: _Part | None
    names: list[str]
    annotations: dict[str, int]


class Question:
    """``ask`` gives the queryset, with related models and annotations if it likes; it is called once per process.
    Raises ValueError for one that holds a day."""

    def __init__(self, ask: Callable[[], Any]) -> None:
        self._ask = ask
        self._made: _Made | None = None

    def all(self, **given: Any) -> list[Any]:
        """What the queryset would find, in its order: models, or dictionaries of ``values``."""
        made = self._made = self._made or _make(self._ask())
        with prepared_cursor() as cursor:
            cursor.execute(made.sql, [given[at.name] if isinstance(at, Given) else at for at in made.places])
            found = cursor.fetchall()
        return [_found(made, list(line)) for line in found]

    def first(self, **given: Any) -> Any:
        """The first that it finds, or None."""
        return next(iter(self.all(**given)), None)


def _make(queryset: Any) -> _Made:
    compiler = queryset.query.get_compiler(using=queryset.db)
    sql, places = compiler.as_sql()
    if any(isinstance(place, date) for place in places):
        raise ValueError("a day or a moment must be given with each asking: this question would keep today's")
    found = compiler.get_converters([selected[0] for selected in compiler.select])
    return _Made(
        sql=sql,
        places=list(places),
        converters=[(at, convert, expression) for at, (converts, expression) in found.items() for convert in converts],
        part=None if queryset.query.selected else _part(compiler.klass_info, compiler.select),
        names=list(queryset.query.selected or ()),
        annotations=dict(compiler.annotation_col_map or {}),
    )


def _part(info: dict[str, Any], select: list[Any]) -> _Part:
    model, own = info["model"], info["select_fields"]
    columns = slice(own[0], own[-1] + 1)
    names = [selected[0].target.attname for selected in select[columns]]
    return _Part(
        model=model,
        columns=columns,
        names=names,
        key=own[0] + names.index(model._meta.pk.attname),
        inner=[_part(one, select) for one in info.get("related_klass_infos", ())],
        keep=info.get("local_setter"),
    )


def _found(made: _Made, line: list[Any]) -> Any:
    connection = connections[DEFAULT_DB_ALIAS]
    for at, convert, expression in made.converters:
        line[at] = convert(line[at], expression, connection)
    if made.part is None:
        return dict(zip(made.names, line, strict=True))
    row = _filled(made.part, line)
    for name, at in made.annotations.items():
        row.__dict__[name] = line[at]
    return row


def _filled(part: _Part, line: list[Any]) -> Model:
    """What ``Model.from_db`` makes of a row, without its way through every field's descriptor: nothing of ours listens
    to that. A field that was left out is not there, and so is read when somebody asks for it, as Django does it."""
    row = part.model.__new__(part.model)
    state = row._state = ModelState()
    state.adding, state.db = False, DEFAULT_DB_ALIAS
    row.__dict__.update(zip(part.names, line[part.columns], strict=True))
    for one in part.inner:
        if one.keep is not None:
            one.keep(row, None if line[one.key] is None else _filled(one, line))
    return row
