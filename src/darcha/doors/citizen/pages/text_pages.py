"""Pages of plain words: privacy, accessibility, help. Every paragraph is a text of the screens."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from darcha.furniture.kept import kept
from darcha.ground.text import t
from darcha.kernel.identity import gates

# Page -> its sections; each has a heading and a text.
PAGES = {
    "privacy": ("what", "why", "who", "long", "rights"),
    "accessibility": ("how", "tested", "gaps", "tell"),
    "help": ("line", "sign_in", "wrong", "late"),
}


@gates.anyone
@require_safe
@kept
def text_page(request: HttpRequest, page: str) -> HttpResponse:
    if page not in PAGES:
        raise Http404
    sections = [
        (part, t(f"citizen.{page}.{part}.title"), t(f"citizen.{page}.{part}.text").split("\n")) for part in PAGES[page]
    ]
    shown = {"title": t(f"citizen.{page}.title"), "lead": t(f"citizen.{page}.lead"), "sections": sections}
    return render(request, "citizen/text_page.html", shown)
