"""Work by the clock: close what ran out of time, ask again for refunds that are still due."""

import logging

from procrastinate.contrib.django import app

from darcha.kernel.identity.types import Principal

from .api import find_provider, refunds_due, sweep_times

log = logging.getLogger("darcha.payments")


@app.periodic(cron="* * * * *")
@app.task(name="darcha.payments.sweep", queueing_lock="darcha.payments.sweep")
def sweep(timestamp: int) -> None:
    """Every minute; ``timestamp`` is the minute that the scheduler asks for."""
    while sweep_times(Principal.system("payments.sweep")):
        pass


@app.periodic(cron="*/10 * * * *")
@app.task(name="darcha.payments.chase_refunds", queueing_lock="darcha.payments.chase_refunds")
def chase_refunds(timestamp: int) -> None:
    """Every ten minutes; a provider that does not answer is left for the next time."""
    for transaction in refunds_due():
        provider = find_provider(transaction.provider)
        try:
            if provider is not None:
                provider.refund(transaction)
        except OSError as error:
            log.warning("refund of invoice %s is still due: %s", transaction.invoice_id, type(error).__name__)
            return
