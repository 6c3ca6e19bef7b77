"""Tables that only grow: triggers that refuse UPDATE, DELETE and TRUNCATE. No trigger stops a superuser."""

import pgtrigger


def append_only() -> list[pgtrigger.Trigger]:
    """Put into a model's ``Meta.triggers``."""
    return [
        pgtrigger.Protect(name="append_only_rows", operation=pgtrigger.Update | pgtrigger.Delete),
        pgtrigger.Trigger(
            name="append_only_table",
            when=pgtrigger.Before,
            operation=pgtrigger.Truncate,
            level=pgtrigger.Statement,
            func="RAISE EXCEPTION 'this table only grows';",
        ),
    ]
