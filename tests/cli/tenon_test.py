"""What the tests of the command line share: running the program, and what it is expected to do."""

import os
import subprocess
import sys
import tempfile
import unittest

TENON = ""


class TenonTest(unittest.TestCase):
    """Runs the program in a folder of its own, `self.folder.name`."""

    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def tenon(self, *args, stdin=b"", env=None):
        done = subprocess.run([TENON, *args], input=stdin, capture_output=True, timeout=60,
                              cwd=self.folder.name, env=env, check=False)
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    def check(self, *args, out="", **kwargs):
        """Succeeds with exactly `out`, and nothing on standard error."""
        self.assertEqual(self.tenon(*args, **kwargs), (0, out, ""))

    def fails(self, status, *args, err, out="", **kwargs):
        """Ends with `status`; standard error holds each text of `err`."""
        got, stdout, stderr = self.tenon(*args, **kwargs)
        self.assertEqual((got, stdout), (status, out), stderr)
        for text in [err] if isinstance(err, str) else err:
            self.assertIn(text, stderr)


def main(usage, skip_unless=None, reason=""):
    """The whole program of a test file: its first argument is the program to test. Where
    `skip_unless` says no, nothing is tested, for `reason`."""
    global TENON
    if len(sys.argv) < 2:
        sys.exit(usage.strip())
    TENON = os.path.abspath(sys.argv.pop(1))
    if skip_unless is not None and not skip_unless():
        print(f"SKIP: {reason}")
        sys.exit(77)
    unittest.main()
