"""I1 to I10: what must hold after any fault. Each is a sentence and a function that names every breach of it.

Imports nothing of Darcha. Not checked because Darcha promises none: numbers without gaps, a Merkle log.
"""

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime

from .evidence import Evidence
from .ledger import Entry

Entries = Mapping[str, Entry]
Breaches = Iterator[str]
A_MILLISECOND = 0.001  # answers in JSON tell moments no finer
CLOCK_GRACE = 0.5  # seconds between the moment a client notes and the moment a server does, on one machine


def acknowledged_is_there(entries: Entries, found: Evidence) -> Breaches:
    """I1: what was acknowledged is there exactly once, under its number, as it was sent, with its receipt."""
    by_number = {case["number"]: case for case in found["cases"]}
    for entry in entries.values():
        for receipt in entry.receipts[:1]:
            case = by_number.get(receipt["number"])
            if case is None:
                yield f"lost: {receipt['number']}"
            elif case["key"] != entry.key or case["public_id"] != receipt["id"]:
                yield f"{receipt['number']} is somebody else's"
            elif bytes(case["request_hash"]) != _asked(entry, case):
                yield f"{receipt['number']} holds other answers than were sent"
            elif not _same_receipt(case["receipt"], receipt):
                yield f"{receipt['number']} has another receipt than was given"


def refused_is_not_there(entries: Entries, found: Evidence) -> Breaches:
    """I2: of what was refused there is nothing."""
    refused = {entry.key for entry in entries.values() if entry.verdict == "refused"}
    yield from (f"refused and yet there: {case['number']}" for case in found["cases"] if case["key"] in refused)


def one_number_each(entries: Entries, found: Evidence) -> Breaches:
    """I3: whatever was sent, and however often, is there at most once, and every answer names the same number."""
    times = Counter(case["key"] for case in found["cases"] if case["key"])
    yield from (f"duplicated: {key}" for key, count in times.items() if count > 1)
    yield from (f"there, and never sent: {key}" for key in times.keys() - entries.keys())
    for entry in entries.values():
        numbers = {receipt["number"] for receipt in entry.receipts}
        if len(numbers) > 1:
            yield f"two numbers for one key: {', '.join(sorted(numbers))}"


def number_is_a_whole_case(entries: Entries, found: Evidence) -> Breaches:
    """I4: a number is a whole application: its content, its lead body, its timeline, its receipt, and nobody else's."""
    codes = defaultdict(set)
    for line in found["timeline"]:
        codes[line["case_id"]].add(line["code"])
    for number, count in Counter(case["number"] for case in found["cases"]).items():
        if count > 1:
            yield f"{number} is the number of {count}"
    for case in found["cases"]:
        if case["receipt"] is None or case["leads"] != 1 or not {"submitted"} <= codes[case["id"]]:
            yield f"half a case: {case['number']}"
        elif case["receipt"]["number"] != case["number"]:
            yield f"{case['number']} has the receipt of {case['receipt']['number']}"


def told_once(entries: Entries, found: Evidence) -> Breaches:
    """I5: each submission is one event; each event has its one job or has been delivered; each effect happened once."""
    yield from (f"{case['number']}: {case['events']} events" for case in found["cases"] if case["events"] != 1)
    for event in found["events"]:
        if event["delivered_at"] is None and event["jobs"] + event["given_up"] != 1:
            yield f"{event['name']} waits and has {event['jobs'] + event['given_up']} jobs"
    yield from (f"two effects of {one['listener']}" for one in found["effects"] if one["times"] > 1)
    yield from (f"said twice: {one['dedupe_key']}" for one in found["said"] if one["times"] > 1)


def nothing_is_left_over(entries: Entries, found: Evidence) -> Breaches:
    """I6: no file without a row, no row without a file, no job in dead hands, nothing untold after the quiet time."""
    known = {row["blob_key"] for row in found["files"]}
    yield from (f"file without a row: {key}" for key in sorted(found.stored - known))
    yield from (f"row without a file: {key}" for key in sorted(known - found.stored))
    yield from (f"{job['task_name']} is in dead hands" for job in found["running"] if job["unheld"])
    untold = Counter(event["name"] for event in found["events"] if event["delivered_at"] is None)
    yield from (f"untold: {count} of {name}" for name, count in untold.items())


