"""A database without its keys, files or earlier seals is named by ``darcha health``, not found out by people."""

import os
from base64 import b64encode

import pytest

from darcha.config import health
from darcha.connectors.filestore.fake import MemoryStore
from darcha.connectors.seal_authority.fake import ThrowAwayAuthority
from darcha.kernel.documents import ports as documents
from darcha.kernel.identity import api as identity
from darcha.kernel.identity.types import Post, Principal

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("country")]


def another_key():
    return b64encode(os.urandom(32)).decode()


@pytest.fixture
def behind_documents():
    before = dict(documents._bound)
    yield documents._bound.update
    documents._bound.clear()
    documents._bound.update(before)


def test_with_its_keys_nothing_is_said():
    assert list(health._keys()) == []


def test_a_new_key_before_the_old_one_is_no_trouble(settings):
    settings.DARCHA_KEY_RING = f"2:{another_key()},{settings.DARCHA_KEY_RING}"
    assert list(health._keys()) == []


def test_a_key_that_is_missing_from_the_ring(settings):
    settings.DARCHA_KEY_RING = f"2:{another_key()}"
    (sentence,) = health._keys()
    assert "DARCHA_KEY_RING" in sentence


def test_an_index_key_of_another_installation(settings):
    identity.staff_invite(Principal.system("test"), "xodim", "Xodim", (Post("yhxx", "permits-officer", "officer"),))
    settings.DARCHA_INDEX_KEY = another_key()
    (sentence,) = health._keys()
    assert "DARCHA_INDEX_KEY" in sentence


def test_a_seal_whose_predecessor_s_root_is_not_named(behind_documents):
    behind_documents(authority=ThrowAwayAuthority())
    (sentence,) = health._keys()
    assert "DARCHA_SEAL_EARLIER_ROOTS" in sentence


def test_files_that_were_not_restored(behind_documents):
    behind_documents(blobs=MemoryStore())
    (sentence,) = health._keys()
    assert "DARCHA_FILES_DIR" in sentence
