"""The counter of oversight. No bodies here."""

from .commands.answer_order import answer_order
from .commands.count_decision import count_decision
from .commands.count_in_service import count_in_service
from .commands.end_breaches import end_breaches
from .commands.give_order import give_order
from .commands.note_breach import note_breach
from .commands.settle_order import settle_order
from .commands.sweep_orders import sweep_orders
from .errors import OrderAnswered, OrderIncomplete
from .queries.breaches import breaches, check_inspects, get_breach
from .queries.causes import causes
from .queries.kept_terms import forget_terms, kept_terms
from .queries.league import league
from .queries.orders import get_order, orders
from .rules.breaches import is_missed, of_objection
from .rules.league import FEWEST

__all__ = [
    "FEWEST",
    "OrderAnswered",
    "OrderIncomplete",
    "answer_order",
    "breaches",
    "causes",
    "check_inspects",
    "count_decision",
    "count_in_service",
    "end_breaches",
    "forget_terms",
    "get_breach",
    "get_order",
    "give_order",
    "is_missed",
    "kept_terms",
    "league",
    "note_breach",
    "of_objection",
    "orders",
    "settle_order",
    "sweep_orders",
]
