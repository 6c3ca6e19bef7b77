"""What the law has changed is written in one way, and what is wrong with it is said alike: terms, parts, reliefs."""

from datetime import date

import pytest

from darcha.kernel.catalogue.packs.load import load_strictly
from darcha.kernel.catalogue.types import Dated, Length

from .planting import APPEAL, TINT, Plant, copied, is_named, rewrite

FIRST, SECOND = (
    "{value: 20, valid_from: 2017-09-12, act: 'ORQ-445, art. 28'}",
    "{value: 15, valid_from: 2027-01-01, act: a law}",
)
TERM, SHARE, MOST = (
    "    length: 15\n",
    "    percent: 10\n    channel: portal\n    act: VMQ 548, 02.07.2019\n",
    "    extension_at_most: P1M\n",
)


def lengths(*values):
    return "    length:\n" + "".join(f"      - {value}\n" for value in values)


def shares(*values, more=""):
    return "    channel: portal\n" + more + "    percent:\n" + "".join(f"      - {value}\n" for value in values)


def most(*values):
    return "    extension_at_most:\n" + "".join(f"      - {value}\n" for value in values)


PLANTS = {
    "lengths out of order": Plant(
        f"{APPEAL}/procedure.yaml", TERM, lengths(SECOND, FIRST), "2017-09-12 does not follow 2027-01-01", "order"
    ),
    "one length twice on a day": Plant(
        f"{APPEAL}/procedure.yaml",
        TERM,
        lengths(FIRST, FIRST),
        "2017-09-12 does not follow 2017-09-12",
        "each day once",
    ),
    "lengths that overlap": Plant(
        f"{APPEAL}/procedure.yaml",
        TERM,
        lengths(FIRST[:-1] + ", valid_to: 2027-01-01}", SECOND),
        "Two values overlap",
        "Drop valid_to",
    ),
    "a gap between lengths": Plant(
        f"{APPEAL}/procedure.yaml",
        TERM,
        lengths(FIRST[:-1] + ", valid_to: 2026-12-30}", SECOND),
        "nothing is in force from 2026-12-30 to 2027-01-01",
        "Drop valid_to",
    ),
    "a length that ends before it begins": Plant(
        f"{APPEAL}/procedure.yaml", TERM, lengths(FIRST, SECOND[:-1] + ", valid_to: 2026-12-31}"), "before it begins"
    ),
    "a length by nobody's act": Plant(
        f"{APPEAL}/procedure.yaml",
        TERM,
        lengths(FIRST, "{value: 15, valid_from: 2027-01-01, act: act unknown}"),
        "Nobody knows by which act",
        "confirmed: false",
    ),
    "a length without its act": Plant(
        f"{APPEAL}/procedure.yaml",
        TERM,
        lengths("{value: 15, valid_from: 2017-09-12}"),
        "“act” is missing",
        "Add “act:”",
    ),
    "a length that is no number": Plant(
        f"{APPEAL}/procedure.yaml", TERM, "    length: P15D\n", "“P15D” does not fit", "a whole number or a list"
    ),
    "no length at all": Plant(f"{APPEAL}/procedure.yaml", TERM, "    length: []\n", "Nothing is said", "at least one"),
    "lengths that begin after the service": Plant(
        f"{APPEAL}/procedure.yaml", TERM, lengths(SECOND), "its lengths begin on 2027-01-01", "begin with the service"
    ),
    "lengths that end": Plant(
        f"{APPEAL}/procedure.yaml",
        TERM,
        lengths(FIRST, SECOND[:-1] + ", valid_to: 2027-12-31}"),
        "After 2027-12-31 there is no length",
        "add what follows",
    ),
    "words of an edition that nobody wrote": Plant(
        f"{APPEAL}/procedure.yaml",
        TERM,
        lengths(FIRST[:-1] + ", rule: terms.repli}"),
        "no text “terms.repli”",
        "terms.reply",
    ),
    "a part whose lengths overlap": Plant(
        f"{APPEAL}/procedure.yaml",
        MOST,
        MOST
        + "    then:\n      - unit: working-days\n        rule: terms.reply\n        length:\n"
        + f"          - {FIRST[:-1]}, valid_to: 2027-01-01}}\n          - {SECOND}\n",
        "Two values overlap",
    ),
    "extensions out of order": Plant(
        f"{APPEAL}/procedure.yaml",
        MOST,
        most("{value: P1M, valid_from: 2027-01-01, act: a law}", "{value: P5D, valid_from: 2017-09-12, act: another}"),
        "2017-09-12 does not follow",
    ),
    "an extension that is no duration": Plant(
        f"{APPEAL}/procedure.yaml",
        MOST,
        most("{value: month, valid_from: 2027-01-01, act: a law}"),
        "not written as",
        "P1M",
    ),
    "shares that overlap": Plant(
        f"{TINT}/fees.yaml",
        SHARE,
        shares(
            "{value: 10, valid_from: 2019-07-02, act: first, valid_to: 2027-01-01}",
            "{value: 20, valid_from: 2027-01-01, act: second}",
        ),
        "Two values overlap",
    ),
    "a share by nobody's act": Plant(
        f"{TINT}/fees.yaml",
        SHARE,
        shares("{value: 10, valid_from: 2019-07-02, act: act unknown}"),
        "Nobody knows by which",
    ),
    "more than the whole from a day on": Plant(
        f"{TINT}/fees.yaml", SHARE, shares("{value: 110, valid_from: 2019-07-02, act: first}"), "110 is too large"
    ),
    "the act said twice": Plant(
        f"{TINT}/fees.yaml",
        SHARE,
        shares("{value: 10, valid_from: 2019-07-02, act: first}", more="    act: VMQ 548, 02.07.2019\n"),
        "“act” is said twice",
        "under “percent:”",
        line="act: VMQ 548, 02.07.2019",
    ),
    "the day said twice": Plant(
        f"{TINT}/fees.yaml",
        SHARE,
        shares("{value: 10, valid_from: 2019-07-02, act: first}", more="    valid_from: 2019-07-02\n"),
        "“valid_from” is said twice",
        line="    valid_from: 2019-07-02",
    ),
    "a share without its act": Plant(
        f"{TINT}/fees.yaml", SHARE, "    percent: 10\n    channel: portal\n", "“act” is missing", line="code: portal"
    ),
    "a base unit by nobody's act": Plant(
        "national/base_unit.yaml",
        "    act: BHM 375 000 (01.10.2024)\n    confirmed: false\n",
        "    act: act unknown\n",
        "Nobody knows by which act",
    ),
}


