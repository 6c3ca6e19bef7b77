"""What a migration does to tables that people work in: nothing that stops them, or the version that still runs.

A table that the same migration makes is nobody's yet, and may be treated in any way.
"""

from collections.abc import Iterator

import pytest
from django.contrib.postgres.operations import AddConstraintNotValid, AddIndexConcurrently, RemoveIndexConcurrently
from django.db import migrations, models
from django.db.migrations.loader import MigrationLoader

BESIDE = (AddIndexConcurrently, RemoveIndexConcurrently)
# Written before this was looked at, when no installation had rows that anybody waited for.
BEFORE = {
    "cases": 23, "catalogue": 2, "documents": 5, "exchange": 3, "ground": 2, "identity": 4, "oversight": 4,
    "payments": 2, "statistics": 2,
}  # fmt: skip
GOES_AWAY = (
    migrations.RemoveField, migrations.DeleteModel, migrations.RenameField, migrations.RenameModel,
    migrations.AlterModelTable,
)  # fmt: skip


def dangers(migration: migrations.Migration) -> Iterator[str]:
    """A sentence for each, with the safe way."""
    made = {one.name_lower for one in migration.operations if isinstance(one, migrations.CreateModel)}
    if not migration.atomic and not all(isinstance(one, BESIDE) for one in migration.operations):
        yield "is not atomic and does more than build or drop indexes beside their users: whoever is killed is stuck"
    for one in migration.operations:
        if getattr(one, "model_name_lower", getattr(one, "name_lower", "")) in made:
            continue
        if isinstance(one, migrations.AddIndex) and not isinstance(one, AddIndexConcurrently):
            yield "builds an index while nobody may write: AddIndexConcurrently in a migration of its own, not atomic"
        elif isinstance(one, migrations.AddField) and needs_a_value(one.field):
            yield f"adds {one.name}, which the version that still runs does not fill: db_default, or null=True"
        elif isinstance(one, GOES_AWAY):
            yield f"takes away what the version that still runs reads ({one.describe()}): one version later"
        elif isinstance(one, migrations.AddConstraint) and not isinstance(one, AddConstraintNotValid):
            yield "checks every row under a lock: AddConstraintNotValid, and ValidateConstraint in the next migration"


def needs_a_value(field: models.Field) -> bool:
    return not (field.null or field.generated or field.has_db_default() or field.many_to_many)


def ours() -> list[migrations.Migration]:
    loader = MigrationLoader(None)
    return [
        one
        for (app, name), one in sorted(loader.disk_migrations.items())
        if type(one).__module__.startswith("darcha.") and int(name[:4]) > BEFORE.get(app, 1)
    ]


def test_migrations_stop_nobody():
    assert {str(one): list(dangers(one)) for one in ours() if list(dangers(one))} == {}


def test_there_are_no_longer_lists_than_migrations():
    loader = MigrationLoader(None)
    last = {app: max(int(name[:4]) for a, name in loader.disk_migrations if a == app) for app in BEFORE}
    assert all(number <= last[app] for app, number in BEFORE.items())


def an_index() -> models.Index:
    return models.Index(fields=["number"], name="trying")


@pytest.mark.parametrize(
    ("operations", "atomic", "words"),
    [
        ([migrations.AddIndex("case", an_index())], True, "AddIndexConcurrently"),
        ([migrations.AddField("case", "more", models.IntegerField(default=1))], True, "db_default"),
        ([migrations.RemoveField("case", "number")], True, "one version later"),
        ([migrations.RenameField("case", "number", "name")], True, "one version later"),
        ([migrations.AddConstraint("case", models.UniqueConstraint(fields=["number"], name="x"))], True, "NotValid"),
        ([AddIndexConcurrently("case", an_index()), migrations.RunSQL("SELECT 1")], False, "is stuck"),
    ],
)
def test_each_danger_is_named(operations, atomic, words):
    made = migrations.Migration("0099_trying", "cases")
    made.operations, made.atomic = operations, atomic
    assert any(words in sentence for sentence in dangers(made))


def test_what_is_safe_is_left_alone():
    made = migrations.Migration("0099_trying", "cases")
    made.operations = [
        migrations.CreateModel("Fresh", [("id", models.BigAutoField(primary_key=True))]),
        migrations.AddIndex("fresh", an_index()),
        migrations.AddField("case", "more", models.IntegerField(null=True)),
        migrations.AddField("case", "much", models.IntegerField(db_default=0)),
        AddConstraintNotValid("case", models.CheckConstraint(condition=models.Q(number__gt=""), name="trying_check")),
    ]
    assert list(dangers(made)) == []
