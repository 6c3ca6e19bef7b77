"""Readings outside of one's rights carry a reason; what one of the staff has looked at is counted."""

from django.db import migrations, models

import darcha.ground.sealing


class Migration(migrations.Migration):
    dependencies = [
        ("exchange", "0002_canary"),
    ]

    operations = [
        migrations.AddField(
            model_name="accessrecord",
            name="reason",
            field=darcha.ground.sealing.SealedTextField(null=True),
        ),
        migrations.AddIndex(
            model_name="accessrecord",
            index=models.Index(
                condition=models.Q(("actor_kind", "staff")), fields=["actor_id", "at"], name="exchange_access_by_staff"
            ),
        ),
    ]
