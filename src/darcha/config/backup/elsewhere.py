"""Another database of the same server, with its files beside it: where copies are tried out. Before Django starts."""

import os
import shutil
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
from psycopg import sql

from ..environment import var_dir


class NoSuchPlace(Exception):
    """There is no such database and none could be made; the text says what to do."""


def turn_to(name: str) -> Path:
    """From now on this process works there, and there alone. The folder of its files. Raises NoSuchPlace."""
    own = urlsplit(os.environ.get("DATABASE_URL", ""))
    if own.path.lstrip("/") == name:
        raise NoSuchPlace(f"{name} is the database of this installation: name another.")
    _make(own.geturl(), name)
    files = var_dir() / "copies" / name / "files"
    files.mkdir(parents=True, exist_ok=True, mode=0o700)
    os.environ["DATABASE_URL"] = own._replace(path=f"/{name}").geturl()
    os.environ["DARCHA_FILES_DIR"] = str(files)
    return files


def leave() -> None:
    """Empty it: a copy of people's data shall not lie about."""
    from django.conf import settings
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("DROP SCHEMA public CASCADE")
        cursor.execute("CREATE SCHEMA public")
    shutil.rmtree(settings.DARCHA_FILES_DIR)


def _make(url: str, name: str) -> None:
    try:
        with psycopg.connect(url, autocommit=True) as own:
            if own.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
                return
            own.execute(sql.SQL("CREATE DATABASE {} ENCODING 'UTF8' TEMPLATE template0").format(sql.Identifier(name)))
    except psycopg.errors.InsufficientPrivilege:
        raise NoSuchPlace(
            f"There is no database {name}, and this user may not make one. As the user postgres: "
            f"createdb --owner={urlsplit(url).username} --encoding=UTF8 --template=template0 {name}"
        ) from None
    except psycopg.OperationalError:
        raise NoSuchPlace("The database does not answer: start PostgreSQL or correct DATABASE_URL.") from None
