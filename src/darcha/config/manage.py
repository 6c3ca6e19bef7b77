"""Django's own commands, for developers: ``darcha-manage makemigrations`` and the like."""

import os
import sys

from django.core.management import execute_from_command_line


def main() -> None:
    """Entry point of ``darcha-manage``."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "darcha.config.settings")
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