@pytest.mark.parametrize("kind", PLANTS)
def test_a_planted_mistake_is_named(packs, kind):
    is_named(packs, PLANTS[kind])


def test_lengths_extensions_and_shares_that_the_law_has_changed_are_read(tmp_path):
    packs = copied(tmp_path)
    rewrite(packs / APPEAL / "procedure.yaml", TERM, lengths(FIRST[:-1] + ", rule: terms.proposal}", SECOND))
    rewrite(
        packs / APPEAL / "procedure.yaml",
        MOST,
        most("{value: P5D, valid_from: 2017-09-12, act: a law, confirmed: false}"),
    )
    rewrite(
        packs / TINT / "fees.yaml",
        SHARE,
        shares("{value: 10, valid_from: 2019-07-02, act: first}", "{value: 20, valid_from: 2027-01-01, act: second}"),
    )
    loaded = load_strictly(packs).catalogue.services
    terms = {term.key: term for term in loaded["appeal"][-1].procedure.terms}
    term, words = terms["reply"], terms["proposal"].rule
    assert term.lengths == (
        Dated(Length(20, words), date(2017, 9, 12), "ORQ-445, art. 28"),
        Dated(Length(15), date(2027, 1, 1), "a law"),
    )
    assert term.length == 15  # the newest
    assert term.extensions_at_most == (Dated("P5D", date(2017, 9, 12), "a law", confirmed=False),)
    assert term.extension_at_most == "P5D"
    portal = loaded["window-tint-permit"][-1].fees.reductions[0]
    assert [(share.value, share.valid_from, share.act) for share in portal.shares] == [
        (10, date(2019, 7, 2), "first"),
        (20, date(2027, 1, 1), "second"),
    ]
