"""Django's settings, made from what ``settings.yaml`` declares. Nothing unsafe is a default."""

import os
import sys
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from .declared import WrongSettings, read, with_files
from .production import unsafe_in_production

try:
    _GIVEN = with_files(os.environ)
    if _GIVEN.get("DARCHA_ENV") == "production" and (_unsafe := unsafe_in_production(_GIVEN)):
        sys.exit("Darcha does not start in production:\n" + "\n".join(f"  - {reason}" for reason in _unsafe))
    _DECLARED = read(_GIVEN)
except WrongSettings as wrong:
    sys.exit("Darcha does not start:\n" + "\n".join(f"  - {reason}" for reason in wrong.reasons))
PROJECT_DIR = Path(__file__).parents[3]

DARCHA_ENV = _DECLARED["DARCHA_ENV"]
DARCHA_DEMO = _DECLARED["DARCHA_DEMO"]
DARCHA_DEMO_SIZE = _DECLARED["DARCHA_DEMO_SIZE"]

# A key of this process alone serves commands that neither seal nor sign, such as `darcha explain`.
SECRET_KEY = _DECLARED["DARCHA_SECRET_KEY"] or os.urandom(40).hex()
DARCHA_KEY_RING = _DECLARED["DARCHA_KEY_RING"]
DARCHA_INDEX_KEY = _DECLARED["DARCHA_INDEX_KEY"]
DARCHA_BASE_URL = _DECLARED["DARCHA_BASE_URL"].rstrip("/")
DARCHA_VAR = PROJECT_DIR / _DECLARED["DARCHA_VAR"]
DARCHA_FILES_DIR = Path(_DECLARED["DARCHA_FILES_DIR"] or DARCHA_VAR / "files")
DARCHA_KEYS_DIR = Path(_DECLARED["DARCHA_KEYS_DIR"] or DARCHA_VAR / "keys")
DARCHA_PACKS_DIR = Path(_DECLARED["DARCHA_PACKS_DIR"] or PROJECT_DIR / "packs")
DARCHA_BACKUP_DIR = Path(_DECLARED["DARCHA_BACKUP_DIR"] or DARCHA_VAR / "backups")
DARCHA_ARCHIVE_DIR = _DECLARED["DARCHA_ARCHIVE_DIR"]
DARCHA_BACKUP_HOURS = _DECLARED["DARCHA_BACKUP_HOURS"]
DARCHA_METRICS_DIR = Path(_DECLARED["DARCHA_METRICS_DIR"] or DARCHA_VAR / "metrics")
DARCHA_TRACES_ENDPOINT = _DECLARED["DARCHA_TRACES_ENDPOINT"]
DARCHA_TRACES_PERCENT = _DECLARED["DARCHA_TRACES_PERCENT"]
DARCHA_LOG_FORMAT = _DECLARED["DARCHA_LOG_FORMAT"]
DARCHA_DISK_ALARM = _DECLARED["DARCHA_DISK_ALARM"]
DARCHA_DISK_READ_ONLY = _DECLARED["DARCHA_DISK_READ_ONLY"]
DARCHA_DATABASE_DISKS = [Path(folder) for folder in _DECLARED["DARCHA_DATABASE_DISKS"]]
DARCHA_WORKER_MEMORY_MB = _DECLARED["DARCHA_WORKER_MEMORY_MB"]
DARCHA_STATUS_TOKEN = _DECLARED["DARCHA_STATUS_TOKEN"]
DARCHA_SEAL_P12 = _DECLARED["DARCHA_SEAL_P12"]
DARCHA_SEAL_PASSWORD = _DECLARED["DARCHA_SEAL_PASSWORD"]
DARCHA_SEAL_EARLIER_ROOTS = _DECLARED["DARCHA_SEAL_EARLIER_ROOTS"]
DARCHA_CLAMD_SOCKET = _DECLARED["DARCHA_CLAMD_SOCKET"]
DARCHA_PAYME_MERCHANT = _DECLARED["DARCHA_PAYME_MERCHANT"]
DARCHA_PAYME_KEY = _DECLARED["DARCHA_PAYME_KEY"]
DARCHA_PAYME_CHECKOUT = _DECLARED["DARCHA_PAYME_CHECKOUT"].rstrip("/")
DARCHA_SMS_CONNECTOR = _DECLARED["DARCHA_SMS_CONNECTOR"]
DARCHA_SMS_LOGIN = _DECLARED["DARCHA_SMS_LOGIN"]
DARCHA_SMS_PASSWORD = _DECLARED["DARCHA_SMS_PASSWORD"]
DARCHA_SMS_RESERVE_CONNECTOR = _DECLARED["DARCHA_SMS_RESERVE_CONNECTOR"]
DARCHA_SMS_RESERVE_LOGIN = _DECLARED["DARCHA_SMS_RESERVE_LOGIN"]
DARCHA_SMS_RESERVE_PASSWORD = _DECLARED["DARCHA_SMS_RESERVE_PASSWORD"]
DARCHA_MAIL_CONNECTOR = _DECLARED["DARCHA_MAIL_CONNECTOR"]
DARCHA_LOOKS_AN_HOUR = _DECLARED["DARCHA_LOOKS_AN_HOUR"]
DARCHA_LOOKS_A_DAY = _DECLARED["DARCHA_LOOKS_A_DAY"]
DARCHA_OPENING_MINUTES = _DECLARED["DARCHA_OPENING_MINUTES"]
DARCHA_PAGES_KEPT_SECONDS = _DECLARED["DARCHA_PAGES_KEPT_SECONDS"]
DARCHA_TRUSTED_PROXIES = _DECLARED["DARCHA_TRUSTED_PROXIES"]

