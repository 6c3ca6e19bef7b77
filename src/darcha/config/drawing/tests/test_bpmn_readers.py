"""Foreign readers open our BPMN: SpiffWorkflow, with the schemas of the OMG that it carries, and bpmn-moddle."""

import json
import subprocess

import pytest
from hypothesis import given, settings
from SpiffWorkflow.bpmn.parser import BpmnParser, BpmnValidator
from SpiffWorkflow.bpmn.parser.ValidationException import ValidationException

from darcha.config.drawing.bpmn import bpmn
from darcha.config.drawing.process import read_process
from darcha.furniture.build import FRONT, environment, install_front
from darcha.kernel.catalogue.tests.project import catalogue, service

from .made import services
from .test_drawing import DEMO

READ = """
import {BpmnModdle} from 'bpmn-moddle';
import {readFileSync} from 'fs';
const {rootElement, warnings} = await new BpmnModdle().fromXML(readFileSync(0, 'utf8'));
const drawn = rootElement.diagrams[0].plane.planeElement;
const process = rootElement.rootElements.find(one => one.$type === 'bpmn:Process');
console.log(JSON.stringify({
  warnings: warnings.map(one => one.message),
  elements: process.flowElements.map(one => one.id),
  drawn: drawn.map(one => one.bpmnElement && one.bpmnElement.id),
  lanes: process.laneSets[0].lanes.map(one => one.flowNodeRef.map(node => node.id)),
}));
"""


def written(one, lang="uz"):
    return bpmn(read_process(one, catalogue(), lang))


def parsed(text):
    """Read and validated by SpiffWorkflow. Raises ValidationException."""
    parser = BpmnParser(validator=BpmnValidator())
    parser.add_bpmn_str(text.encode())
    return parser


@pytest.mark.parametrize("lang", ["uz", "kaa", "ru", "en", "uz-cyrl"])
@pytest.mark.parametrize("key", DEMO)
def test_our_file_is_valid_by_the_schemas_of_the_omg(key, lang):
    parsed(written(service(key), lang))


@pytest.mark.parametrize("key", DEMO)
def test_an_engine_reads_the_process_out_of_it(key):
    told_to_run = written(service(key)).replace('isExecutable="false"', 'isExecutable="true"')
    spec = parsed(told_to_run).get_spec("process")
    steps = {f"step_{step.key}" for step in service(key).procedure.steps if any(act.to_step for act in step.acts)}
    assert steps <= {task.bpmn_id for task in spec.task_specs.values()}


def test_a_file_that_is_wrong_is_refused():
    broken = (
        written(service("appeal"))
        .replace("<bpmn:userTask ", "<bpmn:humanTask ")
        .replace("</bpmn:userTask>", "</bpmn:humanTask>")
    )
    with pytest.raises(ValidationException):
        parsed(broken)


@given(one=services(service("window-tint-permit")))
@settings(max_examples=60)
def test_any_procedure_is_valid(one):
    parsed(written(one))


@pytest.mark.parametrize("key", DEMO)
def test_the_modelling_tool_reads_it_without_a_warning(key):
    install_front()
    read = subprocess.run(
        ["node", "--input-type=module", "-e", READ],
        cwd=FRONT,
        env=environment(),
        input=written(service(key), "ru"),
        capture_output=True,
        text=True,
        check=True,
    )
    said = json.loads(read.stdout)
    assert said["warnings"] == []
    assert set(said["elements"]) <= set(said["drawn"]) and None not in said["drawn"]
    in_lanes = [node for lane in said["lanes"] for node in lane]
    assert len(in_lanes) == len(set(in_lanes))
