"""A delivery keeps the gateway that was handed the message and has not said what became of it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("notifications", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="delivery",
            name="gateway",
            field=models.CharField(blank=True, default="", db_default="", max_length=20),
        ),
        migrations.AlterField(
            model_name="delivery",
            name="state",
            field=models.CharField(
                choices=[
                    ("waiting", "waiting"),
                    ("sent", "sent"),
                    ("failed", "failed"),
                    ("no_address", "no_address"),
                    ("unproven", "unproven"),
                ],
                max_length=12,
            ),
        ),
    ]
