#!/usr/bin/env python3
"""WASI as a user meets it: streams, sockets, terminals, grants, traces, and a tar of many files.

    run.py TENON [TEST...]

Builds the C programs of this folder with clang-19. Exits with 0, 1 on a failure, 77 (after
`SKIP: reason`) where the compiler or its library is missing.
"""

import os
import pathlib
import pty
import shutil
import signal
import socket
import subprocess
import sys
import tarfile
import tempfile
import time
import unittest

HERE = pathlib.Path(__file__).resolve().parent
TENON = ""
SIGPIPE_STATUS = 128 + signal.SIGPIPE
TRAP_STATUS = 134


def build(folder):
    """Builds the guests, and tar natively as well. Returns why that can't be done, or None."""
    for name in ("probe", "tar"):
        wasi = ["clang-19", "--target=wasm32-wasi", "-O2", "-Wall", "-Wextra", "-Werror",
                str(HERE / f"{name}.c"), "-o", str(folder / f"{name}.wasm")]
        if shutil.which(wasi[0]) is None:
            return f"{wasi[0]} is not installed"
        done = subprocess.run(wasi, capture_output=True, text=True, check=False)
        if done.returncode != 0 and "stdio.h" in done.stderr:
            return "clang-19 has no C library for WASI"
        if done.returncode != 0:
            sys.exit(done.stderr)
    if shutil.which("cc") is None:
        return "cc is not installed"
    subprocess.run(["cc", "-D_GNU_SOURCE", "-O2", "-Wall", "-Wextra", "-Werror",
                    str(HERE / "tar.c"), "-o", str(folder / "tar")], check=True)
    return None


