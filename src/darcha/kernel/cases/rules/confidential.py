"""What of a case a body reads: the lead everything, a body that takes part no more than it needs, a body complained
about nothing of the writer. Source: ORQ-445, article 19."""

from collections.abc import Collection, Mapping
from typing import Any, Literal

Reader = Literal["lead", "taking-part", "complained-about"]
KNOWN_TO_CO = frozenset({"kind", "name", "region"})  # of the applicant, for a body that takes part


def reader_of(body: str, *, lead: str, about: str | None) -> Reader:
    """How a body stands to the content of a case."""
    if body == lead:
        return "lead"
    return "complained-about" if body == about else "taking-part"


def answers_for(reader: Reader, answers: Mapping[str, Any], private: Collection[str]) -> dict[str, Any]:
    """The answers without those to private questions, unless the lead reads."""
    return {key: value for key, value in answers.items() if reader == "lead" or key not in private}


def applicant_for(reader: Reader, applicant: Mapping[str, Any]) -> dict[str, Any]:
    """Who wrote, as far as this reader needs it: to a body complained about, nobody."""
    if reader == "lead":
        return dict(applicant)
    known = KNOWN_TO_CO if reader == "taking-part" else frozenset({"kind"})
    return {key: value for key, value in applicant.items() if key in known}
