"""Every file of ``deploy/`` with its content, as this version would have it."""

from pathlib import Path
from typing import Any

import yaml

from ..environment import PROJECT_DIR
from . import alerts, containers, door, environment, image, units

FOLDER = PROJECT_DIR / "deploy"


def place() -> dict[str, Any]:
    """What ``place.yaml`` declares."""
    return dict(yaml.safe_load((Path(__file__).parent / "place.yaml").read_text("utf-8")))


def deploy_files() -> dict[Path, str]:
    """By path; nothing here holds a secret."""
    said = place()
    made = {
        **units.units(said),
        "Caddyfile": door.caddyfile(said),
        "darcha.env": environment.example(said),
        "compose.yaml": containers.compose(said),
        "containers.env": containers.settings_to_fill(said),
        "Caddyfile.containers": door.caddyfile(said, behind="web"),
        "Dockerfile": image.dockerfile(said),
        "Dockerfile.dockerignore": image.left_out(),
        **containers.scanner_files(),
        "prometheus-alerts.yml": alerts.rules(said),
    }
    return {FOLDER / name: content for name, content in made.items()}
