"""In whose name the room does what an event asks for."""

from darcha.kernel.identity.types import Principal

WORKER = Principal.system("cases")
