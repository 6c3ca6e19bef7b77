"""Work by the clock: try again what did not go."""

from procrastinate.contrib.django import app

from darcha.kernel.identity.types import Principal

from .api import deliver


@app.periodic(cron="* * * * *")
@app.task(name="darcha.notifications.sweep", queueing_lock="darcha.notifications.sweep")
def sweep(timestamp: int) -> None:
    """Every minute; ``timestamp`` is the minute that the scheduler asks for."""
    while deliver(Principal.system("notifications.sweep")):
        pass
