"""Where payment providers call. The address is given to them by hand and never changes."""

from django.urls import path

from .payme import payme

urlpatterns = [path("callbacks/payme", payme, name="callback_payme")]
