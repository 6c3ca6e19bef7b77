"""The product's settings, with one more app."""

from darcha.config.settings import *  # noqa: F403
from darcha.config.settings import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "faults.gatewayed.apps.GatewayedConfig"]
