"""Nothing that a person wrote or is called stands readable in any table."""

from django.db import connection

from darcha.ground.outbox.testing import deliver_all
from darcha.kernel.cases import api

from . import world
from .world import LAW, petition, send

CANARIES = ("Kanareyka", "Kanareyeva", "Qumri", "Xolmirzo", "Maxfiy-savol", "Maxfiy-javob")
OURS = ("cases_", "ground_", "procrastinate_", "exchange_", "statistics_")


def everything_stored() -> dict[str, str]:
    """The text of every row of the tables that a case writes to."""
    with connection.cursor() as cursor:
        tables = [name for name in connection.introspection.table_names(cursor) if name.startswith(OURS)]
        stored = {}
        for table in tables:
            cursor.execute(f'SELECT string_agg(t::text, chr(10)) FROM "{table}" t')  # noqa: S608
            stored[table] = cursor.fetchone()[0] or ""
    return stored


def test_answers_names_and_words_are_sealed(citizen, officer):
    api.save_draft(citizen, service_key=world.PETITION, answers=petition(), language="uz")
    receipt = send(citizen)
    api.ask_applicant(officer, case=receipt.public_id, words="Maxfiy-savol: qaysi koʻcha?")
    api.answer(citizen, case=receipt.public_id, words="Maxfiy-javob: Kanareyka koʻchasi")
    api.officer_case(officer, receipt.public_id)
    api.reply(officer, case=receipt.public_id, grounds=LAW, words="Kanareyka koʻchasida chiroqlar tuzatiladi.")
    deliver_all()
    stored = everything_stored()
    assert stored["cases_caseevent"] and stored["cases_draft"] and stored["ground_outboxevent"]
    found = {(table, canary) for table, text in stored.items() for canary in CANARIES if canary in text}
    assert found == set()
    sealed = {(table, canary) for table, text in stored.items() for canary in CANARIES if canary.encode().hex() in text}
    assert sealed == set()


def test_what_was_sealed_is_read_back_by_those_who_may(citizen, officer):
    receipt = send(citizen)
    assert api.case_for(citizen, receipt.public_id).answers["text"] == world.CANARY_TEXT
    assert api.officer_case(officer, receipt.public_id).applicant["name"] == world.CANARY_NAME
