"""``make map``: tree, acts, procedures, events, settings, cryptography into ``docs/``, and ``deploy/``."""

import ast
from pathlib import Path

from .cryptography_page import page_of_cryptography
from .deploy.files import deploy_files
from .settings_page import page_of_settings

PROJECT_DIR = Path(__file__).parents[3]
SOURCES = PROJECT_DIR / "src" / "darcha"
_NOT_SHOWN = {"tests", "migrations", "__pycache__", "node_modules", "static", "templates", "text"}
_DEPTH = 4


def caption(package: Path) -> str | None:
    """The first line of a package's docstring; None when it has none."""
    file = package / "__init__.py"
    if not file.exists():
        return None
    doc = ast.get_docstring(ast.parse(file.read_text("utf-8")))
    return doc.splitlines()[0] if doc else None


def packages() -> list[Path]:
    """Every package of the product but tests and migrations, in the order of the tree."""
    found = [file.parent for file in SOURCES.rglob("__init__.py")]
    return sorted(path for path in found if not _NOT_SHOWN & set(path.relative_to(SOURCES).parts))


def map_of_the_house() -> str:
    """``docs/map.md``."""
    lines = ["# The map", "", "Made by `make map` from the captions of the packages; do not edit.", "", "```"]
    for package in packages():
        depth = len(package.relative_to(SOURCES).parts)
        if depth < _DEPTH:
            name = "  " * depth + package.name
            lines.append(f"{name:<26} {caption(package)}")
    return "\n".join([*lines, "```", ""])


def list_of_events() -> str:
    """``docs/events.md``: every fact that rooms tell, what it says, and who listens."""
    from darcha.ground.outbox import event_types, listeners_of
    from darcha.ground.outbox.event import listener_name

    lines = [
        "# Events",
        "",
        "Made by `make map`; do not edit. An event is stored in the transaction that made it true.",
        "",
        "| event | says | carries | heard by |",
        "|---|---|---|---|",
    ]
    for name, kind in sorted(event_types().items()):
        if not kind.__module__.startswith("darcha.kernel."):
            continue
        heard = ", ".join(listener_name(listener) for listener in listeners_of(name))
        says = " ".join((kind.__doc__ or "").split())
        carries = ", ".join(kind.__dataclass_fields__)
        lines.append(f"| `{name}` | {says} | {carries} | {heard or 'record only'} |")
    return "\n".join([*lines, ""])


def list_of_acts() -> str:
    """``docs/acts.md``: every act of the procedure, whose it is, from which states, what it needs, what it leaves."""
    from darcha.kernel.cases import api as cases

    lines = [
        "# Acts",
        "",
        "Made by `make map`; do not edit. What may be done to a case; a pack says at which step, and by which post.",
        "",
        "| act | whose | in the states | needs (optional in brackets) | lines of the timeline |",
        "|---|---|---|---|---|",
    ]
    for row in cases.ACTS:
        needs = [f"{need.name}: {need.kind}" if need.required else f"[{need.name}: {need.kind}]" for need in row.needs]
        cells = (sorted(row.whose), sorted(row.states), needs, row.lines)
        lines.append(f"| `{row.act}` | {' | '.join(', '.join(cell) or '–' for cell in cells)} |")
    return "\n".join([*lines, ""])


def list_of_procedures() -> str:
    """``docs/procedures.md``."""
    from darcha.kernel.catalogue.api import load_catalogue

    from .drawing.page import page_of_procedures

    return page_of_procedures(load_catalogue(PROJECT_DIR / "packs"))


def generated() -> dict[Path, str]:
    """Every generated file with what it must hold."""
    docs = PROJECT_DIR / "docs"
    return {
        docs / "map.md": map_of_the_house(),
        docs / "acts.md": list_of_acts(),
        docs / "procedures.md": list_of_procedures(),
        docs / "events.md": list_of_events(),
        docs / "settings.md": page_of_settings(),
        docs / "cryptography.md": page_of_cryptography(),
        **deploy_files(),
    }


def main() -> None:
    """Write what is generated."""
    import os

    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "darcha.config.settings")
    django.setup()
    for file, content in generated().items():
        file.parent.mkdir(exist_ok=True)
        file.write_text(content, "utf-8")


if __name__ == "__main__":
    main()
