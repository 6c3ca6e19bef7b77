"""Quiet line drawings on a 48 grid, drawn for Darcha: life events, spheres, empty places. Path and class."""

Stroke = tuple[str, str]
FALLBACK = "window"

DRAWINGS: dict[str, tuple[Stroke, ...]] = {
    "window": (
        ("M26 12 38 15v21l-12 4z", "accent"),
        ("M10 8h28v32H10z", ""),
        ("M24 8v32", ""),
        ("M10 24h14", ""),
        ("M6 40h36", ""),
    ),
    "child": (
        ("M19 31a5 5 0 1 0 10 0z", "accent"),
        ("M24 6a9 9 0 1 0 0 18 9 9 0 0 0 0-18z", ""),
        ("M24 6c2 1 2.5 3 .5 4.5", ""),
        ("M21 14.5v.1M27 14.5v.1", ""),
        ("M21 18c1.8 1.5 4.2 1.5 6 0", ""),
        ("M12 42c-1-9 3-15 12-15s13 6 12 15z", ""),
        ("M14.5 35h19", ""),
    ),
    "home": (
        ("M21 30h7v12h-7z", "accent"),
        ("M6 23 24 8l18 15", ""),
        ("M10.5 20v22h27V20", ""),
        ("M21 42V30h7v12", ""),
        ("M33 15V9h4v9", ""),
    ),
    "work": (
        ("M20 24h8v6h-8z", "accent"),
        ("M6 15h36v26H6z", ""),
        ("M17 15v-5h14v5", ""),
        ("M6 26h14M28 26h14", ""),
        ("M20 23h8v6h-8z", ""),
    ),
    "car": (
        ("M17 15h7v8H13z", "accent"),
        ("M5 34V24l6-1.5L16 14h15l7 8.5 5 2V34h-4", ""),
        ("M17 34h14M9 34H5", ""),
        ("M13 30a4 4 0 1 0 0 8 4 4 0 0 0 0-8z", ""),
        ("M35 30a4 4 0 1 0 0 8 4 4 0 0 0 0-8z", ""),
        ("M24 14v8.5H11M24 22.5h14", ""),
    ),
    "rings": (
        ("M31 10.5 34 7l3 3.5-3 3z", "accent"),
        ("M17 16a12 12 0 1 0 0 24 12 12 0 0 0 0-24z", ""),
        ("M31 16a12 12 0 1 0 0 24 12 12 0 0 0 0-24z", ""),
        ("M28 10 31 6h6l3 4-6 6z", ""),
    ),
    "pension": (
        ("M14 22h18v9a6 6 0 0 1-6 6h-6a6 6 0 0 1-6-6z", "accent"),
        ("M11 20h23v10a8 8 0 0 1-8 8h-7a8 8 0 0 1-8-8z", ""),
        ("M34 22h3a4.5 4.5 0 0 1 0 9h-3", ""),
        ("M8 42h30", ""),
        ("M18 14c-2-2 2-4 0-6.5M26 14c-2-2 2-4 0-6.5", ""),
    ),
    "school": (
        ("M14 24v8c5 4 15 4 20 0v-8l-10 4.5z", "accent"),
        ("M4 19 24 10l20 9-20 9z", ""),
        ("M13 23.5V33c6 5 16 5 22 0v-9.5", ""),
        ("M44 19v12", ""),
    ),
    "plane": (
        ("M30 31a6 6 0 1 0 12 0 6 6 0 0 0-12 0z", "accent"),
        ("M12 16h24v26H12z", ""),
        ("M18 16v-5h12v5", ""),
        ("M18 16v26M30 16v26", ""),
        ("M15 42v2M33 42v2", ""),
    ),
    "document": (
        ("M16 26h16v4H16z", "accent"),
        ("M11 5h18l8 8v30H11z", ""),
        ("M29 5v8h8", ""),
        ("M16 20h16M16 28h16M16 36h10", ""),
    ),
    "letter": (
        ("M33 33a6 6 0 1 0 0 .1z", "accent"),
        ("M5 12h38v26H5z", ""),
        ("M5 13l19 15 19-15", ""),
    ),
    "health": (
        ("M20 20h8v8h-8z", "accent"),
        ("M24 41C12 33 6 26 6 18.5A9 9 0 0 1 24 15a9 9 0 0 1 18 3.5C42 26 36 33 24 41z", ""),
        ("M24 19v11M18.5 24.5h11", ""),
    ),
    "loss": (
        ("M21 20c0-3 1.5-5 3-8 1.5 3 3 5 3 8a3 3 0 0 1-6 0z", "accent"),
        ("M24 10c2 4 4 6.5 4 10a4 4 0 0 1-8 0c0-3.5 2-6 4-10z", ""),
        ("M19 26h10v15H19z", ""),
        ("M12 41h24", ""),
    ),
    "shop": (
        ("M8 19h32v5H8z", "accent"),
        ("M10 8h28l4 11H6z", ""),
        ("M9 24v18h30V24", ""),
        ("M6 19c0 7 9 7 9 0 0 7 9 7 9 0 0 7 9 7 9 0 0 7 9 7 9 0", ""),
        ("M20 42V31h8v11", ""),
    ),
    "search": (
        ("M14 21a7 7 0 0 1 7-7v14a7 7 0 0 1-7-7z", "accent"),
        ("M21 8a13 13 0 1 0 0 26 13 13 0 0 0 0-26z", ""),
        ("M30.5 30.5 42 42", ""),
    ),
    "people": (
        ("M10 41c0-6 3-9 7-9s7 3 7 9z", "accent"),
        ("M17 15a6 6 0 1 0 0 12 6 6 0 0 0 0-12z", ""),
        ("M32 11a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11z", ""),
        ("M5 42c0-8 5-11.5 12-11.5S29 34 29 42z", ""),
        ("M28 27c9-2 15 2 15 11h-9", ""),
    ),
    "law": (
        ("M7 27h12a6 6 0 0 1-12 0z", "accent"),
        ("M24 7v34M15 41h18", ""),
        ("M10 13h28", ""),
        ("M13 13 6 27h14zM35 13l-7 14h14z", ""),
        ("M6 27a7 7 0 0 0 14 0M28 27a7 7 0 0 0 14 0", ""),
    ),
    "money": (
        ("M24 19a6 6 0 1 0 0 12 6 6 0 0 0 0-12z", "accent"),
        ("M5 14h38v22H5z", ""),
        ("M24 19a6 6 0 1 0 0 12 6 6 0 0 0 0-12z", ""),
        ("M11 20v.1M37 30v.1", ""),
    ),
    "lamp": (
        ("M17 20h14l-2.5-9h-9z", "accent"),
        ("M15 21h18l-3.5-12h-11z", ""),
        ("M24 21v20M16 41h16", ""),
        ("M29 21v6", ""),
    ),
    "nature": (
        ("M24 30c-7-3-9-9-8-16 7 1 9 8 8 16z", "accent"),
        ("M24 34c-10-3-14-11-12-22 10 2 14 10 12 22z", ""),
        ("M24 34c0-9 4-14 12-15 1 8-3 14-12 15z", ""),
        ("M24 34v9M15 43h18", ""),
    ),
}
DRAWINGS["transport"] = DRAWINGS["car"]
DRAWINGS["housing"] = DRAWINGS["home"]
DRAWINGS["business"] = DRAWINGS["shop"]
DRAWINGS["education"] = DRAWINGS["school"]
DRAWINGS["family"] = DRAWINGS["people"]
DRAWINGS["utilities"] = DRAWINGS["lamp"]
DRAWINGS["travel"] = DRAWINGS["plane"]


def is_known(name: str) -> bool:
    return name in DRAWINGS


def paths(name: str) -> tuple[Stroke, ...]:
    """Path and class of each stroke. Raises KeyError for an unknown name."""
    return DRAWINGS[name]
