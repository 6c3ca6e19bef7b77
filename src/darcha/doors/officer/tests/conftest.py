"""Fixtures of the desk: a body with officers and a head, people who apply, and a browser signed in for real."""

from collections.abc import Callable, Iterator
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.conf import settings
from django.test import Client
from django.urls import reverse

from darcha.connectors.filestore.fake import MemoryStore
from darcha.connectors.seal_authority.fake import ThrowAwayAuthority
from darcha.connectors.virus_scanner.fake import SignatureScanner
from darcha.ground import clock
from darcha.kernel.cases.tests import world
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.documents import ports as documents
from darcha.kernel.identity.commands._session import open_session
from darcha.kernel.identity.types import ANONYMOUS, Principal


@pytest.fixture
def country(db: None) -> Iterator[SimpleNamespace]:
    """Friday morning in office hours, and everybody whom the desk knows."""
    before = dict(documents._bound)
    documents.bind(blobs=MemoryStore(), scanner=SignatureScanner(), authority=ThrowAwayAuthority())
    with clock.frozen("2026-03-06T10:00+05:00") as now:
        catalogue.forget_versions()
        catalogue.publish_packs()
        citizen = world.person(1)
        world.car_of(citizen)
        yield SimpleNamespace(
            now=now,
            citizen=citizen,
            officer=world.staff(world.LEAD, "petitions-officer"),
            colleague=world.staff(world.LEAD, "petitions-officer"),
            head=world.staff(world.LEAD, "petitions-head", "head"),
            outsider=world.staff(world.OTHER_BODY, "petitions-officer"),
            inspector=world.staff("yhxx", "permits-officer", services=(world.PERMIT,)),
        )
    catalogue.forget_versions()
    documents._bound.clear()
    documents._bound.update(before)


@pytest.fixture
def desk_of(country: SimpleNamespace) -> Callable[[Principal], Client]:
    """A browser in which this member of staff has signed in with a second factor."""

    def signed_in(who: Principal) -> Client:
        account = apps.get_model("identity", "Account").objects.get(id=who.account_id)
        client = Client()
        client.cookies[settings.DARCHA_SESSION_COOKIE] = open_session(account, "mfa", replaces=ANONYMOUS).value
        return client

    return signed_in


def page(name: str, lang: str = "uz", **kwargs: object) -> str:
    """The address of a page of this door."""
    return reverse(f"officer:{name}", kwargs={"lang": lang, **kwargs})
