"""``docs/settings.md``, made from ``settings.yaml`` by ``make map``."""

from .declared import declarations

_HEAD = """# Settings

Made by `make map` from `src/darcha/config/settings.yaml`; do not edit. Every setting is an environment variable.
A secret may stand in a file as well: `DARCHA_SECRET_KEY_FILE=/run/secrets/secret_key`.
**Required** ones must be given where `DARCHA_ENV=production`, which names every missing or unsafe one and ends.

| setting | means | default | in production |
|---|---|---|---|
"""


def page_of_settings() -> str:
    """The table of every setting."""
    lines = []
    for name, said in declarations().items():
        default = "a secret" if said.get("secret") else f"`{said['default']}`" if said.get("default", "") != "" else ""
        choices = f" One of {', '.join(f'`{one}`' for one in said['choices'])}." if "choices" in said else ""
        required = "**required**" if said.get("production") == "required" else ""
        means = said["means"].replace("|", "\\|")
        lines.append(f"| `{name}` | {means}{choices} | {default} | {required} |")
    return _HEAD + "\n".join(lines) + "\n"
