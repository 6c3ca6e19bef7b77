"""fees.yaml and base_unit.yaml to types. Trusts the schema; ignores gaps, which a check finds."""

from decimal import Decimal

from ..types import Beneficiary, Dated, FeeSchedule, Rate, Reduction
from .nodes import Node


def compile_fees(node: Node) -> FeeSchedule:
    """Dated rates, reductions, who receives the money and when it is given back."""
    rates = [
        Dated(
            value=tuple(_rate(rate, dated.get("act")) for rate in dated.each("values")),
            valid_from=dated.date("valid_from"),
            valid_to=dated.find_date("valid_to"),
            act=dated.get("act"),
            confirmed=dated.get("confirmed", True),
        )
        for dated in node.each("rates")
    ]
    return FeeSchedule(
        rates=tuple(sorted(rates, key=lambda dated: dated.valid_from)),
        reductions=tuple(_reduction(reduction) for reduction in node.each("reductions")),
        beneficiaries=tuple(_beneficiary(one) for one in node.each("beneficiaries")),
        refund_on_refusal=node.get("refund_on_refusal", False),
        refund_text=node.find_text("refund_text"),
    )


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
        percent=node.get("percent"),
        act=node.get("act"),
        channel=node.get("channel"),
        relief=node.get("relief"),
        valid_from=node.find_date("valid_from"),
        valid_to=node.find_date("valid_to"),
    )


def _beneficiary(node: Node) -> Beneficiary:
    return Beneficiary(account=node.get("account"), name=node.text("name"), percent=Decimal(str(node.get("percent"))))


def compile_base_unit(node: Node) -> tuple[Dated[int], ...]:
    """The base unit (BHM) in soʻm by date."""
    return tuple(
        Dated(
            value=value.get("value"),
            valid_from=value.date("valid_from"),
            valid_to=value.find_date("valid_to"),
            act=value.get("act"),
            confirmed=value.get("confirmed", True),
        )
        for value in node.each("values")
    )
