"""Collects what lies in a mailbox of serve.py's exchange, as its owner would, and acknowledges it. Prints it as
JSON: of each message its headers of MESH, and the digest of its body.

    collect.py PORT SERVER_CA CERTIFICATE KEY NOW MAILBOX"""

import hashlib
import http.client
import json
import ssl
import sys
import uuid

from mesh_sandbox.common import generate_cipher_text

port, server_ca, certificate, key, now, mailbox = sys.argv[1:]
context = ssl.create_default_context(cafile=server_ca)
context.load_cert_chain(certificate, key)


def call(method, path):
    nonce = str(uuid.uuid4())
    digest = generate_cipher_text("TestKey", mailbox, "password", now, nonce, "0")
    connection = http.client.HTTPSConnection("127.0.0.1", int(port), context=context)
    connection.request(method, f"/messageexchange/{mailbox}{path}", headers={
        "Authorization": f"NHSMESH {mailbox}:{nonce}:0:{now}:{digest}",
        "Accept": "application/vnd.mesh.v2+json"})
    answer = connection.getresponse()
    body = answer.read()
    if answer.status >= 300:
        sys.exit(f"{method} {path}: {answer.status} {body!r}")
    return dict((name.lower(), value) for name, value in answer.getheaders()), body


collected = []
for identifier in json.loads(call("GET", "/inbox")[1])["messages"]:
    headers, body = call("GET", f"/inbox/{identifier}")
    call("PUT", f"/inbox/{identifier}/status/acknowledged")
    collected.append({
        "id": identifier,
        "headers": {name: value for name, value in headers.items()
                    if name.startswith("mex-") or name == "content-type"},
        "digest": hashlib.sha256(body).hexdigest()})
print(json.dumps(collected))
