"""Words that several bodies and answers share."""

from typing import Annotated, Literal

from ninja import Field

Language = Literal["uz", "kaa", "ru", "en", "uz-cyrl"]
State = Literal["awaiting_payment", "new", "in_progress", "awaiting_applicant", "completed", "refused", "cancelled"]
KeyText = Annotated[str, Field(pattern=r"^[a-z0-9-]*$", max_length=80)]
ServiceKey = Annotated[str, Field(pattern=r"^[a-z0-9-]+$", max_length=80)]
