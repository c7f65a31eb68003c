"""The made-up campus that bookings are made on, and the bookings."""

import datetime
import random
import shutil
import sqlite3
import subprocess
import zoneinfo

STUDENTS = 2_000
DAYS = 12
LONDON = zoneinfo.ZoneInfo("Europe/London")


class Campus:
    """A seeded data directory with every half hour of every day on offer."""

    def __init__(self, bench):
        self.bench = bench
        self.root = bench.work / "campus"
        self.data = self.root / "data"
        self.secrets = self.root / "secrets"
        self.tokens = self.root / "tokens"
        self.token = self.token_of("student-portal")
        self.bookings = self.root / "bookings.tsv"
        self.copies = 0
        self.made = False

    def make(self):
        """Seeds the campus; does nothing the second time."""
        if self.made:
            return
        shutil.rmtree(self.root, ignore_errors=True)
        self.root.mkdir(parents=True)
        server = self.bench.program("rpc-server")
        for command in (
            ["init", "--data", self.data, "--secrets", self.secrets,
             "--token-file", self.root / "admin.token"],
            ["seed", "--data", self.data, "--secrets", self.secrets,
             "--students", STUDENTS, "--tokens", self.tokens],
        ):
            subprocess.run(
                [server, *map(str, command)], check=True, stdout=subprocess.DEVNULL)
        with sqlite3.connect(self.data / "pastoral.db") as database:
            self._offer_every_half_hour(database)
            self._write_bookings(database)
        database.close()
        self.made = True

    def token_of(self, name):
        return self.tokens / f"{name}.token"

    def principal(self, name):
        """Who signs in with a token file."""
        for line in (self.tokens / "people.tsv").read_text().splitlines():
            columns = line.split("\t")
            if columns[0] == f"{name}.token":
                return columns[1]
        raise SystemExit(f"Nobody is called {name}.")

    def students(self):
        with sqlite3.connect(self.data / "pastoral.db") as database:
            return [row[0] for row in database.execute("select id from student order by id")]

    def copy(self):
        """A fresh copy of the data directory; the one before it goes."""
        shutil.rmtree(self.root / f"copy-{self.copies}", ignore_errors=True)
        self.copies += 1
        path = self.root / f"copy-{self.copies}"
        shutil.copytree(self.data, path)
        return path

    def _offer_every_half_hour(self, database):
        database.execute("delete from availability_rule")
        database.execute("delete from availability_exception")
        database.execute(
            "insert or ignore into availability (staff_id, revision) select id, 1 from staff")
        for weekday in range(1, 8):
            database.execute(
                "insert into availability_rule (staff_id, position, weekday, start_minute,"
                " end_minute, slot_minutes, step_minutes, location)"
                " select id, ?, ?, 0, 1440, 30, 0, 'Room 1' from staff", (weekday, weekday))

    def _write_bookings(self, database):
        """Every half hour of every personal tutor in the days to come, each by one of their own
        students, in no order."""
        first = datetime.datetime.now(LONDON).date() + datetime.timedelta(days=2)
        last = first + datetime.timedelta(days=DAYS - 1)
        rows = database.execute(
            "select r.staff_id, r.about_id from relation r"
            " where r.kind = 'personal_tutor' and r.from_date <= ?"
            "  and (r.to_date is null or r.to_date >= ?)"
            "  and exists (select 1 from enrolment_period e where e.student_id = r.about_id"
            "   and e.from_date <= ? and (e.to_date is null or e.to_date >= ?))"
            " order by 1, 2", (str(first), str(last)) * 2)
        students = {}
        for staff, student in rows:
            students.setdefault(staff, []).append(student)
        lines = []
        for staff, own in students.items():
            for day in range(DAYS):
                for half in range(48):
                    wall = datetime.datetime.combine(
                        first + datetime.timedelta(days=day),
                        datetime.time(half // 2, half % 2 * 30), LONDON)
                    student = own[(day * 48 + half) % len(own)]
                    lines.append(
                        f"{student}\t{student}\t{staff}\t{int(wall.timestamp() * 1000)}\n")
        random.Random(1).shuffle(lines)
        self.bookings.write_text("".join(lines))
