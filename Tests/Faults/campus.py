"""A small campus, what its people do in a round, and what must be found of it afterwards."""

import os
import re
import sqlite3
import time

import programs
import wire
from programs import Failed
from wire import message

BOOKING = "pastoral.v1.BookingService"
DIRECTORY = "pastoral.v1.DirectoryService"
DISCLOSURE = "pastoral.v1.DisclosureService"
READ = f"{DIRECTORY}/GetStudent"
ACADEMIC_ADVICE, UPKEEP, CASE_SUPPORT = 1, 3, 7
BOOKED, CANCELLED = 1, 2
NAME, SERIOUS_CONCERN = 1, 6
ATTEMPTED = 5
TURNS = 10
# The partner that is told something in every life.
SINK = "sink"


class Campus:
    """The template that every round begins with: data, secrets, whose tokens there are, and a case that each of those
    partners may be told of."""

    def __init__(self, server, client, work, partners):
        self.server, self.client, self.work = server, client, work
        self.data, self.secrets = f"{work}/made", f"{work}/secrets"
        tokens = f"{work}/tokens"
        programs.run(
            server, "init", "--data", self.data, "--secrets", self.secrets, "--host",
            "faults.example", "--token-file", f"{work}/admin.token")
        programs.run(
            server, "seed", "--data", self.data, "--secrets", self.secrets, "--students", "20",
            "--tokens", tokens)
        self.admin_file = f"{work}/admin.token"
        self.admin = read(self.admin_file)
        self.student, self.tutor = read(f"{tokens}/student.token"), read(f"{tokens}/tutor.token")
        self.officer = read(f"{tokens}/data-protection-officer.token")
        self.practitioner = read(f"{tokens}/wellbeing-colleague.token")
        self.ids = {
            row.split("\t")[0].removesuffix(".token"): row.split("\t")[1]
            for row in read(f"{tokens}/people.tsv").split("\n")[1:]}
        self.slots = []
        running = programs.Server(server, self.data, self.secrets)
        connection = wire.Connection(running.port, self.student)
        reply = connection.call(f"{BOOKING}/ListSlots", message((2, self.ids["tutor"])))
        # None of these passes while the sweep lasts.
        self.slots = [wire.fields(slot)[1][0] for slot in reply.message.get(1, [])][4:]
        connection.close()
        # By the partner's code: what it would be told, the request.
        self.concerns = self.case_with_partners(running.port, tokens, partners)
        running.stop()
        if len(self.slots) < TURNS + 1:
            raise Failed(f"the tutor offers {len(self.slots)} slots only")

    def case_with_partners(self, port, tokens, partners):
        """A case of the student's, those partners, and what each would be told."""
        def told(name, content):
            path = f"{self.work}/{name}"
            with open(path, "w") as file:
                file.write(content + "\n")
            return path

        def ask(who, *words):
            return programs.run(
                self.client, *words, "--endpoint", f"127.0.0.1:{port}", "--token-file",
                f"{tokens}/{who}.token")

        words = told("words.txt", "It cannot wait any longer")
        for who in ("wellbeing-supervisor", "wellbeing-colleague"):
            ask(who, "case", "terms", "--accept")
        case = re.search("cas_[a-z2-7]+", ask(
            "student", "case", "open", "counselling", "--words-file", words))[0]
        ask("wellbeing-supervisor", "case", "allocate", case, "--to",
            self.ids["wellbeing-colleague"], "--purpose", "case-management", "--words-file", words)
        ask("wellbeing-colleague", "case", "person", case, "--words-file",
            told("person.txt", "name: Fault Student"))
        concerns = {}
        for code, (registration, answers) in partners.items():
            partner = re.search("prt_[a-z2-7]+", ask(
                "data-protection-officer", "partner", "register", code, "--terms",
                f"{os.path.dirname(os.path.abspath(__file__))}/../../Examples/partner-terms.yaml",
                *registration))[0]
            concerns[code] = [
                (1, case), (2, partner), (3, message((1, NAME))),
                *[(4, message((1, question), (2, answer))) for question, answer in answers.items()],
                (5, SERIOUS_CONCERN), (7, "Only they can act on this."),
                (8, "The name and their own account."), (9, "They are being exploited."), (12, 1)]
        return concerns


def read(path):
    with open(path) as file:
        return file.read().strip()


