"""One movement of money. Append-only: a mistake is answered by another entry, never corrected in place."""

from django.db import models

from darcha.ground.append_only import append_only
from darcha.ground.ids import new_id

from .invoice import Invoice
from .transaction import ProviderTransaction


class LedgerEntry(models.Model):
    """At most one capture and one refund for an invoice, whatever the callbacks do."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    invoice = models.ForeignKey(Invoice, on_delete=models.PROTECT, related_name="+")
    transaction = models.ForeignKey(ProviderTransaction, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8, choices=[("capture", "capture"), ("refund", "refund")])
    amount = models.BigIntegerField()
    at = models.DateTimeField()

    class Meta:
        triggers = append_only()
        constraints = [
            models.UniqueConstraint(fields=["invoice", "kind"], name="one_movement_of_a_kind"),
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="ledger_amount_positive"),
            models.CheckConstraint(condition=models.Q(kind__in=["capture", "refund"]), name="ledger_kind_known"),
        ]
        indexes = [models.Index(fields=["at"], name="ledger_at")]
