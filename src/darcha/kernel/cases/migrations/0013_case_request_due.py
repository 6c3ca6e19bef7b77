"""A request may have a moment of its own: a hearing has."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0012_objection")]

    operations = [migrations.AddField("caserequest", "due_at", models.DateTimeField(null=True))]
