"""A stand-in for a language model's endpoint: a real server on this machine that answers as a test tells it to, well or badly."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

USAGE = {"prompt_tokens": 1200, "completion_tokens": 300}
CLAIM = dict.fromkeys(
    [
        "source", "via", "part_of", "mention", "nationality", "date_from", "date_to", "value_min", "value_max", "outcome", "group",
        "qualifier", "event_type", "relation", "direction", "date_precision", "date_role", "actor_role", "statement_kind",
    ]
) | {"occurrence": 1, "scope": "incident", "modality": "actual", "polarity": "affirmed"}  # fmt: skip
TOLL = {**CLAIM, "kind": "casualties", "outcome": "killed", "group": "all", "qualifier": "exact"}


def toll(quote: str, low: int | None, high: int | None = None, qualifier: str = "exact", **values: Any) -> dict[str, Any]:
    """A claim of people killed, as a model would write it."""
    return {**TOLL, "quote": quote, "value_min": low, "value_max": low if qualifier == "exact" else high, "qualifier": qualifier, **values}


class Reply:
    """One answer of the server; ``slowly`` is how many seconds pass before each half of it."""

    def __init__(self, body: bytes, *, status: int = 200, slowly: float = 0.0, **headers: str) -> None:
        self.body, self.status, self.slowly, self.headers = body, status, slowly, headers


def says(content: str, **how: Any) -> Reply:
    """A well-formed reply in which the model says ``content``."""
    message = {"role": "assistant", "content": content}
    return Reply(json.dumps({"choices": [{"index": 0, "message": message, "finish_reason": "stop"}], "usage": USAGE}).encode(), **how)


def claims(*items: Any, **how: Any) -> Reply:
    """A reply in which the model makes these claims."""
    return says(json.dumps({"claims": items}, ensure_ascii=False), **how)


class ModelServer:
    """Answers each request with the next of ``replies``, the last one for ever; ``requests`` holds what was asked."""

    def __init__(self) -> None:
        self.replies: list[Reply] = []
        self.requests: list[dict[str, Any]] = []
        self.url = ""

    def next_reply(self, request: dict[str, Any]) -> Reply:
        self.requests.append(request)
        return self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]


@contextmanager
def model_server() -> Iterator[ModelServer]:
    """Run such a server on a free port of this machine."""
    model = ModelServer()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            reply = model.next_reply({"path": self.path, "headers": dict(self.headers), "body": json.loads(body)})
            time.sleep(reply.slowly)
            try:
                self.send_response(reply.status)
                for name, value in {"Content-Type": "application/json", "Content-Length": str(len(reply.body)), **reply.headers}.items():
                    self.send_header(name.replace("_", "-"), value)
                self.end_headers()
                half = len(reply.body) // 2
                self.wfile.write(reply.body[:half])
                self.wfile.flush()
                time.sleep(reply.slowly)
                self.wfile.write(reply.body[half:])
            except (BrokenPipeError, ConnectionResetError):
                pass  # the client did not wait, which is what the test is about

        def log_message(self, *_args: Any) -> None:
            """Say nothing on the console."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    model.url = f"http://127.0.0.1:{server.server_address[1]}/v1"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield model
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
