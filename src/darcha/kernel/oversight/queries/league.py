"""The public table of bodies: counts of a year, nobody named. Three statements, whatever the number of cases."""

from datetime import timedelta

from django.db.models import Count, F, Q, Sum

from darcha.ground import clock

from ..models import BodyMonth, Breach, Order
from ..rules.league import ranked, share
from ..types import UNDECIDED, LeagueLine

SINCE = timedelta(days=365)


def league() -> tuple[LeagueLine, ...]:
    """Bodies that decided anything in the last twelve months; only those with enough decisions have a place."""
    since, now = clock.today() - SINCE, clock.now()
    months = BodyMonth.objects.filter(month__gte=since.replace(day=1)).values("body")
    counted = months.annotate(
        all=Sum("decided"),
        kept=Sum("in_time"),
        no=Sum("refused"),
        tried=Sum("judged"),
        fell=Sum("annulled"),
    )
    late = dict(
        Breach.objects.filter(kind__in=[kind.value for kind in UNDECIDED], ended_at=None)
        .values_list("body")
        .annotate(n=Count("id"))
        .values_list("body", "n")
    )
    over = Q(answered_at__gte=F("due_at")) | Q(answered_at=None, settled_at=None, due_at__lte=now)
    given = {
        body: (n, n_late)
        for body, n, n_late in Order.objects.filter(given_at__gte=now - SINCE)
        .values("body")
        .annotate(n=Count("id"), n_late=Count("id", filter=over))
        .values_list("body", "n", "n_late")
    }
    return ranked(
        LeagueLine(
            body=row["body"],
            place=None,
            decided=row["all"],
            share_in_time=share(row["kept"], row["all"]),
            late_now=late.get(row["body"], 0),
            refused=row["no"],
            judged=row["tried"],
            annulled=row["fell"],
            orders=given.get(row["body"], (0, 0))[0],
            orders_late=given.get(row["body"], (0, 0))[1],
        )
        for row in counted
    )
