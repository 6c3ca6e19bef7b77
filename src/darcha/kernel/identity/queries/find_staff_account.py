"""The account behind a staff login, for whoever runs the installation."""

from uuid import UUID

from darcha.ground.sealing import blind_index

from ..models import Account
from ..rules.typed import clean_login


def find_staff_account(login: str) -> UUID | None:
    """None when nobody was ever invited by that login, or the account is closed."""
    index = blind_index("identity.login", clean_login(login))
    found = Account.objects.filter(kind="staff", login_index=index).exclude(state=Account.State.DISABLED).first()
    return found.id if found else None