class Round:
    """What was asked for and what was acknowledged in one life of a server."""

    def __init__(self, campus, name):
        self.campus = campus
        self.name = name
        # By the appointment's id: the states that it may have.
        self.appointments = {}
        # By the idempotency key: as whom and how the call was made, until its reply came.
        self.unanswered = {}
        # The disclosures of which the server said that they are on their way.
        self.disclosures = set()
        # By campus id: the given name.
        self.students = {}
        # By campus id: those who must not be there, since the server said so.
        self.refused = []
        self.reads = 0
        # The last signed checkpoint that anybody was given.
        self.checkpoint = None
        self.faults = []
        self.last = None

    def play(self, port, import_at=None):
        """Everybody does their part, in turns of three calls at once, until the server is gone."""
        try:
            student = wire.Connection(port, self.campus.student)
            admin = wire.Connection(port, self.campus.admin)
            tutor = wire.Connection(port, self.campus.tutor)
            officer = wire.Connection(port, self.campus.officer)
            practitioner = wire.Connection(port, self.campus.practitioner)
            for turn in range(TURNS):
                if turn % 3 == 1:
                    self.disclose(f"{self.name}-{turn}-share", practitioner)
                self.turn(turn, student, admin, tutor)
                reply = officer.call("pastoral.v1.LedgerService/GetCheckpoint", b"")
                if reply.code == wire.OK:
                    self.checkpoint = reply.message[1][0]
                if turn == import_at:
                    self.import_file(port)
        except (wire.Gone, OSError):
            return False
        return True

    def play_disclosure(self, port, code=SINK, begin=lambda: None, patience=programs.PATIENCE):
        """One thing is disclosed to that partner, in an emergency, and tried: until that is over or the server is gone, or
        for so many seconds, where nothing can be written and that is never said. `begin` is called before it is decided."""
        try:
            practitioner = wire.Connection(port, self.campus.practitioner)
            self.disclose(f"{self.name}-share", practitioner, code, begin)
            end = time.monotonic() + patience
            while any(
                    not self.was_tried(share, practitioner) for share in self.disclosures
            ) and time.monotonic() < end:
                # To be asked is work for the server too.
                time.sleep(0.02)
        except (wire.Gone, OSError):
            return False
        return True

    def play_low(self, port):
        """On a disk with hardly any room: somebody reads, somebody books, and something would be disclosed.

        Gives (reads that were answered, how the booking was refused)."""
        tutor = wire.Connection(port, self.campus.tutor)
        student = wire.Connection(port, self.campus.student)
        practitioner = wire.Connection(port, self.campus.practitioner)
        answered = 0
        for _ in range(TURNS):
            answered += self.read(tutor).code == wire.OK
        self.reads += answered
        booking = student.call(f"{BOOKING}/Book", message(
            (2, self.campus.ids["tutor"]), (3, self.campus.slots[0])), f"{self.name}-low")
        self.disclose(f"{self.name}-low-share", practitioner)
        # It was refused, and is asked for by nobody again.
        self.unanswered.clear()
        return answered, booking

    def read(self, tutor):
        return tutor.call(READ, message((1, self.campus.ids["student"]), (3, ACADEMIC_ADVICE)))

    def read_until_refused(self, port):
        """The first read that cannot be recorded any more; nothing where so many can."""
        tutor = wire.Connection(port, self.campus.tutor)
        for _ in range(50_000):
            reply = self.read(tutor)
            if reply.code != wire.OK:
                return reply
            self.reads += 1
        return reply

    @staticmethod
    def was_tried(share, practitioner):
        reply = practitioner.call(f"{DISCLOSURE}/Get", message((1, share), (2, CASE_SUPPORT)))
        is_under_way = reply.message.get(7, [0])[0] == ATTEMPTED
        return reply.message.get(25, [0])[0] > 0 and not is_under_way

    def turn(self, turn, student, admin, tutor):
        key = f"{self.name}-{turn}"
        cancels = turn % 3 == 2 and self.last is not None
        if cancels:
            # Asked for, it may be done, answered or not; and it is asked for once.
            call = (f"{BOOKING}/Cancel", message((1, self.last), (2, 1)))
            self.appointments[self.last] = {BOOKED, CANCELLED}
            self.last = None
        else:
            call = (f"{BOOKING}/Book", message(
                (2, self.campus.ids["tutor"]), (3, self.campus.slots[turn])))
        self.unanswered[key] = (self.campus.student, call)
        student.send(*call, key)
        number, name = f"F{self.name}{turn}", f"Given{turn}"
        record = message(
            (2, number), (3, name), (4, "Family"), (5, f"{number.lower()}@uni.example"))
        put = (f"{DIRECTORY}/PutStudent", message((1, record)))
        # Some have no key: what became of them can then be unknown for good.
        put_key = None if turn % 4 == 3 else key + "-put"
        if put_key:
            self.unanswered[put_key] = (self.campus.admin, put)
        admin.send(*put, put_key)
        tutor.send(READ, message((1, self.campus.ids["student"]), (3, ACADEMIC_ADVICE)))

        self.answered(key, student.receive(), cancels)
        reply = admin.receive()
        if self.is_settled(put_key, reply):
            self.students[number] = name
        elif reply.code == wire.UNAVAILABLE and not put_key:
            self.refused.append(number)
        reply = tutor.receive()
        if reply.code == wire.OK:
            self.reads += 1
        else:
            self.is_settled(None, reply)

    def disclose(self, key, practitioner, code=SINK, begin=lambda: None):
        """An emergency: previewed, proposed, and sent without anybody else."""
        concern = self.campus.concerns[code]
        preview = practitioner.call(f"{DISCLOSURE}/Preview", message(*concern))
        if not self.is_settled(None, preview):
            return
        share = preview.message[5][0]
        call = (f"{DISCLOSURE}/Propose", message(
            *concern, (13, preview.message[3][0]), (14, share)))
        begin()
        self.unanswered[key] = (self.campus.practitioner, call)
        if self.is_settled(key, practitioner.call(*call, key)):
            self.disclosures.add(share.decode())

    def answered(self, key, reply, cancels):
        if not self.is_settled(key, reply):
            return
        identifier = reply.message[1][0].decode()
        if cancels:
            self.appointments[identifier] = {CANCELLED}
        else:
            self.appointments.setdefault(identifier, {BOOKED})
            self.last = identifier

    def is_settled(self, key, reply):
        """Whether it was done. Anything but that and the answers that a failed disk has is a fault."""
        if reply.code == wire.OK:
            self.unanswered.pop(key, None)
            return True
        is_unknown = reply.reason == "COMMIT_UNKNOWN"
        wanted = wire.UNKNOWN if is_unknown and key is None else wire.UNAVAILABLE
        if reply.code != wanted:
            self.faults.append(f"an answer that nobody may get: {reply}")
        return False

    def import_file(self, port):
        """A file of students: its rows are sealed under a key that is destroyed at the end."""
        path = f"{self.campus.work}/{self.name}.csv"
        numbers = [f"I{self.name}{row}" for row in range(3)]
        with open(path, "w") as file:
            file.write("campus_id,given_name,family_name,email\n")
            for number in numbers:
                file.write(f"{number},Imported,,{number.lower()}@uni.example\n")
        try:
            programs.run(
                self.campus.client, "students", "import", path, "--endpoint", f"127.0.0.1:{port}",
                "--token-file", self.campus.admin_file)
        except Failed:
            raise wire.Gone from None
        finally:
            os.unlink(path)
        for number in numbers:
            self.students[number] = "Imported"

    # What must be found afterwards.

    def check(self, data, witnesses):
        """Serves the directory again and finds everything that was acknowledged; gives what is wrong."""
        faults = list(self.faults)
        server = programs.Server(self.campus.server, data, self.campus.secrets, witnesses)
        try:
            self.check_calls(server, faults)
            for witness in witnesses:
                faults += witness.check(self, server, data)
        except wire.Gone:
            faults.append("the server that recovered is gone")
        finally:
            if server.process.poll() is None:
                server.stop()
        self.check_files(data, faults)
        return faults

    def check_calls(self, server, faults):
        student = wire.Connection(server.port, self.campus.student)
        admin = wire.Connection(server.port, self.campus.admin)
        # Asked for again with the same key, each has one effect, whether it was done or not.
        for key, (token, call) in self.unanswered.items():
            connection = wire.Connection(server.port, token)
            first, second = (connection.call(*call, key) for _ in range(2))
            connection.close()
            if first.code != wire.OK or first.message != second.message:
                faults.append(f"{key}: asked again it is {first}, then {second}")
        for identifier, states in self.appointments.items():
            reply = student.call(f"{BOOKING}/Get", message((1, identifier)))
            state = reply.message.get(7, [0])[0]
            if reply.code != wire.OK or state not in states:
                faults.append(f"LOST: appointment {identifier} was acknowledged: {reply}, {state}")
        for number, name in self.students.items():
            reply = admin.call(READ, message((2, number), (3, UPKEEP)))
            found = reply.message.get(3, [b""])[0].decode()
            if reply.code != wire.OK or found != name:
                faults.append(f"LOST: student {number} was acknowledged: {reply}")
        for number in self.refused:
            reply = admin.call(READ, message((2, number), (3, UPKEEP)))
            if reply.code == wire.OK:
                faults.append(f"student {number} was not put, the server said, and is there")
        student.close()
        admin.close()

    def check_files(self, data, faults):
        """What the files say, once nobody serves them."""
        records = sqlite3.connect(f"file:{data}/pastoral.db?mode=ro", uri=True)
        keys = sqlite3.connect(f"file:{data}/keys.db?mode=ro", uri=True)
        for name, database in (("pastoral.db", records), ("keys.db", keys)):
            verdict = database.execute("pragma integrity_check").fetchone()[0]
            if verdict != "ok":
                faults.append(f"{name} is damaged: {verdict}")

        def column(database, query):
            return {row[0] for row in database.execute(query)}

        twice = records.execute(
            "select count(*) from (select 1 from appointment where state = 'booked' "
            "group by staff_id, start_at having count(*) > 1)").fetchone()[0]
        if twice:
            faults.append(f"{twice} slots are held twice")
        people = column(records, "select id from student where details is not null union all "
                                 "select id from staff where details is not null")
        owners = column(keys, "select owner from data_key where purpose = 'content'")
        uploads = column(records, "select key_owner from import_upload where state = 'receiving'")
        if people - owners:
            faults.append(f"LOST: {len(people - owners)} people without their keys")
        stray = owners - people - uploads - {"system"}
        if stray:
            faults.append(f"{len(stray)} keys of nobody")
        records.close()
        keys.close()
        self.check_ledger(data, faults)

    def check_ledger(self, data, faults):
        """All of it is sound, and begins with what the last checkpoint that left the server covers (G4)."""
        words = [self.campus.server, "ledger", "verify", "--data", data, "--secrets",
                 self.campus.secrets]
        kept = f"{self.campus.work}/{self.name}.checkpoint"
        if self.checkpoint:
            with open(kept, "wb") as file:
                file.write(self.checkpoint)
            words += ["--anchor", kept]
        try:
            programs.run(*words)
        except Failed as failure:
            faults.append(f"LOST: {failure}")
        finally:
            if self.checkpoint:
                os.unlink(kept)


