"""A request for money for one purpose. Ignores how it is paid: that is a transaction's story."""

from django.db import models

from darcha.ground.ids import new_id, new_public_id

from ..types import InvoiceState


class Invoice(models.Model):
    """Amounts in whole soʻm. The payer's account is an identifier, not a key: books outlive accounts."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    public_id = models.UUIDField(unique=True, default=new_public_id, editable=False)
    number = models.CharField(max_length=16, unique=True)
    purpose_ref = models.CharField(max_length=120)
    payer_account_id = models.UUIDField(null=True)
    amount = models.BigIntegerField()
    lines = models.JSONField()
    shares = models.JSONField(default=list)
    language = models.CharField(max_length=8)
    state = models.CharField(max_length=12, choices=[(s.value, s.value) for s in InvoiceState], default="open")
    asked_at = models.DateTimeField()
    due_by = models.DateTimeField()
    paid_at = models.DateTimeField(null=True)
    delivered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="invoice_amount_positive"),
            models.CheckConstraint(
                condition=models.Q(state__in=[s.value for s in InvoiceState]), name="invoice_state_known"
            ),
        ]
        indexes = [
            models.Index(fields=["purpose_ref"], name="invoice_purpose"),
            models.Index(fields=["due_by"], name="invoice_open_due", condition=models.Q(state="open")),
        ]
