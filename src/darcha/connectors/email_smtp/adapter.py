"""E-mail through an SMTP server, by Django's own backend. Plain text, one receiver."""

from smtplib import SMTPException, SMTPRecipientsRefused

from django.core.mail import EmailMessage, get_connection
from django.core.mail.message import BadHeaderError

from darcha.kernel.notifications.errors import GatewayFailed, MessageRefused

BACKEND = "django.core.mail.backends.smtp.EmailBackend"


class Smtp:
    """Server and sender come from the settings EMAIL_* and DEFAULT_FROM_EMAIL."""

    name = "smtp"
    knows_repeats = True  # a repeat has the same Message-ID, by which programs that read mail tell it is one

    def send(self, address: str, subject: str, body: str, reference: str) -> None:
        """``reference`` becomes the Message-ID. Raises GatewayFailed, MessageRefused."""
        message = EmailMessage(
            subject,
            body,
            to=[address],
            headers={"Message-ID": f"<{reference}@darcha>", "Auto-Submitted": "auto-generated"},
            connection=get_connection(BACKEND),
        )
        try:
            message.send()
        except (SMTPRecipientsRefused, BadHeaderError) as error:
            raise MessageRefused(f"smtp: {type(error).__name__}") from None
        except (SMTPException, OSError) as error:
            raise GatewayFailed(f"smtp: {type(error).__name__}") from None
