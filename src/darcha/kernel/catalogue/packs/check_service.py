"""What a schema cannot see of one service: names, rules, texts, papers. Ignores examples."""

from .checks.conditions import check_order
from .checks.fees import check_fees
from .checks.form import check_form
from .checks.letters import check_letters
from .checks.names import check_names
from .checks.notices import check_notices
from .checks.papers import check_papers
from .checks.procedure import check_procedure
from .checks.rules import check_rules
from .checks.silence import check_silence
from .checks.texts import check_texts
from .checks.under_check import UnderCheck


def check_service(under: UnderCheck) -> None:
    """Every check of one service; what is wrong goes to the report."""
    check_names(under)
    check_rules(under)
    check_order(under)
    check_procedure(under)
    check_silence(under)
    check_fees(under)
    check_texts(under)
    check_notices(under)
    check_letters(under)
    check_papers(under)
    check_form(under)
