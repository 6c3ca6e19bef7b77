"""The page of every service of the packs opens for a stranger, and names whoever judges objections."""

import pytest

from darcha.ground.text import PAGE_LANGUAGES, t
from darcha.kernel.catalogue.tests.project import catalogue, service

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("lang", PAGE_LANGUAGES)
@pytest.mark.parametrize("key", sorted(catalogue().services))
def test_the_page_of_a_service_opens(client, key, lang):
    answer = client.get(f"/{lang}/services/{key}")
    assert answer.status_code == 200
    assert service(key).procedure.step("done").name.in_(lang) in answer.content.decode()


def test_where_no_body_is_above_the_court_is_named(client):
    one = service("administrative-complaint")
    assert one.procedure.objection.to_body == "court"
    assert f">{t('cases.objection.court', 'ru')} ·" in client.get(f"/ru/services/{one.key}").content.decode()
