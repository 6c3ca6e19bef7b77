"""Tables of the room: what was said, how it travels, what SMS may still be spent."""

from .delivery import Delivery
from .notification import Notification
from .spending import SmsSpending

__all__ = ["Delivery", "Notification", "SmsSpending"]
