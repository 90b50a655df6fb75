"""The repository as the structure tests see it: its files, and a throw-away one for planting violations."""
import contextlib
import os
import pathlib
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]


class Tree:
    """The files of a folder under their paths from its root."""

    def __init__(self, root, paths):
        self.root = pathlib.Path(root)
        self.paths = sorted(paths)

    def text(self, path):
        return (self.root / path).read_text(encoding="utf-8")

    def ending_in(self, *endings):
        return [path for path in self.paths if path.endswith(endings)]

    def cpp(self):
        return self.ending_in(".cpp", ".hpp")


def _walk(root):
    for folder, names, files in os.walk(root):
        names[:] = [name for name in names if name not in {".git", "build", "out", "__pycache__"}]
        for file in files:
            yield (pathlib.Path(folder) / file).relative_to(root).as_posix()


def repository():
    """What git tracks or would track; without git, every file outside the build folders."""
    command = ["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, capture_output=True, check=False)
    if listed.returncode != 0:
        return Tree(ROOT, _walk(ROOT))
    paths = [path for path in listed.stdout.decode().split("\0") if path and (ROOT / path).is_file()]
    return Tree(ROOT, paths)


@contextlib.contextmanager
def planted(**files):
    """A tree of its own with these files: planted(**{"core/a.hpp": "text"})."""
    with tempfile.TemporaryDirectory() as folder:
        for path, text in files.items():
            target = pathlib.Path(folder) / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
        yield Tree(folder, _walk(folder))
