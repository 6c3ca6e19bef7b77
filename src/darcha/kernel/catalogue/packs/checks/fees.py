"""Rates follow one another without gaps and cover everybody; reliefs come from registries. Ignores sums."""

from decimal import Decimal

from ..dated import check_covers, check_dated, is_dated
from ..nodes import Node
from .names import known
from .under_check import UnderCheck


def check_fees(under: UnderCheck) -> None:
    """fees.yaml as a whole."""
    root = under.root("fees.yaml")
    check_dated(root, "rates")
    for dated in root.each("rates"):
        _check_rates(dated)
    _check_always_known(root, under)
    _check_reductions(root, under)
    shares = [Decimal(str(one.get("percent"))) for one in root.each("beneficiaries")]
    if shares and sum(shares) != 100:
        root.at("beneficiaries").complain(f"The shares make {sum(shares)} per cent.", "They must make 100.")
    if not under.service.fees.is_free and "refund_on_refusal" not in root:
        root.at("rates").complain(
            "Nothing says whether the money goes back on a refusal.",
            "Add “refund_on_refusal: true” or “refund_on_refusal: false”.",
        )
    elif not under.service.fees.is_free and "refund_text" not in root:
        root.at("refund_on_refusal").complain(
            "Nobody is told what happens to the money.", "Add “refund_text:” for a refusal and a withdrawal."
        )


def _check_always_known(root: Node, under: UnderCheck) -> None:
    """From the first day of the version on there is a rate, and a base unit to multiply."""
    if under.service.fees.is_free:
        return
    starts = under.service.valid_from
    check_covers(root, "rates", starts, "rate")
    units = under.catalogue.base_unit
    if units and units[0].valid_from > starts:
        under.root("service.yaml").at("valid_from").complain(
            f"The base unit is known only from {units[0].valid_from}.", "Let the version begin then, or add the value."
        )


def _check_reductions(root: Node, under: UnderCheck) -> None:
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
        if "channel" in reduction:
            known(reduction.at("channel"), under.service.channels, "channel of this service")
        if "relief" in reduction:
            known(reduction.at("relief"), reliefs, "relief in the registries that this service reads")
        start, end = reduction.find_date("valid_from"), reduction.find_date("valid_to")
        if start is not None and end is not None and end < start:
            reduction.at("valid_to").complain(f"It ends on {end}, before it begins on {start}.", "Look at the years.")
        _check_shares(reduction)


def _check_shares(reduction: Node) -> None:
    """Days and act stand beside a share that never changed, and with each share where it did."""
    if not is_dated(reduction, "percent"):
        if "act" not in reduction:
            reduction.complain("“act” is missing.", "Add “act:”.")
        return
    check_dated(reduction, "percent")
    for key in ("act", "valid_from", "valid_to"):
        if key in reduction:
            reduction.at(key).complain(f"“{key}” is said twice.", "It stands with each value under “percent:”.")


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