class WasiTest(unittest.TestCase):
    maxDiff = None
    built = None  # the folder of the guests

    def setUp(self):
        scratch = tempfile.TemporaryDirectory(prefix="tenon-wasi-")
        self.addCleanup(scratch.cleanup)
        self.scratch = pathlib.Path(scratch.name).resolve()
        self.dir = self.scratch / "dir"
        self.dir.mkdir()
        self.grant = ["--dir", f"{self.dir}::/d"]

    def guest(self, name):
        return str(self.built / f"{name}.wasm")

    def command(self, *args):
        return [TENON, *map(str, args)]

    def run_tenon(self, *args, **options):
        options = {"capture_output": True, "timeout": 120, **options}
        return subprocess.run(self.command(*args), check=False, **options)

    def output(self, *args, **options):
        done = self.run_tenon(*args, **options)
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        return done.stdout

    # Streams.

    def test_copy_between_files_and_pipes(self):
        data = os.urandom(3_000_001)
        (self.scratch / "in").write_bytes(data)
        for size in (777, 65536):
            self.assertEqual(self.output(self.guest("probe"), "copy", size, input=data), data)
            with open(self.scratch / "in", "rb") as source, open(self.scratch / "out", "wb") as to:
                done = subprocess.run(self.command(self.guest("probe"), "copy", size),
                                      stdin=source, stdout=to, check=False)
            self.assertEqual(done.returncode, 0)
            self.assertEqual((self.scratch / "out").read_bytes(), data)

    def test_slow_reader(self):
        data = os.urandom(500_000)
        with subprocess.Popen(self.command(self.guest("probe"), "copy", 200_000),
                              stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
            if os.fork() == 0:
                process.stdin.write(data)
                process.stdin.close()
                os._exit(0)
            process.stdin.close()
            got = b""
            while part := os.read(process.stdout.fileno(), 50_000):
                got += part
                time.sleep(0.005)
        self.assertEqual(got, data)
        self.assertEqual(process.returncode, 0)
        os.wait()

    def test_appended_output_keeps_what_was_there(self):
        out = self.scratch / "log"
        out.write_text("before ")
        with open(out, "ab") as file:
            subprocess.run(self.command(self.guest("probe"), "print", "after"), stdout=file,
                           check=True)
        self.assertEqual(out.read_text(), "before after")

    def test_non_blocking_input(self):
        reader, writer = os.pipe()
        os.set_blocking(reader, False)
        with subprocess.Popen(self.command(self.guest("probe"), "copy", 100), stdin=reader,
                              stdout=subprocess.PIPE) as process:
            time.sleep(0.3)
            os.write(writer, b"late")
            os.close(writer)
            self.assertEqual(process.stdout.read(), b"late")
        self.assertEqual(process.returncode, 0)
        os.close(reader)

    def test_nobody_reads(self):
        for options, status, message in (([], SIGPIPE_STATUS, b""),
                                         (["-S", "sigpipe=n"], 5, b"write: Broken pipe\n")):
            with subprocess.Popen(self.command(*options, self.guest("probe"), "spew"),
                                  stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
                process.stdout.read(10)
                process.stdout.close()
                self.assertEqual(process.stderr.read(), message)
            self.assertEqual(process.returncode, status)

    def test_results_that_nobody_reads(self):
        reader, writer = os.pipe()
        os.close(reader)
        done = self.run_tenon("--invoke", "granted", HERE / "grants.wat", capture_output=False,
                              stdout=writer, stderr=subprocess.PIPE)
        os.close(writer)
        self.assertEqual((done.returncode, done.stderr), (SIGPIPE_STATUS, b""))

    def test_closed_streams(self):
        script = 'exec "$@" <&- >&-'
        done = subprocess.run(["sh", "-c", script, "sh",
                               *self.command(*self.grant, self.guest("probe"), "closed")],
                              capture_output=True, check=False)
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        self.assertEqual((self.dir / "file").read_text(),
                         "Bad file descriptor, Bad file descriptor, 1\n")

    def test_timeout_ends_what_blocks(self):
        reader, writer = os.pipe()
        for args, options in ((["copy", 1], {"stdin": reader}), (["sleep", 1000], {}),
                              (["spew"], {"stdout": subprocess.PIPE})):
            started = time.monotonic()
            with subprocess.Popen(self.command("-W", "timeout=300ms", self.guest("probe"), *args),
                                  stderr=subprocess.PIPE, **options) as process:
                self.assertIn(b"interrupt", process.stderr.read())
                self.assertEqual(process.wait(60), TRAP_STATUS)
            self.assertLess(time.monotonic() - started, 30)
        os.close(reader)
        os.close(writer)

    # Terminals.

    def terminal(self, *args):
        host, terminal = pty.openpty()
        done = self.run_tenon(*args, capture_output=False, stdout=terminal)
        self.assertEqual(done.returncode, 0)
        os.close(terminal)
        out = b""
        try:
            while part := os.read(host, 1000):
                out += part
        except OSError:
            pass  # the terminal's end
        os.close(host)
        return out.decode()

    def test_escape_sequences(self):
        text = "\x1b[1mbold\x1b[0m\x1b]0;title\a\x1b[6n"
        self.assertEqual(self.terminal(self.guest("probe"), "print", text),
                         "\x1b[1mbold\x1b[0m␛]0;title\a␛[6n")
        self.assertEqual(self.terminal("-S", "tty=raw", self.guest("probe"), "print", text), text)
        self.assertEqual(self.output(self.guest("probe"), "print", text).decode(), text)
        self.assertEqual(self.run_tenon("-S", "tty=x", self.guest("probe")).returncode, 2)

    # The environment, and what is granted.

    def test_environment(self):
        env = dict(os.environ, GIVEN="1", OTHER="2")
        show = lambda *options: self.output(*options, self.guest("probe"), "env", "GIVEN",
                                            env=env).decode().strip()
        self.assertEqual(show(), "(unset)")
        self.assertEqual(show("-S", "inherit-env=y"), "1")
        self.assertEqual(show("-S", "inherit-env=n"), "(unset)")
        self.assertEqual(show("--env", "GIVEN"), "1")
        self.assertEqual(show("--env", "GIVEN=3", "-S", "inherit-env"), "3")
        self.assertEqual(show("--env", "GIVEN=3", "--env", "GIVEN=4"), "4")

    def test_grants_of_one_instance(self):
        lib = ["--preload", f"lib={HERE / 'grants.wat'}"]
        other = self.scratch / "a-longer-name"
        other.mkdir()

        def call(export, *options):
            return self.output(*lib, *options, "--invoke", export, HERE / "user.wat").strip()

        # Without grants of its own, the program's.
        self.assertEqual(call("lib_granted"), b"0")
        self.assertEqual(call("lib_granted", *self.grant), b"1")
        self.assertEqual(call("lib_variables", "--env", "A=1"), b"1")
        # With them, only these; the program doesn't get them.
        own = ["--grant", f"lib=dir:{other}::/longer:ro", "--grant", "lib=env:X=1", "--grant",
               "lib=env:Y=2", "--env", "A=1"]
        self.assertEqual(call("lib_granted", *own), b"1")
        self.assertEqual(call("own_granted", *own), b"0")
        self.assertEqual(call("lib_variables", *own), b"2")
        self.assertEqual(call("lib_name_length", *own, *self.grant), b"7")
        self.assertEqual(call("lib_granted", "--grant", "lib=none", *self.grant), b"0")
        self.assertEqual(call("own_granted", "--grant", "lib=none", *self.grant), b"1")

    def test_grants_that_make_no_sense(self):
        for grant, message in (("lib", "INSTANCE=dir:"), ("=none", "INSTANCE=dir:"),
                               ("lib=file:x", "INSTANCE=dir:"), ("user=env:", "NAME[=VALUE]"),
                               ("nobody=none", "no instance is called `nobody`")):
            done = self.run_tenon("--preload", f"lib={HERE / 'grants.wat'}", "--grant", grant,
                                  "--invoke", "own_granted", HERE / "user.wat")
            self.assertEqual(done.returncode, 2)
            self.assertIn(message, done.stderr.decode())

    def test_memory_of_the_caller(self):
        lib = ["--preload", f"lib={HERE / 'grants.wat'}", *self.grant]
        self.assertEqual(self.output(*lib, "--invoke", "untouched", HERE / "user.wat"), b"77\n")

    def test_exit_from_the_depth_of_another_instance(self):
        done = self.run_tenon("--preload", f"lib={HERE / 'grants.wat'}", "--invoke", "leave",
                              HERE / "user.wat")
        self.assertEqual((done.returncode, done.stdout, done.stderr), (9, b"", b""))

    def test_unstable_edition(self):
        (self.scratch / "in").write_bytes(b"ABCDEF")
        with open(self.scratch / "in", "rb") as source:
            self.assertEqual(self.output("--invoke", "second", HERE / "unstable.wat",
                                         stdin=source), b"66\n")

    # Traces, and the same twice.

    def test_strace(self):
        done = self.run_tenon("--strace", *self.grant, self.guest("probe"), "list", "/d/none")
        self.assertEqual(done.returncode, 1)
        lines = done.stderr.decode().splitlines()
        for line in lines:
            self.assertRegex(line, r"^\[probe\] \w+\(.*\)( = \w+.*)? <\d+\.\d{6}>$")
        text = "\n".join(lines)
        self.assertRegex(text, r'fd_prestat_dir_name\(3, 2 bytes\) = success, "/d" <')
        self.assertRegex(text, r'path_open\(3, symlink_follow, "none", directory, .*\) = noent <')
        self.assertRegex(lines[-1], r"proc_exit\(1\) <")
        done = self.run_tenon("--preload", f"lib={HERE / 'grants.wat'}", "--strace", "--invoke",
                              "lib_granted", HERE / "user.wat")
        self.assertRegex(done.stderr.decode(), r"^\[lib\] fd_prestat_get\(3\) = badf <.*>\n$")

    def test_deterministic(self):
        runs = []
        for run in range(2):
            folder = self.scratch / f"run{run}"
            folder.mkdir()
            names = ["one", "two", "three", "four"]
            for name in names if run == 0 else reversed(names):
                (folder / name).write_text("x")
                os.utime(folder / name, (1000 + run, 2000))
            os.utime(folder, (3000 + run, 3000))
            done = self.run_tenon("--deterministic", "--strace", "--dir", f"{folder}::/d",
                                  self.guest("probe"), "report", "/d")
            self.assertEqual(done.returncode, 0, done.stderr)
            runs.append((done.stdout, done.stderr))
        self.assertEqual(*runs)
        lines = runs[0][0].decode().splitlines()
        self.assertEqual(lines[0], "946684800.000001000")
        self.assertEqual(lines[3], "946685800")
        self.assertEqual([line.split()[0] for line in lines[4:]],
                         [".", "four", "made", "one", "three", "two"])
        self.assertEqual(lines[-1].split()[2], "2000")

    # Sockets.

    def test_server(self):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        # The socket's number follows those of the directories.
        for options, number in (([], 3), (self.grant, 4)):
            with subprocess.Popen(self.command("-S", f"tcplisten=127.0.0.1:{port}", *options,
                                               self.guest("probe"), "serve", number)) as process:
                for _ in range(200):
                    try:
                        client = socket.create_connection(("127.0.0.1", port))
                        break
                    except ConnectionRefusedError:
                        time.sleep(0.05)
                with client:
                    client.sendall(b"hello")
                    self.assertEqual(client.recv(100), b"hello")
                    self.assertEqual(client.recv(100), b"")
            self.assertEqual(process.returncode, 0)
        self.assertEqual(self.run_tenon("-S", "tcplisten=nowhere", self.guest("probe")).returncode,
                         2)

    # Many files.

    def test_tar(self):
        source = self.scratch / "source"
        source.mkdir()
        contents = {}
        for i in range(2000):
            folder = f"dir{i % 40:02}/{'deep' * 12}/{'nested' * 8}" if i % 3 else f"dir{i % 40:02}"
            name = f"{folder}/file-{i}"
            path = source / name
            path.parent.mkdir(parents=True, exist_ok=True)
            data = os.urandom(i * 37 % 3001)
            path.write_bytes(data)
            os.utime(path, (i, 1_000_000_000 + i))
            contents[name] = data
        for i in range(10):
            link = source / f"dir{i:02}" / "link"
            link.symlink_to(f"file-{i}")
            os.utime(link, (5, 7000 + i), follow_symlinks=False)
        subprocess.run([self.built / "tar", "c", self.dir / "a.tar", source], check=True)
        with tarfile.open(self.dir / "a.tar") as archive:
            for name, data in contents.items():
                self.assertEqual(archive.extractfile(name).read(), data)
        target = self.scratch / "target"
        target.mkdir()
        grants = [*self.grant, "--dir", f"{target}::/target"]
        self.output(*grants, self.guest("tar"), "x", "/d/a.tar", "/target")
        for name, data in contents.items():
            self.assertEqual((target / name).read_bytes(), data)
        self.output(*self.grant, "--dir", f"{target}::/target:ro", self.guest("tar"), "c",
                    "/d/b.tar", "/target")
        self.assertEqual((self.dir / "a.tar").read_bytes(), (self.dir / "b.tar").read_bytes())
        # Nothing is unpacked into a read-only grant.
        empty = self.scratch / "empty"
        empty.mkdir()
        done = self.run_tenon(*self.grant, "--dir", f"{empty}::/target:ro", self.guest("tar"), "x",
                              "/d/a.tar", "/target")
        self.assertEqual(done.returncode, 1)
        self.assertIn("cannot make /target/dir00: Capabilities insufficient", done.stderr.decode())
        self.assertEqual(list(empty.iterdir()), [])


def main():
    global TENON
    if len(sys.argv) < 2:
        sys.exit(__doc__.strip())
    TENON = os.path.abspath(sys.argv.pop(1))
    with tempfile.TemporaryDirectory(prefix="tenon-wasi-") as folder:
        WasiTest.built = pathlib.Path(folder)
        reason = build(WasiTest.built)
        if reason:
            print(f"SKIP: {reason}")
            return 77
        return 0 if unittest.main(exit=False).result.wasSuccessful() else 1


if __name__ == "__main__":
    sys.exit(main())
