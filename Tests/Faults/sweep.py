"""The kill and power-loss sweep. Called by scripts/faults, whose --help says how."""

import argparse
import os
import random
import re
import shutil
import signal
import struct
import sys
import tempfile
import time

import campus
import disks
import partners
import programs
import wire
from programs import Failed, Server, Tracer

CALLS = ("write", "writev", "pwrite64", "fdatasync", "fsync", "sendto", "ftruncate", "unlink")
IMPORT_AT = 4
ERRORS = ("EIO", "ENOSPC")
MEBIBYTE = 1 << 20


class Mutant:
    """A server that breaks its word; see mutant.c."""

    def __init__(self, name, library):
        self.name = name
        self.environment = {"LD_PRELOAD": library, "FAULTS_MUTANT": name}


class Crash:
    """A server that dies before one of its calls, a mutant perhaps; see crash.c."""

    def __init__(self, library, path, mutant=None):
        self.path = path
        self.environment = dict(mutant.environment if mutant else {}, FAULTS_CRASH=path)
        # It counts what the mutant is asked to do.
        self.environment["LD_PRELOAD"] = f"{library} {self.environment.get('LD_PRELOAD', '')}"
        self.keep(0, 0, 0)

    def keep(self, counts, calls, last):
        with open(self.path, "wb") as file:
            file.write(struct.pack("=3Q", counts, calls, last))

    def begin(self, last):
        """From now on calls count, and it dies before that one; 0 for none. What is mapped is changed, not replaced."""
        with open(self.path, "r+b") as file:
            file.write(struct.pack("=3Q", 0, 0, last))
            file.flush()
            file.seek(0)
            file.write(struct.pack("=Q", 1))

    @property
    def calls(self):
        with open(self.path, "rb") as file:
            return struct.unpack("=3Q", file.read())[1]


