"""What PostgreSQL leaves out when it compares checksums for a base: pages that claim to be newer than the base, and
pages that claim to be unused. A flipped bit can make both of a good page. Ignores files that have no pages."""

import re
import struct
from collections.abc import Iterator

PAGE = 8192  # bytes, as every PostgreSQL is built that is not built for something special
_RELATION = re.compile(r"(?:base/\d+|global)/\d+(?:_(?:fsm|vm|init))?(?:\.\d+)?")
_LSN, _UPPER = struct.Struct("=II"), struct.Struct("=H")  # where a page was last changed; where its free room ends
_UPPER_AT = 14


def has_pages(name: str) -> bool:
    """Whether a file of the data folder, named as in a base, is a table or an index."""
    return _RELATION.fullmatch(name) is not None


def impossible(content: bytes, end: int) -> Iterator[int]:
    """Numbers of pages, from the beginning of ``content``, that cannot have been written: changed after ``end``, the
    last change of the base, or unused and yet not empty."""
    for number in range(len(content) // PAGE):
        page = content[number * PAGE : (number + 1) * PAGE]
        high, low = _LSN.unpack_from(page)
        unused = _UPPER.unpack_from(page, _UPPER_AT)[0] == 0
        if (high << 32 | low) > end or (unused and any(page)):
            yield number


def lsn(written: str) -> int:
    """``"0/3000060"`` as a number."""
    high, low = (int(part, 16) for part in written.split("/"))
    return high << 32 | low
