"""What files look like from outside: enough to tell that one was written, without reading any."""

from __future__ import annotations

import os


def stamps(folder: str | os.PathLike[str], *endings: str) -> str:
    """Of each file below the folder with such an ending the name, the size and the times of its last change."""
    found: list[str] = []
    waiting = [os.fspath(folder)]
    for at in waiting:  # grows as it goes
        try:
            with os.scandir(at) as entries:
                for entry in sorted(entries, key=lambda entry: entry.name):
                    if entry.name.endswith(endings):
                        status = entry.stat()
                        times = f"{status.st_mtime_ns} {status.st_ctime_ns}"
                        found.append(f"{entry.path} {status.st_size} {times}")
                    elif "." not in entry.name and entry.name != "__pycache__" and entry.is_dir():
                        waiting.append(entry.path)
        except OSError:  # no such folder, as within a zip file
            continue
    return "\n".join(found)
