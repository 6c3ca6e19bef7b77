"""The serial of case numbers: a sequence, so that submitting never waits for another submission."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("cases", "0001_initial")]
    operations = [
        migrations.RunSQL(
            "CREATE SEQUENCE cases_number_serial AS bigint MINVALUE 1", "DROP SEQUENCE cases_number_serial"
        )
    ]
