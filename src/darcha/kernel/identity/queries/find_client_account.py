"""The account of a client of the API, for whoever runs the installation."""

from uuid import UUID

from ..models import Account, ApiClient


def find_client_account(name: str) -> UUID | None:
    """None when there is no client of that name, or it is closed."""
    found = ApiClient.objects.filter(name=name).exclude(account__state=Account.State.DISABLED).first()
    return found.account_id if found else None
