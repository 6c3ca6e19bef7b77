"""One verb, one file, with a "who may"; every event says what happened and is heard, or is for the record."""

import importlib
import inspect

import pytest

from darcha.config import map as house_map
from darcha.ground.command import command
from darcha.ground.outbox import event_types, listeners_of
from darcha.ground.refusals import NotAllowed

COMMAND_FILES = sorted((house_map.SOURCES / "kernel").glob("*/commands/[a-z]*.py"))


def commands_in(module) -> list[str]:
    return [
        name
        for name, value in vars(module).items()
        if inspect.isfunction(value) and hasattr(value, "who_may") and value.__module__ == module.__name__
    ]


@pytest.mark.parametrize("file", COMMAND_FILES, ids=lambda file: f"{file.parents[1].name}.{file.stem}")
def test_a_command_file_holds_one_command_that_says_who_may(file):
    relative = file.relative_to(house_map.SOURCES.parent).with_suffix("")
    module = importlib.import_module(".".join(relative.parts))
    assert len(commands_in(module)) == 1
    public = [
        name
        for name, value in vars(module).items()
        if inspect.isfunction(value) and value.__module__ == module.__name__ and not name.startswith("_")
    ]
    assert public == commands_in(module)
    assert module.__doc__


def test_a_command_refuses_whoever_may_not():
    @command(may=lambda who: who == "clerk")
    def act(who):
        raise AssertionError("must not run")

    with pytest.raises(NotAllowed):
        act("stranger")


def kernel_events():
    return {name: kind for name, kind in event_types().items() if kind.__module__.startswith("darcha.kernel.")}


def test_every_event_says_what_happened():
    assert [name for name, kind in kernel_events().items() if not kind.__doc__ or kind.__doc__.startswith(name)] == []


def test_every_event_is_heard_or_kept_for_the_record_and_not_both():
    wrong = [name for name, kind in kernel_events().items() if bool(listeners_of(name)) == bool(kind.record_only)]
    assert wrong == []
