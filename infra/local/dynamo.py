"""The embedded DynamoDB: dynoxide on disk where there is one, else moto in memory with a plain notice.

`fetch` gets the binary: pinned, checked against our own checksum, run only if it fits.
"""

from __future__ import annotations

import hashlib
import importlib.util
import platform
import shutil
import socket
import subprocess
import sys
import tarfile
import time
from dataclasses import dataclass
from pathlib import Path

VERSION = "1.2.1"
LOCAL = Path(".local")
BINARY = LOCAL / "bin" / "dynoxide"

CHECKSUMS = {"linux-x64": "be909b7910d3fb552e85db10ef3c8ebae4bd35fee0f26dffdb6dfa5cc656426e"}
"""SHA-256 of the binary inside the npm package `@dynoxide/<platform>` of this version. A platform without a checksum
here is not fetched: put dynoxide on the PATH yourself."""
MISSING = (
    "There is no embedded DynamoDB here. Put dynoxide (https://github.com/nubo-db/dynoxide) on the PATH, or set "
    "DYNAMODB_ENDPOINT, or install moto[server], which keeps state in memory."
)
IN_MEMORY = "No dynoxide here: state is kept in memory (moto) and will not survive a restart."


@dataclass(frozen=True)
class Engine:
    """A running DynamoDB. `durable` false: it lives in memory and nothing survives."""

    port: int
    durable: bool
    process: subprocess.Popen[bytes]
    watcher: subprocess.Popen[bytes]

    @property
    def endpoint(self) -> str:
        """Its URL."""
        return f"http://127.0.0.1:{self.port}"

    def stop(self) -> None:
        """End it; what it has acknowledged is on disk."""
        self.watcher.kill()
        self.watcher.communicate()
        self.process.terminate()
        self.process.wait(timeout=10)


def binary() -> str | None:
    """The dynoxide to use: the fetched one, else one from the PATH, else None."""
    return str(BINARY.resolve()) if BINARY.exists() else shutil.which("dynoxide")


def start(path: Path | None, port: int = 0) -> Engine | None:
    """Dynoxide on `path` (None: in memory), or None where there is no binary. Raises RuntimeError if it won't start."""
    program = binary()
    if program is None:
        return None
    port = port or free_port()
    if path:
        path.parent.mkdir(parents=True, exist_ok=True)
    where = ["--db-path", str(path)] if path else []
    return _started([program, "--host", "127.0.0.1", "--port", str(port), *where], port, durable=path is not None)


def start_any(path: Path | None, port: int = 0) -> Engine:
    """Dynoxide, else moto in memory. Raises RuntimeError saying what to install where there is neither."""
    engine = start(path, port)
    if engine:
        return engine
    if importlib.util.find_spec("moto") is None:
        raise RuntimeError(MISSING)
    port = port or free_port()
    return _started(
        [sys.executable, "-m", "infra.local.moto_server", "-H", "127.0.0.1", "-p", str(port)], port, durable=False
    )


def _started(program: list[str], port: int, *, durable: bool) -> Engine:
    # Its own session: Ctrl-C at the terminal must stop us first, and the store last.
    process = subprocess.Popen(program, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    _wait_until_open(port, process)
    return Engine(port, durable, process, _watcher(process.pid))


def _watcher(pid: int) -> subprocess.Popen[bytes]:
    """Ends a process when we are gone, however we went: our end of its standard input closes even at `kill -9`."""
    program = ["sh", "-c", 'cat; kill "$0"', str(pid)]
    return subprocess.Popen(
        program, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )


def free_port() -> int:
    """A port that was free a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def fetch() -> str:
    """Get the binary for this platform where there is none; gives why it cannot be had, empty when it is here."""
    if binary():
        return ""
    target = _platform()
    if target not in CHECKSUMS:
        return f"There is no checked dynoxide for {target}"
    if not shutil.which("npm"):
        return "dynoxide is fetched with npm, and there is no npm here"
    BINARY.parent.mkdir(parents=True, exist_ok=True)
    pack = ["npm", "pack", "--silent", f"@dynoxide/{target}@{VERSION}"]
    try:
        packed = subprocess.run(pack, cwd=BINARY.parent, capture_output=True, check=True, timeout=120)
        _unpack(BINARY.parent / packed.stdout.decode().split()[-1], CHECKSUMS[target])
    except (subprocess.SubprocessError, OSError, ValueError, IndexError, tarfile.TarError) as error:
        return f"dynoxide could not be fetched ({error})"
    return ""


def _unpack(archive: Path, checksum: str) -> None:
    with tarfile.open(archive) as tar:
        member = tar.extractfile("package/dynoxide")
        content = member.read() if member else b""
    archive.unlink()
    if hashlib.sha256(content).hexdigest() != checksum:
        raise ValueError("its checksum is wrong")
    BINARY.write_bytes(content)
    BINARY.chmod(0o755)


def _platform() -> str:
    machine = {"x86_64": "x64", "amd64": "x64", "aarch64": "arm64"}.get(platform.machine().lower(), platform.machine())
    return f"{platform.system().lower()}-{machine}"


def _wait_until_open(port: int, process: subprocess.Popen[bytes], seconds: float = 20) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if process.poll() is not None:
            raise RuntimeError(
                f"The embedded DynamoDB ended at once with exit code {process.returncode}. Is the disk full, or its file "
                "damaged or in use?"
            )
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    process.kill()
    raise RuntimeError("The embedded DynamoDB did not start.")
