"""What identity holds about its owner, the language of messages, and the ways to everything about the account."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from darcha.furniture import language as languages
from darcha.furniture import links
from darcha.furniture.fields import FieldView, OptionView
from darcha.ground.identifiers import phone
from darcha.ground.text import t
from darcha.kernel.identity import api, gates
from darcha.kernel.identity.requests import PageRequest
from darcha.kernel.identity.way import with_back


@gates.person
@require_http_methods(["GET", "POST"])
def profile(request: PageRequest) -> HttpResponse:
    if request.method == "POST":
        api.set_language(request.who, request.POST.get("language", ""))
        return HttpResponseRedirect(with_back(links.to(request, "citizen:profile"), None, saved="1"))
    known = api.profile_of(request.who)
    rows = [
        {"label": t("citizen.profile.name"), "value": known.name},
        {"label": t("citizen.profile.pinfl"), "value": _masked(known.pinfl, 4)},
        {"label": t("citizen.profile.document"), "value": _masked(known.document, 3)},
        {
            "label": t("citizen.profile.phone"),
            "value": phone.masked(known.phone) if known.phone else t("citizen.profile.no_phone"),
        },
        {
            "label": t("citizen.profile.acting_for"),
            "value": request.who.acting_name or t("citizen.acting_for.self"),
            "change_url": links.to(request, "citizen:acting_for"),
        },
    ]
    field = FieldView(
        name="language",
        type="choice",
        label=t("citizen.profile.language"),
        hint=t("citizen.profile.language_hint"),
        value=known.language,
        options=[OptionView(code, name) for code, name in languages.FULL_NAMES.items()],
    )
    context = {"rows": rows, "fields": [field], "saved": request.GET.get("saved") == "1"}
    return render(request, "citizen/profile.html", context)


def _masked(value: str, shown: int) -> str:
    """The first and last signs: enough to recognise one's own."""
    hidden = max(0, len(value) - shown - 2)
    return value[:shown] + "•" * hidden + value[len(value) - 2 :] if hidden else value