DEBUG = False
ALLOWED_HOSTS = _DECLARED["DARCHA_HOSTS"]
ROOT_URLCONF = "darcha.config.urls"
WSGI_APPLICATION = "darcha.config.wsgi.application"
USE_TZ = True
TIME_ZONE = "Asia/Tashkent"
USE_I18N = False  # texts are our own, in files beside what shows them
LANGUAGE_CODE = "uz"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
APPEND_SLASH = False

_ROOMS = (
    "identity",
    "exchange",
    "catalogue",
    "registries",
    "documents",
    "payments",
    "notifications",
    "cases",
    "feedback",
    "statistics",
    "oversight",
    "availability",
)
_DOORS = ("citizen", "officer", "public_api")
INSTALLED_APPS = [
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "procrastinate.contrib.django",
    "pgtrigger",
    "ninja",
    "darcha.ground.apps.GroundConfig",
    "darcha.furniture.apps.FurnitureConfig",
    *(f"darcha.kernel.{room}" for room in _ROOMS),
    *(f"darcha.doors.{door}" for door in _DOORS),
    "darcha.connectors.demo_outbox",
    "darcha.config.apps.DarchaConfig",
]

MIDDLEWARE = [
    "darcha.config.middleware.measured.MeasuredMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "darcha.config.middleware.health.HealthMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "darcha.config.middleware.counting.CountingMiddleware",
    "darcha.config.middleware.content_policy.ContentPolicyMiddleware",
    "darcha.furniture.language.LanguageMiddleware",
    "darcha.config.middleware.open_to_all.OpenToAllMiddleware",
    "darcha.config.middleware.maintenance.MaintenanceMiddleware",
    "darcha.config.middleware.sizes.SizeMiddleware",
    "django.middleware.common.CommonMiddleware",
    "darcha.kernel.identity.fetch_metadata.FetchMetadataMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "darcha.kernel.identity.middleware.SignInMiddleware",
    "darcha.config.middleware.read_only.ReadOnlyMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "darcha.config.middleware.refusals.RefusalMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": False,
        "DIRS": [],
        "OPTIONS": {
            "loaders": [
                ("django.template.loaders.cached.Loader", ["darcha.config.templates.HouseLoader"]),
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "darcha.furniture.context.page",
            ],
            "builtins": ["darcha.furniture.templatetags.darcha"],
        },
    }
]


_PLANNING = "-c random_page_cost=1.1"  # lists are read in the order of their index, in small bodies too, never sorted


def _database(url: str) -> dict[str, object]:
    parts = urlsplit(url)
    query = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "darcha.ground.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.pop("host", parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {
            "pool": {"min_size": 1, "max_size": 8, "timeout": 5},
            "prepare_threshold": 0,  # for ground.database alone: Django's own cursor prepares nothing
            "options": _PLANNING,
            **query,
        },
    }


DATABASES = {"default": _database(_DECLARED["DATABASE_URL"] or "postgresql:///darcha")}
PROCRASTINATE_WORKER_DEFAULTS = {"concurrency": 2, "listen_notify": False, "delete_jobs": "successful"}

_SECURE = DARCHA_BASE_URL.startswith("https://")
DARCHA_SESSION_COOKIE = "__Host-darcha" if _SECURE else "darcha"
DARCHA_SECURE_COOKIES = _SECURE
CSRF_COOKIE_NAME = "__Host-darcha_csrf" if _SECURE else "darcha_csrf"
CSRF_COOKIE_SECURE = _SECURE
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "darcha.config.errors.csrf_failure"
CSRF_TRUSTED_ORIGINS = [DARCHA_BASE_URL]
SECURE_HSTS_SECONDS = 31_536_000 if _SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = _SECURE
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 400
FILE_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "darcha.ground.sealed_upload.SealedUploadHandler",
]

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
        "form-action": ["'self'", DARCHA_PAYME_CHECKOUT],
    }
}

STATIC_URL = "/static/"
STATIC_ROOT = DARCHA_VAR / "static"
STATICFILES_DIRS: list[Path] = []
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DARCHA_ENV in {"test", "development"}
        else "whitenoise.storage.CompressedManifestStaticFilesStorage",
    },
}
WHITENOISE_USE_FINDERS = DARCHA_ENV in {"test", "development"}

_MAIL = urlsplit(_DECLARED["DARCHA_MAIL_URL"])
DEFAULT_FROM_EMAIL = _DECLARED["DARCHA_MAIL_FROM"]
EMAIL_HOST = _MAIL.hostname or ""
EMAIL_PORT = _MAIL.port or 465
EMAIL_HOST_USER = unquote(_MAIL.username or "")
EMAIL_HOST_PASSWORD = unquote(_MAIL.password or "")
EMAIL_USE_SSL = True
EMAIL_TIMEOUT = 10

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "darcha.ground.incidents.WordlessFormatter",
            "format": "{asctime} {levelname} {name} {message}",
            "style": "{",
        },
        "json": {"()": "darcha.ground.json_lines.JsonLines"},
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": DARCHA_LOG_FORMAT}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "darcha": {"level": "INFO"},
        # Both would write addresses, and the words of errors, into the log; our own handlers say what may be said.
        "django.request": {"level": "CRITICAL"},
        "django.security.csrf": {"level": "CRITICAL"},
        "pyhanko": {"level": "CRITICAL"},  # what it cannot open we say ourselves, without a traceback
    },
}

SILENCED_SYSTEM_CHECKS = [
    "security.W004",  # HSTS stands as soon as the address is https
    "security.W008",  # the proxy redirects to https
]
