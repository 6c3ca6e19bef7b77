"""Binds the product's own adapter to the rig's gateways; takes a protection away where the rig asks for it."""

import os
from datetime import timedelta

from django.apps import AppConfig

GATEWAYS = "FAULTS_GATEWAYS"  # their addresses
PAUSE = "FAULTS_PAUSE"  # seconds, in place of the product's between two tries
UNPROTECTED = "FAULTS_UNPROTECTED"  # "doubt": nobody remembers who may have sent it; "circuit": nobody is left alone


class GatewayedConfig(AppConfig):
    """After the product's own wiring."""

    name = "faults.gatewayed"

    def ready(self) -> None:
        """In every process of the installation."""
        from darcha.connectors.demo_outbox.adapter import KeptMail
        from darcha.kernel.notifications import ports
        from darcha.kernel.notifications.rules import trying

        ports.bind(
            sms=tuple(_gateway(number, address) for number, address in enumerate(os.environ[GATEWAYS].split())),
            mail=(KeptMail(),),
            addresses=ports.bound.addresses,
            copies=ports.bound.copies,
        )
        trying.PAUSES = (timedelta(seconds=float(os.environ[PAUSE])),) * 50
        _sweep_often()
        if how := os.environ.get(UNPROTECTED):
            {"doubt": _forget_doubts, "circuit": _insist}[how]()


def _gateway(number: int, address: str) -> object:
    from darcha.connectors.sms_playmobile.adapter import PlayMobile

    made = PlayMobile("rig", "rig", address=address)
    made.name, made.costs = f"rig-{number}", False  # type: ignore[misc]
    return made


def _sweep_often() -> None:
    """The product's sweep runs every minute; the rig has not so many of them."""
    from procrastinate.contrib.django import app

    from darcha.config import schedule
    from darcha.kernel.notifications import api as notifications

    run = schedule._until_none(notifications.deliver)
    name = "darcha.schedule.deliver"

    @app.periodic(cron="* * * * * */7")
    @app.task(name="faults.sweep", queueing_lock="faults.sweep", lock=name)
    def sweep(timestamp: int) -> None:
        run()


def _forget_doubts() -> None:
    from darcha.kernel.notifications.commands import deliver

    deliver._Handing.__call__ = lambda self, gateway, knows_repeats: True  # type: ignore[method-assign]


def _insist() -> None:
    from threading import BoundedSemaphore

    from darcha.kernel.notifications import listeners
    from darcha.kernel.notifications.commands import _gateways

    listeners._PLACES = BoundedSemaphore(100)
    _gateways._may_try = lambda gateway: True
    _gateways._is_open = lambda gateway, now: True