def money_agrees(entries: Entries, found: Evidence) -> Breaches:
    """I7: no invoice is paid twice, what is paid is in the ledger, and the ledger is the provider's statement."""
    captured = Counter(line["invoice_id"] for line in found["ledger"] if line["kind"] == "capture")
    yield from (f"captured {count} times: {invoice}" for invoice, count in captured.items() if count > 1)
    for invoice in found["invoices"]:
        if (invoice["state"] in ("paid", "refund_due", "refunded")) != bool(captured[invoice["id"]]):
            yield f"invoice {invoice['id']} is {invoice['state']} with {captured[invoice['id']]} captures"
    if found.statement is None:
        return
    ours = {line["provider_ref"]: line["amount"] * 100 for line in found["ledger"] if line["kind"] == "capture"}
    theirs = {line["id"]: line["amount"] for line in found.statement if line["state"] in (2, -2)}
    for reference in sorted(ours.keys() | theirs.keys()):
        if ours.get(reference) != theirs.get(reference):
            yield f"receipt {reference}: {ours.get(reference)} in the ledger, {theirs.get(reference)} at the provider"


def all_is_written_down(entries: Entries, found: Evidence) -> Breaches:
    """I8: each submission has its line in the journal, and the append-only tables are still guarded."""
    yield from (f"{case['number']}: {case['journalled']} lines" for case in found["cases"] if case["journalled"] != 1)
    yield from (f"{table['name']} is not guarded" for table in found["guards"] if not table["on_guard"])


def time_is_the_servers(entries: Entries, found: Evidence) -> Breaches:
    """I9: it arrived between sending and answer, no timeline runs backwards, and the receipt keeps the arrival."""
    cases = {case["key"]: case for case in found["cases"]}
    for entry in entries.values():
        case = cases.get(entry.key)
        if case is None:
            continue
        arrived = case["received_at"].timestamp()
        if arrived < entry.sent_at - CLOCK_GRACE or (entry.answered_at and arrived > entry.answered_at + CLOCK_GRACE):
            yield f"{case['number']} arrived when it was not on its way"
    last: dict[str, dict] = {}
    for line in found["timeline"]:
        if line["code"] == "registered":  # after hours the law registers at the next opening, which lies ahead
            continue
        if line["case_id"] in last and line["at"] < last[line["case_id"]]["at"]:
            yield f"the timeline of {line['case_id']} runs backwards at {line['code']}"
        last[line["case_id"]] = line


def nothing_leaks(entries: Entries, found: Evidence) -> Breaches:
    """I10: no log holds anything of a person, nor a key."""
    for name, text in found.logs.items():
        yield from (f"{name} holds {secret[:6]}..." for secret in found.secrets if secret and secret in text)


INVARIANTS: dict[str, Callable[[Entries, Evidence], Breaches]] = {
    "I1": acknowledged_is_there,
    "I2": refused_is_not_there,
    "I3": one_number_each,
    "I4": number_is_a_whole_case,
    "I5": told_once,
    "I6": nothing_is_left_over,
    "I7": money_agrees,
    "I8": all_is_written_down,
    "I9": time_is_the_servers,
    "I10": nothing_leaks,
}


def breaches(entries: Entries, found: Evidence, wanted: tuple[str, ...] = tuple(INVARIANTS)) -> dict[str, list[str]]:
    """By the invariant's name; those that hold are not in it."""
    named = {name: list(INVARIANTS[name](entries, found)) for name in wanted}
    return {name: lines for name, lines in named.items() if lines}


def _asked(entry: Entry, case: dict) -> bytes:
    """What the database must hold of the request: SHA-256 of it in the order of its names."""
    asked = {
        "service": entry.body["service"],
        "answers": entry.body["answers"],
        "language": entry.body["language"],
        "channel": "portal",
        "party": [case["party_kind"], case["party_id"]],
        "draft": None,
        "files": [],
    }
    plain = json.dumps(asked, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(plain.encode()).digest()


def _same_receipt(kept: dict | None, given: dict) -> bool:
    if kept is None or (kept["number"], kept["public_id"]) != (given["number"], given["id"]):
        return False
    apart = datetime.fromisoformat(kept["received_at"]) - datetime.fromisoformat(given["received_at"])
    return abs(apart.total_seconds()) < A_MILLISECOND
