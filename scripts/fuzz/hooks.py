"""What schemathesis cannot know of the service; loaded by schemathesis.toml."""

import os
import random

import schemathesis
from schemathesis.specs.openapi.checks import (
    negative_data_rejection,
    positive_data_acceptance,
    response_schema_conformance,
    use_after_free,
)

addresses = random.Random(7)
own_client = os.environ["FUZZ_CLIENT"]

# Mistakes that stand in the document. The others are about several members, or about what there is.
told_by_schema = {
    "invalid_type",
    "invalid_format",
    "invalid_value",
    "invalid_union",
    "invalid_key",
    "too_big",
    "too_small",
    "not_multiple_of",
    "unknown_parameter",
}
# Preconditions and idempotency keys are about what was asked before.
about_state = {"precondition_required", "precondition_failed", "idempotency_mismatch", "not_a_feed", "gone"}
# A blank list says nothing, as a form sends it; OpenAPI has no words for that.
lists = {"brand", "category", "colour", "embed", "facets", "fields", "gender", "ids", "kinds", "shop", "size", "types"}


@schemathesis.hook
def before_call(context, case, kwargs):
    """An address that was wrong 30 times is not listened to, so each request comes from one of its own."""
    case.headers = case.headers or {}
    case.headers["X-Forwarded-For"] = ".".join(["10", *(str(addresses.getrandbits(8)) for _ in range(3))])


@schemathesis.hook
def filter_case(context, case):
    """The client that asks must not be ended by its own hand."""
    return case.method == "GET" or own_client not in (case.path_parameters or {}).values()


@schemathesis.check
def well_formed_data_acceptance(ctx, response, case):
    """What fits the schema is accepted, or refused for a reason that no schema can tell."""
    # JSON may have such a member; a body that has it is refused whole, for what it does to JavaScript.
    if response.status_code == 400 and b"__proto__" in (response.request.body or b""):
        return None
    if response.status_code in (400, 410, 412, 422, 428) and is_beyond_schema(response.json()):
        return None
    return positive_data_acceptance(ctx, response, case)


@schemathesis.check
def violating_data_rejection(ctx, response, case):
    """What breaks the schema is refused, but for a blank list."""
    query = case.query or {}
    if any(name in query and not str(query[name]).strip() for name in lists):
        return None
    return negative_data_rejection(ctx, response, case)


@schemathesis.check
def ended_things_unavailable(ctx, response, case):
    """What was deleted is gone; but a revoked client stays readable, for the log names its keys, and the likes of an
    outfit are told also to who took theirs back."""
    if case.operation.path.startswith("/v1/clients") or case.operation.path.endswith("/likes/me"):
        return None
    return use_after_free(ctx, response, case)


@schemathesis.check
def whole_answer_conformance(ctx, response, case):
    """An answer has what its schema says; `fields` leaves out what was not asked for, which no schema can tell."""
    if response.status_code == 200 and (case.query or {}).get("fields"):
        return None
    return response_schema_conformance(ctx, response, case)


def is_beyond_schema(problem):
    mistakes = {one["code"] for one in problem.get("errors", [])}
    return problem["code"] in about_state or (mistakes and not mistakes & told_by_schema)
