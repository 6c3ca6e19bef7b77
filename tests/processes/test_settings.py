"""Production starts with nothing missing and nothing unsafe, and says everything that is wrong at once."""

import os
import subprocess
import sys
from base64 import b64encode
from pathlib import Path

import pytest

from darcha.config.declared import WrongSettings, declarations, read, with_files
from darcha.config.environment import prepare
from darcha.config.production import unsafe_in_production

from .running import DARCHA, bare_environment


def _key() -> str:
    return b64encode(os.urandom(32)).decode()


@pytest.fixture
def safe(tmp_path: Path) -> dict[str, str]:
    """Everything that production asks for."""
    seal = tmp_path / "seal.p12"
    seal.write_bytes(b"a bundle")
    seal.chmod(0o600)
    return {
        "DARCHA_ENV": "production",
        "DARCHA_SECRET_KEY": os.urandom(40).hex(),
        "DARCHA_KEY_RING": f"2:{_key()},1:{_key()}",
        "DARCHA_INDEX_KEY": _key(),
        "DATABASE_URL": "postgresql://darcha:secret@db.example.uz:5432/darcha?sslmode=verify-full",
        "DARCHA_HOSTS": "xizmat.example.uz",
        "DARCHA_BASE_URL": "https://xizmat.example.uz",
        "DARCHA_SEAL_P12": str(seal),
        "DARCHA_SEAL_PASSWORD": "a password",
        "DARCHA_CLAMD_SOCKET": "/run/clamav/clamd.ctl",
        "DARCHA_PAYME_MERCHANT": "5e730e8e0b852a417aa49ceb",
        "DARCHA_PAYME_KEY": "a key",
        "DARCHA_SMS_CONNECTOR": "sms_eskiz",
        "DARCHA_SMS_LOGIN": "login",
        "DARCHA_SMS_PASSWORD": "password",
        "DARCHA_MAIL_CONNECTOR": "email_smtp",
        "DARCHA_MAIL_URL": "smtps://user:password@mail.example.uz:465",
        "DARCHA_MAIL_FROM": "Xizmat <javobsiz@example.uz>",
        "DARCHA_TRUSTED_PROXIES": "127.0.0.1, ::1",
    }


REQUIRED = [name for name, said in declarations().items() if said.get("production") == "required"]
WITH_A_CONNECTOR = ["DARCHA_SMS_LOGIN", "DARCHA_SMS_PASSWORD", "DARCHA_MAIL_URL", "DARCHA_MAIL_FROM"]
SAME_BYTE = b64encode(b"k" * 32).decode()
UNSAFE = {
    "demo mode": ("DARCHA_DEMO", "true"),
    "short secret": ("DARCHA_SECRET_KEY", "abcdefghijklmnop"),
    "typed secret": ("DARCHA_SECRET_KEY", "0123" * 20),
    "key of one byte": ("DARCHA_KEY_RING", f"1:{SAME_BYTE}"),
    "key that is no base64": ("DARCHA_KEY_RING", "1:%%%"),
    "key without number": ("DARCHA_KEY_RING", SAME_BYTE),
    "short key": ("DARCHA_INDEX_KEY", b64encode(b"short").decode()),
    "index key of one byte": ("DARCHA_INDEX_KEY", SAME_BYTE),
    "database in the clear": ("DATABASE_URL", "postgresql://darcha@db.example.uz/darcha"),
    "database unverified": ("DATABASE_URL", "postgresql://darcha@db.example.uz/darcha?sslmode=require"),
    "another database": ("DATABASE_URL", "sqlite:///darcha.db?host=/x"),
    "any host": ("DARCHA_HOSTS", "*"),
    "any subdomain": ("DARCHA_HOSTS", "xizmat.example.uz,.example.uz"),
    "another host": ("DARCHA_HOSTS", "www.example.uz"),
    "address in the clear": ("DARCHA_BASE_URL", "http://xizmat.example.uz"),
    "no address": ("DARCHA_BASE_URL", "xizmat.example.uz"),
    "no seal there": ("DARCHA_SEAL_P12", "/nowhere/seal.p12"),
    "no roots there": ("DARCHA_SEAL_EARLIER_ROOTS", "/nowhere/roots.pem"),
    "no roots in it": ("DARCHA_SEAL_EARLIER_ROOTS", "/etc/hostname"),
    "demo merchant": ("DARCHA_PAYME_MERCHANT", "demo-merchant"),
    "checkout in the clear": ("DARCHA_PAYME_CHECKOUT", "http://checkout.paycom.uz"),
    "kept SMS": ("DARCHA_SMS_CONNECTOR", "demo_outbox"),
    "unknown SMS": ("DARCHA_SMS_CONNECTOR", "pigeon"),
    "kept mail": ("DARCHA_MAIL_CONNECTOR", "demo_outbox"),
    "mail in the clear": ("DARCHA_MAIL_URL", "smtp://mail.example.uz:25"),
    "collector in the clear": ("DARCHA_TRACES_ENDPOINT", "http://traces.example.uz/v1/traces"),
    "any proxy": ("DARCHA_TRUSTED_PROXIES", "*"),
    "placeholder": ("DARCHA_MAIL_FROM", "Darcha <noreply@darcha.invalid>"),
}


def test_a_whole_set_is_accepted(safe):
    assert unsafe_in_production(safe) == []


