"""Rules of packs cannot run long, grow large or reach anything: each is refused or answers at once."""

import contextlib
import time

import pytest

from darcha.ground.rules import RuleError, compile_rule

TEN = "[1,2,3,4,5,6,7,8,9,10]"


def nested(depth):
    inner = "true"
    for level in range(depth):
        inner = f"{TEN}.all(v{level}, {inner})"
    return inner


HOSTILE = {
    "ten to the twelfth": nested(12),
    "a regex that backtracks": f'("{"a" * 40}!").matches("(a+)+$")',
    "deep parentheses": "(" * 900 + "1" + ")" * 900,
    "longer than a rule may be": "1 + " * 1_000 + "1",
    "a text doubled and doubled": " + ".join(['"' + "x" * 50 + '"'] * 30),
    "divided by nothing": "1 / 0 > 0",
    "beyond all integers": "9223372036854775807 + 1 > 0",
    "names of python": "__import__('os').system('id')",
    "a class": "answers.__class__ == 1",
    "an unknown function": "open('/etc/passwd')",
    "a huge list": "[" + ",".join("1" * 700) + "].all(x, [" + ",".join("1" * 90) + "].all(y, true))",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_rule_is_refused_or_quick(name):
    began = time.process_time()
    with contextlib.suppress(RuleError):
        compile_rule(HOSTILE[name], {"answers": "map"})({"answers": {}})
    assert time.process_time() - began < 1