class Sweep:
    def __init__(self, campus, disk, work, report, deadline):
        self.campus, self.disk, self.work = campus, disk, work
        self.report, self.deadline = report, deadline
        self.number = 0

    def round(self, partner=None):
        """A fresh directory, what is played on it, and who watches from outside: that partner, or one with a folder."""
        self.number += 1
        witnesses = [
            campus.Readers(), campus.Anchor(f"{self.work}/anchor-{self.number}"),
            partner or self.folder_partner()]
        return self.disk.fresh(), campus.Round(self.campus, str(self.number)), witnesses

    def folder_partner(self):
        return partners.FolderPartner(f"{self.work}/outgoing-{self.number}")

    def serve(self, data, witnesses, altered=None):
        """Serves that directory; `altered` is a `Mutant` or a `Crash`."""
        return Server(self.campus.server, data, self.campus.secrets, witnesses, altered)

    # Where there is something to kill.

    def points(self, mutant=None):
        """How often each thread makes each call in a round: (thread, call, count)."""
        data, played, witnesses = self.round()
        server = self.serve(data, witnesses, mutant)
        threads = server.threads()
        log = f"{self.work}/record"
        tracer = Tracer(server.pid, None, ",".join(CALLS), log)
        if not played.play(server.port, IMPORT_AT):
            raise Failed("a server that nobody kills went away")
        tracer.detach()
        server.kill()
        names = {number: name for name, number in threads.items()}
        counts = {}
        for line in tracer.lines():
            found = re.match(r"(\d+) +(\w+)\(", line)
            # Threads that are born later have no name that a later run could find.
            if found and int(found[1]) in names and found[2] in CALLS:
                place = (names[int(found[1])], found[2])
                counts[place] = counts.get(place, 0) + 1
        return [(thread, call, count) for (thread, call), count in sorted(counts.items())]

    def kill_at(self, thread, call, number, mutant=None):
        """One life: killed before its thread makes the call for that time, then the power goes."""
        data, played, witnesses = self.round()
        server = self.serve(data, witnesses, mutant)
        # A pool's threads come when there is work: in this life that one may not be there.
        thread_id = server.threads().get(thread)
        tracer = thread_id and Tracer(
            server.pid, thread_id, call, f"{self.work}/trace",
            f"{call}:signal=SIGKILL:when={number}")
        is_whole = played.play(server.port, IMPORT_AT)
        if is_whole:
            # Threads share the work anew in every life: this one had less of it.
            server.kill()
        server.wait_for_end()
        if tracer:
            tracer.detach()
        self.disk.lose_power()
        return not is_whole, played.check(data, witnesses)

    def kills(self, count, mutant=None, until_found=()):
        """Kills at so many points, spread over all threads and calls; no more once there are faults with each of those
        words.

        Gives (rounds, rounds in which the point was reached, faults).
        """
        points = self.points(mutant)
        self.report(f"{sum(point[2] for point in points)} calls of {len(points)} kinds: " + ", ".join(
            f"{thread} {call} {number}" for thread, call, number in points))
        done = reached = 0
        faults = []
        for thread, call, number in chosen(points, count):
            if time.monotonic() > self.deadline:
                self.report("stopped: the time is over")
                break
            was_reached, found = self.kill_at(thread, call, number, mutant)
            done += 1
            reached += was_reached
            for fault in found:
                self.report(f"killed before {call} {number} of {thread}: {fault}")
            faults += found
            if until_found and all(has(faults, words) for words in until_found):
                break
        return done, reached, faults

    # A disclosure that is killed on its way.

    def die(self, way, number, library, mutant=None):
        """One life in which one thing is disclosed that way: killed before the number-th call after the decision, of all
        threads together, then the power goes; 0 for no kill.

        Gives (calls that were made, whether it was killed, faults).
        """
        partner = way()
        data, played, witnesses = self.round(partner)
        crash = Crash(library, f"{self.work}/crash", mutant)
        server = self.serve(data, witnesses, crash)
        is_whole = played.play_disclosure(
            server.port, partner.code, begin=lambda: crash.begin(number))
        if is_whole:
            server.kill()
        server.wait_for_end()
        self.disk.lose_power()
        faults = played.check(data, witnesses)
        if number == 0 and not any(what.digest for what in partner.received().values()):
            faults.append("nothing came where nothing was killed")
        return crash.calls, not is_whole, faults

    def deaths(self, way, count, library, mutant=None, until_found=None):
        """Kills before so many calls between the decision and the receipt, spread evenly; before every one with None. No more
        once there is a fault with those words.

        Gives (calls, lives, lives that were killed, faults).
        """
        calls, _, faults = self.die(way, 0, library, mutant)
        done = killed = 0
        lives = min(count or calls, calls)
        for number in (1 + step * calls // lives for step in range(lives)):
            if time.monotonic() > self.deadline:
                self.report("stopped: the time is over")
                break
            _, was_killed, found = self.die(way, number, library, mutant)
            done += 1
            killed += was_killed
            for fault in found:
                self.report(f"killed before call {number} of {calls}: {fault}")
            faults += found
            if until_found and has(faults, until_found):
                break
        return calls, done, killed, faults

    # A disk that reports errors.

    def fail(self, call, error, when):
        """One life: the writer's disk reports errors, then it is well again, then the power goes."""
        data, played, witnesses = self.round()
        server = self.serve(data, witnesses)
        writer = next(number for name, number in server.threads().items() if "writer" in name)
        tracer = Tracer(
            server.pid, writer, call, f"{self.work}/trace", f"{call}:error={error}:when={when}")
        is_whole = played.play(server.port)
        tracer.detach()
        injected = sum("INJECTED" in line for line in tracer.lines())
        faults = [] if is_whole else ["the server ended where it must go on"]
        server.kill()
        self.disk.lose_power()
        return injected, faults + played.check(data, witnesses)

    def failures(self, numbers):
        done = injections = 0
        faults = []
        for call in ("fdatasync", "pwrite64"):
            for error in ERRORS:
                for when in [str(number) for number in numbers] + [f"{numbers[0]}+"]:
                    if time.monotonic() > self.deadline:
                        self.report("stopped: the time is over")
                        return done, injections, faults
                    injected, found = self.fail(call, error, when)
                    done += 1
                    injections += injected
                    for fault in found:
                        self.report(f"{error} at {call} {when}: {fault}")
                    faults += found
        return done, injections, faults


    # A disk that is full.

    def fill(self, number=None):
        """One life in which one thing is disclosed: the data's disk has no room from the writer's k-th write on, until the
        server has ended; then there is room again, after a loss of power. With None there is room throughout.

        Gives (writes that were made, faults).
        """
        data, played, witnesses = self.round()
        server = self.serve(data, witnesses)
        writer = next(thread for name, thread in server.threads().items() if "writer" in name)
        tracer = Tracer(
            server.pid, writer, "pwrite64", f"{self.work}/trace",
            number and f"pwrite64:error=ENOSPC:when={number}+")
        played.play_disclosure(server.port, patience=1)
        # It sends what it may before it ends, so that what came of the attempt is written too.
        server.stop()
        tracer.detach()
        self.disk.lose_power()
        return len(tracer.lines()), played.check(data, witnesses)

    def fillings(self, step):
        """A full disk at every `step`-th write of a disclosure."""
        writes, faults = self.fill()
        self.report(f"a disclosure takes {writes} writes")
        done = 0
        for number in range(1, writes + 1, step):
            if time.monotonic() > self.deadline:
                self.report("stopped: the time is over")
                break
            _, found = self.fill(number)
            done += 1
            for fault in found:
                self.report(f"full from write {number} on: {fault}")
            faults += found
        return done, faults

    def run_low(self):
        """One life on a disk that runs low, then full, and then has room again. What is ordinary is refused and nothing is
        disclosed; reading goes on, on the ballast at last, until it cannot be recorded. Gives what is wrong."""
        data, played, witnesses = self.round()
        server = Server(
            self.campus.server, data, self.campus.secrets, witnesses,
            limits=(f"disk-free-bytes={24 * MEBIBYTE}", f"disk-ballast-bytes={4 * MEBIBYTE}",
                    "person-calls-per-second=0"))
        filler, ballast = disks.Filler(self.disk.path), f"{data}/ballast"
        faults = []

        def expect(what, is_so):
            if not is_so:
                faults.append(what)

        expect("there is no ballast", os.path.exists(ballast))
        filler.leave(20 * MEBIBYTE)
        reads, refusal = played.play_low(server.port)
        expect(f"what is ordinary is answered so: {refusal}", refusal.reason == "DISK_LOW")
        expect(f"reading stopped at {reads}", reads == campus.TURNS)
        expect("the ballast went too early", os.path.exists(ballast))
        filler.leave(MEBIBYTE)
        reads, refusal = played.play_low(server.port)
        expect(f"what is ordinary is answered so: {refusal}", refusal.reason == "DISK_LOW")
        expect(f"reading stopped at {reads}", reads == campus.TURNS)
        expect("the ballast was not let go", not os.path.exists(ballast))
        filler.leave(0)
        read = played.read_until_refused(server.port)
        expect(f"a read that could not be recorded is answered so: {read}",
               read.code == wire.UNAVAILABLE and not read.message)
        filler.go()
        expect("what is ordinary is not done once there is room", played.play_disclosure(server.port))
        expect("nothing was disclosed once there was room", played.disclosures)
        expect("the ballast was not made again", os.path.exists(ballast))
        server.stop()
        self.disk.lose_power()
        return faults + played.check(data, witnesses)

    # An anchor.

    def lose_anchor(self, disk, mutant=None):
        """Two lives on one directory: once the server has ended, its anchor's volume, that disk, loses its power. In the
        first life the anchor is new, in the second it takes the place of an older one. Gives what is wrong."""
        disk.fresh()
        data, played, witnesses = self.round()
        anchor = campus.Anchor(f"{disk.path}/anchor")
        witnesses[1] = anchor
        for play in (played.play, played.play_disclosure):
            server = self.serve(data, witnesses, mutant)
            if not play(server.port):
                raise Failed("a server that nobody kills went away")
            server.stop()
            before = anchor.content()
            disk.lose_power()
            if anchor.content() != before:
                return ["LOST: a checkpoint that was anchored"]
        return played.check(data, witnesses)

    def crowd(self, room):
        """One life in which the partner's folder has no room for all that it is given, until it has.

        Gives (attempts that were proven to have sent nothing, faults).
        """
        data, played, witnesses = self.round()
        partner = witnesses[-1]
        with disks.Scarce(partner.path, room) as scarce:
            server = self.serve(data, witnesses)
            if not played.play_disclosure(server.port):
                raise Failed("the server ended where it must go on")
            # Nothing is due any more while it ends: the attempt is over.
            server.stop()
            early = partner.complete()
            scarce.relieve()
            faults = []
            if early:
                faults.append("the partner has it though there was no room")
            server = self.serve(data, witnesses)
            if not partner.wait_for(played.disclosures):
                faults.append("what waits was not sent once there was room")
            server.stop()
            return partner.not_sent(data), faults + played.check(data, witnesses)

    def crowdings(self):
        """Less room than a share takes: of each number of pages, and of each number of files."""
        done = not_sent = 0
        faults = []
        for room in disks.Scarce.rooms:
            if time.monotonic() > self.deadline:
                self.report("stopped: the time is over")
                break
            found, wrong = self.crowd(room)
            done += 1
            not_sent += found
            for fault in wrong:
                self.report(f"{room}: {fault}")
            faults += wrong
        return done, not_sent, faults


def has(faults, words):
    return any(words in fault for fault in faults)


def chosen(points, count):
    """So many of all (thread, call, k), the same ones in every run: of each kind the first, the last and
    some between, in a mixed order, so that a sweep that is cut short has seen all kinds."""
    picked = []
    total = sum(number for _, _, number in points)
    for thread, call, number in points:
        share = max(2, round(count * number / total))
        places = {1 + round(step * (number - 1) / max(share - 1, 1)) for step in range(share)}
        picked += [(thread, call, place) for place in sorted(places)]
    random.Random(1).shuffle(picked)
    return picked[:count]


def main():
    parser = argparse.ArgumentParser(prog="scripts/faults")
    parser.add_argument("--bin", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--short", action="store_true", help="a few of each, within two minutes")
    parser.add_argument("--kills", type=int, default=200, help="1 to 5000; default: 200")
    parser.add_argument("--minutes", type=float, default=30, help="at most; default: 30")
    parser.add_argument("--mutants", action="store_true", help="only the mutants, which must fail")
    parser.add_argument(
        "--disclosures", action="store_true", help="only kills before every call of a disclosure")
    parser.add_argument("--no-power-loss", action="store_true", help="only kills")
    given = parser.parse_args()
    if not 1 <= given.kills <= 5_000 or not 0.5 <= given.minutes <= 600:
        parser.error("a number is out of its bounds")

    reason = programs.why_no_strace()
    if reason:
        print(f"SKIPPED: no server can be killed at a system call: {reason}.")
        return 0
    reason = "it was not asked for" if given.no_power_loss else disks.why_no_power_loss()
    if not reason and not disks.unshare_mounts():
        reason = "this process may have no mounts of its own"
    if reason:
        print(f"SKIPPED: the power does not go: {reason}.")
    # Whoever ends us ends what we began.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    work = tempfile.mkdtemp(prefix="pastoral-faults-")
    disk = disks.Folder(work) if reason else disks.Image(work)
    try:
        return sweep(given, disk, work)
    finally:
        programs.end_all()
        disk.close()
        shutil.rmtree(work, ignore_errors=True)


def sweep(given, disk, work):
    began = time.monotonic()
    report = lambda text: print(f"  {text}", flush=True)
    ways = Ways(work, report)
    made = campus.Campus(
        f"{given.bin}/rpc-server", f"{given.bin}/rpc-client", work,
        {partner.code: (partner.registration, partner.answers) for partner in ways.partners})
    disk.keep_template(made.data)
    minutes = 2 if given.short else given.minutes
    sweep = Sweep(made, disk, work, report, began + 60 * minutes)
    is_good = True
    loss = ", then the power lost" if disk.loses_power else ""
    if given.disclosures:
        is_good = deaths(sweep, ways, given.short, loss)
    elif not given.mutants:
        print(f"Kills{loss} (G1, G2):", flush=True)
        done, reached, faults = sweep.kills(12 if given.short else given.kills)
        print(f"{done} lives, {reached} of them killed at their point, {len(faults)} faults", flush=True)
        is_good = done > 0 and reached > 0 and not faults
        is_good = deaths(sweep, ways, given.short, loss) and is_good
        print(f"A disk that reports errors{loss} (G3):", flush=True)
        done, injections, faults = sweep.failures([2] if given.short else [1, 2, 5, 9])
        print(f"{done} lives, {injections} errors, {len(faults)} faults", flush=True)
        is_good = is_good and injections > 0 and not faults
        print(f"A disk that is full, at each write of a disclosure{loss} (G1, G3):", flush=True)
        done, faults = sweep.fillings(60 if given.short else 1)
        print(f"{done} lives, {len(faults)} faults", flush=True)
        is_good = is_good and done > 0 and not faults
        is_good = runs_low(sweep, disk) and is_good
        is_good = crowdings(sweep, disk) and is_good
        is_good = anchors(sweep, disk, work) and is_good
    if not given.short and not given.disclosures:
        is_good = mutants(sweep, ways, work, disk) and is_good
    print(f"{'All held' if is_good else 'NOT ALL HELD'} ({time.monotonic() - began:.0f} s).")
    return 0 if is_good else 1


class Ways:
    """The ways out that can be tried here, and the partners that are there for each."""

    def __init__(self, work, report):
        self.work = work
        self.number = 0
        self.makers = {"folder": self.folder}
        reason = partners.why_no_peers()
        if reason:
            report(f"SKIPPED: no mail and no MESH: {reason}.")
        else:
            self.peers = partners.Peers(work)
            self.mail = partners.MailPartner(self.peers)
            self.mesh = partners.MESHPartner(self.peers, self.peers.secrets)
            self.makers |= {
                "MESH client's folder": self.client_folder, "mail": lambda: self.begun(self.mail),
                "MESH over HTTPS": lambda: self.begun(self.mesh)}
        self.partners = [maker() for maker in self.makers.values()]

    def path(self):
        self.number += 1
        return f"{self.work}/way-{self.number}"

    def folder(self):
        return partners.FolderPartner(self.path())

    def client_folder(self):
        return partners.ClientFolderPartner(self.path(), self.peers.secrets)

    @staticmethod
    def begun(partner):
        partner.begin()
        return partner


def deaths(sweep, ways, is_short, loss):
    """Whether a disclosure that is killed before any of its calls leaves no more with the partner than the ledger says."""
    library = programs.library("crash", sweep.work)
    is_good = True
    for name, way in ways.makers.items():
        print(f"Kills before calls of a disclosure by way of {name}{loss} (G1):", flush=True)
        calls, done, killed, faults = sweep.deaths(way, 3 if is_short else None, library)
        print(f"{calls} calls, {done} lives, {killed} of them killed, {len(faults)} faults", flush=True)
        is_good = is_good and killed > 0 and not faults
    return is_good


def runs_low(sweep, disk):
    """Whether reading goes on when the disk has hardly any room, and nothing else."""
    if not disk.loses_power:
        print("SKIPPED: no disk can be made full without mounts.")
        return True
    print("A disk that runs low, with its ballast, and then full (G14):", flush=True)
    faults = sweep.run_low()
    for fault in faults:
        sweep.report(fault)
    print(f"{len(faults)} faults", flush=True)
    return not faults


def crowdings(sweep, disk):
    """Whether a partner whose folder was full gets all of it once, as soon as there is room."""
    if not disk.loses_power:
        print("SKIPPED: no folder of a partner's can be made too small without mounts.")
        return True
    print("A partner's folder that is full (G1):", flush=True)
    done, not_sent, faults = sweep.crowdings()
    print(f"{done} lives, {not_sent} attempts of which nothing was sent, {len(faults)} faults",
          flush=True)
    return done > 0 and not_sent >= done and not faults


def anchors(sweep, disk, work, mutant=None):
    """Whether what was anchored is there when the power of the anchor's own volume has gone; with a mutant, whether that is
    found out."""
    if not disk.loses_power:
        print("SKIPPED: no anchor's volume can be made without mounts.")
        return True
    if not mutant:
        print("An anchor whose volume loses its power (G6):", flush=True)
    volume = disks.Image(work, f"anchor-volume-{mutant.name if mutant else 'sound'}")
    try:
        volume.make(16)
        faults = sweep.lose_anchor(volume, mutant)
    finally:
        volume.close()
    if mutant:
        return said_of(1, has(faults, "LOST: a checkpoint"))
    for fault in faults:
        sweep.report(fault)
    print(f"2 lives, {len(faults)} faults", flush=True)
    return not faults


def mutants(sweep, ways, work, disk):
    """Whether servers that break their word are found out, by each sweep that must."""
    if not disk.loses_power:
        print("SKIPPED: the mutants lose something only when the power goes.")
        return True
    library, crash = programs.library("mutant", work), programs.library("crash", work)
    told, sent = "was acknowledged", "LOST: the partner has"
    all_found = True
    for mutant in (Mutant(name, library) for name in ("normal", "answer-first")):
        print(f"Mutant {mutant.name}, which must be found out:", flush=True)
        # By who was told that it was done (G2), and by the partner, who has what nothing says was sent (G1).
        done, _, faults = sweep.kills(60, mutant, until_found=(told, sent))
        all_found = said_of(done, has(faults, told) and has(faults, sent)) and all_found
    for mutant in (Mutant(name, library) for name in ("normal", "send-first")):
        for name, way in ways.makers.items():
            print(f"Mutant {mutant.name}, by way of {name}:", flush=True)
            _, done, _, faults = sweep.deaths(way, 60, crash, mutant, until_found=sent)
            all_found = said_of(done, has(faults, sent)) and all_found
    for mutant in (Mutant(name, library) for name in ("no-file-sync", "no-folder-sync")):
        print(f"Mutant {mutant.name}, with an anchor:", flush=True)
        all_found = anchors(sweep, disk, work, mutant) and all_found
    return all_found


def said_of(lives, is_found):
    """Says whether a mutant was found out, and gives it."""
    print(f"{'found out' if is_found else 'NOT FOUND OUT'} after {lives} lives", flush=True)
    return is_found


if __name__ == "__main__":
    sys.exit(main())
