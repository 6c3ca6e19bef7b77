"""Accept an invitation: passphrase and second factor in one step, so that nobody is ever half admitted."""

from collections.abc import Mapping

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from darcha.furniture.fields import FieldView
from darcha.ground.text import t
from darcha.kernel.identity import api, cookies, gates
from darcha.kernel.identity.errors import FactorNotProven, InviteSpent, PassphraseTooWeak
from darcha.kernel.identity.panels import totp_picture
from darcha.kernel.identity.requests import PageRequest

from .sign_in_way import home_of


@gates.anyone
@require_http_methods(["GET", "POST"])
@never_cache
def accept_invite(request: PageRequest, token: str) -> HttpResponse:
    invite = api.find_invite(token)
    if invite is None:
        return render(request, "officer/invite_spent.html", status=404)
    if request.method == "GET":
        return _page(request, invite, {})
    passphrase = request.POST.get("passphrase", "")
    if passphrase != request.POST.get("again", ""):
        return _page(request, invite, {"again": t("officer.invite.not_the_same")}, status=422)
    try:
        session = api.accept_invite(
            request.who,
            token,
            passphrase,
            request.POST.get("code", ""),
            user_agent=request.headers.get("User-Agent", ""),
        )
    except PassphraseTooWeak as refusal:
        return _page(request, invite, {"passphrase": t(refusal.fields["passphrase"])}, status=422)
    except FactorNotProven as refusal:
        return _page(request, invite, {"code": refusal.message()}, status=422)
    except InviteSpent:
        return render(request, "officer/invite_spent.html", status=404)
    response = HttpResponseRedirect(home_of(request))
    cookies.keep_session(response, session)
    return response


def _page(request: PageRequest, invite: api.Invite, wrong: Mapping[str, str], *, status: int = 200) -> HttpResponse:
    fields = [
        FieldView(
            name="passphrase",
            type="password",
            label=t("officer.invite.passphrase"),
            width="30",
            hint=t("officer.invite.passphrase_hint"),
            error=wrong.get("passphrase", ""),
            autocomplete="new-password",
        ),
        FieldView(
            name="again",
            type="password",
            label=t("officer.invite.again"),
            width="30",
            error=wrong.get("again", ""),
            autocomplete="new-password",
        ),
    ]
    code = FieldView(name="code", type="code", label=t("officer.invite.code"), error=wrong.get("code", ""), width="5")
    context = {
        "invite": invite,
        "fields": fields,
        "code": code,
        "all_fields": [*fields, code],
        "picture": totp_picture(invite.totp_secret, invite.login),
    }
    return render(request, "officer/accept_invite.html", context, status=status)
