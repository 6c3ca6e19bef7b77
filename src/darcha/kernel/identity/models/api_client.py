"""Another body's system that may call the API in its own name."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from darcha.ground.ids import new_id

from .account import Account


class ApiClient(models.Model):
    """``scopes`` is the most that its tokens may be given."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    account = models.OneToOneField(Account, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=80, unique=True)
    scopes = ArrayField(models.CharField(max_length=40))
    created_at = models.DateTimeField()
