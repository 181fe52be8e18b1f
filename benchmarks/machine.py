"""What the numbers were measured on."""

import os
import platform
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

PACKAGES = ("numpy", "scipy", "matplotlib", "ipywidgets", "anywidget", "jupyterlab", "scikit-learn", "torch")


def facts():
    """Return a few lines: processor, threads, versions."""
    versions = ", ".join(f"{name} {_version(name)}" for name in PACKAGES)
    threads = os.environ.get("OPENBLAS_NUM_THREADS", "its own choice")
    return "\n".join(
        (
            f"{_processor()}, {os.cpu_count()} processors, {platform.system()} {platform.machine()}",
            f"Python {sys.version.split()[0]}, {versions}",
            f"threads of numpy's BLAS: {threads}",
        )
    )


def _version(name):
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"


def _processor():
    information = Path("/proc/cpuinfo")
    if information.exists():
        for line in information.read_text().splitlines():
            if line.startswith("model name"):
                return line.split(":", 1)[1].strip()
    return platform.processor() or "unknown processor"
