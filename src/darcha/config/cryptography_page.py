"""``docs/cryptography.md``: which cryptography is used, for what and where, read from the code. Ignores how."""

import ast
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

SOURCES = Path(__file__).parents[1]
_LEFT_OUT = {"tests", "migrations", "node_modules"}
_MODULES = ("hashlib", "hmac", "secrets", "random", "ssl", "cryptography", "argon2", "pyotp", "webauthn")
_MODULES_OF_SEALS = ("pyhanko.sign", "pyhanko_certvalidator")

# Every primitive has a reason to be here; what is found in the code and not here fails a test.
MEANS: Mapping[str, str] = {
    "argon2.PasswordHasher": "passphrases of staff: argon2id with the parameters of RFC 9106",
    "cryptography.AESGCM": "personal data, files, our own tickets: AES-256-GCM, a random 96-bit nonce each time",
    "cryptography.HKDF": "one key for each place (table and column) from each key of the ring: HKDF-SHA-256",
    "cryptography.SHA256": "the hash of HKDF",
    "cryptography.hashes": "signatures of the demo's certificates: SHA-256",
    "cryptography.ec": "keys of the demo's authority and seal: P-256; an installation brings its own seal as PKCS#12",
    "cryptography.x509": "the demo's certificates, and reading an installation's own",
    "cryptography.pkcs12": "the file that holds a seal",
    "cryptography.Encoding": "writing certificates",
    "cryptography.NoEncryption": "the demo's seal has no password: its file is readable by its owner alone",
    "cryptography.NameOID": "names in certificates",
    "hashlib.file_digest": "SHA-256 of the files of a backup, piece by piece",
    "hashlib.sha256": "digests of content and sources; names of high-entropy secrets (sessions, tokens, printed codes)",
    "hmac.digest": "blind indexes, by which a sealed value is found: HMAC-SHA-256",
    "hmac.new": "the names of keys in a backup",
    "hmac.compare_digest": "comparing secrets without telling by time how far they agree",
    "pyhanko.PdfSigner": "sealing papers: PAdES baseline B, SHA-256",
    "pyhanko.PdfSignatureMetadata": "sealing papers",
    "pyhanko.PdfSigningSession": "sealing papers",
    "pyhanko.SimpleSigner": "the seal's key, held in memory",
    "pyhanko.MDPPerm": "a sealed paper allows no change",
    "pyhanko.SigSeedSubFilter": "sealing papers",
    "pyhanko.validate_pdf_signature": "verifying seals",
    "pyhanko.KeyUsageConstraints": "verifying seals",
    "pyhanko.SignatureCoverageLevel": "verifying seals",
    "pyhanko.ValidationContext": "verifying seals against our own roots alone",
    "pyotp.TOTP": "codes of authenticator apps: RFC 6238, 160-bit secrets, six digits (HMAC-SHA-1, as apps have it)",
    "pyotp.random_base32": "secrets of authenticator apps: 160 random bits",
    "random.Random": "invented people and days of demos and simulations; nothing that anybody relies on",
    "secrets.choice": "codes on papers, recovery codes, passphrases of the demo",
    "secrets.randbelow": "codes for telephones",
    "secrets.token_bytes": "public ids, nonces, what a passkey signs, keys of the demo",
    "secrets.token_hex": "numbers of incidents, names of stored bytes and of browsers",
    "secrets.token_urlsafe": "sessions, tokens, invitations: 256 random bits",
    "webauthn.verify_authentication_response": "passkeys: the library's own checks, user verification required",
    "webauthn.verify_registration_response": "passkeys",
    "webauthn.generate_authentication_options": "passkeys",
    "webauthn.generate_registration_options": "passkeys",
    "webauthn.WebAuthnException": "passkeys",
    "webauthn.AuthenticatorSelectionCriteria": "passkeys",
    "webauthn.PublicKeyCredentialDescriptor": "passkeys",
    "webauthn.ResidentKeyRequirement": "passkeys",
    "webauthn.UserVerificationRequirement": "passkeys",
    "webauthn.base64url_to_bytes": "passkeys",
    "webauthn.options_to_json_dict": "passkeys",
}

_HEAD = """# Cryptography

Made by `make map` from the code; do not edit. Every primitive that the code names, what it is for, and where.

Keys come from outside: `DARCHA_KEY_RING` (sealing; the first seals, all open, so a key is changed by putting a new one
in front and sealing anew), `DARCHA_INDEX_KEY` (blind indexes), `DARCHA_SECRET_KEY` (forms), `DARCHA_SEAL_P12` (the
body's seal). None stands in the database, in a backup of it or in the log.

**When quantum computers come.** What is sealed at rest is symmetric (AES-256, HMAC-SHA-256) and stays. What has to
change is asymmetric: seals of papers, TLS, passkeys. Seals are made by pyHanko from a PKCS#12 file: a new algorithm
is a new file and a new version of the library; old papers stay verifiable by their own certificates and the register.
TLS is the proxy's, and the way to the database that of PostgreSQL. Nothing is encrypted to a public key and kept, so
nothing that is recorded today can be read tomorrow.

| primitive | for | where |
|---|---|---|
"""


def page_of_cryptography() -> str:
    """The whole page."""
    lines = [
        f"| `{name}` | {MEANS.get(name, 'NOT EXPLAINED')} | {', '.join(f'`{file}`' for file in sorted(files))} |"
        for name, files in sorted(primitives().items())
    ]
    return _HEAD + "\n".join([*lines, ""])


def primitives() -> dict[str, set[str]]:
    """Every primitive that the product names, with the files that name it."""
    found: dict[str, set[str]] = defaultdict(set)
    for file in sorted(SOURCES.rglob("*.py")):
        inside = file.relative_to(SOURCES)
        if _LEFT_OUT & set(inside.parts) or inside.name in {"fake.py", "testing.py"}:
            continue
        for name in named_in(file.read_text("utf-8")):
            found[name].add(inside.as_posix())
    return found


def named_in(source: str) -> Iterator[str]:
    """``module.name`` of each primitive that a source imports, or takes from an imported module."""
    tree = ast.parse(source)
    whole = {
        alias.asname or alias.name: alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import)
        for alias in node.names
        if _family(alias.name)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and (family := _family(node.module)):
            yield from (f"{family}.{alias.name}" for alias in node.names if alias.name != "exceptions")
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in whole:
            yield f"{_family(whole[node.value.id])}.{node.attr}"


def _family(module: str) -> str | None:
    if any(module == one or module.startswith(f"{one}.") for one in _MODULES_OF_SEALS):
        return "pyhanko"
    first = module.partition(".")[0]
    if first in _MODULES and not module.endswith(".exceptions"):
        return first
    return "webauthn" if module == "webauthn.helpers.exceptions" else None
