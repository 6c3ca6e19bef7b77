"""Shapes that say a state without colour. Each is drawn on a 24 grid: path and class."""

_CIRCLE = "M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20z"
MARKS: dict[str, tuple[tuple[str, str], ...]] = {
    "dot": ((_CIRCLE, "dot"),),
    "done": ((_CIRCLE, "dot"), ("m7.2 12.4 3.3 3.3 6.3-6.7", "mark")),
    "wrong": ((_CIRCLE, "dot"), ("m8.3 8.3 7.4 7.4", "mark"), ("m15.7 8.3-7.4 7.4", "mark")),
    "half": (("M12 2.5a9.5 9.5 0 1 0 0 19 9.5 9.5 0 0 0 0-19z", ""), ("M12 2.5a9.5 9.5 0 0 0 0 19z", "fill")),
    "ring": (("M12 2.5a9.5 9.5 0 1 0 0 19 9.5 9.5 0 0 0 0-19z", ""),),
    "check": (("m3.5 13 5.5 5.5L20.5 6", "thick"),),
    "cross": (("M5 5l14 14", "thick"), ("M19 5 5 19", "thick")),
    "pause": (("M8 4.5v15", "thick"), ("M16 4.5v15", "thick")),
    "bang": (("M12 3v11.5", "thick"), ("M12 20.5v.2", "thick")),
    "seal-valid": (
        (
            "M12 2.5 14.5 4.3l3-.1.9 2.9 2.5 1.7-1 2.9 1 2.9-2.5 1.7-.9 2.9-3-.1-2.5 1.8"
            "-2.5-1.8-3 .1-.9-2.9-2.5-1.7 1-2.9-1-2.9 2.5-1.7.9-2.9 3 .1z",
            "",
        ),
        ("m8 11.8 2.8 2.8 5.2-5.4", ""),
    ),
    "seal-wrong": (("M8 2.5h8L21.5 8v8L16 21.5H8L2.5 16V8z", ""), ("m8.5 8.5 7 7", ""), ("m15.5 8.5-7 7", "")),
    "seal-now": (("M12 3 2 20.5h20z", ""), ("M12 9.5v5", ""), ("M12 17.3v.1", "")),
    "seal-stopped": ((_CIRCLE, ""), ("M9.5 9.3a2.6 2.6 0 1 1 3.8 2.4c-.9.5-1.3 1-1.3 1.9", ""), ("M12 16.9v.1", "")),
}
OF_STATE = {
    "new": "ring",
    "going": "half",
    "now": "half",
    "done": "dot",
    "wrong": "cross",
    "stopped": "pause",
}


def paths(name: str) -> tuple[tuple[str, str], ...]:
    """Path and class of each stroke of a mark. Raises KeyError for an unknown name."""
    return MARKS[name]
