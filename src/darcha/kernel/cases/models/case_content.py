"""What a case is about, sealed: answers, applicant, facts of the registers as they stood, fee. Never in lists."""

from django.db import models

from darcha.ground.sealing import SealedJSONField

from .case import Case


class CaseContent(models.Model):
    """One to one with the case. ``facts`` are lines with source; ``receipt`` is what the applicant was given, codes
    only; ``decision`` is written once, with the decision."""

    case = models.OneToOneField(Case, primary_key=True, on_delete=models.PROTECT, related_name="+")
    answers = SealedJSONField()
    applicant = SealedJSONField()
    facts = SealedJSONField()
    fee = SealedJSONField()
    receipt = models.JSONField()
    decision = SealedJSONField(null=True)
