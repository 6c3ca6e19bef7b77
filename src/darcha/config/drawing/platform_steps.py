"""The steps that the platform does by itself: what each does, where it leads. Ignores people and the clock."""

from darcha.ground.text import t
from darcha.kernel.catalogue.types import Catalogue, Service, Step

from .net_of_steps import Flow


def does(step: Step, service: Service, catalogue: Catalogue, lang: str) -> str:
    """What an automatic step does and with what: the registry that it reads or writes, the paper that it issues."""
    words = _words(step, lang)
    about = step.reads or step.writes
    if about is not None:
        return f"{words}: {catalogue.registries[about.registry].name.in_(lang)}"
    papers = _papers(step, service, lang)
    return f"{words}: {papers[0]}" if papers else words


def routes(step: Step, service: Service, lang: str) -> list[Flow]:
    """Where the platform goes on by itself."""
    return [
        Flow(
            key=f"{step.key}.{step.kind}.{number}",
            step=step.key,
            target=route.to,
            words=_words(step, lang),
            who="system",
            outcome=f"{step.kind}.{number}",
            rule=route.when,
            papers=_papers(step, service, lang),
        )
        for number, route in enumerate(step.routes, start=1)
    ]


def _words(step: Step, lang: str) -> str:
    """A check without a registry only looks at what is known."""
    kind = "look" if step.kind == "check" and step.reads is None else step.kind
    return t(f"drawing.kind.{kind}", lang)


def _papers(step: Step, service: Service, lang: str) -> tuple[str, ...]:
    return tuple(paper.title.in_(lang) for paper in service.documents if paper.key == step.paper)
