"""Whether everything works, as open data. Ignores who asks."""

from typing import Any

from django.http import HttpRequest
from ninja import Router

from darcha.ground.text import t, to_cyrillic
from darcha.kernel.availability import api as availability
from darcha.kernel.availability.types import Board, Incident, Kept
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.oversight import api as oversight
from darcha.kernel.oversight.types import KeptTerms

from ..callers import optional_bearer
from ..responses import answers
from ..schemas import Language, StatusOut

router = Router(auth=optional_bearer)


@router.get("status", response=answers({200: StatusOut}))
def get_status(request: HttpRequest, lang: Language = "uz") -> Any:
    """What works now, what happened in ninety days, and how each service keeps its goal and its terms."""
    board = availability.board()
    terms = oversight.kept_terms()
    return {
        "at": board.at,
        "known_at": board.known_at,
        "database_answers": board.answers,
        "counted_since": board.counted_since,
        "goal": availability.GOAL,
        "parts": [
            {
                "part": line.part,
                "name": t(f"availability.part.{line.part}", lang),
                "state": line.state,
                "minutes": _minutes(line.kept),
                "days": line.days,
            }
            for line in board.parts
        ],
        "services": [_service(board, key, terms.get(key), lang) for key in sorted(catalogue.current().services)],
        "incidents": [_incident(one, lang) for one in board.incidents],
    }


def _service(board: Board, key: str, terms: KeptTerms | None, lang: str) -> dict[str, Any]:
    known = board.services.get(key)
    is_enough = known is not None and known.done is not None and known.failed is not None
    return {
        "service": key,
        "name": catalogue.service(key).name.in_(lang),
        "minutes": _minutes(known.kept if known else board.rest),
        "acts": known.done + known.failed if known and is_enough else None,  # type: ignore[operator]
        "failed": known.failed if known else None,
        "decisions": terms.decided if terms and terms.share_in_time is not None else None,
        "in_time": terms.share_in_time if terms else None,
    }


def _minutes(kept: Kept) -> dict[str, Any]:
    return {
        "counted": kept.counted,
        "lost": kept.lost,
        "allowed": kept.allowed,
        "left": kept.left,
        "availability": kept.share,
    }


def _incident(one: Incident, lang: str) -> dict[str, Any]:
    return {
        "id": one.id,
        "kind": one.kind,
        "parts": list(one.parts),
        "begins_at": one.begins_at,
        "ends_at": one.ends_at,
        "text": _in(one.words, lang),
        "closing": _in(one.closing, lang),
    }


def _in(words: Any, lang: str) -> str:
    return to_cyrillic(words.get("uz", "")) if lang == "uz-cyrl" else words.get(lang, "")
