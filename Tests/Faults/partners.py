"""Partners who note what reached them, one for each way out. What they have survives every loss of power."""

import base64
import dataclasses
import hashlib
import json
import os
import re
import shutil
import sqlite3
import threading
import time

import campus
import disks
import programs
import wire

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PYTHON = f"{ROOT}/.build/peers/bin/python"
TRANSMITTED = "transmitted"

ADULT_AT_RISK = {
    "concern.what": "Their money is kept from them.", "concern.abuse": "financial",
    "s42.needs": "no", "s42.risk": "yes", "s42.risk.evidence": "Their own account.",
    "s42.unable": "no", "adult.knows": "yes", "children.at-risk": "no",
    "care.needs": "Help with letters.", "consent": "yes", "adult.wants": "yes", "agencies": "None",
    "referrer": "Student Life and Wellbeing",
    # Yesterday, wherever midnight is.
    "phoned.on": time.strftime("%Y-%m-%d", time.gmtime(time.time() - 86_400)),
    "phoned.whom": "The duty desk"}
REFERRAL = {
    "service.name": "Talking Therapies", "service.ods": "X26", "urgency": "urgent",
    "reason": "Does not sleep.", "nhs.number": "943 476 5919", "referrer.name": "A Practitioner",
    "referrer.phone": "0151 496 0001"}
MESH = {"mailbox": "X26ABC1", "recipient": "X26ABC2", "workflow": "TEST_WORKFLOW",
        "ods": "X26"}


@dataclasses.dataclass
class Received:
    """What a partner has of one share."""

    # How often it came.
    count: int = 0
    # Of its bytes; None while only a part of them came.
    digest: bytes = None
    # The proof that came with it; None where that way carries none.
    proof: str = None


class Partner(campus.Witness):
    """Each byte that it has was on the ledger before, and nothing that was on its way is forgotten (G1).

    A way out has a code, the words that register it, what its form is answered with, and the options for a server."""

    code = registration = answers = None

    def received(self):
        """What it has by share: `Received`."""
        raise NotImplementedError

    def check(self, played, server, data):
        faults = []
        # Seen first: whatever it has now was recorded before it came.
        received = self.received()
        database = sqlite3.connect(f"file:{data}/pastoral.db?mode=ro", uri=True)
        for share, what in received.items():
            rows = database.execute(
                "select d.payload_hash, l.leaf from disclosure d join disclosure_attempt a"
                " on a.disclosure_id = d.id join audit_leaf l on l.place = a.place"
                " where d.id = ? and a.outcome is not 'not-sent' order by a.number",
                (share,)).fetchall()
            if not rows:
                faults.append(f"LOST: the partner has {share}, of which the ledger has no attempt")
                continue
            if what.digest and what.digest != rows[0][0]:
                faults.append(f"the partner has other bytes of {share} than were approved")
            if what.count and what.proof is not None \
                    and base64.b64encode(rows[-1][1]).decode() not in what.proof:
                faults.append(f"LOST: the proof that came with {share} is of another leaf")
            if len(rows) > 1 or what.count > 1:
                faults.append(f"{share} was sent {len(rows)} times and came {what.count} times")
        known = {row[0] for row in database.execute("select id from disclosure")}
        for share in played.disclosures - known:
            faults.append(f"LOST: disclosure {share} was acknowledged")
        faults += self.check_end(known, played, server, database)
        database.close()
        return faults

    def check_end(self, known, played, server, database):
        """Each is tried in the end, whatever came between; and the partner has what is said to have been transmitted."""
        practitioner = wire.Connection(server.port, played.campus.practitioner)
        end = time.monotonic() + programs.PATIENCE
        faults = []
        for share in known:
            while not played.was_tried(share, practitioner):
                if time.monotonic() > end:
                    faults.append(f"LOST: disclosure {share} waits and is never tried")
                    break
        practitioner.close()
        received = self.received()
        for share, state in database.execute("select id, state from disclosure"):
            if state == TRANSMITTED and not (share in received and received[share].digest):
                faults.append(f"LOST: {share} is said to be with the partner, who has nothing")
        return faults


