"""A PDF without anything that acts: no scripts, launches, forms that run, files inside, or its author's traces."""

import io
from typing import Any

import pikepdf

from ..errors import FileDamaged, FileLocked, FileTooComplex
from ..rules.limits import PDF_OBJECTS, PDF_PAGES

_ACTING_KEYS = frozenset(
    [
        "/AA", "/OpenAction", "/JS", "/JavaScript", "/EmbeddedFiles", "/AF", "/EF", "/XFA", "/RichMediaContent",
        "/RichMediaSettings", "/Collection", "/PieceInfo", "/Metadata",
    ]
)  # fmt: skip
_ACTING_ACTIONS = frozenset(
    [
        "/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/ResetForm", "/GoToE", "/GoToR", "/GoTo3DView",
        "/Rendition", "/Movie", "/Sound", "/RichMediaExecute", "/SetOCGState", "/Hide", "/Thread",
    ]
)  # fmt: skip
_ACTING_ANNOTATIONS = frozenset(["/FileAttachment", "/RichMedia", "/Screen", "/Movie", "/Sound", "/3D"])
_WEB = ("http://", "https://", "mailto:")
_DEPTH = 40


def clean_pdf(content: bytes) -> bytes:
    """The same pages, written anew. Raises FileLocked, FileDamaged or FileTooComplex."""
    written = io.BytesIO()
    try:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            _check(pdf)
            for item in pdf.objects:
                _still(item, 0)
            for page in pdf.pages:
                _still_annotations(page.obj)
            if "/Info" in pdf.trailer:
                del pdf.trailer["/Info"]
            pdf.save(written, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    except pikepdf.PasswordError as error:
        raise FileLocked from error
    except (pikepdf.PdfError, AttributeError, ValueError, TypeError, KeyError, RecursionError) as error:
        raise FileDamaged from error
    return written.getvalue()


def _check(pdf: pikepdf.Pdf) -> None:
    if pdf.is_encrypted:
        raise FileLocked
    if len(pdf.pages) > PDF_PAGES or len(pdf.objects) > PDF_OBJECTS:
        raise FileTooComplex
    if len(pdf.pages) == 0:
        raise FileDamaged


def _still(item: Any, depth: int) -> None:
    """Take whatever acts out of one object and of the objects written inside it; those it points to have their turn."""
    if depth > _DEPTH:
        raise FileTooComplex
    if isinstance(item, pikepdf.Array):
        inside = list(item)
    elif isinstance(item, (pikepdf.Dictionary, pikepdf.Stream)):
        acts = _acts(item)
        for key in list(item.keys()):
            if acts or key in _ACTING_KEYS:
                del item[key]
        inside = [item[key] for key in item.keys()]  # noqa: SIM118 - not a dict
    else:
        return
    for entry in inside:
        if isinstance(entry, pikepdf.Object) and not entry.is_indirect:
            _still(entry, depth + 1)


def _acts(item: Any) -> bool:
    kind = str(item.get("/S", ""))
    if kind == "/URI":
        return not str(item.get("/URI", "")).strip().lower().startswith(_WEB)
    return kind in _ACTING_ACTIONS


def _still_annotations(page: Any) -> None:
    if "/Annots" in page:
        page.Annots = pikepdf.Array(
            [note for note in page.Annots if str(note.get("/Subtype", "")) not in _ACTING_ANNOTATIONS]
        )
