"""Health asks for messages that ended in doubt: an index of those few."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("notifications", "0002_delivery_gateway")]

    operations = [
        AddIndexConcurrently(
            "delivery",
            models.Index(condition=models.Q(("state", "unproven")), fields=["next_try_at"], name="delivery_unproven"),
        ),
    ]
