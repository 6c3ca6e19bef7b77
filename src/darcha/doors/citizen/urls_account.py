"""Routes of signing in and of the account, for the citizen's door to include."""

from django.urls import URLPattern, path

from .pages.acting_for import acting_for
from .pages.profile import profile
from .pages.security import security, security_recovery, security_remove
from .pages.security_passkey import security_passkey, security_passkey_new
from .pages.security_totp import security_totp, security_totp_new
from .pages.sessions import session_end, sessions, sessions_end_others
from .pages.sign_in import sign_in
from .pages.sign_in_code import sign_in_code
from .pages.sign_in_factor import sign_in_factor
from .pages.sign_out import sign_out

urlpatterns: list[URLPattern] = [
    path("sign-in", sign_in, name="sign_in"),
    path("sign-in/code", sign_in_code, name="sign_in_code"),
    path("sign-in/factor", sign_in_factor, name="sign_in_factor"),
    path("sign-out", sign_out, name="sign_out"),
    path("me", profile, name="profile"),
    path("me/acting-for", acting_for, name="acting_for"),
    path("me/security", security, name="security"),
    path("me/security/app", security_totp_new, name="security_totp_new"),
    path("me/security/app/<uuid:factor_id>", security_totp, name="security_totp"),
    path("me/security/passkey/new", security_passkey_new, name="security_passkey_new"),
    path("me/security/passkey", security_passkey, name="security_passkey"),
    path("me/security/recovery", security_recovery, name="security_recovery"),
    path("me/security/<uuid:factor_id>/remove", security_remove, name="security_remove"),
    path("me/sessions", sessions, name="sessions"),
    path("me/sessions/others/end", sessions_end_others, name="sessions_end_others"),
    path("me/sessions/<uuid:session_id>/end", session_end, name="session_end"),
]
