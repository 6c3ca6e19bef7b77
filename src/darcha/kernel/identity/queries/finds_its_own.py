"""Is the index key of this installation the one by which its accounts were entered?"""

from darcha.ground.sealing import blind_index

from ..models import Account


def finds_its_own() -> bool:
    """Whether the first staff account is found by its own login; true as well where there is none yet."""
    staff = Account.objects.filter(kind="staff").exclude(login_index=None).order_by("pk").first()
    return staff is None or bytes(staff.login_index or b"") == blind_index("identity.login", staff.known["login"])
