"""How often a service was complained about."""

from ..models import Complaint


def count_complaints(service_key: str) -> int:
    """Since the beginning."""
    return Complaint.objects.filter(service_key=service_key).count()
