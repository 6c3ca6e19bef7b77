"""Routes of applying and of one's own applications, for the citizen's door to include."""

from django.urls import URLPattern, path

from .pages.apply import form, form_page
from .pages.apply_check import check, discard
from .pages.follow import follow
from .pages.messages import messages
from .pages.my_case import case, case_file, submitted
from .pages.my_case_acts import case_answer, case_rate, case_withdraw, case_wrong
from .pages.my_case_add import case_add
from .pages.my_case_clarity import case_clarity
from .pages.my_case_due import case_due
from .pages.my_case_object import case_object
from .pages.my_cases import my_cases

urlpatterns: list[URLPattern] = [
    path("services/<slug:key>/apply", form, name="form"),
    path("apply/<uuid:draft_id>/check", check, name="check"),
    path("apply/<uuid:draft_id>/discard", discard, name="discard"),
    path("apply/<uuid:draft_id>/<slug:page>", form_page, name="form_page"),
    path("applications", my_cases, name="my_cases"),
    path("applications/<uuid:public_id>", case, name="case"),
    path("applications/<uuid:public_id>/submitted", submitted, name="submitted"),
    path("applications/<uuid:public_id>/due", case_due, name="case_due"),
    path("applications/<uuid:public_id>/answer", case_answer, name="case_answer"),
    path("applications/<uuid:public_id>/add", case_add, name="case_add"),
    path("applications/<uuid:public_id>/clarity", case_clarity, name="case_clarity"),
    path("applications/<uuid:public_id>/withdraw", case_withdraw, name="case_withdraw"),
    path("applications/<uuid:public_id>/object", case_object, name="case_object"),
    path("applications/<uuid:public_id>/rate", case_rate, name="case_rate"),
    path("applications/<uuid:public_id>/wrong", case_wrong, name="case_wrong"),
    path("applications/<uuid:public_id>/files/<uuid:file_id>", case_file, name="case_file"),
    path("follow", follow, name="follow"),
    path("messages", messages, name="messages"),
]
