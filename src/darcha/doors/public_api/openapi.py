"""The API's own description of itself: what ninja writes from the types, with the media type of problems put right."""

from typing import Any

from django.http import HttpRequest
from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema
from ninja.operation import Operation
from ninja.parser import Parser

from darcha.ground.strict_json import parse

PROBLEM_REF = "#/components/schemas/Problem"
RATE_HEADERS = {
    "RateLimit-Limit": "Calls allowed in a minute",
    "RateLimit-Remaining": "Calls left in this minute",
    "RateLimit-Reset": "Seconds until the minute is over",
}


class StrictParser(Parser):
    """Ninja's way to our parser."""

    def parse_body(self, request: HttpRequest) -> Any:
        """The body as a value. Raises NotStrictJson."""
        return parse(request.body)


class Api(NinjaAPI):
    """Ninja's API with short operation names, problems as ``application/problem+json``, and the rate headers."""

    def get_openapi_operation_id(self, operation: Operation) -> str:
        """The name of the view: stable and readable in generated clients."""
        return operation.view_func.__name__

    def get_openapi_schema(self, *, path_prefix: str | None = None, path_params: Any = None) -> OpenAPISchema:
        """OpenAPI 3.1."""
        schema = super().get_openapi_schema(path_prefix=path_prefix, path_params=path_params)
        for operations in schema["paths"].values():
            for operation in operations.values():
                for status, response in operation["responses"].items():
                    _tidy(status, response)
        return schema


def _tidy(status: int | str, response: dict[str, Any]) -> None:
    content = response.get("content", {})
    if content.get("application/json", {}).get("schema", {}).get("$ref") == PROBLEM_REF:
        content["application/problem+json"] = content.pop("application/json")
    headers = {name: {"description": said, "schema": {"type": "integer"}} for name, said in RATE_HEADERS.items()}
    if int(status) in {429, 503}:
        headers["Retry-After"] = {"description": "Seconds to wait", "schema": {"type": "integer"}}
    response["headers"] = headers
