"""The body seal: made once in the demo, says what it is, and is never made by itself anywhere else."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.serialization import pkcs12

from darcha.connectors.seal_authority.adapter import ConfiguredAuthority, DemoAuthority, SealNotConfigured
from darcha.connectors.seal_authority.certificates import make_demo_authority
from darcha.connectors.seal_authority.check import check
from darcha.connectors.seal_authority.fake import ThrowAwayAuthority
from darcha.ground import clock


def test_the_demo_makes_one_and_keeps_it(tmp_path: Path) -> None:
    first, second = DemoAuthority(tmp_path / "keys"), DemoAuthority(tmp_path / "keys")
    assert first.demo
    assert first.signer() is first.signer()
    assert first.signer().signing_cert.dump() == second.signer().signing_cert.dump()
    assert [root.dump() for root in first.roots()] == [root.dump() for root in second.roots()]
    for place in ("demo-seal.p12", "demo-root.pem"):
        assert (tmp_path / "keys" / place).stat().st_mode & 0o777 == 0o600


def test_processes_that_start_together_make_one(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(lambda _: DemoAuthority(tmp_path).signer().signing_cert.dump(), range(8)))
    assert len(set(made)) == 1


def test_both_certificates_say_that_they_are_a_demo(tmp_path: Path) -> None:
    authority = DemoAuthority(tmp_path)
    (root,) = authority.roots()
    for certificate in (root, authority.signer().signing_cert):
        assert "DEMO" in certificate.subject.human_friendly
        assert "no force in law" in certificate.subject.human_friendly


def configured(tmp_path: Path, password: bytes) -> Path:
    _, bundle = make_demo_authority(clock.now())
    key, certificate, more = pkcs12.load_key_and_certificates(bundle, None)
    place = tmp_path / "seal.p12"
    locked = serialization.BestAvailableEncryption(password)
    place.write_bytes(pkcs12.serialize_key_and_certificates(b"seal", key, certificate, more, locked))
    return place


def test_outside_the_demo_only_what_is_configured(tmp_path: Path) -> None:
    with pytest.raises(SealNotConfigured):
        ConfiguredAuthority("", "")
    with pytest.raises(SealNotConfigured):
        ConfiguredAuthority(str(tmp_path / "absent.p12"), "").signer()
    place = configured(tmp_path, b"right")
    with pytest.raises(SealNotConfigured):
        ConfiguredAuthority(str(place), "wrong").signer()
    authority = ConfiguredAuthority(str(place), "right")
    assert not authority.demo
    assert authority.signer() is authority.signer()
    assert [root.subject.native["common_name"] for root in authority.roots()] == [
        "Darcha DEMO authority (no force in law)"
    ]


def test_the_check_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    authority = ThrowAwayAuthority()
    assert check(authority) == []
    with clock.frozen(clock.now()) as frozen:
        frozen.tick(timedelta(days=3650 - 30))
        assert "ends on" in check(authority)[0]
        frozen.tick(timedelta(days=31))
        assert "ended on" in check(authority)[0]
    monkeypatch.setattr(authority, "roots", list)
    assert "whole chain" in check(authority)[0]
    assert "cannot be sealed" in check(ConfiguredAuthority(str(tmp_path / "absent.p12"), ""))[0]


def test_roots_of_earlier_seals_are_trusted_on(tmp_path: Path) -> None:
    first, second = (make_demo_authority(clock.now())[0] for _ in range(2))
    earlier = tmp_path / "earlier.pem"
    earlier.write_bytes(first + second)
    place = configured(tmp_path, b"right")
    alone = ConfiguredAuthority(str(place), "right").roots()
    assert len(ConfiguredAuthority(str(place), "right", str(earlier)).roots()) == len(alone) + 2


@pytest.mark.parametrize("content", [None, b"nothing of that kind", b"-----BEGIN CERTIFICATE-----\nAAAA\n"])
def test_roots_that_cannot_be_read_are_said(tmp_path: Path, content: bytes | None) -> None:
    earlier = tmp_path / "earlier.pem"
    if content is not None:
        earlier.write_bytes(content)
    (said,) = check(ConfiguredAuthority(str(configured(tmp_path, b"right")), "right", str(earlier)))
    assert "earlier.pem" in said
