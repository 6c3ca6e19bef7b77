"""Addresses of the citizen's door; each group of pages lists its own."""

from .urls_account import urlpatterns as account
from .urls_browse import urlpatterns as browse
from .urls_cases import urlpatterns as cases
from .urls_pay import urlpatterns as pay
from .urls_verify import urlpatterns as verify
from .urls_who_looked import urlpatterns as who_looked

app_name = "citizen"
urlpatterns = [*browse, *account, *cases, *pay, *verify, *who_looked]
