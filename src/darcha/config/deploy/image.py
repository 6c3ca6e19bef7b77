"""The image that web, worker and commands run from, and the door's. What builds it is left behind; its user owns
nothing in it: a process that is broken into changes no program."""

from collections.abc import Mapping
from typing import Any

_MADE = "# Made by `make map` from src/darcha/config/deploy/place.yaml; do not edit.\n"


def dockerfile(place: Mapping[str, Any]) -> str:
    """Two targets: ``darcha`` and ``door``."""
    images, program, uid = place["containers"]["images"], place["program"], place["containers"]["uid"]
    return f"""{_MADE}FROM {images["ours"]} AS built
# hadolint ignore=DL3008
RUN apt-get update \\
    && apt-get install -y --no-install-recommends make \\
    && rm -rf /var/lib/apt/lists/*
WORKDIR {program}
COPY Makefile pyproject.toml requirements.in requirements.txt ./
COPY scripts scripts
COPY src src
COPY packs packs
RUN make -s .venv/.installed .venv/.assets \\
    && rm -rf src/darcha/furniture/front/node_modules

FROM {images["ours"]} AS darcha
RUN groupadd --gid {uid} {place["user"]} \\
    && useradd --uid {uid} --gid {uid} --no-create-home --shell /usr/sbin/nologin {place["user"]} \\
    && install -d -o {uid} -g {uid} -m 700 {place["var"]} {place["backups"]} {place["archive"]}
COPY --from=built {program} {program}
ENV LANG=C.UTF-8 PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1
WORKDIR {program}
USER {uid}:{uid}
ENTRYPOINT ["{program}/.venv/bin/darcha"]
CMD ["health"]

FROM {images["door"]} AS door
RUN install -d -o {uid} -g {uid} -m 700 /var/lib/caddy
ENV XDG_DATA_HOME=/var/lib/caddy/data XDG_CONFIG_HOME=/var/lib/caddy/config
USER {uid}:{uid}
"""


def left_out() -> str:
    """``Dockerfile.dockerignore``: everything but what the image is built from; no secret and no data can slip in."""
    kept = ("Makefile", "pyproject.toml", "requirements.in", "requirements.txt", "scripts", "src", "packs")
    never = ("**/__pycache__", "**/node_modules", "**/tests", "**/.env", "**/*.p12")
    return _MADE + "\n".join(["*", *(f"!{name}" for name in kept), *never]) + "\n"
