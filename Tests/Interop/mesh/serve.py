"""Serves the NHS's own mesh-sandbox on a free port of 127.0.0.1, with what the real exchange asks for and the
sandbox does not: a client certificate, the scheme's name before a token, no token twice, none older or newer than
two hours. Says `listening PORT` on standard error.

    serve.py CERTIFICATE KEY CLIENT_CA NOW [dies|garbled|boundless|hangs|deaf|lies|huge]

NOW is what the tests' clock shows, as a token has it. A server that `dies` does so once it has read a message,
one that is `garbled` takes it and answers what no client understands, and one that is `boundless` takes it and
answers 1 GiB. Asked what became of a message, one that `hangs` says `asked` on standard error and never answers, one
that `lies` answers for others' messages, and one that is `huge` answers 1 GiB. One that is `deaf` says `told` the
first time that it is told that a message was read, and never answers that."""

import asyncio
import datetime
import os
import re
import socket
import ssl
import sys

os.environ.update(STORE_MODE="memory", AUTH_MODE="full", SHARED_KEY="TestKey")

import uvicorn  # noqa: E402 (the sandbox reads its settings when it is imported)
from mesh_sandbox.api import app as sandbox  # noqa: E402

certificate, key, client_ca, now, *fault = sys.argv[1:]
NOW = datetime.datetime.strptime(now, "%Y%m%d%H%M")
TOKEN = re.compile(r"NHSMESH [A-Z0-9]+:([0-9a-f-]{36}):(\d+):(\d{12}):[0-9a-f]{64}")
seen = set()


def refusal(headers):
    token = TOKEN.fullmatch(headers.get(b"authorization", b"").decode())
    if not token:
        return "no token"
    nonce, count, moment = token.groups()
    if (nonce, count) in seen:
        return "used before"
    seen.add((nonce, count))
    try:
        age = NOW - datetime.datetime.strptime(moment, "%Y%m%d%H%M")
    except ValueError:
        return "no time"
    return "too old" if abs(age) > datetime.timedelta(hours=2) else None


async def answer(send, status, body):
    await send({"type": "http.response.start", "status": status, "headers": []})
    await send({"type": "http.response.body", "body": body})


async def never(word):
    print(word, file=sys.stderr, flush=True)
    await asyncio.Event().wait()


async def lie(scope, send):
    """Everything was collected, and nothing was: of messages that nobody asked about."""
    if scope["path"].endswith("/inbox"):
        return await answer(send, 200, b'{"messages": ["../outbox", "SOMEBODYS"]}')
    if scope["path"].endswith("/inbox/SOMEBODYS"):
        await send({"type": "http.response.start", "status": 200, "headers": [
            (b"mex-messagetype", b"REPORT"), (b"mex-linkedmsgid", b"NOBODYS")]})
        return await send({"type": "http.response.body", "body": b""})
    await answer(send, 200, b'{"message_id": "NOBODYS", "status": "acknowledged"}')


async def answer_gibibyte(send):
    await send({"type": "http.response.start", "status": 200, "headers": []})
    for _ in range(1024):
        await send({"type": "http.response.body", "body": b" " * (1 << 20), "more_body": True})
    await send({"type": "http.response.body", "body": b""})


async def app(scope, receive, send):
    if scope["type"] == "http" and scope["path"].startswith("/messageexchange/"):
        is_question = (scope["method"] in ("GET", "HEAD")
                       and not scope["path"].startswith("/messageexchange/endpointlookup/"))
        is_admin = scope["path"].startswith("/messageexchange/admin/")
        is_message = scope["method"] == "POST" and scope["path"].endswith("/outbox")
        if not is_admin and (why := refusal(dict(scope["headers"]))):
            return await answer(send, 403, why.encode())
        if is_message and fault == ["dies"]:
            await receive()
            os._exit(1)
        if is_message and fault == ["garbled"]:
            await receive()
            return await answer(send, 202, b"<html>Thank you.</html>")
        if is_message and fault == ["boundless"]:
            await receive()
            return await answer_gibibyte(send)
        if is_question and fault == ["hangs"]:
            return await never("asked")
        if is_question and fault == ["lies"]:
            return await lie(scope, send)
        if is_question and fault == ["huge"]:
            return await answer_gibibyte(send)
        if scope["method"] == "PUT" and fault == ["deaf"]:
            fault.clear()
            return await never("told")
    await sandbox(scope, receive, send)


listener = socket.socket()
listener.bind(("127.0.0.1", 0))
listener.listen()
print(f"listening {listener.getsockname()[1]}", file=sys.stderr, flush=True)
server = uvicorn.Server(uvicorn.Config(
    app, ssl_certfile=certificate, ssl_keyfile=key, ssl_ca_certs=client_ca,
    ssl_cert_reqs=ssl.CERT_REQUIRED, log_level="error"))
server.run(sockets=[listener])
