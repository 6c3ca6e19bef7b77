"""fees.yaml and base_unit.yaml to types. Trusts the schema; ignores gaps, which a check finds."""

from decimal import Decimal

from ..types import Beneficiary, Dated, FeeSchedule, Rate, Reduction
from .dated import ALWAYS, compile_dated
from .nodes import Node


def compile_fees(node: Node) -> FeeSchedule:
    """Dated rates, reductions, who receives the money and when it is given back."""
    return FeeSchedule(
        rates=compile_dated(node, "rates", _rates),
        reductions=tuple(_reduction(reduction) for reduction in node.each("reductions")),
        beneficiaries=tuple(_beneficiary(one) for one in node.each("beneficiaries")),
        refund_on_refusal=node.get("refund_on_refusal", False),
        refund_text=node.find_text("refund_text"),
    )


def _rates(dated: Node) -> tuple[Rate, ...]:
    return tuple(_rate(rate, dated.get("act")) for rate in dated.each("values"))


def _rate(node: Node, act: str) -> Rate:
    return Rate(
        code=node.get("code"),
        text=node.text("text"),
        payers=tuple(node.get("payers")),
        bhm=Decimal(str(node.get("bhm"))),
        when=node.get("when"),
        act=node.get("act", act),
    )


def _reduction(node: Node) -> Reduction:
    return Reduction(
        code=node.get("code"),
        text=node.text("text"),
        shares=compile_dated(node, "percent", lambda share: int(share.get("value"))) or (_share(node),),
        channel=node.get("channel"),
        relief=node.get("relief"),
    )


def _share(node: Node) -> Dated[int]:
    """The one share of a reduction whose size no law has changed."""
    return Dated(
        value=node.get("percent"),
        valid_from=node.find_date("valid_from") or ALWAYS,
        valid_to=node.find_date("valid_to"),
        act=node.get("act", ""),
    )


def _beneficiary(node: Node) -> Beneficiary:
    return Beneficiary(account=node.get("account"), name=node.text("name"), percent=Decimal(str(node.get("percent"))))


def compile_base_unit(node: Node) -> tuple[Dated[int], ...]:
    """The base unit (BHM) in soʻm by date."""
    return compile_dated(node, "values", lambda value: int(value.get("value")))
