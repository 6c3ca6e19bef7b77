"""Django's registration of the door."""

from django.apps import AppConfig


class DoorConfig(AppConfig):
    name = "darcha.doors.public_api"
    label = "door_public_api"
