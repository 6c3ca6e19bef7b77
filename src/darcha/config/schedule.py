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


@app.periodic(cron="* * * * *")
@app.task(name="darcha.schedule.close_unpaid", queueing_lock="darcha.schedule.close_unpaid")
def close_unpaid(timestamp: int) -> None:
    """Invoices whose time is over expire; attempts to pay older than 12 hours end."""
    from darcha.kernel.payments import api as payments

    while payments.sweep_times(CLOCK):
        pass


@app.periodic(cron="*/10 * * * *")
@app.task(name="darcha.schedule.chase_refunds", queueing_lock="darcha.schedule.chase_refunds")
def chase_refunds(timestamp: int) -> None:
    """Providers that have not given money back yet are asked again."""
    from darcha.kernel.payments import api as payments

    payments.chase_refunds(CLOCK)


@app.periodic(cron="* * * * *")
@app.task(name="darcha.schedule.deliver", queueing_lock="darcha.schedule.deliver")
def deliver(timestamp: int) -> None:
    """Messages that did not go are tried again."""
    from darcha.kernel.notifications import api as notifications

    while notifications.deliver(CLOCK):
        pass
