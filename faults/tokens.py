"""``python -m faults.tokens``: bearer tokens of demo people, as JSON, in the installation of the environment."""

import json
import sys

import django

PEOPLE = ("citizen", "citizen2", "entrepreneur", "foreigner")


def main() -> None:
    """The last line."""
    django.setup()
    from darcha.kernel.identity.api import demo_token
    from darcha.kernel.identity.types import Principal

    sys.stdout.write(json.dumps([demo_token(Principal.system("faults"), one) for one in PEOPLE]) + "\n")


if __name__ == "__main__":
    main()
