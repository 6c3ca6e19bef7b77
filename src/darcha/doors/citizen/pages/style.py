"""Every component on one page, with invented content, for those who build pages. Only in the demo."""

from datetime import date, datetime, timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from darcha.furniture import fields, parts, term
from darcha.ground.clock import TASHKENT
from darcha.kernel.identity import gates

_PICTURES = (
    "child",
    "home",
    "work",
    "car",
    "rings",
    "pension",
    "school",
    "plane",
    "document",
    "letter",
    "health",
    "loss",
    "shop",
    "search",
    "people",
    "law",
    "money",
    "lamp",
    "nature",
    "window",
)


def _fields() -> tuple[fields.FieldView, ...]:
    option = fields.OptionView
    return (
        fields.FieldView(
            "plate",
            "identifier",
            "Plate",
            hint="As on the certificate",
            value="01 A 123 BC",
            width="10",
            source="Vehicle register, today",
        ),
        fields.FieldView("phone", "phone", "Telephone", value="+998 90", error="Nine digits after +998", width="20"),
        fields.FieldView("born", "date", "Date of birth", hint="For example, 27 3 1985", value="1985-03-27"),
        fields.FieldView(
            "kind",
            "choice",
            "Kind of petition",
            value="proposal",
            options=(
                option("application", "Application", "You ask for something"),
                option("proposal", "Proposal", "You suggest something"),
                option("complaint", "Complaint", "Something was done wrong"),
            ),
        ),
        fields.FieldView(
            "car",
            "record",
            "Which car?",
            value="2",
            options=(
                option("1", "Chevrolet Cobalt, 01 A 123 BC", "2021, white"),
                option("2", "Chevrolet Nexia, 01 B 456 CD", "2014"),
            ),
        ),
        fields.FieldView(
            "glass",
            "choices",
            "Which windows?",
            value=["rear"],
            options=(option("front", "Front sides"), option("rear", "Rear")),
        ),
        fields.FieldView(
            "bodies",
            "bodies",
            "To whom?",
            value=["b2"],
            options=tuple(
                option(f"b{n}", name, "Tashkent city")
                for n, name in enumerate(
                    ("Cabinet of Ministers", "Yunusobod district administration", "Traffic police", "Cadastre agency")
                )
            ),
        ),
        fields.FieldView(
            "region",
            "region",
            "District",
            options=(
                option("1726266", "Yunusobod", group="Tashkent city"),
                option("1714401", "Margʻilon", group="Fargʻona"),
            ),
            required=False,
            optional_text="(optional)",
        ),
        fields.FieldView(
            "text", "long-text", "What happened?", max=300, value="The lamps have been dark for two weeks."
        ),
        fields.FieldView(
            "photo",
            "files",
            "Photograph",
            hint="JPG or PDF, 10 MB at most",
            accept=".jpg,.pdf",
            files=(fields.FileView("1", "IMG_2041.jpg", "2.1 MB"),),
        ),
        fields.FieldView("consent", "declaration", "What I wrote is true"),
    )


def _way() -> tuple[parts.WayStep, ...]:
    step = parts.WayStep
    return (
        step("You apply", "Three pages of questions.", "you", "Your turn"),
        step("Review", "The department looks at the car.", "office", "Traffic police: inspector", ("2 working hours",)),
        step("Your answer is needed", "The clock stands meanwhile.", "you", "Your turn", is_maybe=True),
        step("Looking in the register", "Seconds.", "platform", "The platform itself"),
        step("Done", "It is kept in your account.", "end", "A permit with a QR code"),
    )


def _timeline() -> tuple[parts.TimelineStep, ...]:
    step = parts.TimelineStep
    return (
        step("Sent", "done", "After office hours.", at=datetime(2026, 3, 6, 18, 30, tzinfo=TASHKENT)),
        step("Registered", "done", "9 March was a day off (PF-257).", at=datetime(2026, 3, 10, 9, 0, tzinfo=TASHKENT)),
        step("Being studied", "now", "The department asked the power company, which answers by 23 March."),
        step(
            "Answer",
            "next",
            "If there is none, the head and then the inspectorate are told by themselves.",
            when="by 25.03.2026",
        ),
    )


def _term() -> term.TermCalendar:
    start, due = date(2026, 3, 10), date(2026, 3, 25)
    days = (start + timedelta(days=n) for n in range(16))
    off = {date(2026, 3, 20), date(2026, 3, 21), date(2026, 3, 23)}
    return term.term_calendar(
        (term.TermDay(on, counted=True, is_off=on in off or on.weekday() > 4) for on in days),
        starts_on=start,
        due_on=due,
        today=date(2026, 3, 17),
    )


class _Quote:
    total = 1_760_000
    on = date(2026, 11, 20)
    lines = (
        parts.FeeRow("8 BHM × 440 000", 3_520_000, "Law on state duty, table, 12"),
        parts.FeeRow("Through the portal −10%", -352_000, "PF-5278, 4", counted=False),
        parts.FeeRow("Disability group I–II −50%", -1_760_000, "PF-5278, 5"),
    )


@gates.anyone
@require_safe
def style(request: HttpRequest) -> HttpResponse:
    """Each component once, in the language of the frame."""
    if not settings.DARCHA_DEMO:
        raise Http404
    row = parts.FactRow
    shown = {
        "fields": _fields(),
        "timeline": _timeline(),
        "goes": _way(),
        "calendar": _term(),
        "quote": _Quote(),
        "known": (
            row("Car", "Cobalt, 01 A 123 BC", source="Vehicle register, today"),
            row("Relief", "None", source="Social register"),
        ),
        "answered": (row("Car", "Cobalt, 01 A 123 BC", change_url="#main"), row("Windows", "Rear", change_url="#main")),
        "waiting": parts.WaitingBar(41, 98, 120, "half: 41 minutes", "9 of 10: 1 hour 38", "by law: 2 hours"),
        "bars": (
            parts.Bar("Tashkent", 100, "4 120"),
            parts.Bar("Samarqand", 61, "2 513"),
            parts.Bar("Navoiy", 12, "494"),
        ),
        "crumbs": (parts.Crumb("Services", "#main"), parts.Crumb("Transport", "#main")),
        "filters": (
            parts.FilterLink("All", "#main", is_current=True, count=12),
            parts.FilterLink("In progress", "#main", count=3),
        ),
        "verdicts": (("valid", "Valid"), ("altered", "Altered"), ("expired", "Expired"), ("unknown", "Unknown")),
        "states": (
            ("new", "New"),
            ("going", "In progress"),
            ("now", "Your answer is needed"),
            ("done", "Done"),
            ("wrong", "Refused"),
            ("stopped", "Stopped"),
        ),
        "pictures": _PICTURES,
        "files": (fields.FileView("1", "Decision 26-1726-0048213-7.pdf", "84 KB", url="#main"),),
    }
    return render(request, "citizen/style.html", shown)
