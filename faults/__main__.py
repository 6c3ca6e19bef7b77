"""``python -m faults``: every scenario with its control, then the table. ``ONLY=S2,S4`` picks, ``FULL=1`` takes hours.

Exit 0: all holds. 1: something was found wrong. 2: the rig itself failed, or a control was not noticed.
"""

import os
import sys
import tempfile
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from . import scenarios
from .frame import Scenario, play, say, table
from .installation import Mould

RESULTS = Path("var/faults.md")


def known() -> list[Scenario]:
    """In the order of their files."""
    names = sorted(one.name for one in iter_modules(scenarios.__path__) if one.name[1:3].isdigit())
    return [import_module(f"{scenarios.__name__}.{name}").SCENARIO for name in names]


def main() -> int:
    """Everything; see the module."""
    wanted = [name.strip() for name in os.environ.get("ONLY", "").split(",") if name.strip()]
    every = known()
    if strange := sorted(set(wanted) - {one.name for one in every}):
        sys.stderr.write(f"There is no {', '.join(strange)}; there are {', '.join(one.name for one in every)}.\n")
        return 2
    with tempfile.TemporaryDirectory(prefix="darcha-faults-") as home:
        Path(home).chmod(0o755)
        say("Preparing an installation: tables, packs, people")
        mould = Mould(Path(home) / "mould")
        mould.make()
        full = os.environ.get("FULL", "") not in ("", "0")
        results = [play(one, mould, full=full) for one in every if not wanted or one.name in wanted]
    said = table(results)
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(said + "\n", "utf-8")
    say(f"\n{said}")
    return max((result.exit_code for result in results), default=0)


if __name__ == "__main__":
    sys.exit(main())
