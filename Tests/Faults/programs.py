"""The server as an admin runs it, and strace attached to one of its threads."""

import ctypes
import os
import re
import signal
import subprocess
import threading

PATIENCE = 60


# Every process that was started and may still run.
started = []


def start(words, **options):
    """Starts a program that ends when we do, however that is."""
    libc = ctypes.CDLL(None)
    process = subprocess.Popen(
        words, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
        preexec_fn=lambda: libc.prctl(1, signal.SIGKILL), **options)  # PR_SET_PDEATHSIG
    started.append(process)
    return process


def end_all():
    """Ends what is still running of what was started here."""
    for process in started:
        if process.poll() is None:
            process.kill()
            process.wait()
    started.clear()


class Failed(Exception):
    """A program did not do what it must."""


def run(*words):
    """Runs a program to its end and gives what it printed."""
    done = subprocess.run(words, capture_output=True, text=True, timeout=PATIENCE)
    if done.returncode != 0:
        raise Failed(f"{os.path.basename(words[0])} {words[1]}: {done.stderr.strip()}")
    return done.stdout


def library(name, work):
    """Builds that C file of this folder as a library for LD_PRELOAD; gives its path."""
    source = os.path.join(os.path.dirname(os.path.abspath(__file__)), f"{name}.c")
    built = f"{work}/{name}.so"
    run("gcc", "-O1", "-Wall", "-Wextra", "-Werror", "-shared", "-fPIC", "-pthread", "-o", built,
        source, "-ldl")
    return built


class Server:
    """A server that serves a data directory on a free port, whose disk may become full unless that is limited. `altered`
    gives what its environment has besides."""

    def __init__(
            self, program, data, secrets, witnesses=(), altered=None,
            limits=("disk-free-bytes=0",)):
        environment = dict(os.environ, **(altered.environment if altered else {}))
        options = [word for witness in witnesses for word in witness.options]
        options += [word for limit in limits for word in ("--limit", limit)]
        self.process = start(
            [program, "serve", "--data", data, "--secrets", secrets, "--listen", "127.0.0.1:0",
             *options], env=environment)
        self.log = []
        for line in self.process.stderr:
            self.log.append(line)
            found = re.search(r" serving .*listen=127\.0\.0\.1:(\d+)", line)
            if found:
                self.port = int(found[1])
                break
        else:
            self.process.wait()
            raise Failed("the server did not start: " + "".join(self.log[-3:]).strip())
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self):
        for line in self.process.stderr:
            self.log.append(line)

    @property
    def pid(self):
        return self.process.pid

    def threads(self):
        """The ids of its threads by name. Names that several have are numbered."""
        found = {}
        for thread in sorted(os.listdir(f"/proc/{self.pid}/task"), key=int):
            try:
                with open(f"/proc/{self.pid}/task/{thread}/comm") as file:
                    name = file.read().strip()
            except OSError:
                continue
            number = sum(1 for other in found if other.split("~")[0] == name)
            found[f"{name}~{number}" if number else name] = int(thread)
        return found

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def wait_for_end(self):
        self.process.wait(timeout=PATIENCE)

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        if self.process.wait(timeout=PATIENCE) != 0:
            raise Failed("the server did not drain: " + "".join(self.log[-3:]).strip())


class Tracer:
    """strace on one thread, or with thread None on all there are and will be."""

    def __init__(self, pid, thread, calls, log, inject=None):
        words = ["strace", "-o", log, "-e", f"trace={calls}"]
        if inject:
            words += ["-e", f"inject={inject}"]
        words += ["-p", str(thread)] if thread else ["-f", "-p", str(pid)]
        self.log = log
        self.process = start(words)
        for line in self.process.stderr:
            if "attached" in line:
                break
        else:
            raise Failed("strace may not attach here")
        threading.Thread(target=self.process.stderr.read, daemon=True).start()

    def detach(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        self.process.wait(timeout=PATIENCE)

    def lines(self):
        with open(self.log) as file:
            return file.readlines()


def why_no_strace():
    """Why no process can be traced here; empty where one can."""
    try:
        subprocess.run(["strace", "-o", "/dev/null", "true"], check=True, capture_output=True)
    except FileNotFoundError:
        return "strace is missing"
    except subprocess.CalledProcessError:
        return "strace may not trace here"
    return ""
