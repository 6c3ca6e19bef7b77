"""A sheet of drawing: shapes and words as SVG that stands alone, in the proportions of A4 across. Ignores notations."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from html import escape

from .measure import width, wrap
from .net import Box, Point

INK, ACTION, PAPER, SURFACE, LINE, MUTED = "#0a2e36", "#0b5563", "#fbf7ef", "#ffffff", "#d9d3c4", "#4d5f64"
NOW, NOW_SOFT, NOW_TEXT, DONE, DONE_SOFT = "#f2b632", "#fff3d1", "#6b4700", "#17683f", "#e3f3ea"
WRONG, WRONG_SOFT, INFO_SOFT = "#9c2a1f", "#fbe9e6", "#e4f0f3"
FONT = "system-ui, 'Segoe UI', 'Noto Sans', 'DejaVu Sans', sans-serif"
A4 = (1123.0, 794.0)  # units across and down, as many as a screen has for the paper
LEAD = 1.3


def height_of(lines: Sequence[str], size: float) -> float:
    """How tall a block of lines is."""
    return len(lines) * size * LEAD


def _part(keys: str) -> str:
    return f' data-part="{escape(keys)}"' if keys else ""


@dataclass(slots=True)
class Sheet:
    """``name`` tells the sheets of one drawing apart in names of files."""

    name: str
    title: str
    says: str
    width: float = A4[0]
    height: float = A4[1]
    parts: list[str] = field(default_factory=list)

    def box(
        self,
        box: Box,
        *,
        part: str = "",
        fill: str = SURFACE,
        edge: str = INK,
        radius: float = 4,
        thick: float = 1.5,
        dash: str = "",
    ) -> None:
        """A rectangle. ``part``: what of the procedure it draws, by key, for whoever styles or checks the file."""
        dashed = f' stroke-dasharray="{dash}"' if dash else ""
        self.parts.append(
            f'<rect x="{box.x:.1f}" y="{box.y:.1f}" width="{box.width:.1f}" height="{box.height:.1f}" rx="{radius:g}"'
            f' fill="{fill}" stroke="{edge}" stroke-width="{thick:g}"{dashed}{_part(part)}/>'
        )

    def line(
        self, points: Iterable[Point], *, part: str = "", arrow: bool = True, colour: str = INK, dash: str = ""
    ) -> None:
        """A line with corners; ``arrow``: its end is a head."""
        path = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
        head = ' marker-end="url(#head)"' if arrow else ""
        dashed = f' stroke-dasharray="{dash}"' if dash else ""
        self.parts.append(
            f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="1.5"{dashed}{head}{_part(part)}/>'
        )

    def words(
        self,
        x: float,
        y: float,
        lines: Sequence[str],
        *,
        size: float = 12,
        bold: bool = False,
        colour: str = INK,
        anchor: str = "start",
    ) -> float:
        """Lines from the top ``y`` down; gives the y below them."""
        weight = ' font-weight="700"' if bold else ""
        for line in lines:
            self.parts.append(
                f'<text x="{x:.1f}" y="{y + size:.1f}" font-size="{size:g}" fill="{colour}" text-anchor="{anchor}"'
                f"{weight}>{escape(line)}</text>"
            )
            y += size * LEAD
        return y

    def label(
        self,
        x: float,
        y: float,
        words: str,
        room: float,
        *,
        size: float = 11,
        anchor: str = "start",
        colour: str = INK,
        bold: bool = False,
    ) -> float:
        """Wrapped words on a patch of paper, so that no line runs through them; gives the y below them."""
        lines = wrap(words, room, size, bold=bold)
        wide = max((width(line, size, bold=bold) for line in lines), default=0)
        left = {"start": x, "middle": x - wide / 2, "end": x - wide}[anchor]
        self.parts.append(
            f'<rect x="{left - 2:.1f}" y="{y:.1f}" width="{wide + 4:.1f}" height="{height_of(lines, size) + 2:.1f}"'
            f' fill="{SURFACE}" fill-opacity=".88"/>'
        )
        return self.words(x, y, lines, size=size, anchor=anchor, colour=colour, bold=bold)


def svg(sheets: Sequence[Sheet], lang: str) -> str:
    """The sheets below each other as one file; one sheet alone is one page of A4 across."""
    wide = max(sheet.width for sheet in sheets)
    tall = sum(sheet.height * wide / sheet.width for sheet in sheets)
    body, top = [], 0.0
    for sheet in sheets:
        scale = wide / sheet.width
        body.append(f'<g transform="translate(0 {top:.2f}) scale({scale:.4f})">{"".join(sheet.parts)}</g>')
        top += sheet.height * scale
    title, says = sheets[0].title, " ".join(sheet.says for sheet in sheets)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide:.0f} {tall:.0f}" width="297mm"'
        f' height="{297 * tall / wide:.0f}mm" role="img" aria-labelledby="title desc" lang="{lang}"'
        f' font-family="{FONT}"><title id="title">{escape(title)}</title><desc id="desc">{escape(says)}</desc>'
        '<defs><marker id="head" markerWidth="9" markerHeight="8" refX="8.5" refY="4" orient="auto"'
        f' markerUnits="userSpaceOnUse"><path d="M0 0L9 4L0 8z" fill="{INK}"/></marker></defs>'
        f'<rect width="{wide:.0f}" height="{tall:.0f}" fill="{SURFACE}"/>{"".join(body)}</svg>\n'
    )


def fitted(inner: tuple[float, float], margin: tuple[float, float]) -> tuple[float, float]:
    """The size of a sheet in A4's proportions that holds a drawing of that size, with margins as on A4."""
    wide = inner[0] / (1 - 2 * margin[0] / A4[0])
    tall = inner[1] / (1 - 2 * margin[1] / A4[1])
    wide = max(wide, tall * A4[0] / A4[1], A4[0])
    return wide, wide * A4[1] / A4[0]
