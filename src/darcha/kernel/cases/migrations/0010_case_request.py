"""What a case asks of somebody else while it stays where it is."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

import darcha.ground.ids
import darcha.ground.sealing


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0009_saved_views"),
    ]

    operations = [
        migrations.CreateModel(
            name="CaseRequest",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=darcha.ground.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("public_id", models.UUIDField(default=darcha.ground.ids.new_public_id, editable=False, unique=True)),
                ("kind", models.CharField(max_length=20)),
                ("act", models.CharField(max_length=20)),
                ("step", models.CharField(max_length=60)),
                ("post", models.CharField(blank=True, default="", max_length=80)),
                ("asked_by", models.UUIDField()),
                ("asked_at", models.DateTimeField()),
                (
                    "to_posts",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=80), default=list, size=None
                    ),
                ),
                ("words", darcha.ground.sealing.SealedJSONField(null=True)),
                ("answered_at", models.DateTimeField(null=True)),
                ("answered_by", models.UUIDField(null=True)),
                ("outcome", models.CharField(blank=True, default="", max_length=20)),
                (
                    "case",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.case"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["case", "id"], name="case_requests")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("answered_at", None), ("kind", "confirmation")),
                        fields=("case",),
                        name="case_one_open_confirmation",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_at", None), ("outcome", "")),
                            models.Q(("answered_at__isnull", False), models.Q(("outcome", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="case_request_answered_has_outcome",
                    ),
                ],
            },
        ),
    ]
