"""Stands in for NHS Digital's MESH client, which is a program in Java that nobody may pass on: works in its folders as
its guide says, and speaks to serve.py's exchange with the mesh-client library.

    client.py send PORT SERVER_CA CERTIFICATE KEY NOW FOLDER
    client.py receive PORT SERVER_CA CERTIFICATE KEY NOW FOLDER

`send` watches OUT until it is ended, and says on standard error `watching`, then for each pair `sent NAME`, or
`failed NAME` and why. It holds whoever writes there to the order: a data file appears whole, and before its control
file is begun. `receive` puts into IN what lies in the mailbox, and a report on what was collected, once."""

import ctypes
import datetime
import os
import re
import struct
import sys
import xml.etree.ElementTree as ET

import mesh_client

command, port, server_ca, certificate, key, now, folder = sys.argv[1:]


class Clock:
    """The tests' own: tokens are good for two hours around it."""
    timezone = datetime.timezone

    class datetime(datetime.datetime):
        @classmethod
        def now(cls, zone=None):
            return datetime.datetime.strptime(now, "%Y%m%d%H%M")


sys.modules[mesh_client.AuthTokenGenerator.__module__].dt = Clock
client = mesh_client.MeshClient(
    f"https://127.0.0.1:{port}", "X26ABC1", "password", shared_key=b"TestKey",
    cert=(certificate, key), verify=server_ca, max_retries=0, timeout=60)
client._session.trust_env = False

ALLOWED = ["Version", "AddressType", "MessageType", "WorkflowId", "From_DTS", "To_DTS", "Subject",
           "LocalId", "Compress", "Encrypted", "AllowChunking"]
CREATE, CLOSE_WRITE, MOVED_TO = 0x100, 0x8, 0x80


def path(part, name):
    return os.path.join(folder, part, name)


def say(text):
    print(text, file=sys.stderr, flush=True)


def put(part, name, content):
    with open(path(part, "." + name), "wb") as file:
        file.write(content)
    os.rename(path(part, "." + name), path(part, name))


def status(control, event, word, code, text):
    for old in control.findall("StatusRecord"):
        control.remove(old)
    record = ET.SubElement(control, "StatusRecord")
    for tag, value in [("DateTime", now + "00"), ("Event", event), ("Status", word),
                       ("StatusCode", code), ("Description", text)]:
        ET.SubElement(record, tag).text = value
    return ET.tostring(control)


def settle(name, part, content):
    """Moves a pair, the control file first, so that nobody finds it in OUT without what became of it elsewhere."""
    put(part, name + ".ctl", content)
    os.remove(path("OUT", name + ".ctl"))
    os.rename(path("OUT", name + ".dat"), path(part, name + ".dat"))


def fail(name, control, code, text):
    settle(name, "FAILED", status(control, "SEND", "ERROR", code, text))
    say(f"failed {name} {code} {text}")


def send(name):
    with open(path("OUT", name + ".ctl"), "rb") as file:
        raw = file.read()
    try:
        control = ET.fromstring(raw)
        tags = [element.tag for element in control]
        if control.tag != "DTSControl" or tags != ALLOWED or any(len(element) for element in control):
            raise ValueError("not as the guide has it")
    except (ET.ParseError, ValueError) as error:
        return fail(name, ET.Element("DTSControl"), "EPL", str(error))
    if control.findtext("From_DTS") != "X26ABC1":
        return fail(name, control, "01", "not of this mailbox")
    with open(path("OUT", name + ".dat"), "rb") as file:
        data = file.read()
    try:
        identifier = client.send_message(
            control.findtext("To_DTS"), data, workflow_id=control.findtext("WorkflowId"),
            local_id=control.findtext("LocalId"), filename=name + ".dat",
            compress=control.findtext("Compress") == "Y")
    except mesh_client.MeshError as error:
        found = re.search(r"'code': '(\w+)'|\"errorCode\": \"(\w+)\"", str(error.args))
        return fail(name, control, found[1] or found[2] if found else "00", "refused")
    ET.SubElement(control, "DTSId").text = identifier
    ET.SubElement(control, "IsCompressed").text = "N"
    settle(name, "SENT", status(control, "TRANSFER", "SUCCESS", "00", "Transferred to recipient mailbox"))
    say(f"sent {name}")


def watch():
    libc = ctypes.CDLL(None, use_errno=True)
    events = libc.inotify_init()
    if libc.inotify_add_watch(events, path("", "OUT").encode(), CREATE | CLOSE_WRITE | MOVED_TO) < 0:
        sys.exit("no inotify")
    say("watching")
    for entry in sorted(os.listdir(path("", "OUT"))):
        if entry.endswith(".ctl"):
            send(entry[:-4])
    begun, whole, there = set(), set(), set()
    while True:
        buffer = os.read(events, 1 << 16)
        while buffer:
            _, mask, _, length = struct.unpack_from("iIII", buffer)
            entry = buffer[16:16 + length].rstrip(b"\0").decode()
            buffer = buffer[16 + length:]
            if mask & CLOSE_WRITE:
                whole.add(entry)
            if not mask & (CREATE | MOVED_TO):
                continue
            if entry.endswith(".ctl") and not entry.startswith("."):
                name = entry[:-4]
                if f".{name}.ctl.part" not in whole:
                    say(f"fault {name} half a control file was seen")
                elif os.path.exists(path("OUT", entry)):
                    send(name)
            elif entry.endswith(".dat") and not entry.startswith("."):
                if f".{entry}.part" not in whole or f".{entry[:-4]}.ctl.part" in begun:
                    say(f"fault {entry} half a data file was seen, or it came late")
                there.add(entry)
            else:
                begun.add(entry)
                if entry.endswith(".ctl.part") and entry[1:-9] + ".dat" not in there:
                    say(f"fault {entry} begun before its data file was there")


def sent():
    """What MESH calls the messages in SENT, with their control files."""
    for entry in os.listdir(path("", "SENT")):
        if entry.endswith(".ctl"):
            control = ET.parse(path("SENT", entry)).getroot()
            yield control.findtext("DTSId"), control


def receive():
    known = dict(sent())
    for identifier in client.list_messages():
        message = client.retrieve_message(identifier)
        headers = {name.lower(): value for name, value in message.mex_headers()}
        linked = headers.get("linkedmsgid", "")
        control = known.get(linked)
        if control is None:
            control = ET.Element("DTSControl")
            ET.SubElement(control, "LocalId").text = headers.get("localid", "")
            ET.SubElement(control, "DTSId").text = linked or identifier
        kind = control.find("MessageType")
        if kind is None:
            kind = ET.SubElement(control, "MessageType")
        if headers.get("messagetype") == "REPORT":
            kind.text = "Report"
            content = status(control, headers.get("statusevent", "SEND"), "ERROR",
                             headers.get("statuscode", ""), headers.get("statusdescription", ""))
        else:
            kind.text = "Data"
            put("IN", identifier + ".dat", message.read())
            content = status(control, "TRANSFER", "SUCCESS", "00", "")
        put("IN", identifier + ".ctl", content)
        client.acknowledge_message(identifier)
    for identifier, control in known.items():
        if client.track_message(identifier)["status"] == "acknowledged":
            control.find("MessageType").text = "Report"
            put("IN", identifier + "_C.ctl", status(
                control, "COLLECT", "SUCCESS", "00", "Data collect success confirmation."))


{"send": watch, "receive": receive}[command]()
