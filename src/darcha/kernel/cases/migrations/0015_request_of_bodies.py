"""Other bodies are asked: whom, until when, what silence means, and what came back."""

from django.db import migrations, models

import darcha.ground.sealing


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0014_closed_late"),
    ]

    operations = [
        migrations.AddField(
            model_name="caserequest",
            name="answer",
            field=darcha.ground.sealing.SealedJSONField(null=True),
        ),
        migrations.AddField(
            model_name="caserequest",
            name="body",
            field=models.CharField(blank=True, default="", max_length=80),
        ),
        migrations.AddField(
            model_name="caserequest",
            name="by_silence",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="caserequest",
            name="due_on",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="caserequest",
            name="silence",
            field=models.CharField(blank=True, default="", max_length=12),
        ),
        migrations.AddField(
            model_name="caserequest",
            name="sweep_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddIndex(
            model_name="caserequest",
            index=models.Index(
                condition=models.Q(("answered_at", None), ("sweep_at__isnull", False)),
                fields=["sweep_at", "id"],
                name="case_request_sweep",
            ),
        ),
        migrations.AddConstraint(
            model_name="caserequest",
            constraint=models.UniqueConstraint(
                condition=models.Q(("answered_at", None), models.Q(("body", ""), _negated=True)),
                fields=("case", "kind", "body"),
                name="case_one_open_request_of_a_body",
            ),
        ),
    ]