class Witness:
    """Something outside the disk that sees what leaves the server. It gives `options` for the server, and checks
    afterwards that nothing was seen that was not recorded."""

    options = ()

    def check(self, played, server, data):
        """What is wrong, in sentences."""
        return []


class Readers(Witness):
    """Whoever was shown something about a student: every reply that came has its row (the access log's part
    of G1)."""

    def check(self, played, server, data):
        database = sqlite3.connect(f"file:{data}/pastoral.db?mode=ro", uri=True)
        rows = database.execute(
            "select count(*) from access_log where principal_id = ? and method = ?",
            (played.campus.ids["tutor"], READ)).fetchone()[0]
        database.close()
        if rows >= played.reads:
            return []
        return [f"LOST: {played.reads} reads were answered, {rows} are in the access log"]


class Anchor(Witness):
    """The anchor on another volume, which no power loss takes: the ledger that comes back must fit it."""

    def __init__(self, path):
        self.path = path
        self.options = ("--anchor", path)

    def content(self):
        """The checkpoint that it holds; nothing where it is not there."""
        try:
            with open(self.path, "rb") as file:
                return file.read()
        except FileNotFoundError:
            return b""

    def check(self, played, server, data):
        connection = wire.Connection(server.port, played.campus.admin)
        reply = connection.call(
            "grpc.health.v1.Health/Check", message((1, "pastoral.v1.DisclosureService")))
        connection.close()
        serving = reply.message.get(1, [0])[0] == 1
        return [] if serving else ["LOST: the ledger does not fit its anchor"]
