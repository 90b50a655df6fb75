#!/usr/bin/env python3
"""Every folder is told of in a README, and what a README names exists."""
import pathlib
import re
import unittest

import tree

NAME = re.compile(r"`([\w.+-]+(?:/[\w.+*-]*)*)`")
SOURCE = re.compile(r".+\.(hpp|cpp|cmake|py|vert|frag|md)$")


def readmes(files):
    return [path for path in files.paths if path.rsplit("/", 1)[-1] == "README.md"]


def folders(files):
    found = set()
    for path in files.paths:
        found.update(parent.as_posix() for parent in pathlib.PurePath(path).parents if parent.as_posix() != ".")
    return found


def is_told_of(files, folder):
    if f"{folder}/README.md" in files.paths:
        return True
    path = pathlib.PurePath(folder)
    for parent in path.parents:
        readme = (parent / "README.md").as_posix()
        if readme in files.paths:
            below = path.relative_to(parent).as_posix()
            return any(f"`{name}`" in files.text(readme) for name in (f"{below}/", f"{folder}/"))
    return False


def untold_folders(files):
    return [f"{folder}/: no README names it" for folder in sorted(folders(files)) if not is_told_of(files, folder)]


def exists(files, folder, name):
    everything = set(files.paths) | folders(files)
    candidates = [(pathlib.PurePath(folder) / name).as_posix(), name.rstrip("/")]
    return any(candidate.rstrip("/") in everything for candidate in candidates)


def is_claim(files, folder, name):
    """A name that can only mean one of our files: with our kind of ending, or below one of our folders."""
    if "*" in name or name.startswith(("build/", "out/", "/")):
        return False
    below = "/" in name and exists(files, folder, name.split("/")[0])
    return below or name.endswith("/") or bool(SOURCE.match(name))


def names_of_nothing(files):
    for readme in readmes(files):
        folder = readme.removesuffix("README.md")
        for name in NAME.findall(files.text(readme)):
            if is_claim(files, folder, name) and not exists(files, folder, name):
                yield f"{readme}: `{name}` does not exist"


class Readme(unittest.TestCase):
    def test_every_folder_is_told_of(self):
        self.assertEqual(untold_folders(tree.repository()), [])

    def test_names_exist(self):
        files = tree.repository()
        self.assertIn("README.md", readmes(files))
        self.assertEqual(list(names_of_nothing(files)), [])

    def test_finds_a_planted_folder(self):
        text = {"README.md": "| `core/` | mathematics |", "core/a.cpp": "", "core/svd/b.cpp": "", "app/c.cpp": ""}
        with tree.planted(**text) as files:
            self.assertEqual(untold_folders(files), ["app/: no README names it", "core/svd/: no README names it"])

    def test_finds_planted_names(self):
        text = {"README.md": "`core/a.cpp` `core/b.cpp` `gone.hpp` `core/` `old/` `nlohmann/json` `a/b` `x` `build/dev`",
                "core/README.md": "`a.cpp` and `core/a.cpp`, not `c.cpp`", "core/a.cpp": ""}
        with tree.planted(**text) as files:
            missing = [found.split("`")[1] for found in names_of_nothing(files)]
            self.assertEqual(sorted(missing), ["c.cpp", "core/b.cpp", "gone.hpp", "old/"])


if __name__ == "__main__":
    unittest.main()
