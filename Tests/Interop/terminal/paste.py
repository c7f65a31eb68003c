"""paste.py TEXT_FILE COMMAND...: runs a command on a terminal of its own, waits until it takes input unseen,
and pastes the text and a return. Prints what the terminal showed, and ends as the command did."""

import os
import pty
import select
import sys
import termios

SECONDS_MAX = 60


def echoes(terminal):
    return bool(termios.tcgetattr(terminal)[3] & termios.ECHO)


def main():
    text = open(sys.argv[1], "rb").read().strip() + b"\r"
    child, terminal = pty.fork()
    if child == 0:
        os.execvp(sys.argv[2], sys.argv[2:])
    shown = b""
    pasted = False
    while True:
        if not pasted and not echoes(terminal):
            # A terminal takes no more at once than it has room for.
            while text:
                text = text[os.write(terminal, text[:512]):]
            pasted = True
        ready, _, _ = select.select([terminal], [], [], SECONDS_MAX if pasted else 0.01)
        if not ready:
            if pasted:
                raise SystemExit("Nothing was shown for too long.")
            continue
        try:
            some = os.read(terminal, 4096)
        except OSError:
            break
        if not some:
            break
        shown += some
    sys.stdout.buffer.write(shown)
    sys.stdout.flush()
    sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))


main()
