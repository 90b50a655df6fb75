#!/usr/bin/env python3
"""No source of others stands in the tree, one licence covers it, and nothing large or binary slipped in."""
import re
import unittest

import tree

VENDORED = re.compile(r"(^|/)(glad|gl\.[ch]|khrplatform\.h|imgui|imconfig|imst?b_|stb_|implot|Eigen|CLI11|json\.hpp|gtest)[^/]*(/|$)")
OURS = re.compile(r"^(third_party/(glad|imgui)\.cmake|app/ui/imgui_compat\.(hpp|cpp)|.*null_imgui\.(hpp|cpp))$")
FOREIGN_ENDING = re.compile(r"\.(c|h|cc|cxx|hh|hxx|inl|a|o|so|zip|tar|gz|xz|ttf|otf)$")
PICTURE = re.compile(r"^(assets|tests)/.*\.(png|jpg|npy|gif|ico)$|^core/.*\.npy$")
MAX_BYTES = 400_000  # a golden picture full of noise
MAX_FILM_BYTES = 1_000_000  # what the README shows


def copies_of_others(files):
    for path in files.paths:
        if (VENDORED.search(path) and not OURS.match(path)) or FOREIGN_ENDING.search(path):
            yield f"{path}: looks like a file of others; dependencies come from the system or by commit"


def licences(files):
    for path in files.paths:
        name = path.rsplit("/", 1)[-1].upper()
        if path != "LICENSE" and name.startswith(("LICENSE", "LICENCE", "COPYING", "COPYRIGHT")):
            yield f"{path}: a second licence"
        if path.endswith((".cpp", ".hpp", ".py")) and re.search("Copyright" + r" \(c\)|SPDX-" + "License", files.text(path)):
            yield f"{path}: a licence text inside a source file; LICENSE covers all"


def heavy_files(files):
    for path in files.paths:
        data = (files.root / path).read_bytes()
        film = path.startswith("assets/images/") and path.endswith(".gif")
        if len(data) > (MAX_FILM_BYTES if film else MAX_BYTES):
            yield f"{path}: {len(data)} bytes"
        if b"\0" in data[:4096] and not PICTURE.match(path):
            yield f"{path}: binary"


class ThirdParty(unittest.TestCase):
    def test_tree_is_ours(self):
        files = tree.repository()
        self.assertIn("LICENSE", files.paths)
        for rule in (copies_of_others, licences, heavy_files):
            with self.subTest(rule=rule.__name__):
                self.assertEqual(list(rule(files)), [])

    def test_finds_what_is_planted(self):
        for path in ("third_party/glad/src/gl.c", "app/imgui/imgui.cpp", "core/Eigen/Core", "x/stb_image.hpp", "a.h"):
            with self.subTest(path=path), tree.planted(**{path: ""}) as files:
                self.assertEqual(len(list(copies_of_others(files))), 1)
        with tree.planted(**{"LICENSE": "MIT", "core/COPYING": "", "a.cpp": "// Copyright" + " (c) somebody"}) as files:
            self.assertEqual(len(list(licences(files))), 2)
        with tree.planted(**{"big.txt": "x" * (MAX_BYTES + 1), "tool": "\0\1", "assets/a.png": "\0",
                             "assets/images/a.gif": "x" * MAX_FILM_BYTES, "assets/images/b.gif": "x" * (MAX_FILM_BYTES + 1)}) as files:
            self.assertEqual(len(list(heavy_files(files))), 3)


if __name__ == "__main__":
    unittest.main()
