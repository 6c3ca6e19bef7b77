"""Whether a petition may be left unconsidered on a ground: only where it is so. Source: ORQ-445, articles 22 and 29."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from ..errors import GroundNotSo
from .late_complaint import Timeliness, timeliness
from .minimum import Filed, is_anonymous, lacks

LATE = "late"  # the ground of a complaint after its year
# Questions by which a pack tells this room who writes: on whose behalf, with which paper, since when one knows.
WRITES, FOR_ANOTHER, POWER, ADDRESS, SUBSTANCE, LEARNED_ON = (
    "writes",
    "for-another",
    "power",
    "address",
    "text",
    "learned_on",
)


def as_filed(answers: Mapping[str, Any], applicant: Mapping[str, Any], addressee: str, *, identified: bool) -> Filed:
    """What is known of a petition. ``identified``: a register confirmed who wrote, so the name is neither missing nor
    false, and signing in is a signature."""
    return Filed(
        name=str(applicant.get("name") or ""),
        address=str(answers.get(ADDRESS) or applicant.get("address") or ""),
        addressee=addressee,
        substance=str(answers.get(SUBSTANCE) or ""),
        signed=identified or bool(answers.get("signed")),
        oral=bool(answers.get("oral")),
        proven_false=not identified,
        represented=answers.get(WRITES) == FOR_ANOTHER,
        has_power=bool(answers.get(POWER)),
    )


def complaint_timeliness(answers: Mapping[str, Any], filed_on: date, *, restored: bool = False) -> Timeliness:
    """Of a complaint by what its writer says, and whether the body has restored the time."""
    learned = answers.get(LEARNED_ON)
    return timeliness(date.fromisoformat(learned) if learned else None, filed_on, restored=restored)


def check_leaving(ground: str, filed: Filed, in_time: Timeliness) -> None:
    """Raises GroundNotSo. ``anonymous`` stands on false data only where nobody has proven who he is; a ground of the
    pack's own is the officer's to prove."""
    stands = {
        "anonymous": is_anonymous(filed),
        "no-authority": filed.represented and not filed.has_power,
        "not-compliant": bool(lacks(filed)),
        LATE: in_time == "late",
    }
    if not stands.get(ground, True):
        raise GroundNotSo(fields={"ground": f"cases.leave.not_so.{ground}"})
