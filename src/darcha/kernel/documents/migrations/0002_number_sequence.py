"""The serials of papers: the database's own sequence never gives one twice."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("documents", "0001_initial")]
    operations = [
        migrations.RunSQL("CREATE SEQUENCE documents_number AS bigint", "DROP SEQUENCE documents_number"),
    ]
