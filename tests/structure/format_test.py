#!/usr/bin/env python3
"""Every C++ file stands as clang-format 14 with the house's style would write it."""
import shutil
import subprocess
import unittest

import tree


def badly_formatted(files, style):
    paths = [str(files.root / path) for path in files.cpp()]
    command = ["clang-format-14", f"--style=file:{style}", "--dry-run", "-Werror", "--ferror-limit=1", *paths]
    output = subprocess.run(command, capture_output=True, text=True, check=False).stderr
    return [line for line in output.split("\n") if "error:" in line]


@unittest.skipUnless(shutil.which("clang-format-14"), "clang-format-14 is not here")
class Format(unittest.TestCase):
    style = tree.ROOT / ".clang-format"

    def test_tree_is_formatted(self):
        self.assertEqual(badly_formatted(tree.repository(), self.style), [])

    def test_finds_what_is_planted(self):
        with tree.planted(**{"a.cpp": "int  f( ) {return 1;}\n", "b.cpp": "int f() { return 1; }\n"}) as files:
            found = badly_formatted(files, self.style)
            self.assertEqual(len(found), 1)
            self.assertIn("a.cpp", found[0])


if __name__ == "__main__":
    unittest.main()
