"""What is due every minute, declared in one place. Each line calls one command of a room."""

from procrastinate.contrib.django import app

from darcha.kernel.identity.types import Principal

CLOCK = Principal.system("clock")


@app.periodic(cron="* * * * *")
@app.task(name="darcha.schedule.cancel_unpaid", queueing_lock="darcha.schedule.cancel_unpaid")
def cancel_unpaid(timestamp: int) -> None:
    """Cases whose time to pay is over are cancelled, with a notice."""
    from darcha.kernel.cases import api as cases

    cases.cancel_unpaid_due(CLOCK)
