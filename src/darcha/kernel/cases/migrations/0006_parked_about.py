"""Officers' words are parked as well: what a page is about is a draft or a case."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("cases", "0005_calendar_pin")]

    operations = [migrations.RenameField(model_name="parkedanswers", old_name="draft_public_id", new_name="about")]
