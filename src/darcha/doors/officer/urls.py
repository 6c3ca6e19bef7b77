"""Addresses of the officer's door."""

from django.urls import path

from .pages.absences import absence, absences
from .pages.act import act
from .pages.beside import beside
from .pages.breaches import breaches
from .pages.bulk import bulk, bulk_undo
from .pages.case import case
from .pages.due import due
from .pages.export import export
from .pages.find import find
from .pages.inbox import inbox
from .pages.inspectorate import breach, breach_case, causes, inspectorate
from .pages.load import load
from .pages.note import note
from .pages.objected import objected
from .pages.opening import open_by_exception, opened, openings
from .pages.orders import order, order_new, orders
from .pages.papers import file, paper
from .pages.papers_elsewhere import breach_file, breach_paper, objected_file, objected_paper, opened_file, opened_paper
from .pages.past import forwarded
from .pages.register import register
from .pages.views import forget_view, save_view
from .urls_sign_in import urlpatterns as sign_in

app_name = "officer"
urlpatterns = [
    path("", inbox, name="inbox"),
    path("find", find, name="find"),
    path("load", load, name="load"),
    path("absences", absences, name="absences"),
    path("absences/<uuid:absence_id>", absence, name="absence"),
    path("breaches", breaches, name="breaches"),
    path("inspectorate", inspectorate, name="inspectorate"),
    path("inspectorate/causes", causes, name="causes"),
    path("inspectorate/<uuid:breach_id>", breach, name="breach"),
    path("inspectorate/<uuid:breach_id>/case", breach_case, name="breach_case"),
    path("inspectorate/<uuid:breach_id>/case/files/<uuid:file_id>", breach_file, name="breach_file"),
    path("inspectorate/<uuid:breach_id>/case/papers/<uuid:document_id>", breach_paper, name="breach_paper"),
    path("by-exception", open_by_exception, name="open_by_exception"),
    path("by-exception/all", openings, name="openings"),
    path("by-exception/<uuid:opening_id>", opened, name="opened"),
    path("by-exception/<uuid:opening_id>/files/<uuid:file_id>", opened_file, name="opened_file"),
    path("by-exception/<uuid:opening_id>/papers/<uuid:document_id>", opened_paper, name="opened_paper"),
    path("orders", orders, name="orders"),
    path("orders/new", order_new, name="order_new"),
    path("orders/<uuid:order_id>", order, name="order"),
    path("views", save_view, name="save_view"),
    path("views/<uuid:view_id>/forget", forget_view, name="forget_view"),
    path("export", export, name="export"),
    path("bulk", bulk, name="bulk"),
    path("bulk/undo", bulk_undo, name="bulk_undo"),
    path("register", register, name="register"),
    path("forwarded", forwarded, name="forwarded"),
    path("cases/<uuid:case_id>", case, name="case"),
    path("cases/<uuid:case_id>/objected", objected, name="objected"),
    path("cases/<uuid:case_id>/beside", beside, name="beside"),
    path("cases/<uuid:case_id>/objected/files/<uuid:file_id>", objected_file, name="objected_file"),
    path("cases/<uuid:case_id>/objected/papers/<uuid:document_id>", objected_paper, name="objected_paper"),
    path("cases/<uuid:case_id>/due", due, name="due"),
    path("cases/<uuid:case_id>/note", note, name="note"),
    path("cases/<uuid:case_id>/files/<uuid:file_id>", file, name="file"),
    path("cases/<uuid:case_id>/papers/<uuid:document_id>", paper, name="paper"),
    path("cases/<uuid:case_id>/<slug:act>", act, name="act"),
    *sign_in,
]