def test_a_reserve_is_another_gateway_with_its_own_login(safe):
    own = {"DARCHA_SMS_RESERVE_LOGIN": "login", "DARCHA_SMS_RESERVE_PASSWORD": "password"}
    assert unsafe_in_production(safe | own | {"DARCHA_SMS_RESERVE_CONNECTOR": "sms_playmobile"}) == []
    (same,) = unsafe_in_production(safe | own | {"DARCHA_SMS_RESERVE_CONNECTOR": "sms_eskiz"})
    assert "another one" in same
    missing = unsafe_in_production(safe | {"DARCHA_SMS_RESERVE_CONNECTOR": "sms_playmobile"})
    assert [reason.split()[0] for reason in missing] == list(own)


def test_a_unix_socket_needs_no_certificate(safe):
    assert unsafe_in_production(safe | {"DATABASE_URL": "postgresql://darcha@/darcha?host=/run/postgresql"}) == []


@pytest.mark.parametrize("name", REQUIRED + WITH_A_CONNECTOR)
@pytest.mark.parametrize("empty", [False, True], ids=["absent", "empty"])
def test_what_is_missing_is_named(safe, name, empty):
    del safe[name]
    if empty:
        safe[name] = ""
    assert [reason for reason in unsafe_in_production(safe) if reason.startswith(f"{name} is missing")]


@pytest.mark.parametrize(("name", "value"), UNSAFE.values(), ids=UNSAFE)
def test_what_is_unsafe_is_named(safe, name, value):
    reasons = unsafe_in_production(safe | {name: value})
    assert reasons
    assert all(reason.startswith((name, "DARCHA_HOSTS")) for reason in reasons)
    assert any(reason.startswith(name) for reason in reasons)


def test_the_index_key_is_no_key_of_the_ring(safe):
    ring = safe["DARCHA_KEY_RING"].partition(",")[0].partition(":")[2]
    assert unsafe_in_production(safe | {"DARCHA_INDEX_KEY": ring}) == [
        "DARCHA_INDEX_KEY must not be a key of DARCHA_KEY_RING."
    ]


def test_a_seal_that_everybody_may_read_is_refused(safe):
    Path(safe["DARCHA_SEAL_P12"]).chmod(0o644)
    assert unsafe_in_production(safe) == ["DARCHA_SEAL_P12 may be read by everybody: chmod 600."]


def test_a_misspelt_setting_is_named_with_what_was_meant(safe):
    assert unsafe_in_production(safe | {"DARCHA_HOST": "x"}) == [
        "DARCHA_HOST is not a setting. Did you mean DARCHA_HOSTS?"
    ]


def test_everything_wrong_is_said_at_once_and_no_secret_is_printed(safe):
    wrong = {name: value for name, value in safe.items() if name in {"DARCHA_ENV", "DARCHA_SEAL_PASSWORD"}}
    wrong |= {"DARCHA_DEMO": "true", "DARCHA_KEY_RING": "1:hunter2"}
    done = subprocess.run(
        [DARCHA, "health"], env=bare_environment() | wrong, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert done.stdout == ""
    assert "hunter2" not in done.stderr
    for name in ("DARCHA_DEMO", "DARCHA_KEY_RING", *(set(REQUIRED) - set(wrong))):
        assert f"- {name}" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("name", ["DARCHA_DEMO", "DARCHA_ENV", "DARCHA_KEY_RING"])
def test_what_cannot_be_read_is_said_outside_production_too(name):
    with pytest.raises(WrongSettings, match=name):
        read({name: "nonsense"})
    done = subprocess.run(
        [sys.executable, "-c", "import darcha.config.settings"],
        env=bare_environment() | {name: "nonsense"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert f"- {name}: " in done.stderr


def test_a_secret_may_stand_in_a_file(safe, tmp_path):
    file = tmp_path / "secret_key"
    file.write_text(safe.pop("DARCHA_SECRET_KEY") + "\n", "utf-8")
    given = with_files({**safe, "DARCHA_SECRET_KEY_FILE": str(file)})
    assert unsafe_in_production(given) == []
    assert read(given)["DARCHA_SECRET_KEY"] == file.read_text("utf-8").strip()


def test_a_command_and_what_it_starts_find_the_secret_and_not_its_file(safe, tmp_path):
    file = tmp_path / "database_url"
    file.write_text(safe.pop("DATABASE_URL"), "utf-8")
    environ = {**safe, "DATABASE_URL_FILE": str(file)}
    prepare(environ)
    assert environ["DATABASE_URL"] == file.read_text("utf-8")
    assert "DATABASE_URL_FILE" not in environ


@pytest.mark.parametrize("name", ["DARCHA_SECRET_KEY_FILE", "DATABASE_URL_FILE"])
def test_a_file_that_is_not_there_and_a_secret_said_twice_are_named(safe, tmp_path, name):
    setting = name.removesuffix("_FILE")
    with pytest.raises(WrongSettings, match=name):
        with_files({**safe, name: str(tmp_path / "nowhere")} | {setting: ""})
    (tmp_path / "there").write_text("x", "utf-8")
    with pytest.raises(WrongSettings, match="one of them"):
        with_files({**safe, name: str(tmp_path / "there")})


def test_only_secrets_stand_in_files(safe, tmp_path):
    """Anything else would be a misspelt setting, and production says so."""
    given = with_files({**safe, "DARCHA_HOSTS_FILE": str(tmp_path)})
    assert any("DARCHA_HOSTS_FILE" in reason for reason in unsafe_in_production(given))


def test_the_server_starts_with_its_secrets_in_files_and_says_what_is_wrong_with_them(safe, tmp_path):
    file = tmp_path / "index_key"
    file.write_text("short\n", "utf-8")
    environ = {**bare_environment(), **safe, "DARCHA_INDEX_KEY_FILE": str(file)}
    del environ["DARCHA_INDEX_KEY"]
    done = subprocess.run([DARCHA, "migrate"], env=environ, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "DARCHA_INDEX_KEY" in done.stderr and "short" not in done.stderr
