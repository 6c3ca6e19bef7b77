"""Mistakes in documents/ and notices/ are said at their line."""

import pytest

from .planting import APPEAL, HOUSING, TINT, Plant, is_named

PLANTS = {
    "template missing": Plant(
        f"{TINT}/documents/permit.yaml", "key: permit", "key: permits", "The paper “permits”", "one name"
    ),
    "template asks for what is not given": Plant(
        f"{APPEAL}/documents/reply.typ", '#paragraphs("reply")', '#paragraphs("replay")', "no field “replay”", "“reply”"
    ),
    "template takes in a file": Plant(
        f"{TINT}/documents/permit.typ", "#lines()", '#image("/etc/passwd")', "may not take in", "darcha.typ"
    ),
    "notice fills the unknown": Plant(
        f"{HOUSING}/text/uz.yaml", "{number}: maʼlumotnoma", "{nomer}: maʼlumotnoma", "cannot fill “{nomer}”", "number"
    ),
    "field that reads what a decision has not": Plant(
        f"{TINT}/documents/refusal.yaml",
        "decision.ground_text",
        "decision.ground_txt",
        "has no “ground_txt”",
        "ground_text",
    ),
    "field that reads what nobody knows of the applicant": Plant(
        f"{TINT}/documents/permit.yaml",
        "applicant.name",
        "applicant.nick",
        "Nothing is known of the applicant’s “nick”",
    ),
    "field that reads what the register has not": Plant(
        f"{HOUSING}/documents/owns.yaml", "home.address", "home.adress", "may not read “adress”", "“address”"
    ),
    "unknown outcome": Plant(
        f"{TINT}/documents/permit.yaml", "outcome: approve", "outcome: approved", "is not allowed", "“approve”"
    ),
    "validity in words": Plant(
        f"{TINT}/documents/permit.yaml",
        "outcome: approve",
        "valid_for: 1 year\noutcome: approve",
        "not written as expected",
        "P1M",
        line="valid_for",
    ),
    "text of a template that is not there": Plant(
        f"{TINT}/documents/permit.typ",
        '"permit.body"',
        '"permit.bodi"',
        "no text “document.permit.bodi”",
        "permit.body",
    ),
    "refusal that would not be written": Plant(
        f"{TINT}/documents/refusal.yaml",
        "outcome: refuse",
        "outcome: reply",
        "would not be put in writing",
        "outcome: refuse",
        where=f"{TINT}/procedure.yaml",
        line="refusal_grounds:",
    ),
    "unknown event": Plant(f"{TINT}/notices/paid.yaml", "event: paid", "event: payed", "is not allowed", "“paid”"),
    "notice of another event": Plant(
        f"{TINT}/notices/paid.yaml", "event: paid", "event: registered", "stands in notices/paid.yaml"
    ),
    "unknown channel": Plant(
        f"{TINT}/notices/approved.yaml", "[sms, email]", "[sms, mail]", "“mail” is not allowed", "“email”"
    ),
    "SMS without words": Plant(
        f"{TINT}/notices/approved.yaml", "sms: notices.approved.sms\n", "", "its words are missing", line="channels:"
    ),
    "SMS that no gateway takes": Plant(
        f"{TINT}/text/uz.yaml",
        "ruxsatnoma tayyor.",
        "ruxsatnoma tayyor. " * 30,
        "The SMS is too long",
        "480",
        line="notices.approved.sms",
    ),
}


@pytest.mark.parametrize("kind", PLANTS)
def test_a_planted_mistake_is_named(packs, kind):
    is_named(packs, PLANTS[kind])
