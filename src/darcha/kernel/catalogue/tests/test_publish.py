"""A version is published once, never changes, and cases find it again without the disk."""

import hashlib
import json

import pytest
from django.db import DatabaseError, transaction

from darcha.ground.journal import Actor
from darcha.ground.refusals import NotAllowed
from darcha.kernel.catalogue import api
from darcha.kernel.catalogue.errors import UnknownService
from darcha.kernel.catalogue.models import ServiceVersion
from darcha.kernel.catalogue.packs.compile_service import compile_service
from darcha.kernel.catalogue.packs.mistakes import Report
from darcha.kernel.catalogue.packs.sources import ServiceSource

from .project import service

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fresh():
    api.forget_versions()
    yield
    api.forget_versions()


def test_every_version_is_published_once():
    first = api.publish_packs()
    assert api.publish_packs() == []
    assert ServiceVersion.objects.count() == len(first) or not first


def test_only_the_system_publishes():
    with pytest.raises(NotAllowed):
        api.publish_packs(Actor("staff", "1"))


def test_a_published_version_cannot_be_changed_or_removed():
    api.publish_packs()
    with pytest.raises(DatabaseError), transaction.atomic():
        ServiceVersion.objects.update(version="other")
    with pytest.raises(DatabaseError), transaction.atomic():
        ServiceVersion.objects.first().delete()


def test_a_case_finds_the_version_it_was_filed_under():
    api.publish_packs()
    tint = api.service("window-tint-permit")
    assert api.pinned(api.version_id(tint)) is tint


def test_a_stored_version_compiles_to_the_same_service_without_the_disk():
    api.publish_packs()
    for row in ServiceVersion.objects.filter(key="window-tint-permit"):
        compiled = compile_service(ServiceSource.from_text(row.source), Report())
        assert compiled == service("window-tint-permit")
        assert hashlib.sha256(row.source.encode()).hexdigest() == row.content_hash


def test_a_version_that_left_the_packs_is_still_found():
    api.publish_packs()
    row = ServiceVersion.objects.get(key="appeal")
    source = json.loads(row.source)
    source["files"]["procedure.yaml"]["pay_within_days"] = 3
    old = ServiceVersion.objects.create(
        key="appeal",
        version="2023-01-01+old",
        content_hash="0" * 64,
        valid_from="2023-01-01",
        source=json.dumps(source),
        published_at=row.published_at,
    )
    assert api.pinned(old.id).procedure.pay_within_days == 3


def test_unknown_versions_and_services_are_refused():
    with pytest.raises(UnknownService):
        api.version_id(api.service("appeal"))
    with pytest.raises(UnknownService):
        api.pinned("018f0000-0000-7000-8000-000000000000")
    with pytest.raises(UnknownService):
        api.service("nothing")
    assert api.find_service("nothing") is None
