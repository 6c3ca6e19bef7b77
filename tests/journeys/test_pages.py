"""Every page there is: axe finds nothing, nothing scrolls sideways, no other host. A page not listed fails."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.urls import URLPattern, URLResolver, get_resolver
from playwright.sync_api import Browser

from darcha.ground import clock
from darcha.ground.text import t
from tests.support.country import Country
from tests.support.people import wrong_pinfl
from tests.support.scene import Scene, play, set_up_app
from tests.support.visitor import NARROW, WIDE, Visitor

from .conftest import Visit

# A supposition that no law refuses: a week from now the term of a petition sent today has begun and not ended.
DECIDED = clock.today() + timedelta(days=7)
EXTENDED = f"what=extend&by=1&unit=months&{DECIDED:decided-day=%d&decided-month=%m&decided-year=%Y}"
# Route -> addresses under the language that show it, by who sees them.
ANYBODY = {
    "citizen:home": [""],
    "citizen:search": ["search?q=uy", "search?q=qqqq", "search"],
    "citizen:services": ["services"],
    "citizen:service": ["services/housing-certificate", "services/window-tint-permit", "services/appeal"],
    "citizen:sphere": ["spheres/real-estate", "spheres/transport"],
    "citizen:life_event": ["life/bought-home", "life/bought-car"],
    "citizen:page": ["about/help", "about/privacy", "about/accessibility"],
    "citizen:offline": ["offline"],
    "citizen:compliance": ["compliance"],
    "citizen:status": ["status"],
    "citizen:furniture": ["_furniture"],
    "citizen:sign_in": ["sign-in", "sign-in?ended=1"],
    "citizen:demo_outbox": ["demo/outbox"],
    "citizen:verify": ["verify", "verify?code=x"],
    "citizen:verify_code": ["verify/{code}", "verify/0000-0000-0000-0000"],
    "developers:reference": ["developers"],
    "citizen:follow": ["follow"],
    "officer:sign_in": ["office/sign-in"],
    "officer:accept_invite": ["office/invite/spent"],
}
CITIZEN = {
    "citizen:home": [""],
    "citizen:service": ["services/housing-certificate"],
    "citizen:form": ["services/window-tint-permit/apply", "services/appeal/apply"],
    "citizen:form_page": ["apply/{draft}/what", "apply/{draft}/to", "apply/{draft}/reply"],
    "citizen:check": ["apply/{draft}/check"],
    "citizen:discard": ["apply/{draft}/discard"],
    "citizen:my_cases": ["applications", "applications?view=closed"],
    "citizen:case": ["applications/{asked}", "applications/{done}", "applications/{unpaid}"],
    "citizen:submitted": ["applications/{unpaid}/submitted"],
    "citizen:case_due": [
        "applications/{asked}/due",
        "applications/{done}/due",
        "applications/{unpaid}/due",
        f"applications/{{asked}}/due?{EXTENDED}",
        "applications/{asked}/due?what=extend&by=99&unit=months&decided-day=1",
    ],
    "citizen:case_answer": ["applications/{asked}/answer"],
    "citizen:case_withdraw": ["applications/{unpaid}/withdraw"],
    "citizen:case_object": ["applications/{done}/object"],
    "citizen:case_add": ["applications/{asked}/add"],
    "citizen:case_clarity": ["applications/{done}/clarity"],
    "citizen:case_rate": ["applications/{done}/rate"],
    "citizen:case_wrong": ["applications/{asked}/wrong"],
    "citizen:messages": ["messages"],
    "citizen:pay": ["pay/{invoice}"],
    "citizen:paid": ["paid/{invoice}"],
    "citizen:documents": ["documents"],
    "citizen:profile": ["me"],
    "citizen:security": ["me/security"],
    "citizen:sessions": ["me/sessions"],
    "citizen:who_looked": ["me/who-looked"],
}
OFFICER = {
    "officer:inbox": ["office/", *(f"office/?view={view}" for view in ("mine", "free", "waiting", "overdue"))],
    "officer:due": ["office/cases/{asked}/due", f"office/cases/{{asked}}/due?{EXTENDED}"],
    "officer:find": ["office/find?number=26-0", "office/find"],
    "officer:case": ["office/cases/{fresh}", "office/cases/{asked}", "office/cases/{asked}?done=ask"],
    "officer:act": [
        *(f"office/cases/{{fresh}}/{act}" for act in ("reply", "ask", "refuse", "assign")),
        *(f"office/cases/{{fresh}}/{act}" for act in ("transfer", "study", "join", "return", "appoint-hearing")),
        "office/cases/{fresh}/involve",
        "office/cases/{asked}/ask",
    ],
    "officer:forwarded": ["office/forwarded"],
    "officer:register": ["office/register"],
    "officer:absences": ["office/absences"],
    "officer:open_by_exception": ["office/by-exception"],
    "officer:security": ["office/security"],
}
HEAD = {
    "officer:inbox": ["office/"],
    "officer:load": ["office/load"],
    "officer:breaches": ["office/breaches"],
    "officer:orders": ["office/orders"],
    "officer:openings": ["office/by-exception/all"],
    "officer:absences": ["office/absences"],
}
INSPECTOR = {
    "officer:inspectorate": ["office/inspectorate"],
    "officer:causes": ["office/inspectorate/causes"],
    "officer:order_new": ["office/orders/new"],
}
ON_THE_WAY = {  # seen only in the middle of something: each has its own test, here or in another journey
    "citizen:sign_in_code",
    "citizen:sign_in_factor",
    "citizen:security_totp",
    "citizen:security_passkey",
    "citizen:security_recovery",
    "officer:sign_in_factor",
    "officer:security_passkey",
    "officer:security_totp",
    "officer:opened",
    "officer:beside",
    "officer:objected",
    "officer:breach",
    "officer:breach_case",
    "officer:order",
    "officer:bulk",
}
NOT_PAGES = {  # files, scripts, and acts that answer a form and lead on
    "citizen:offline_worker",
    "citizen:document",
    "citizen:case_file",
    "citizen:sign_out",
    "citizen:acting_for",
    "citizen:security_totp_new",
    "citizen:security_passkey_new",
    "citizen:security_remove",
    "citizen:sessions_end_others",
    "citizen:session_end",
    *(f"officer:{of}{kind}" for of in ("", "breach_", "objected_", "opened_") for kind in ("file", "paper")),
    "officer:absence",
    "officer:sign_out",
    "officer:note",
    "officer:export",
    "officer:save_view",
    "officer:forget_view",
    "officer:bulk_undo",
    "officer:security_passkey_new",
    "officer:security_totp_new",
    "officer:security_remove",
}
SEND = "[aria-labelledby=act] form button[type=submit]:not([name])"
SAY_NO = ("verify", "office/invite", "applications/{asked}/due?what=extend&by=99")  # pages that may answer with a no
DARK = [
    "applications/{asked}/due",
    "office/cases/{asked}/due",
    "",
    "services/window-tint-permit",
    "applications/{asked}",
    "apply/{draft}/what",
    "verify/{code}",
    "office/",
]


def named_routes(patterns: Any = None, spaces: str = "") -> Iterator[str]:
    """Names of all routes whose address begins with a language."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if patterns is None and not str(pattern.pattern).startswith("<lang:lang>/"):
            continue
        if isinstance(pattern, URLResolver):
            yield from named_routes(pattern.url_patterns, f"{pattern.namespace or spaces}")
        elif isinstance(pattern, URLPattern):
            yield f"{spaces}:{pattern.name}"


