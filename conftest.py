"""What every test may rely on. The throw-away PostgreSQL is started by ``darcha.config.testing``."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, Phase, settings

# How long one example takes says how busy the machine is, not whether the law is right.
settings.register_profile("darcha", deadline=None, suppress_health_check=[HealthCheck.too_slow])
# A mutant has to be found by the same few examples each time, and nobody reads the smallest one.
settings.register_profile(
    "mutants",
    parent=settings.get_profile("darcha"),
    max_examples=25,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
)
settings.load_profile("darcha")


@pytest.fixture(autouse=True)
def _calls_of_other_tests_do_not_count() -> None:
    """The API's allowance is counted in the process, by minutes of the real clock: else who is refused depends on what
    ran before, and how fast."""
    from darcha.doors.public_api.limits import limiter

    limiter._counts.clear()


@pytest.fixture(autouse=True, scope="session")
def _append_only_tables_can_be_emptied_between_tests() -> Iterator[None]:
    """Tests that commit are cleaned by TRUNCATE, which our triggers rightly refuse; only here they stand aside."""
    from django.db.backends.postgresql.operations import DatabaseOperations

    original = DatabaseOperations.sql_flush

    def sql_flush(self, *args, **kwargs):
        statements = original(self, *args, **kwargs)
        return [
            "SET session_replication_role = replica",
            *statements,
            "SET session_replication_role = origin",
        ]

    DatabaseOperations.sql_flush = sql_flush
    yield
    DatabaseOperations.sql_flush = original


@pytest.fixture(autouse=True, scope="session")
def _pages_are_made_anew() -> None:
    """Time stands still in tests: what they change between two looks at a page has to be seen."""
    from django.conf import settings as configured

    configured.DARCHA_PAGES_KEPT_SECONDS = 0