class FolderPartner(Partner):
    """One that collects from a folder on another volume."""

    code = campus.SINK
    registration = (
        "local-authority", "--plugin", "local-authority-adult", "--name", "Sink", "--folder")
    answers = ADULT_AT_RISK

    def __init__(self, path):
        os.mkdir(path, 0o700)
        self.path = path
        self.folder = f"{path}/{self.code}"
        self.options = ("--outgoing", path)

    def complete(self):
        """The shares of which it has everything."""
        return {share for share, what in self.received().items() if what.digest and what.proof}

    def wait_for(self, shares):
        """Whether it has those, as soon as it has or after a minute."""
        with disks.Watch(self.folder) as watch:
            while not shares <= self.complete():
                if not watch.wait(programs.PATIENCE):
                    return False
        return True

    def not_sent(self, data):
        """Attempts of which it is proven that nothing was sent."""
        database = sqlite3.connect(f"file:{data}/pastoral.db?mode=ro", uri=True)
        count = database.execute(
            "select count(*) from disclosure_attempt where outcome = 'not-sent'").fetchone()[0]
        database.close()
        return count

    def received(self):
        found = {}
        for name in os.listdir(self.folder) if os.path.isdir(self.folder) else []:
            try:
                with open(f"{self.folder}/{name}", "rb") as file:
                    content = file.read()
            except FileNotFoundError:
                # A part that a server which recovered has just finished with.
                continue
            what = found.setdefault(re.search("dis_[a-z2-7]+", name)[0], Received(proof=""))
            if name.endswith(".tlog-proof"):
                what.proof = content.decode()
            elif name.endswith(".part"):
                # What a crash left, whose bytes may not be whole: it came, in part.
                what.count = what.count or not name.endswith(".tlog-proof.part")
            else:
                what.count, what.digest = 1, hashlib.sha256(content).digest()
        return found

    def close(self):
        shutil.rmtree(self.path, ignore_errors=True)


class ClientFolderPartner(Partner):
    """The NHS by way of MESH client, which takes a data file from its folder once the control file is there."""

    code = "client"
    registration = ("nhs", "--plugin", "nhs-referral", "--name", "Clinic", "--folder")
    answers = REFERRAL

    def __init__(self, path, secrets):
        for folder in (path, f"{path}/{self.code}", f"{path}/{self.code}/OUT"):
            os.mkdir(folder, 0o700)
        self.path = path
        self.out = f"{path}/{self.code}/OUT"
        self.options = ("--outgoing", path, "--partner-secrets", secrets)

    def received(self):
        found = {}
        for name in os.listdir(self.out):
            what = found.setdefault(re.search("dis_[a-z2-7]+", name)[0], Received())
            if name.endswith(".dat") and not name.startswith("."):
                with open(f"{self.out}/{name}", "rb") as file:
                    what.digest = hashlib.sha256(file.read()).digest()
            elif name.endswith(".ctl"):
                what.count += 1
        for what in found.values():
            if what.count and not what.digest:
                what.digest = b"a control file without its data file"
            elif not what.count:
                # The client takes nothing of it.
                what.digest = None
        return found

    def close(self):
        shutil.rmtree(self.path, ignore_errors=True)


class MESHPartner(Partner):
    """The NHS by way of MESH's API: the NHS's own sandbox of it, and whoever opens the mailbox there."""

    code = "mesh"
    answers = REFERRAL

    def __init__(self, peers, secrets):
        self.peers = peers
        self.registration = (
            "nhs", "--plugin", "nhs-referral", "--name", "Service", "--https",
            f"https://127.0.0.1:{peers.mesh_port}")
        self.options = ("--partner-secrets", secrets)
        self.found = {}

    def begin(self):
        """What came before belongs to another life."""
        self.received()
        self.found = {}

    def received(self):
        for message in self.peers.collect():
            what = self.found.setdefault(message["headers"]["mex-localid"], Received())
            what.count += 1
            what.digest = bytes.fromhex(message["digest"])
        return self.found


