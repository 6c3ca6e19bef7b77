"""Before paying, the page of an invoice says what happens to the money on refusal or withdrawal."""

import pytest
from django.urls import reverse

from darcha.kernel.cases.tests import world
from darcha.kernel.catalogue import api as catalogue

from . import forms

pytestmark = pytest.mark.django_db
LANGUAGES = ("uz", "kaa", "ru", "en", "uz-cyrl")


@pytest.fixture
def invoice(country):
    receipt = world.send(country.citizen, service=world.CERTIFICATE, answers={"purpose": "personal"})
    return receipt.invoice_public_id


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_said_in_the_words_of_the_service(country, browse_as, invoice, language):
    client = browse_as(country.citizen)
    words = catalogue.service(world.CERTIFICATE).fees.refund_text.in_(language)
    address = {"lang": language, "invoice": invoice}
    assert words in forms.body(client.get(reverse("citizen:pay", kwargs=address)))
    assert words not in forms.body(client.get(reverse("citizen:paid", kwargs=address)))
