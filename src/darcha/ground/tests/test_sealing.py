"""Sealed fields: nothing readable in the table, nothing movable, keys that rotate."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from darcha.ground import sealing

OLD = "1:" + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
NEW = "2:" + "CCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCA="


@given(plain=st.binary(max_size=400))
def test_what_is_sealed_opens_and_is_never_stored_plain(plain):
    envelope = sealing.seal(plain, "t.c")
    assert sealing.unseal(envelope, "t.c") == plain
    assert len(plain) < 8 or plain not in envelope


def test_an_envelope_moved_to_another_column_does_not_open():
    with pytest.raises(sealing.SealBroken):
        sealing.unseal(sealing.seal(b"x", "cases.a"), "cases.b")


@given(position=st.integers(0, 40), change=st.integers(1, 255))
def test_a_changed_byte_is_noticed(position, change):
    envelope = bytearray(sealing.seal(b"some personal data", "t.c"))
    envelope[position % len(envelope)] ^= change
    with pytest.raises(sealing.SealBroken):
        sealing.unseal(bytes(envelope), "t.c")


def test_a_new_key_seals_and_the_old_one_still_opens(settings):
    settings.DARCHA_KEY_RING = OLD
    old = sealing.seal(b"x", "t.c")
    settings.DARCHA_KEY_RING = f"{NEW},{OLD}"
    assert sealing.unseal(old, "t.c") == b"x"
    assert sealing.sealed_with(sealing.seal(b"x", "t.c")) == 2
    settings.DARCHA_KEY_RING = NEW
    with pytest.raises(sealing.SealBroken):
        sealing.unseal(old, "t.c")


def test_a_blind_index_depends_on_value_and_purpose():
    assert sealing.blind_index("a", "1") == sealing.blind_index("a", "1")
    assert len({sealing.blind_index("a", "1"), sealing.blind_index("a", "2"), sealing.blind_index("b", "1")}) == 3
