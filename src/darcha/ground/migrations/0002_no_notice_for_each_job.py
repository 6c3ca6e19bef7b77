"""A job is found by looking, not by being told: a notice takes a lock of the whole database at each commit."""

from django.db import migrations

_TRIGGER = "procrastinate_jobs_notify_queue_job_inserted_v1"


class Migration(migrations.Migration):
    dependencies = [("ground", "0001_initial"), ("procrastinate", "0041_post_retry_failed_job")]

    operations = [
        migrations.RunSQL(
            f"ALTER TABLE procrastinate_jobs DISABLE TRIGGER {_TRIGGER}",
            f"ALTER TABLE procrastinate_jobs ENABLE TRIGGER {_TRIGGER}",
        )
    ]
