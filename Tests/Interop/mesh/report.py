"""Puts a report into a mailbox of serve.py's exchange: nobody collected that message.

    report.py PORT SERVER_CA CERTIFICATE KEY MAILBOX MESSAGE"""

import http.client
import json
import ssl
import sys

port, server_ca, certificate, key, mailbox, message = sys.argv[1:]
context = ssl.create_default_context(cafile=server_ca)
context.load_cert_chain(certificate, key)
connection = http.client.HTTPSConnection("127.0.0.1", int(port), context=context)
report = {
    "mailbox_id": mailbox, "code": "14", "description": "Not collected",
    "workflow_id": "TEST_WORKFLOW", "linked_message_id": message}
connection.request(
    "POST", "/messageexchange/admin/report", body=json.dumps(report),
    headers={"Content-Type": "application/json"})
answer = connection.getresponse()
if answer.status >= 300:
    sys.exit(f"{answer.status} {answer.read()!r}")
