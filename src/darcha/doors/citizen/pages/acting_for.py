"""For whom one acts: oneself, or an organisation that the registry says one heads."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from darcha.furniture import links
from darcha.furniture.fields import FieldView, OptionView
from darcha.ground.text import t
from darcha.kernel.identity import api, gates
from darcha.kernel.identity.errors import NoMandate
from darcha.kernel.identity.requests import PageRequest
from darcha.kernel.identity.way import back_of

SELF = "self"


@gates.person
@require_http_methods(["GET", "POST"])
def acting_for(request: PageRequest) -> HttpResponse:
    mandates = {str(mandate.party.id): mandate for mandate in api.mandates_of(request.who)}
    error = ""
    if request.method == "POST":
        chosen = request.POST.get("party", "")
        if chosen == SELF or chosen in mandates:
            api.act_for(request.who, None if chosen == SELF else mandates[chosen].party)
            return HttpResponseRedirect(back_of(request) or links.to(request, "citizen:profile"))
        error = NoMandate().message()
    now = request.who.on_behalf_of
    field = FieldView(
        name="party",
        type="choice",
        label=t("citizen.acting_for.label"),
        value=str(now.id) if now else SELF,
        error=error,
        options=[
            OptionView(SELF, t("citizen.acting_for.self"), hint=request.who.name),
            *(OptionView(key, mandate.name) for key, mandate in mandates.items()),
        ],
    )
    context = {"fields": [field], "back": back_of(request) or "", "has_none": not mandates}
    return render(request, "citizen/acting_for.html", context, status=422 if error else 200)
