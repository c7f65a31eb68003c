"""Serves aiosmtpd on a free port of 127.0.0.1. Says on standard error `listening PORT`, and then for each mail
`received` and, as JSON, what Python's own email package makes of it.

    serve.py CERTIFICATE KEY starttls|implicit [USER PASSWORD]"""

import asyncio
import email
import email.policy
import hashlib
import json
import socket
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult

certificate, key, security, *account = sys.argv[1:]
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(certificate, key)


def say(line):
    print(line, file=sys.stderr, flush=True)


class Handler:
    async def handle_DATA(self, server, session, envelope):
        message = email.message_from_bytes(envelope.original_content, policy=email.policy.default)
        body = message.get_body(("plain",))
        documents = [part for part in message.iter_attachments()]
        say("received " + json.dumps({
            "sender": envelope.mail_from,
            "recipients": envelope.rcpt_tos,
            "account": (session.auth_data.login.decode() if session.auth_data else ""),
            "headers": {name.lower(): str(value) for name, value in message.items()},
            "text": body.get_content(),
            "documents": [{
                "name": part.get_filename(),
                "mediaType": part["content-type"],
                "digest": hashlib.sha256(part.get_payload(decode=True)).hexdigest(),
            } for part in documents],
            "longestLine": max(len(line) for line in envelope.original_content.split(b"\r\n")),
            "bareLineEnds": envelope.original_content.replace(b"\r\n", b"").count(b"\n"),
            "defects": [repr(defect) for part in message.walk() for defect in part.defects],
        }))
        return "250 2.0.0 taken"


def authenticator(server, session, envelope, mechanism, data):
    return AuthResult(success=[data.login.decode(), data.password.decode()] == account,
                      auth_data=data)


def protocol():
    is_implicit = security == "implicit"
    return SMTP(
        Handler(), hostname="post.example.ac.uk",
        tls_context=None if is_implicit else context, require_starttls=not is_implicit,
        authenticator=authenticator if account else None, auth_required=bool(account),
        # Where TLS came with the connection the library does not know of it.
        auth_require_tls=not is_implicit)


async def serve():
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    server = await asyncio.get_running_loop().create_server(
        protocol, sock=listener, ssl=context if security == "implicit" else None)
    say(f"listening {listener.getsockname()[1]}")
    await server.serve_forever()


asyncio.run(serve())
