"""Where people and systems enter: routes, sessions and page composition, one door for each audience."""
