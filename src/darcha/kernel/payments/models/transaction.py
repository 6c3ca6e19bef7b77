"""One attempt to pay an invoice, as a provider announced it. Ignores money: that is the ledger's."""

from django.db import models

from darcha.ground.ids import new_id

from ..types import TransactionState
from .invoice import Invoice

ACTIVE = (TransactionState.CREATED.value, TransactionState.PERFORMED.value)


class ProviderTransaction(models.Model):
    """An invoice has at most one that is created or performed; the provider's reference is unique with it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    provider = models.CharField(max_length=20)
    provider_ref = models.CharField(max_length=64)
    invoice = models.ForeignKey(Invoice, on_delete=models.PROTECT, related_name="+")
    account_value = models.CharField(max_length=40)
    amount = models.BigIntegerField()
    state = models.CharField(max_length=10, choices=[(s.value, s.value) for s in TransactionState])
    provider_time_ms = models.BigIntegerField()
    created_at = models.DateTimeField()
    performed_at = models.DateTimeField(null=True)
    cancelled_at = models.DateTimeField(null=True)
    reason = models.SmallIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["provider", "provider_ref"], name="one_provider_ref"),
            models.UniqueConstraint(
                fields=["invoice"], condition=models.Q(state__in=ACTIVE), name="one_active_transaction"
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=[s.value for s in TransactionState]), name="transaction_state_known"
            ),
        ]
        indexes = [
            models.Index(fields=["provider", "provider_time_ms"], name="transaction_statement"),
            models.Index(fields=["created_at"], name="transaction_waiting", condition=models.Q(state="created")),
        ]
