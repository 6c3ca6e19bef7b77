"""Two accounts of one member of staff are known as such."""

from django.db import migrations

import darcha.ground.sealing


class Migration(migrations.Migration):
    dependencies = [("identity", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="account",
            name="human_index",
            field=darcha.ground.sealing.BlindIndexField(null=True),
        )
    ]
