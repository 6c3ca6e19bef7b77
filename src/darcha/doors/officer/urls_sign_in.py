"""Routes of signing in for staff, for the officer's door to include."""

from django.urls import URLPattern, path

from .pages.accept_invite import accept_invite
from .pages.security import security, security_passkey, security_passkey_new, security_remove
from .pages.security_totp import security_totp, security_totp_new
from .pages.sign_in import sign_in
from .pages.sign_in_factor import sign_in_factor
from .pages.sign_out import sign_out

urlpatterns: list[URLPattern] = [
    path("sign-in", sign_in, name="sign_in"),
    path("sign-in/factor", sign_in_factor, name="sign_in_factor"),
    path("sign-out", sign_out, name="sign_out"),
    path("invite/<str:token>", accept_invite, name="accept_invite"),
    path("security", security, name="security"),
    path("security/passkey/new", security_passkey_new, name="security_passkey_new"),
    path("security/passkey", security_passkey, name="security_passkey"),
    path("security/totp/new", security_totp_new, name="security_totp_new"),
    path("security/totp/<uuid:factor_id>", security_totp, name="security_totp"),
    path("security/<uuid:factor_id>/remove", security_remove, name="security_remove"),
]
