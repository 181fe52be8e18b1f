"""No import of nnlearn leaves this machine. For the notebooks the same guard stands in their kernels."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests import no_network

ROOT = Path(__file__).resolve().parents[1]

IMPORT_ALL = """
import importlib, pkgutil, runpy
runpy.run_path("tests/no_network.py", run_name="__main__")
import nnlearn
names = [module.name for module in pkgutil.walk_packages(nnlearn.__path__, "nnlearn.") if "__main__" not in module.name]
for name in names:
    importlib.import_module(name)
print(*names)
"""

OTHERS = [
    "socket.create_connection(('192.0.2.1', 80), timeout=1)",
    "socket.socket(socket.AF_INET6).connect(('2001:db8::1', 80))",
    "socket.socket().connect_ex(('192.0.2.1', 80))",
    "socket.socket(type=socket.SOCK_DGRAM).sendto(b'', ('192.0.2.1', 80))",
    "socket.getaddrinfo(b'data.example', 80)",
    "socket.gethostbyname('data.example')",
    "urllib.request.urlopen('http://data.example/digits.csv')",
    "asyncio.run(asyncio.open_connection('192.0.2.1', 80))",
]

TRY_ALL = """
import asyncio, runpy, socket, sys, urllib.request
guard = runpy.run_path("tests/no_network.py", run_name="__main__")
for code in sys.argv[1:]:
    try:
        eval(code)
    except guard["LeavesThisMachine"] as refused:
        print("refused", refused)
    except OSError as problem:
        print("tried", problem)
"""

HERE = [
    "socket.create_connection(('127.0.0.1', 9), timeout=1)",
    "socket.socket(type=socket.SOCK_DGRAM).sendto(b'', ('127.0.0.1', 9))",
    "socket.getaddrinfo('localhost', 9)",
    "socket.getaddrinfo(None, 9)",
    "socket.socketpair()[0].send(b'x')",
]


def run(program, *arguments):
    command = [sys.executable, "-c", program, *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_no_import_of_the_package_leaves_this_machine():
    assert {"nnlearn.data", "nnlearn.figures.picture", "nnlearn.widgets.live_figure"} < set(run(IMPORT_ALL).split())


def test_the_guard_refuses_other_machines_and_only_these():
    said = run(TRY_ALL, *OTHERS, *HERE).splitlines()
    assert [line.split()[0] for line in said[: len(OTHERS)]] == ["refused"] * len(OTHERS)
    assert not [line for line in said[len(OTHERS) :] if line.startswith("refused")]


@pytest.mark.parametrize("host", ["", "localhost", b"localhost", "127.0.0.1", "127.8.0.1", "::1"])
def test_this_machine(host):
    assert no_network.stays_here(host)


@pytest.mark.parametrize("host", ["::", "10.0.0.1", "fe80::1%eth0", "localhost.example", b"data.example"])
def test_other_machines(host):
    assert not no_network.stays_here(host)
