"""What the benchmarks share: where things are kept, how a command is run, medians and tables."""

import dataclasses
import hashlib
import os
import pathlib
import platform
import shlex
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
DEFAULT_TENON = HERE.parent / "build" / "src" / "tenon"
V8_OPTIONS = {
    "liftoff": ["--liftoff-only", "--no-wasm-lazy-compilation"],
    "turbofan": ["--no-liftoff", "--no-wasm-lazy-compilation"],
}


class Failure(Exception):
    """The benchmark can't go on."""


class Missing(Failure):
    """A tool that it needs isn't there."""


def cache_folder():
    """Where programs and packages are kept between runs: outside the source tree."""
    default = pathlib.Path.home() / ".cache" / "tenon-bench"
    folder = pathlib.Path(os.environ.get("TENON_BENCH_CACHE") or default)
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def need(tool):
    """The path of an executable that must be there."""
    path = shutil.which(tool)
    if path is None:
        raise Missing(f"{tool} is not installed")
    return path


def output_of(command, **options):
    """The standard output of a command that must succeed."""
    command = [str(word) for word in command]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, **options)
    if done.returncode != 0:
        message = done.stderr.decode(errors="replace").strip()[-2000:]
        raise Failure(f"`{shlex.join(command)}` failed ({done.returncode}): {message}")
    return done.stdout.decode()


def built(name, sources, make):
    """A cached folder that `make(folder)` fills, made anew when a source or `name` changes."""
    digest = hashlib.sha256(name.encode())
    for source in sources:
        digest.update(source.name.encode() + b"\0" + source.read_bytes())
    cache = cache_folder()
    folder = cache / f"built-{digest.hexdigest()[:16]}"
    if not folder.exists():
        with tempfile.TemporaryDirectory(dir=cache) as scratch:
            made = pathlib.Path(scratch) / "made"
            made.mkdir()
            make(made)
            try:
                made.rename(folder)
            except OSError:  # another run was first
                if not folder.exists():
                    raise
    return folder


@dataclasses.dataclass
class Tenon:
    """An executable under a name, with options of its own."""

    name: str
    command: list


def parse_tenons(words):
    """`[NAME=]PATH [OPTIONS…]` each; the default is the build beside the sources."""
    tenons = []
    for word in words or [f"tenon={DEFAULT_TENON}"]:
        name, equals, rest = word.partition("=")
        if not equals or "/" in name or " " in name:
            name, rest = "tenon" if not tenons else f"tenon-{len(tenons) + 1}", word
        path, *options = shlex.split(rest)
        if not os.access(path, os.X_OK):
            raise Failure(f"{path} is not an executable")
        tenons.append(Tenon(name, [os.path.abspath(path), *options]))
    return tenons


def add_tenon_option(parser):
    parser.add_argument(
        "--tenon",
        action="append",
        metavar="[NAME=]PATH [OPTIONS]",
        help="a tenon to measure; several are compared in one run (default: build/src/tenon)",
    )


def interleave(engines, rounds):
    """Yields (round, engine): every engine once a round, another one first in each round."""
    for number in range(rounds):
        shift = number % len(engines)
        for engine in engines[shift:] + engines[:shift]:
            yield number, engine


def spread(values):
    """Half the distance between the quartiles, as a part of the median."""
    if len(values) < 2:
        return 0.0
    low, _, high = statistics.quantiles(values, n=4, method="inclusive")
    return (high - low) / 2 / statistics.median(values)


def paired_ratio(tops, bottoms):
    """The median of the ratios of measurements that were made in the same round."""
    return statistics.median(top / bottom for top, bottom in zip(tops, bottoms))


def cell(values, unit=1.0, digits=1):
    return f"{statistics.median(values) / unit:.{digits}f} ±{100 * spread(values):.0f}%"


def print_table(rows, out=sys.stdout):
    """Columns as wide as they need to be; the first is aligned to the left."""
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    for row in rows:
        cells = [row[0].ljust(widths[0])] + [c.rjust(w) for c, w in zip(row[1:], widths[1:])]
        print("  ".join(cells).rstrip(), file=out)


def describe_machine():
    """One line for the report: processor, cores, system, load, versions."""
    model = platform.machine()
    for line in pathlib.Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            model = line.partition(":")[2].strip()
            break
    release = platform.freedesktop_os_release().get("PRETTY_NAME", platform.system())
    node = output_of(["node", "--version"]).strip() if shutil.which("node") else "no node"
    load = os.getloadavg()[0]
    date = time.strftime("%Y-%m-%d %H:%M")
    return f"{date}: {model}, {os.cpu_count()} cores, load {load:.1f}, {release}, node {node}"