class MailPartner(Partner):
    """A council that is reached by mail, through the university's relay, with TLS."""

    code = "post"
    registration = (
        "local-authority", "--plugin", "local-authority-adult", "--name", "Council", "--mail",
        "care@council.example.cjsm.net", "--secure-domain", "cjsm.net")
    answers = ADULT_AT_RISK

    def __init__(self, peers):
        self.peers = peers
        self.options = (
            "--mail-relay", f"127.0.0.1:{peers.mail_port}", "--mail-from",
            "disclosures@university.example.ac.uk", "--mail-ca",
            f"{peers.certificates}/authority.pem")
        self.first = 0

    def begin(self):
        """What came before belongs to another life."""
        self.first = len(self.peers.mails)

    def received(self):
        found = {}
        for mail in self.peers.mails[self.first:]:
            # The payload first, and then the proof.
            what = found.setdefault(re.search("dis_[a-z2-7]+", json.dumps(mail))[0], Received())
            what.count += 1
            what.digest = bytes.fromhex(mail["documents"][0]["digest"])
        return found


def why_no_peers():
    """Why the partners' own programs are not here; empty where they are."""
    return "" if os.path.exists(PYTHON) else "scripts/setup has not brought the partners' programs"


class Peers:
    """The partners' own programs, which live as long as the sweep: mesh-sandbox, and the mail server aiosmtpd."""

    def __init__(self, work):
        self.certificates = f"{work}/certificates"
        os.mkdir(self.certificates, 0o700)
        self.request(
            "-x509", "-days", "2", "-subj", "/CN=authority", "-keyout", self.at("authority.key"),
            "-out", self.at("authority.pem"))
        self.certify("exchange", "IP:127.0.0.1")
        self.certify("university", "DNS:university.example.ac.uk")
        self.secrets = f"{work}/partner-secrets"
        for code in (MESHPartner.code, ClientFolderPartner.code):
            self.keep_secrets(code)
        self.now = time.strftime("%Y%m%d%H%M", time.gmtime())
        self.mesh_port = self.begin(
            "mesh/serve.py", self.at("exchange.pem"), self.at("exchange.key"),
            self.at("authority.pem"), self.now)
        self.mails = []
        self.mail_port = self.begin(
            "mail/serve.py", self.at("exchange.pem"), self.at("exchange.key"), "starttls")

    def at(self, name):
        return f"{self.certificates}/{name}"

    def request(self, *words):
        programs.run(
            "openssl", "req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
            "-noenc", *words)

    def certify(self, name, names):
        self.request(
            "-subj", f"/CN={name}", "-addext", f"subjectAltName={names}", "-keyout",
            self.at(f"{name}.key"), "-out", self.at(f"{name}.csr"))
        programs.run(
            "openssl", "x509", "-req", "-in", self.at(f"{name}.csr"), "-CA",
            self.at("authority.pem"), "-CAkey", self.at("authority.key"), "-CAcreateserial",
            "-copy_extensions", "copy", "-days", "2", "-out", self.at(f"{name}.pem"))

    def keep_secrets(self, code):
        """What the server and that partner know each other by."""
        folder = f"{self.secrets}/{code}"
        os.makedirs(folder, 0o700)
        os.chmod(self.secrets, 0o700)
        for name, source in (
                ("ca.pem", "authority.pem"), ("certificate.pem", "university.pem"),
                ("key.pem", "university.key")):
            shutil.copy(self.at(source), f"{folder}/{name}")
            os.chmod(f"{folder}/{name}", 0o600)
        with open(os.open(f"{folder}/mesh.json", os.O_CREAT | os.O_WRONLY, 0o600), "w") as file:
            json.dump({**MESH, "password": "password", "shared-key": "TestKey"}, file)

    def begin(self, program, *words):
        """Starts it, notes what it says, and gives the port that it listens on."""
        process = programs.start([PYTHON, f"{ROOT}/Tests/Interop/{program}", *words])
        for line in process.stderr:
            found = re.fullmatch(r"listening (\d+)\n", line)
            if found:
                threading.Thread(target=self.note, args=(process.stderr,), daemon=True).start()
                return int(found[1])
        raise programs.Failed(f"a partner's program did not start: {program}")

    def note(self, said):
        """Mails that came. A program whose words nobody read would wait at some time."""
        for line in said:
            if line.startswith("received "):
                self.mails.append(json.loads(line.removeprefix("received ")))

    def collect(self):
        """The messages that lie in the recipient's mailbox of MESH, which are not there any more afterwards."""
        return json.loads(programs.run(
            PYTHON, f"{ROOT}/Tests/Interop/mesh/collect.py", str(self.mesh_port),
            self.at("authority.pem"), self.at("university.pem"), self.at("university.key"),
            self.now, MESH["recipient"]))
