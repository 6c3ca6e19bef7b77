"""The log as one JSON object a line, for whatever collects logs. Ignores where lines go."""

import json
import logging
from datetime import datetime

from . import tracing
from .clock import TASHKENT
from .incidents import FIELDS, LONGEST, WordlessFormatter


class JsonLines(WordlessFormatter):
    """``time``, ``level``, ``log``, ``message``, ``process``, and the fields that our own lines name. No others: what a
    library hangs on a line may be anybody's data. Everything outside ASCII is escaped, so that no name breaks a line or
    steers a terminal."""

    def format(self, record: logging.LogRecord) -> str:
        """One line, whatever is in it."""
        said: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, TASHKENT).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "log": record.name,
            "message": record.getMessage()[:LONGEST],
            "process": record.process,
        }
        said |= {name: str(value) for name in FIELDS if (value := getattr(record, name, None))}
        if kept := tracing.trace():
            said["trace"] = kept
        if record.exc_info:
            said["error"] = self.formatException(record.exc_info)
        return json.dumps(said)
