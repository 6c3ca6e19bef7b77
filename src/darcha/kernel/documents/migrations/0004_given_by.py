from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0003_objection"),
    ]

    operations = [
        migrations.AddField(
            model_name="fileuse",
            name="given_by",
            field=models.CharField(blank=True, db_default="", default="", max_length=80),
        ),
    ]
