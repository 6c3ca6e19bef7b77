"""Words that stand in every sentence and tell no service from another. Ignores everything rarer."""

from darcha.ground.text import fold

_IN_EVERY_SENTENCE = """
va yoki bilan uchun haqida boʻyicha ham bu shu men mening qanday qayerda nima bormi kerak qilish
hám yamasa menen ushın haqqında boyınsha da de bul usı meniń qalay kerek
и или о об на в с по за для из к у не я мне мой как где что это ли
a an the of or and to from for in on at by with that whether is are do does i my me you your how where what it as
"""
COMMON = frozenset(fold(_IN_EVERY_SENTENCE))


def telling(text: str) -> list[str]:
    """The skeletons of the words that tell something, in order."""
    return [word for word in fold(text) if word not in COMMON]
