"""Every text of every pack replaced by expressions: each is refused when the pack is read, or shown as it stands, on
pages, in SMS, in mail and on paper; never evaluated (attack T9)."""
# ruff: noqa: E501 - tables of addresses are clearer in few lines

import re
import shutil
import subprocess
from html import escape, unescape
from pathlib import Path

import pytest
import yaml
from django.conf import settings
from django.db import transaction
from django.test import override_settings
from tests.conftest import build, published

from darcha.ground.outbox.testing import deliver_all
from darcha.kernel.cases import api as cases
from darcha.kernel.cases.tests import world
from darcha.kernel.cases.tests.world import LAW
from darcha.kernel.catalogue.packs.load import load_catalogue
from darcha.kernel.catalogue.types import PackInvalid
from darcha.kernel.notifications import api as notifications
from darcha.kernel.notifications import ports as notification_ports
from darcha.kernel.notifications.types import Address

PACKS = Path(settings.DARCHA_PACKS_DIR)
pytestmark = pytest.mark.django_db
EXPRESSIONS = (
    "{{7*7}}", "{% load x %}", "{% debug %}", "${7*7}", "#{7*7}", "<%= 7*7 %>", "{0.__class__}", "{x.__class__}", "%(x)s", "%s",
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "[x](javascript:alert(1))", '#read("/etc/passwd")', "#eval(7*7)",
    "$7 times 7$", "&lt;b&gt;",
)  # fmt: skip
HOSTILE = " ".join(EXPRESSIONS)
DAYS_TO_PAY = "steps.payment.next"  # says the same number of days as the procedure, or the pack is refused
REACHING = r"{\1.__class__.__mro__} %(x)s <script>alert(1)</script>"
FIELD = re.compile(r"\{(\w+)\}")
LANGUAGES = ("uz", "kaa", "ru", "en")
RUN = ("<script>alert", "<img src=x", 'href="javascript')
EVALUATED = ("<class", "<built-in", "root:x:", "Traceback")
PAGES = {
    "anonymous": ("/uz/", "/uz/services", "/uz/services/appeal", "/uz/services/window-tint-permit", "/uz/services/housing-certificate",
                  "/uz/spheres/justice", "/uz/search?q=uy", "/uz/developers", "/uz/verify/{code}", "/api/v1/services",
                  "/api/v1/services/window-tint-permit"),
    "owner": ("/uz/", "/uz/services/window-tint-permit", "/uz/services/appeal/apply?new=1", "/uz/services/window-tint-permit/apply",
              "/uz/services/housing-certificate/apply", "/uz/apply/{draft}/what", "/uz/apply/{draft}/to", "/uz/apply/{draft}/reply",
              "/uz/apply/{draft}/check", "/uz/applications", "/uz/applications/{case}", "/uz/applications/{done}",
              "/uz/applications/{petition}", "/uz/applications/{case}/due", "/uz/applications/{unpaid}/submitted",
              "/uz/applications/{unpaid}/withdraw", "/uz/applications/{done}/wrong", "/uz/pay/{invoice}", "/uz/documents",
              "/uz/messages", "/uz/me/who-looked", "/api/v1/services/window-tint-permit/form", "/api/v1/applications/{case}"),
    "officer": ("/uz/office/", "/uz/office/cases/{case}", "/uz/office/cases/{case}/refuse", "/uz/office/cases/{case}/assign",
                "/api/v1/applications/{case}/actions"),
}  # fmt: skip


def replaced(node, key=""):
    """The same tree with every multilingual text replaced; labels of records reach for more than their fields."""
    if isinstance(node, dict):
        if set(LANGUAGES) <= set(node):
            return dict.fromkeys(node, HOSTILE)
        return {name: replaced(value, name) for name, value in node.items()}
    if isinstance(node, list):
        return [replaced(item) for item in node]
    return FIELD.sub(REACHING, node) if key in {"label", "value"} and isinstance(node, str) else node


def words(node):
    """A file of texts: all of its leaves are words."""
    if isinstance(node, dict):
        return {key: f"{HOSTILE} 10" if key == DAYS_TO_PAY else words(value) for key, value in node.items()}
    return [HOSTILE] if isinstance(node, list) else HOSTILE


def hostile_packs(folder: Path) -> Path:
    """A copy of the packs whose every text is hostile."""
    packs = folder / "packs"
    shutil.copytree(PACKS, packs)
    files = [
        *packs.glob("agencies/*/*.yaml"),
        *packs.glob("registries/*/*.yaml"),
        *packs.glob("agencies/*/services/*/form.yaml"),
    ]
    files += [packs / "national" / f"{name}.yaml" for name in ("spheres", "life_events", "bodies", "regions")]
    for file in files:
        _rewrite(file, replaced)
    for file in packs.glob("agencies/*/services/*/text/*.yaml"):
        _rewrite(file, words)
    return packs


def _rewrite(file, change):
    file.write_text(yaml.safe_dump(change(yaml.safe_load(file.read_text("utf-8"))), allow_unicode=True), "utf-8")


class Kept:
    """Gateways and addresses in one: what would have been sent."""

    name = "kept"
    costs = False
    knows_repeats = True

    def __init__(self):
        self.sent = []

    def send(self, *message):
        self.sent.append(message)

    def find_address(self, _):
        return Address("+998901112233", "x@example.uz")


@pytest.fixture(scope="module")
def told():
    return Kept()