def test_every_page_is_listed() -> None:
    assert {*ANYBODY, *CITIZEN, *OFFICER, *HEAD, *INSPECTOR, *ON_THE_WAY, *NOT_PAGES} == set(named_routes())


@pytest.fixture(scope="package")
def scene(
    chromium: Browser, country: Country, signed_in: Callable[[str], Any], tmp_path_factory: pytest.TempPathFactory
) -> Scene:
    citizen = Visitor(chromium, country, state=signed_in("citizen"))
    officer = Visitor(chromium, country, state=signed_in("officer2"))
    played = play(citizen, officer, tmp_path_factory.mktemp("scene"))
    citizen.close()
    officer.close()
    return played


def look(visitor: Visitor, scene: Scene, pages: dict[str, list[str]], *, narrow_too: bool = False) -> list[str]:
    """What is wrong with these pages at both widths; axe looks at the wide one, and ``narrow_too`` where asked."""
    wrong = []
    for path in [path for paths in pages.values() for path in paths]:
        answer = visitor.goto(scene.fill(path))
        if answer.status >= 400 and not path.startswith(SAY_NO):
            wrong.append(f"{path}: {answer.status}")
        wrong += visitor.check_page()
        visitor.page.set_viewport_size({"width": NARROW, "height": 800})
        wrong += visitor.check_page(axe=narrow_too)
        visitor.page.set_viewport_size({"width": WIDE, "height": 900})
    return wrong


@pytest.mark.parametrize("lang", ["uz"])
def test_pages_for_everybody(visit: Visit, scene: Scene, lang: str) -> None:
    assert look(visit(lang=lang), scene, ANYBODY) == []


def test_pages_of_a_person(visit: Visit, scene: Scene) -> None:
    assert look(visit("citizen"), scene, CITIZEN) == []


