#!/usr/bin/env python3
"""Files and functions keep their size, say what they are in their first line, and hold no global state."""
import re
import unittest

import cpp_scan
import tree

MAX_FILE_LINES = 400
MAX_FUNCTION_LINES = 60
# Spelled in pieces so that this file does not find itself.
LEFT_OVER = re.compile(r"\b(" + "|".join(["TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK"]) + r")\b")
NO_VARIABLE = re.compile(
    r"^(using|typedef|static_assert|template|namespace|class|struct|union|enum|extern|friend|concept|export)\b"
    r"|\b(constexpr|consteval)\b|^(inline |static )*const\b|\)\s*(const|noexcept|= ?default|= ?delete|->.*)*$|operator")
STATIC = re.compile(r"^\s*(?:static\s+thread_local|thread_local|static)\s+(?!const\b|constexpr\b)[^()]*(?:[;={]|$)")


def sources(files):
    named = files.ending_in(".cpp", ".hpp", ".py", ".cmake", "CMakeLists.txt", ".vert", ".frag")
    scripts = [path for path in files.paths
               if "." not in path.rsplit("/", 1)[-1] and files.text(path).startswith("#!")]
    return sorted(set(named + scripts))


def opening(text):
    """The lines of the comment or docstring a file opens with."""
    lines = text.split("\n")
    while lines and lines[0].startswith(("#!", "#version")):
        lines.pop(0)
    if lines and lines[0].startswith('"""'):
        return [lines[0][3:].removesuffix('"""')] + lines[1:2]
    comment = []
    for line in lines:
        match = re.match(r"(?://|#)\s?(?!\s*(?:include|pragma))(.*)", line)
        if not match:
            break
        comment.append(match.group(1))
    return comment


def files_without_a_sentence(files):
    for path in sources(files):
        comment = opening(files.text(path))
        first_three = " ".join(comment[:3])
        if not comment or len(comment[0].split()) < 3 or not re.search(r"\w[.:]( |$)|[.`)](\s|$)", first_three):
            yield f"{path}: the first line must be a sentence that says what the file is"


def headers_without_pragma_once(files):
    for path in files.ending_in(".hpp"):
        if "\n#pragma once\n" not in files.text(path):
            yield f"{path}: no #pragma once"


def long_files(files):
    for path in sources(files):
        lines = files.text(path).count("\n")
        if lines > MAX_FILE_LINES:
            yield f"{path}: {lines} lines"


def long_functions(files):
    for path in files.cpp():
        for function in cpp_scan.functions(files.text(path)):
            if function.length > MAX_FUNCTION_LINES:
                yield f"{path}:{function.line}: {function.length} lines: {function.header[:60]}"


def left_overs(files):
    for path in sources(files) + files.ending_in(".md"):
        for number, line in enumerate(files.text(path).split("\n"), 1):
            if LEFT_OVER.search(line):
                yield f"{path}:{number}: {line.strip()}"


def mutable_globals(files):
    # Tests may share a gate between threads and the like; the program may not.
    for path in (path for path in files.cpp() if not path.startswith("tests/")):
        text = files.text(path)
        for number, line in enumerate(cpp_scan.without_text(text).split("\n"), 1):
            if STATIC.match(line):
                yield f"{path}:{number}: {line.strip()}"
        for statement in cpp_scan.namespace_statements(text):
            if not NO_VARIABLE.search(statement.text) and re.search(r"[\w>*&\]]\s+[\w:]+(\[.*\])?\s*(=|\{|$)", statement.text):
                yield f"{path}:{statement.line}: {statement.text[:60]}"


class FileShape(unittest.TestCase):
    def check(self, rule):
        self.assertEqual(list(rule(tree.repository())), [])

    def plant(self, rule, expected, **files):
        with tree.planted(**files) as planted:
            self.assertEqual(len(list(rule(planted))), expected, list(rule(planted)))

    def test_every_file_says_what_it_is(self):
        self.check(files_without_a_sentence)
        self.plant(files_without_a_sentence, 0, **{"a.cpp": "// What a window shows.\n", "b.py": '#!/x\n"""Reads a file."""\n',
                                                   "c.frag": "#version 330\n// Draws the last picture.\n", "run": "#!/bin/sh\n# Starts the program.\n"})
        self.plant(files_without_a_sentence, 4, **{"a.cpp": "#include <a>\n", "b.py": "import os\n", "c.hpp": "// a.hpp\n", "run": "#!/bin/sh\nls\n"})

    def test_headers_have_pragma_once(self):
        self.check(headers_without_pragma_once)
        self.plant(headers_without_pragma_once, 1, **{"a.hpp": "// A thing.\nint x();\n"})

    def test_files_are_short(self):
        self.check(long_files)
        self.plant(long_files, 1, **{"a.cpp": "\n" * (MAX_FILE_LINES + 1), "b.cpp": "\n" * MAX_FILE_LINES})

    def test_functions_are_short(self):
        self.check(long_functions)
        body = "    call();\n" * (MAX_FUNCTION_LINES - 2)
        self.plant(long_functions, 0, **{"a.cpp": "namespace n {\nvoid f() {\n" + body + "}\n}\n"})
        self.plant(long_functions, 1, **{"a.cpp": "namespace n {\nvoid f(\n    int x) {\n" + body + "}\n}\n"})
        self.plant(long_functions, 1, **{"a.hpp": "struct S {\n  int f() const {\n" + body + "\n  }\n};\n"})
        self.plant(long_functions, 1, **{"a.cpp": "S::S() : a_{1} {\n" + body + "  g([] {\n });\n}\n"})

    def test_nothing_was_left_for_later(self):
        self.check(left_overs)
        self.plant(left_overs, 1, **{"a.cpp": "// A thing.\n// " + "TO" + "DO later\n"})

    def test_no_mutable_globals(self):
        self.check(mutable_globals)
        for text in ("int count = 0;\n", "namespace n {\nstd::vector<int> list;\n}\n", "void f() {\n    static int n = 0;\n}\n",
                     "thread_local int t;\n", "namespace {\nFoo foo{1};\n}\n", "static Bar bar;\n"):
            with self.subTest(text=text), tree.planted(**{"a.cpp": text}) as files:
                self.assertTrue(list(mutable_globals(files)))
        self.plant(mutable_globals, 0, **{"a.hpp": "inline constexpr int k = 1;\nconst double kPi = 3;\nvoid f(int);\nclass C;\n"
                                                   "using T = int;\nstruct S {\n    int x = 0;\n    static S make();\n};\n"
                                                   "static int g(int a) {\n    static const int k = 2;\n    return a + k;\n}\n"})


if __name__ == "__main__":
    unittest.main()
