"""Django's registration of the door."""

from django.apps import AppConfig


class DoorConfig(AppConfig):
    name = "darcha.doors.citizen"
    label = "door_citizen"
