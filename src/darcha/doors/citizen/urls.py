"""Addresses of the citizen's door; each group of pages lists its own."""

from .urls_account import urlpatterns as account
from .urls_browse import urlpatterns as browse
from .urls_pay import urlpatterns as pay
from .urls_verify import urlpatterns as verify
from .urls_who_looked import urlpatterns as who_looked

app_name = "citizen"
urlpatterns = [*browse, *account, *pay, *verify, *who_looked]
