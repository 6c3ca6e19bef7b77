"""Routes of verification and of one's own papers, for the citizen's door to include."""

from django.urls import URLPattern, path

from .pages.documents import document, documents
from .pages.verify import verify, verify_code

urlpatterns: list[URLPattern] = [
    path("verify", verify, name="verify"),
    path("verify/<str:code>", verify_code, name="verify_code"),
    path("documents", documents, name="documents"),
    path("documents/<uuid:document_id>", document, name="document"),
]
