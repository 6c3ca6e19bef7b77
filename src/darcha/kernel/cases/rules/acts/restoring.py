"""What a body does about time that a person has let pass. Source: ORQ-445, article 22."""

from darcha.kernel.catalogue.types import Act

from ...types import WORKABLE_STATES, ActRow
from ...types.needs import Need
from ..late_complaint import RESTORED, why_not_restored
from .sides import BODY

ROWS = (
    ActRow(
        Act.RESTORE_TIME,
        BODY,
        WORKABLE_STATES,
        (RESTORED,),
        (Need("words", "words", shortest=10),),
        held_by_one=True,
        weight="rare",
        is_letter=True,
        law=why_not_restored,
    ),
)
