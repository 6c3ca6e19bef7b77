"""``darcha staff``: who holds a post, and who no longer does."""

from typing import TYPE_CHECKING, Annotated
from uuid import UUID

import typer

from darcha.ground.refusals import Refusal

from ..environment import start_django
from .answer import bad_use

if TYPE_CHECKING:
    from darcha.kernel.identity.types import Principal

app = typer.Typer(help=__doc__)
Login = Annotated[str, typer.Option(help="Login of the officer.")]
Body = Annotated[str, typer.Option(help="Key of the body.")]
Key = Annotated[str, typer.Option("--post", help="Key of the post in that body.")]


@app.callback()
def _group() -> None:
    """Posts and who holds them."""


@app.command()
def invite(
    login: Login,
    name: Annotated[str, typer.Option(help="Name as colleagues see it.")],
    body: Body,
    post: Key,
    pinfl: Annotated[str, typer.Option(help="Not kept; by it two accounts of one person are known as such.")] = "",
) -> None:
    """Print a link, good once, by which the officer sets a passphrase and a second factor."""
    start_django()
    from darcha.ground.identifiers import InvalidIdentifier

    from ..people import NoSuchPost, invite_officer

    if not login.strip() or not name.strip():
        bad_use("--login and --name may not be empty.")
    try:
        link = invite_officer(_cli(), login=login, name=name.strip(), body=body, post=post, personal_number=pinfl)
        typer.echo(link)
    except NoSuchPost as reason:
        bad_use(str(reason))
    except InvalidIdentifier as wrong:
        bad_use(f"--pinfl: {wrong}")
    except Refusal as refusal:
        bad_use(f"{refusal.message('en')} {refusal.remedy('en')}")


@app.command("post")
def set_post(login: Login, body: Body, post: Key) -> None:
    """From now on the officer holds this post and no other."""
    start_django()
    from darcha.kernel.identity import api as identity

    from ..people import NoSuchPost, post_of

    try:
        identity.set_posts(_cli(), _account(login), (post_of(body, post),))
    except NoSuchPost as reason:
        bad_use(str(reason))
    typer.echo(f"{login} holds {post} of {body}.")


@app.command()
def close(login: Login) -> None:
    """Nobody signs in by this login any more, and whoever has is out with the next request."""
    start_django()
    from darcha.kernel.identity import api as identity

    identity.disable_account(_cli(), _account(login))
    typer.echo(f"{login} is closed.")


def _account(login: str) -> UUID:
    from darcha.kernel.identity import api as identity

    found = identity.find_staff_account(login)
    if found is None:
        bad_use(f"Nobody has the login {login}.")
    return found


def _cli() -> "Principal":
    from darcha.kernel.identity.types import Principal

    return Principal.system("cli")
