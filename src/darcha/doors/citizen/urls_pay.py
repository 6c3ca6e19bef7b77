"""Routes of paying and of the demo's outbox, for the citizen's door to include."""

from django.urls import URLPattern, path

from .pages.demo_outbox import demo_outbox
from .pages.pay import paid, pay

urlpatterns: list[URLPattern] = [
    path("pay/<uuid:invoice>", pay, name="pay"),
    path("paid/<uuid:invoice>", paid, name="paid"),
    path("demo/outbox", demo_outbox, name="demo_outbox"),
]
