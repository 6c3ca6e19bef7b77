"""IDEF0 as FIPS 183 has it: the context A-0 and its decomposition A0. Ignores what is inside a step."""

from darcha.ground.text import t
from darcha.kernel.catalogue.types import Catalogue

from .frame import MARGIN, frame
from .icom import Arrow, arrows_of
from .idef0_steps import decomposition
from .measure import width, wrap
from .net import Box
from .net_of_steps import Process
from .sheet import INFO_SOFT, INK, MUTED, Sheet, fitted, height_of

SIDE, ACROSS, HEADING, SIZE, GAP = 236.0, 236.0, 12.5, 10.5, 16.0
BOX, REACH = (470.0, 190.0), 60.0
MOST = 6  # of a long list; the rest is counted
Block = list[tuple[tuple[str, ...], bool]]


def idef0(process: Process, catalogue: Catalogue) -> list[Sheet]:
    """Two sheets: the context and the decomposition."""
    arrows = arrows_of(process, catalogue)
    return [_context(process, arrows), decomposition(process, arrows)]


def _block(arrow: Arrow, room: float, lang: str) -> Block:
    shown = arrow.details[:MOST] if len(arrow.details) > MOST + 1 else arrow.details
    more = len(arrow.details) - len(shown)
    details = [*shown, *([t("drawing.more", lang, n=more)] if more else [])]
    return [
        (wrap(f"{arrow.code} {arrow.name}", room, HEADING, bold=True), True),
        *((wrap(f"· {detail}", room, SIZE), False) for detail in details),
    ]


def _tall(block: Block) -> float:
    return sum(height_of(lines, HEADING if bold else SIZE) for lines, bold in block)


def _wide(block: Block) -> float:
    return max(width(line, HEADING if bold else SIZE, bold=bold) for lines, bold in block for line in lines)


def _write(sheet: Sheet, block: Block, x: float, y: float, anchor: str = "start") -> None:
    for lines, bold in block:
        y = sheet.words(
            x, y, lines, size=HEADING if bold else SIZE, bold=bold, colour=INK if bold else MUTED, anchor=anchor
        )


def _context(process: Process, arrows: list[Arrow]) -> Sheet:
    lang = process.lang
    blocks = {
        side: [_block(arrow, SIDE if side in "IO" else ACROSS, lang) for arrow in arrows if arrow.side == side]
        for side in "ICOM"
    }
    stacks = {side: sum(map(_tall, blocks[side])) + GAP * (len(blocks[side]) + 1) for side in "IO"}
    rows = {side: max(map(_tall, blocks[side]), default=0) for side in "CM"}
    tall = max(BOX[1], *stacks.values())
    across = max(BOX[0] + 2 * (SIDE + REACH + GAP), (ACROSS + GAP) * max(len(blocks["C"]), len(blocks["M"])))
    inner = (across, rows["C"] + rows["M"] + tall + 2 * REACH + 2 * GAP)
    size = fitted(inner, MARGIN)
    title = t("drawing.idef0.title", lang, service=process.service.name.in_(lang))
    sheet = Sheet("A-0", title, "; ".join(f"{a.code} {a.name}: {', '.join(a.details)}" for a in arrows) + ".", *size)
    top = (size[1] - inner[1]) / 2
    box = Box((size[0] - BOX[0]) / 2, top + rows["C"] + GAP + REACH, BOX[0], tall)
    _sides(sheet, blocks, box)
    _ends(sheet, blocks["C"], box, top, rows["C"], is_above=True)
    _ends(sheet, blocks["M"], box, box.bottom + REACH + GAP, rows["M"], is_above=False)
    sheet.box(box, fill=INFO_SOFT, radius=0, thick=2)
    name = wrap(process.service.legal_name.in_(lang), BOX[0] - 40, 18, bold=True)
    sheet.words(box.middle[0], box.middle[1] - height_of(name, 18) / 2, name, size=18, bold=True, anchor="middle")
    sheet.words(box.right - 8, box.bottom - 20, ["A0"], size=12, bold=True, anchor="end")
    frame(sheet, process, "A-0", process.service.key, title)
    return sheet


def _sides(sheet: Sheet, blocks: dict[str, list[Block]], box: Box) -> None:
    """Inputs on the left and outputs on the right, each beside its arrow."""
    for side in "IO":
        room = box.height - sum(map(_tall, blocks[side]))
        y = box.y
        for block in blocks[side]:
            y += room / (len(blocks[side]) + 1)
            middle = y + _tall(block) / 2
            if side == "I":
                _write(sheet, block, box.x - REACH - 10 - _wide(block), y)
                sheet.line([(box.x - REACH, middle), (box.x, middle)])
            else:
                _write(sheet, block, box.right + REACH + 8, y)
                sheet.line([(box.right, middle), (box.right + REACH, middle)])
            y += _tall(block)


def _ends(sheet: Sheet, blocks: list[Block], box: Box, top: float, row: float, *, is_above: bool) -> None:
    """Controls above or mechanisms below. The outer an arrow, the nearer to the box it turns, so that none cross."""
    count = len(blocks)
    pitch = (sheet.width - 60) / max(count, 1)
    pitch = min(pitch, ACROSS + 40)
    for index, block in enumerate(blocks):
        x = sheet.width / 2 + (index - (count - 1) / 2) * pitch
        enters = box.x + box.width * (index + 1) / (count + 1)
        inwards = min(index, count - 1 - index)
        level = REACH * (0.4 + 0.4 * inwards / max(count / 2, 1))
        left = x - _wide(block) / 2
        if is_above:
            _write(sheet, block, left, top + row - _tall(block))
            begin, end = box.y - REACH - GAP / 2, box.y
            turn = box.y - level
        else:
            _write(sheet, block, left, top)
            begin, end = box.bottom + REACH + GAP / 2, box.bottom
            turn = box.bottom + level
        sheet.line([(x, begin), (x, turn), (enters, turn), (enters, end)])
