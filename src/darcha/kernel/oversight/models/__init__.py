"""Tables of oversight: breaches, orders to bodies, and the counts of the public table."""

from .body_month import BodyMonth
from .breach import Breach
from .order import Order
from .service_month import ServiceMonth

__all__ = ["BodyMonth", "Breach", "Order", "ServiceMonth"]
