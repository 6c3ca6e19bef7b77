"""The counter of the payments room."""

from .commands.ask import ask
from .types import InvoiceLine, InvoiceRef, InvoiceState, InvoiceView, Share

__all__ = ["InvoiceLine", "InvoiceRef", "InvoiceState", "InvoiceView", "Share", "ask"]
