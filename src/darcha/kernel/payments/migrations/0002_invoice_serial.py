"""The serial of invoice numbers: a sequence, so that asking never waits for another transaction."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("payments", "0001_initial")]

    operations = [
        migrations.RunSQL(
            "CREATE SEQUENCE payments_invoice_serial AS bigint MINVALUE 1",
            "DROP SEQUENCE payments_invoice_serial",
        )
    ]
