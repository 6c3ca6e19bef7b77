"""The slip of a petition that came without an account: who has its code follows the case, and nothing more."""

from django.db import models

from darcha.ground.sealing import BlindIndexField

from .case import Case


class CaseSlip(models.Model):
    """The code itself is printed once and kept nowhere."""

    case = models.OneToOneField(Case, primary_key=True, on_delete=models.PROTECT, related_name="+")
    code_index = BlindIndexField(db_index=False)
    given_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["code_index"], name="case_slip_of_code")]
