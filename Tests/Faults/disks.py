"""Where a data directory lies while the server is killed: in a folder, which shows what a killed process
loses, or on a file system of its own, which shows what a power loss takes besides."""

import ctypes
import fcntl
import os
import select
import shutil
import struct
import subprocess
import sys

# EXT4_IOC_SHUTDOWN with EXT4_GOING_FLAGS_NOLOGFLUSH: from now on nothing reaches the device, not even
# what was about to. What was not synced is gone, as when the power goes.
SHUTDOWN, NO_LOG_FLUSH = 0x8004587D, 2
MEGABYTES = 96


def why_no_power_loss():
    """Why no file system can be mounted here; empty where one can."""
    if os.geteuid() != 0:
        return "only root can mount a file system of its own"
    for program in ("mkfs.ext4", "losetup", "mount"):
        if not shutil.which(program, path=os.environ["PATH"] + ":/usr/sbin:/sbin"):
            return f"{program} is missing"
    if not os.path.exists("/dev/loop-control"):
        return "there are no loop devices"
    return ""


def unshare_mounts():
    """Has this process see mounts of its own, which end with it however it ends."""
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(0x00020000) != 0:  # CLONE_NEWNS
        return False
    return run("mount", "--make-rprivate", "/", check=False) == 0


def run(*words, check=True):
    done = subprocess.run(words, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    if check and done.returncode != 0:
        sys.exit(f"scripts/faults: {' '.join(words)}: {done.stderr.strip()}")
    return done.returncode


class Folder:
    """A plain folder. A power loss takes nothing from it."""

    loses_power = False

    def __init__(self, work):
        self.template = f"{work}/template"
        self.path = f"{work}/disk"
        os.mkdir(self.template)

    def keep_template(self, data):
        shutil.copytree(data, f"{self.template}/data")

    def fresh(self):
        """The path of a data directory as it was when the template was kept."""
        shutil.rmtree(self.path, ignore_errors=True)
        shutil.copytree(self.template, self.path)
        return f"{self.path}/data"

    def lose_power(self):
        pass

    def close(self):
        shutil.rmtree(self.path, ignore_errors=True)


class Image:
    """An ext4 in a file, mounted on a loop device that goes when it is unmounted."""

    loses_power = True

    def __init__(self, work, name="disk"):
        self.template = f"{work}/{name}-template.img"
        self.image = f"{work}/{name}.img"
        self.path = f"{work}/{name}"
        self.is_mounted = False
        os.mkdir(self.path)

    def make(self, megabytes=MEGABYTES):
        """Has nothing on it."""
        with open(self.template, "wb") as file:
            file.truncate(megabytes << 20)
        run("mkfs.ext4", "-q", "-F", "-E", "lazy_itable_init=0,lazy_journal_init=0", self.template)

    def keep_template(self, data):
        self.make()
        self.image, image = self.template, self.image
        self.mount()
        shutil.copytree(data, f"{self.path}/data")
        os.chmod(f"{self.path}/data", 0o700)
        self.unmount()
        self.image = image

    def mount(self):
        # Nothing is written behind our back while a round lasts.
        run("mount", "-o", "loop,commit=300", self.image, self.path)
        self.is_mounted = True

    def unmount(self):
        if self.is_mounted:
            run("umount", self.path)
            self.is_mounted = False

    def fresh(self):
        self.unmount()
        run("cp", "--sparse=always", self.template, self.image)
        self.mount()
        return f"{self.path}/data"

    def lose_power(self):
        """Nothing that was not synced is there afterwards. No process may have a file open."""
        place = os.open(self.path, os.O_RDONLY)
        fcntl.ioctl(place, SHUTDOWN, struct.pack("I", NO_LOG_FLUSH))
        os.close(place)
        self.unmount()
        self.mount()

    def close(self):
        self.unmount()


class Filler:
    """A file that takes nearly all the room of a directory's disk."""

    def __init__(self, directory):
        self.directory = directory
        self.path = f"{directory}/filler"

    def leave(self, bytes):
        """Takes room until so many bytes are free."""
        status = os.statvfs(self.directory)
        taken = os.path.getsize(self.path) if os.path.exists(self.path) else 0
        with open(self.path, "ab") as file:
            os.posix_fallocate(
                file.fileno(), taken, status.f_bavail * status.f_frsize - bytes)

    def go(self):
        os.unlink(self.path)


class Scarce:
    """A folder on a file system of its own that has too little room."""

    # None for the partner's folder, for the proof, for the payload beside it; and a page too few for its bytes.
    rooms = ["nr_inodes=1", "nr_inodes=2", "nr_inodes=3", "size=4k"]

    def __init__(self, path, room):
        self.path = path
        run("mount", "-t", "tmpfs", "-o", f"mode=700,{room}", "tmpfs", path)

    def __enter__(self):
        return self

    def relieve(self):
        run("mount", "-o", "remount,size=1m,nr_inodes=1000", self.path)

    def __exit__(self, *_):
        run("umount", "--lazy", self.path)


class Watch:
    """Waits for files that come into a folder."""

    CREATED, MOVED, CLOSED = 0x100, 0x80, 0x8  # IN_CREATE, IN_MOVED_TO, IN_CLOSE_WRITE

    def __init__(self, folder):
        libc = ctypes.CDLL(None, use_errno=True)
        self.descriptor = libc.inotify_init1(os.O_NONBLOCK)
        os.makedirs(folder, 0o700, exist_ok=True)
        libc.inotify_add_watch(
            self.descriptor, folder.encode(), self.CREATED | self.MOVED | self.CLOSED)

    def __enter__(self):
        return self

    def wait(self, seconds):
        """Whether something came within that time."""
        ready, _, _ = select.select([self.descriptor], [], [], seconds)
        if ready:
            os.read(self.descriptor, 64 << 10)
        return bool(ready)

    def __exit__(self, *_):
        os.close(self.descriptor)