@pytest.fixture(scope="module")
def country(django_db_setup, django_db_blocker, tmp_path_factory, told):
    packs = hostile_packs(tmp_path_factory.mktemp("hostile"))
    bound = notification_ports.bound
    before = (bound.sms, bound.mail, bound.addresses)
    with (
        override_settings(DARCHA_PACKS_DIR=packs),
        django_db_blocker.unblock(),
        transaction.atomic(),
        published(),
    ):
        bound.sms, bound.mail, bound.addresses = (told,), (told,), told
        try:
            made = build()
            petition = made.things["petition"]
            cases.ask_applicant(made.people["petitions"], case=petition, words="Qaysi koʻcha?")
            cases.answer(made.people["owner"], case=petition, words="Navoiy koʻchasi")
            cases.reply(
                made.people["petitions"], case=petition, grounds=LAW, words="Chiroqlar tuzatildi, rahmat sizga."
            )
            refused = world.send(made.people["owner"])
            ground = made.people["petitions"]
            cases.officer_case(ground, refused.public_id)
            cases.refuse(
                ground, case=refused.public_id, ground=_first_ground(), fact="Hujjatlar bilan aniqlandi.", words=""
            )
            deliver_all()
            while notifications.deliver(world.SYSTEM):
                pass
            yield made
        finally:
            transaction.set_rollback(True)
            bound.sms, bound.mail, bound.addresses = before


def _first_ground():
    from darcha.kernel.catalogue import api as catalogue

    return catalogue.service(world.PETITION).procedure.refusal_grounds[0].key


def check(said, where):
    if where.startswith("/api/"):  # JSON is no markup, and no browser takes it for any
        said = escape(said, quote=False)
    assert [trace for trace in RUN if trace in said] == [], where
    plain = unescape(said)
    assert [trace for trace in EVALUATED if trace in plain] == [], where
    bare = plain.replace("7*7", "").replace("7 times 7", "")
    assert ">49<" not in said and " 49 " not in bare, where


@pytest.mark.parametrize(("role", "path"), [(role, path) for role, paths in PAGES.items() for path in paths])
def test_pages_show_texts_as_they_stand(country, role, path):
    with transaction.atomic():
        answer = country.send(role, "GET", path.format(**country.things))
        transaction.set_rollback(True)
    said = answer.content.decode()
    assert answer.status_code == 200
    check(said, path)


@pytest.mark.parametrize(
    "path", ["/uz/services/window-tint-permit", "/uz/services/appeal/apply?new=1", "/uz/applications/{case}"]
)
def test_and_they_do_stand_there(country, path):
    """Else the search for what was evaluated would prove nothing."""
    said = unescape(country.send("owner", "GET", path.format(**country.things)).content.decode())
    assert HOSTILE in said


def test_the_label_of_a_record_reaches_nothing_but_its_fields(country):
    said = country.send("owner", "GET", "/uz/services/window-tint-permit/apply").content.decode()
    assert "01K777RY" in said  # the choice is there, whatever its label has become
    check(said, "form")


def test_messages_carry_texts_as_they_stand(country, told):
    sent = [" ".join(map(str, message)) for message in told.sent]
    assert len(sent) > 5 and any("{{7*7}}" in one for one in sent)
    for one in sent:
        assert " 49 " not in one and "<class" not in one
    assert not any("\r" in part or "\n" in part for message in told.sent if len(message) == 4 for part in message[1:2])


def test_papers_carry_texts_as_they_stand(country, tmp_path):
    content = country.send("owner", "GET", f"/uz/documents/{country.things['paper']}").content
    (tmp_path / "paper.pdf").write_bytes(content)
    done = subprocess.run(["pdftotext", tmp_path / "paper.pdf", "-"], capture_output=True, text=True, check=True)
    printed = " ".join(done.stdout.split())
    for expression in (
        "{{7*7}}",
        "${7*7}",
        "#{7*7}",
        '#read("/etc/passwd")',
        "#eval(7*7)",
        "<script>alert(1)</script>",
    ):
        assert expression.replace(" ", "") in printed.replace(" ", ""), expression
    assert "root:x:" not in printed and " 49 " not in printed


@pytest.fixture(scope="module")
def tint(tmp_path_factory):
    """A copy of the packs, and a way to read them with one text of a service replaced."""
    packs = tmp_path_factory.mktemp("packs") / "packs"
    shutil.copytree(PACKS, packs)

    def read(name, old, new):
        file = packs / "agencies/yhxx/services/window-tint-permit" / name
        kept = file.read_text("utf-8")
        assert old in kept
        file.write_text(kept.replace(old, new), "utf-8")
        try:
            return load_catalogue(packs)
        finally:
            file.write_text(kept, "utf-8")

    return read


@pytest.mark.parametrize(
    "label", ["{0}", "{make!r}", "{make:>9}", "{{7*7}}", "{% load x %}", "{secret}", "{owner_pinfl}"]
)
def test_a_label_that_reaches_for_what_is_not_granted_is_refused(tint, label):
    with pytest.raises(PackInvalid):
        tint("form.yaml", "{make} {model}, {plate}", label)


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "http://x", "//x", "https:x"])
def test_an_address_that_is_no_web_page_is_refused(tint, address):
    with pytest.raises(PackInvalid, match=r"url|https"):
        tint("service.yaml", "https://lex.uz/docs/-3493774", address)
