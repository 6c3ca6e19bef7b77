"""Cases that were opened by exception."""

import django.db.models.deletion
from django.db import migrations, models

import darcha.ground.ids
import darcha.ground.sealing


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0019_entry_left"),
        ("identity", "0004_absence"),
    ]

    operations = [
        migrations.CreateModel(
            name="CaseOpening",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=darcha.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("public_id", models.UUIDField(default=darcha.ground.ids.new_public_id, editable=False, unique=True)),
                ("body", models.CharField(max_length=80)),
                ("post", models.CharField(max_length=80)),
                ("occasion", models.CharField(max_length=20)),
                ("reason", darcha.ground.sealing.SealedTextField()),
                ("opened_at", models.DateTimeField()),
                ("until", models.DateTimeField()),
                (
                    "account",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="identity.account",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.case"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["body", "-id"], name="case_openings_of_body")],
            },
        ),
    ]
