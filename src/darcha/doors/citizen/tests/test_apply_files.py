"""Files of a form without scripts: uploaded, listed, left out, refused with the reason, opened only by their sender."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from darcha.kernel.cases import api as cases

from . import forms


def photo(name: str = "old.jpg") -> SimpleUploadedFile:
    content = BytesIO()
    Image.new("RGB", (20, 20), "white").save(content, "JPEG")
    return SimpleUploadedFile(name, content.getvalue(), "image/jpeg")


@pytest.fixture
def tint(country, browse_as):
    """The page of the permit that takes a photograph."""
    client = browse_as(country.citizen)
    return client, forms.fill_in(client, "window-tint-permit", forms.PERMIT_PAGES[:1])


def files(who):
    return cases.drafts_of(who)[0].answers.get("photo")


def test_uploaded_listed_and_removed(country, tint):
    client, shown = tint
    sent = forms.send(client, shown, {"windows": ["rear"], "photo": photo(), "upload": "photo"})
    again = client.get(sent.headers["Location"])
    assert "old.jpg" in forms.body(again)
    assert 'value="rear" checked' in forms.body(again)
    (kept,) = files(country.citizen)
    forms.send(client, again, {"windows": ["rear"], "remove": kept})
    assert not files(country.citizen)


def test_several_at_once_up_to_the_most(country, tint):
    client, shown = tint
    many = [photo(f"{n}.jpg") for n in range(4)]
    wrong = forms.send(client, shown, {"windows": ["rear"], "photo": many})
    assert wrong.status_code == 422
    assert "photo-error" in forms.body(wrong)
    assert len(files(country.citizen)) == 3


def test_what_is_refused_says_why_and_keeps_the_rest(country, tint):
    client, shown = tint
    bad = SimpleUploadedFile("a.jpg", b"<html>no picture</html>", "image/jpeg")
    wrong = forms.send(client, shown, {"windows": ["rear"], "photo": bad})
    assert wrong.status_code == 422
    assert "a.jpg:" in forms.body(wrong)
    assert cases.drafts_of(country.citizen)[0].answers["windows"] == ["rear"]


def test_it_goes_with_the_case_and_only_its_sender_opens_it(country, browse_as, tint):
    client, shown = tint
    sent = forms.send(client, shown, {"windows": ["rear"], "photo": photo()})
    last = client.get(sent.headers["Location"])
    checked = client.get(forms.send(client, last, forms.PERMIT_PAGES[2]).headers["Location"])
    assert "old.jpg" in forms.body(checked)
    forms.submit(client, checked)
    (row,) = cases.my_cases(country.citizen).items
    page = forms.body(client.get(f"/uz/applications/{row.public_id}"))
    url = page.split("/files/")[0].rsplit('"', 1)[1] + "/files/" + page.split("/files/")[1].split('"')[0]
    opened = client.get(url)
    assert opened.status_code == 200
    assert opened.headers["Content-Disposition"].startswith("attachment")
    browse_as(country.stranger)
    assert client.get(url).status_code == 404
