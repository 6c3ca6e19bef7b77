"""The inventory of cryptography is the code's own (ASVS 11.1.2), nothing weak is in it; patterns are fixed (1.2.9)."""

import ast
import time

import jsonschema_rs
import pytest

from darcha.config import cryptography_page as inventory
from darcha.config.map import PROJECT_DIR
from darcha.connectors.seal_authority.certificates import make_demo_authority
from darcha.ground import clock

SOURCES = inventory.SOURCES
WEAK = ("md5", "sha1", "DES", "ARC4", "Blowfish", "ECB", "CBC", "PKCS1v15", "MD5", "SHA1", "unverified", "CERT_NONE")
CHANCE = ("config/demo/", "config/simulation/", "config/agenda.py")  # where nothing depends on what is drawn
PATTERNS = {"compile", "match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer"}


def test_the_page_is_what_the_code_says():
    """Else run ``make map``."""
    assert (PROJECT_DIR / "docs" / "cryptography.md").read_text("utf-8") == inventory.page_of_cryptography()


def test_every_primitive_is_explained_and_no_explanation_is_left_over():
    assert set(inventory.primitives()) == set(inventory.MEANS)


def test_a_primitive_that_is_new_would_be_seen():
    assert set(inventory.named_in("import hashlib\nhashlib.md5(b'')")) == {"hashlib.md5"}
    assert set(inventory.named_in("from cryptography.hazmat.primitives.ciphers import modes")) == {"cryptography.modes"}
    assert set(inventory.named_in("import ssl as tls\ntls._create_unverified_context()")) == {
        "ssl._create_unverified_context"
    }


def test_nothing_weak_is_in_it():
    assert [name for name in inventory.primitives() if any(weak in name for weak in WEAK)] == []


def test_chance_decides_nothing_that_anybody_relies_on():
    files = inventory.primitives()["random.Random"]
    assert [file for file in files if not file.startswith(CHANCE)] == []


def test_the_demo_s_own_keys_are_of_128_bits_of_strength():
    from cryptography.hazmat.primitives.serialization import pkcs12

    _, bundle = make_demo_authority(clock.parse("2026-03-06T10:00+05:00"))
    key, seal, more = pkcs12.load_key_and_certificates(bundle, None)
    for certificate in (seal, *more):
        assert certificate.public_key().key_size >= 256
        assert certificate.signature_hash_algorithm.name == "sha256"
    assert key.curve.name == "secp256r1"


def patterns():
    """Every call of ``re`` in the product: its file and line, and what is given as the pattern."""
    for file in sorted(SOURCES.rglob("*.py")):
        if {"tests", "migrations", "node_modules"} & set(file.relative_to(SOURCES).parts):
            continue
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            called = node.func if isinstance(node, ast.Call) else None
            if (
                isinstance(called, ast.Attribute)
                and isinstance(called.value, ast.Name)
                and called.value.id == "re"
                and called.attr in PATTERNS
            ):
                yield f"{file.relative_to(SOURCES).as_posix()}:{node.lineno}", node.args[0]


def written_out(given):
    """In the source itself, also with names of constants in it, which the house writes in capitals."""
    if isinstance(given, ast.JoinedStr):
        return all(written_out(part) for part in given.values)
    if isinstance(given, ast.FormattedValue):
        return written_out(given.value)
    return isinstance(given, ast.Constant) or (isinstance(given, ast.Name) and given.id.isupper())


def test_no_pattern_is_made_of_what_somebody_sends():
    """Written out in the source, or taken from a table in the same file; never from a request or an answer."""
    made = [place for place, given in patterns() if not written_out(given)]
    assert {place.rpartition(":")[0] for place in made} <= {
        "ground/identifiers/plate.py",  # the forms of plates, written out above
        "ground/text/citation.py",  # the names of acts, written out above and escaped
        "kernel/catalogue/packs/checks/rule_names.py",  # a variable of a pack's rule when it is checked, escaped
    }
    assert len(list(patterns())) > 20


@pytest.mark.parametrize("pattern", ["(a+)+$", "(a|a)*$", "(.*a){30}$", "^(([a-z])+.)+[A-Z]([a-z])+$"])
def test_a_pattern_in_the_schema_of_a_register_never_runs_away(pattern):
    """They are packs' own, and matched by an engine that does not backtrack, or gives up."""
    try:
        schema = jsonschema_rs.Draft202012Validator({"type": "string", "pattern": pattern})
    except jsonschema_rs.ValidationError:
        return  # refused
    began = time.process_time()
    schema.is_valid("a" * 4_000 + "!")
    assert time.process_time() - began < 1
