"""Rates follow one another without gaps and cover everybody; reliefs come from registries. Ignores sums."""

from decimal import Decimal

from ..national import check_dated
from ..nodes import Node
from .names import known
from .under_check import UnderCheck


def check_fees(under: UnderCheck) -> None:
    """fees.yaml as a whole."""
    root = under.root("fees.yaml")
    check_dated(root, "rates", gaps=True)
    for dated in root.each("rates"):
        _check_rates(dated)
    reliefs = {
        relief
        for registry in under.catalogue.registries.values()
        if under.service.key in registry.access
        for relief in registry.reliefs
    }
    codes: set[str] = set()
    for reduction in root.each("reductions"):
        if reduction.get("code") in codes:
            reduction.at("code").complain(f"The reduction “{reduction.get('code')}” is there twice.", "Keep one.")
        codes.add(reduction.get("code"))
        if ("channel" in reduction) == ("relief" in reduction):
            reduction.complain(
                "A reduction is given either by channel or by relief.", "Say “channel:” or “relief:”, one of the two."
            )
        if "relief" in reduction:
            known(reduction.at("relief"), reliefs, "relief in the registries that this service reads")
    shares = [Decimal(str(one.get("percent"))) for one in root.each("beneficiaries")]
    if shares and sum(shares) != 100:
        root.at("beneficiaries").complain(f"The shares make {sum(shares)} per cent.", "They must make 100.")
    if root.get("refund_on_refusal") and "refund_text" not in root:
        root.at("refund_on_refusal").complain("Nobody is told about the refund.", "Add “refund_text:”.")


def _check_rates(dated: Node) -> None:
    codes: set[str] = set()
    for rate in dated.each("values"):
        if rate.get("code") in codes:
            rate.at("code").complain(f"The rate “{rate.get('code')}” is there twice.", "Keep one of the two.")
        codes.add(rate.get("code"))
    for payer in ("individual", "foreign-entity"):
        if not any("when" not in rate and payer in rate.get("payers") for rate in dated.each("values")):
            dated.at("values").complain(
                f"There is no rate for {payer} without a condition.", "Somebody would have no fee at all."
            )
