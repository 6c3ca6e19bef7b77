"""Bodies and posts by name; what no pack knows any more keeps its key."""

from darcha.kernel.catalogue import api


def test_a_body_has_a_long_name_and_a_short_one():
    assert api.body_name("iiv", "ru") == "Министерство внутренних дел"
    assert api.body_name("iiv", "ru", short=True) == "МВД"
    assert api.body_name("iiv", "uz-cyrl") == "Ички ишлар вазирлиги"


def test_a_post_has_the_name_of_its_body():
    assert api.post_name("yhxx", "permits-officer", "en") == "Inspector, permits department"


def test_what_is_gone_keeps_its_key():
    assert api.body_name("gone", "uz") == "gone"
    assert api.post_name("gone", "clerk", "uz") == "clerk"
    assert api.post_name("iiv", "gone", "uz") == "gone"
