"""When a line names a norm that somebody can look up. Source: ORQ-445, article 27. Ignores whether the norm fits."""

import re

# "28-modda", "ст. 28", "art. 28": a number of its own. That of "ORQ-445" belongs to the name of the act.
_ARTICLE = re.compile(r"(?<![\w-])\d+(?:-[^\W\d_]+)?")
_NAME = re.compile(r"[^\W\d_]{3}")


def names_article(line: str) -> bool:
    """Whether there is a number of an article, and something beside it that can be the name of its act."""
    return _ARTICLE.search(line) is not None and _NAME.search(_ARTICLE.sub("", line)) is not None
