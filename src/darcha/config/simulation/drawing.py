"""The figures of a month as one SVG of small multiples, for screen and paper. Ignores how they came about."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from html import escape
from textwrap import wrap

from darcha.ground.text import t, write_day, write_number

from .figures import Figures, middle_and_ninth
from .month import Day

WIDTH, LEFT, RIGHT = 720, 48, 24
PLOT = WIDTH - LEFT - RIGHT
INK, QUIET, LINE, PAPER = "#0a2e36", "#4d5f64", "#d9d3c4", "#fffdf8"
LIGHT, ACTION, NOW, WRONG = "#b9d3d8", "#0b5563", "#fff3d1", "#9c2a1f"
BINS = 24
TITLE_LETTERS = 50  # of the largest text in one row
Say = Callable[..., str]


def draw(figures: Figures, language: str) -> str:
    """A standalone file; every mark is also said in words."""

    def say(key: str, **params: object) -> str:
        written = {name: write_number(one, language) if isinstance(one, float) else one for name, one in params.items()}
        return t(f"simulation.{key}", language, **written)

    name, day = figures.name.in_(language), write_day(figures.begins_on)
    month = say("days", days=len(figures.days), day=day)
    parts: list[str] = []
    top = 10
    for row in wrap(name, TITLE_LETTERS):
        top += 26
        parts.append(_text(LEFT, top, row, size=20, bold=True))
    parts += [_text(LEFT, top + 24, month, bold=True), _text(LEFT, top + 46, say("invented"), colour=QUIET)]
    if figures.in_time is not None:
        share = say("in_time", share=_percent(figures.in_time), late=len(figures.late))
        parts.append(_text(LEFT, top + 70, share, bold=True))
    top += 110
    for panel, height in ((_flow, 140), (_backlog, 150), (_waited, 120), (_officers, 40 + 30 * len(figures.officers))):
        parts += panel(figures, say, top, height)
        top += height + 62
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {top}" width="{WIDTH}" height="{top}" role="img"'
        f' style="max-width:100%;height:auto" lang="{language}" font-family="system-ui, sans-serif">'
        f"<title>{escape(f'{name}. {month}')}</title>"
        f'<rect width="{WIDTH}" height="{top}" fill="{PAPER}"/>{"".join(parts)}</svg>\n'
    )


def _flow(figures: Figures, say: Say, top: int, height: int) -> Iterator[str]:
    most = max([1, *(max(day.arrived, day.decided) for day in figures.days)])
    yield _text(LEFT, top - 14, say("flow"), bold=True)
    yield from _key(top - 14, (say("arrived"), LIGHT), (say("decided"), ACTION))
    yield from _frame(top, height, most)
    step = PLOT / len(figures.days)
    for index, day in enumerate(figures.days):
        x = LEFT + index * step
        for shift, count, colour in ((0.08, day.arrived, LIGHT), (0.5, day.decided, ACTION)):
            tall = count / most * height
            yield _box(x + shift * step, top + height - tall, step * 0.42, tall, colour)
    yield from _days(figures, top + height)


def _backlog(figures: Figures, say: Say, top: int, height: int) -> Iterator[str]:
    most = max([1, *(day.open for day in figures.days)])
    step = PLOT / len(figures.days)
    yield _text(LEFT, top - 14, say("backlog"), bold=True)
    yield from _key(top - 14, (say("open"), ACTION), (say("overdue"), WRONG))
    if figures.away is not None:
        low, high = figures.away
        yield _box(LEFT + (low - 1) * step, top, (high - low + 1) * step, height, NOW)
    yield from _frame(top, height, most)
    for counted, colour in ((_open, ACTION), (_overdue, WRONG)):
        dots = [
            f"{LEFT + (index + 0.5) * step:.1f},{top + height - counted(day) / most * height:.1f}"
            for index, day in enumerate(figures.days)
        ]
        yield f'<polyline points="{" ".join(dots)}" fill="none" stroke="{colour}" stroke-width="2.5"/>'
    if figures.away is not None:
        yield _text(LEFT + (figures.away[0] - 1) * step + 4, top + 14, say("away"), size=12)
    if figures.decreed_on is not None:
        x = LEFT + ((figures.decreed_on - figures.begins_on).days + 0.5) * step
        yield f'<path d="M{x:.1f} {top}v{height}" stroke="{INK}" stroke-dasharray="4 3"/>'
        yield _text(x + 5, top + 30, say("decree"), size=12)
    yield from _days(figures, top + height)


def _open(day: Day) -> int:
    return day.open


def _overdue(day: Day) -> int:
    return day.overdue


def _waited(figures: Figures, say: Say, top: int, height: int) -> Iterator[str]:
    yield _text(LEFT, top - 14, say("waited"), bold=True)
    marks = middle_and_ninth(figures.waited)
    if marks is None or figures.waiting.median is None:
        yield _text(LEFT, top + 20, say("few"), colour=QUIET)
        return
    longest = min(figures.waited[-1], 2 * marks[1]) or 0.1  # the last bar holds what took longer still
    bins = [0] * BINS
    for hours in figures.waited:
        bins[min(BINS - 1, int(hours / longest * BINS))] += 1
    most = max(bins)
    yield from _frame(top, height, most)
    for index, count in enumerate(bins):
        tall = count / most * height
        yield _box(LEFT + index * PLOT / BINS + 1, top + height - tall, PLOT / BINS - 2, tall, LIGHT)
    for row, (key, hours) in enumerate((("median", marks[0]), ("ninth", marks[1]))):
        x = LEFT + hours / longest * PLOT
        yield f'<path d="M{x:.1f} {top}v{height}" stroke="{ACTION}" stroke-width="2"/>'
        end = x > LEFT + PLOT * 0.6
        words = say(key, hours=round(hours, 1))
        yield _text(x - 6 if end else x + 6, top + 16 + 20 * row, words, size=13, anchor="end" if end else "start")
    yield _text(LEFT, top + height + 20, "0", size=12, colour=QUIET)
    far = f"{longest:.0f}" + ("+" if figures.waited[-1] > longest else "")
    yield _text(WIDTH - RIGHT, top + height + 20, far, size=12, colour=QUIET, anchor="end")
    own = figures.waiting.own
    if own.median is not None:
        words = say("own", cases=own.cases, hours=round(own.median / timedelta(hours=1), 1))
        yield _text((LEFT + WIDTH - RIGHT) / 2, top + height + 20, words, size=12, colour=QUIET, anchor="middle")


def _officers(figures: Figures, say: Say, top: int, height: int) -> Iterator[str]:
    yield _text(LEFT, top - 14, say("officers"), bold=True)
    if not figures.officers:
        yield _text(LEFT, top + 14, say("automatic"), colour=QUIET)
        return
    start, wide = LEFT + 110, PLOT - 290
    for row, officer in enumerate(figures.officers):
        y = top + 30 * row
        yield _text(LEFT, y + 15, say("officer", number=officer.number))
        yield _box(start, y + 2, wide, 18, LINE)
        yield _box(start, y + 2, wide * officer.busy, 18, ACTION)
        yield _text(start + wide + 12, y + 16, say("busy", share=_percent(officer.busy), cases=officer.decided))


def _frame(top: int, height: int, most: int) -> Iterator[str]:
    yield f'<path d="M{LEFT} {top}h{PLOT}M{LEFT} {top + height}h{PLOT}" stroke="{LINE}"/>'
    yield _text(LEFT - 8, top + 5, str(most), size=12, colour=QUIET, anchor="end")
    yield _text(LEFT - 8, top + height + 4, "0", size=12, colour=QUIET, anchor="end")


def _days(figures: Figures, y: int) -> Iterator[str]:
    """Every week's first day under the plot."""
    step = PLOT / len(figures.days)
    for index in range(0, len(figures.days), 7):
        on = figures.begins_on + timedelta(days=index)
        yield _text(LEFT + index * step, y + 20, f"{on:%d.%m}", size=12, colour=QUIET)


def _key(y: int, *entries: tuple[str, str]) -> Iterator[str]:
    """What each colour means, from the right edge."""
    x = float(WIDTH - RIGHT - 120 * len(entries))
    for words, colour in entries:
        yield _box(x, y - 10, 10, 10, colour)
        yield _text(x + 16, y, words, size=13)
        x += 120


def _box(x: float, y: float, width: float, height: float, colour: str) -> str:
    return f'<rect x="{x:.1f}" y="{y:.1f}" width="{max(width, 0):.1f}" height="{height:.1f}" fill="{colour}"/>'


def _text(
    x: float, y: float, words: str, *, size: int = 14, bold: bool = False, colour: str = INK, anchor: str = "start"
) -> str:
    weight = ' font-weight="700"' if bold else ""
    place = f'x="{x:.1f}" y="{y:.1f}" font-size="{size}" fill="{colour}" text-anchor="{anchor}"'
    halo = f'stroke="{PAPER}" stroke-width="3" paint-order="stroke"'
    return f"<text {place} {halo}{weight}>{escape(words)}</text>"


def _percent(share: float) -> str:
    return f"{share:.0%}"