def test_pages_of_an_officer(visit: Visit, scene: Scene) -> None:
    assert look(visit("officer2"), scene, OFFICER, narrow_too=True) == []


def test_pages_of_a_head(visit: Visit, scene: Scene) -> None:
    assert look(visit("head"), scene, HEAD, narrow_too=True) == []


def test_pages_of_an_inspector(visit: Visit, scene: Scene) -> None:
    assert look(visit("inspector"), scene, INSPECTOR, narrow_too=True) == []


def test_handing_over_many(visit: Visit, scene: Scene) -> None:
    """Nothing chosen, the choice of a holder, and the rehearsal."""
    officer = visit("officer2", lang="ru", width=NARROW)
    wrong = []
    officer.goto("office/")
    officer.click(".bulk__do")
    wrong += officer.check_page()
    officer.goto("office/")
    officer.page.check("[form=bulk][name=case] >> nth=0")
    officer.click(".bulk__do")
    wrong += officer.check_page()
    officer.click("form:has(#to) button[type=submit]")
    assert wrong + officer.check_page() == []


def test_what_an_act_answers(visit: Visit, scene: Scene) -> None:
    """Sent empty, and shown as the applicant will read it: both are pages of their own."""
    officer = visit("officer2", lang="ru", width=NARROW)
    wrong = []
    for act in ("ask", "refuse", "assign"):
        officer.goto(scene.fill(f"office/cases/{{fresh}}/{act}"))
        officer.click(SEND)
        assert officer.page.locator("[data-error-summary] a").count(), act
        wrong += officer.check_page()
    officer.goto(scene.fill("office/cases/{fresh}/refuse"))
    officer.page.check("#ground-1")
    officer.page.click("button[name=preview]")
    officer.page.locator(".letter").wait_for()
    assert wrong + officer.check_page() == []


def test_pages_at_night(visit: Visit, scene: Scene) -> None:
    wrong = []
    for persona, office in (("citizen", False), ("officer2", True)):
        visitor = visit(persona, scheme="dark", width=NARROW)
        for path in [path for path in DARK if path.startswith("office") is office]:
            visitor.goto(scene.fill(path))
            wrong += visitor.check_page()
    assert wrong == []


def test_pages_on_the_way_in(visit: Visit) -> None:
    """The code, then setting up an app, a passkey, printed codes, and the second step of signing in."""
    visitor = visit()
    visitor.goto("sign-in")
    visitor.page.fill("#pinfl", wrong_pinfl())
    visitor.page.fill("#document", "AB1234567")
    visitor.click("main form button[type=submit]")
    wrong = visitor.check_page()
    person = visit()
    set_up_app(person, "entrepreneur")
    wrong += person.check_page()
    person.click('form[action$="/security/app"] button')
    wrong += person.check_page()
    person.goto("me/security")
    person.click('form[action$="/passkey/new"] button')
    wrong += person.check_page()
    person.goto("me/security")
    person.click('form[action$="/recovery"] button')
    wrong += person.check_page()
    person.goto("me/security")
    person.click('form[action$="/remove"] button')
    assert t("citizen.security.removed", "uz") in person.text()  # and others may sign in as this one without an app
    assert wrong == []


def test_pages_on_the_way_of_an_officer(visit: Visit) -> None:
    officer = visit()
    officer.goto("office/sign-in")
    officer.click("main form button[type=submit]")
    wrong = officer.check_page()
    officer.click("aside form button")
    wrong += officer.check_page()
    officer.click("main form button[type=submit]")
    assert officer.page.locator("[data-error-summary] a").count() == 1
    wrong += officer.check_page()
    officer = visit("officer2")
    officer.goto("office/security")
    officer.click('form[action$="/passkey/new"] button')
    wrong += officer.check_page()
    assert wrong == []


def test_pages_of_what_went_wrong(visit: Visit, tmp_path: Path) -> None:
    """Not found, a form of unknown origin, another's paper, a refused payment link."""
    visitor = visit(lang="ru")
    assert visitor.goto("nothing-here").status == 404
    wrong = visitor.check_page()
    visitor.goto("sign-in")
    visitor.context.clear_cookies()
    visitor.click("main form button[type=submit]")
    assert visitor.answers[-1].status == 403 or "403" in {str(one.status) for one in visitor.answers}
    wrong += visitor.check_page()
    stranger = tmp_path / "stranger.pdf"
    stranger.write_bytes(b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n")
    visitor.goto("verify")
    visitor.page.set_input_files("input[name=pdf]", stranger)
    visitor.click("form[method=post] .buttons button")
    wrong += visitor.check_page()
    assert wrong == []
