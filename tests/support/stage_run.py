"""``python -m tests.support.stage_run PORT``: an installation whose clock stands, and which prepares cases on request.

One line of JSON in, one out. Sessions are opened as signing in would open them; everything else is the product's own.
"""

import json
import sys
from threading import Thread
from typing import Any

import django


def main(port: str) -> None:
    """Serves until its input ends."""
    django.setup()
    from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
    from django.core.wsgi import get_wsgi_application

    from darcha.config.processes.prepare import migrate
    from darcha.ground import clock
    from darcha.kernel.catalogue import api as catalogue

    from . import acts_played

    with clock.frozen(acts_played.NOW):
        migrate()
        catalogue.publish_packs()
        stage = _Stage()
        server = ThreadedWSGIServer(("127.0.0.1", int(port)), WSGIRequestHandler)
        server.set_app(get_wsgi_application())
        Thread(target=server.serve_forever, daemon=True).start()
        for line in sys.stdin:
            said = json.loads(line)
            print(json.dumps(getattr(stage, said.pop("do"))(**said)), flush=True)  # noqa: T201


class _Stage:
    """What can be asked for."""

    def __init__(self) -> None:
        from darcha.kernel.cases.tests import world

        from . import acts_played

        self.cast = {role: make() for role, make in acts_played.ROLES.items()}
        world.car_of(self.cast["citizen"])

    def enter(self, role: str) -> dict[str, str]:
        """A session's cookie and a token."""
        from django.apps import apps
        from django.conf import settings

        from darcha.kernel.cases.tests.world import SYSTEM
        from darcha.kernel.identity import api as identity
        from darcha.kernel.identity.commands._session import open_session
        from darcha.kernel.identity.types import ANONYMOUS, SCOPES

        who = self.cast[role]
        account = apps.get_model("identity", "Account").objects.get(id=who.account_id)
        assurance = "mfa" if who.kind == "staff" else "sms"
        secret = open_session(account, assurance, replaces=ANONYMOUS, posts=who.posts)
        token = identity.issue_token(SYSTEM, account.id, name=role, scopes=SCOPES[who.kind], assurance=assurance)
        return {"name": settings.DARCHA_SESSION_COOKIE, "value": secret.value, "token": token}

    def prepare(self, act: str) -> dict[str, Any]:
        """A case on which this act is next; what to say, and who the acting one is."""
        from darcha.kernel.cases import api as cases
        from darcha.kernel.catalogue.types import Act

        from . import acts_played

        flow = acts_played.FLOWS[Act(act)]
        said = acts_played.said_by(self.cast, flow.said)
        if "first" in said:
            said["first"] = cases.get_case(self.cast["officer"], acts_played.letter(self.cast)).number
        case = flow.before(self.cast)
        return {"case": str(case), "said": said}

    def seen(self, case: str) -> dict[str, Any]:
        """What the case keeps: its lines, and what the journal says of it."""
        from darcha.ground.models import JournalEntry
        from darcha.ground.outbox.testing import deliver_all
        from darcha.kernel.cases.models import Case, CaseEvent

        deliver_all()
        row = Case.objects.get(public_id=case)
        lines = CaseEvent.objects.filter(case_id=row.id).values_list("code", flat=True)
        journal = JournalEntry.objects.filter(about=f"case:{row.id}").values_list("act", flat=True)
        return {"lines": list(lines), "journal": list(journal)}


if __name__ == "__main__":
    main(*sys.argv[1:])
