#!/usr/bin/env python3
"""The arrows between the layers point one way: reads every #include and names those that run back."""
import re
import unittest

import tree

# What a folder may include of ours. The longest prefix of a file's path decides.
ALLOWED = {
    "core": ["core"],
    "core/io/png.cpp": ["core"],
    "core/io/jpeg.cpp": ["core"],
    "shaders": ["shaders"],
    "app/plot": ["core", "app/plot", "app/ui"],
    "app/ui": ["core", "app/plot", "app/ui"],
    "app/lab": ["core", "app/plot", "app/ui", "app/lab"],
    "app/labs": ["core", "app/plot", "app/ui", "app/lab", "app/labs"],
    "app/render": ["core", "app/plot", "app/render", "shaders"],
    "app/shell": ["core", "app/plot", "app/ui", "app/lab", "app/render", "app/export", "app/shell"],
    "app/export": ["core", "app/plot", "app/ui", "app/lab", "app/render", "app/export"],
    "app/cli": ["core", "app/plot", "app/ui", "app/lab", "app/shell", "app/export", "app/cli"],
    "app/cli/spectrum_chart.cpp": ["core", "app/labs", "app/plot", "app/shell", "app/export", "app/cli"],  # paints one lab's charts
    "app/main.cpp": ["core", "app/cli"],
}
GRAPHICS = r"(glad|GLFW|EGL|GL|KHR)/"
FORBIDDEN = {
    "core": GRAPHICS + r"|imgui|nlohmann|CLI/|fmt/|png\.h|jpeglib\.h|gif_lib|ft2build|backends/"
            r"|(chrono|ctime|time\.h|thread|mutex|shared_mutex|atomic|future|condition_variable|iostream)$",
    "app/plot": GRAPHICS,
    "app/ui": GRAPHICS,
    "app/lab": GRAPHICS,
    "app/labs": GRAPHICS,
    "app/render": r"nlohmann|CLI/",
    "app/cli": GRAPHICS + "|imgui",
    "app/main.cpp": GRAPHICS + "|imgui",
}
# Eigen costs seconds in every file that sees it: these headers do without, or are included by very few files.
FEW = 3
WITHOUT_EIGEN = re.compile(r"(app/.*|core/geometry/.*|core/base/.*|core/labs/.*|core/svd/track_2x2)\.hpp")
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.MULTILINE)


def layer_of(path, table):
    fitting = [prefix for prefix in table if path == prefix or path.startswith(prefix + "/")]
    return max(fitting, key=len, default=None)


def includes(files, path):
    return [(bracket == '"', name) for bracket, name in INCLUDE.findall(files.text(path))]


def arrows_that_run_back(files):
    for path in files.cpp():
        layer = layer_of(path, ALLOWED)
        for ours, name in includes(files, path) if layer else []:
            if ours and layer_of(name, dict.fromkeys(ALLOWED[layer])) is None:
                yield f"{path}: {layer} must not include {name}"
            if not ours and re.match(FORBIDDEN.get(layer, "$."), name):
                yield f"{path}: {layer} must not see <{name}>"


def unknown_folders(files):
    for path in files.cpp():
        if path.startswith(("core/", "app/")) and layer_of(path, ALLOWED) is None:
            yield f"{path}: no arrow is known for this folder; add it to the table"


def way_to_eigen(files, path, seen):
    """The chain of headers by which `path` sees Eigen, or nothing."""
    seen.add(path)
    for ours, name in includes(files, path):
        if not ours and re.match(r"(unsupported/)?Eigen/", name):
            return [path, f"<{name}>"]
        if ours and name in files.paths and name not in seen:
            rest = way_to_eigen(files, name, seen)
            if rest:
                return [path] + rest
    return []


def reached_from(files, path, seen):
    """All of our headers that a file sees, itself included."""
    seen.add(path)
    for ours, name in includes(files, path):
        if ours and name in files.paths and name not in seen:
            reached_from(files, name, seen)
    return seen


def headers_with_eigen(files):
    seen_by = {path: reached_from(files, path, set()) for path in files.ending_in(".cpp")}
    for path in filter(WITHOUT_EIGEN.fullmatch, files.paths):
        way = way_to_eigen(files, path, set())
        readers = sum(path in seen for seen in seen_by.values())
        if way and (readers > FEW or not path.startswith("app/")):
            yield "must do without Eigen: " + " -> ".join(way)


class IncludeDirection(unittest.TestCase):
    def test_no_arrow_runs_back(self):
        files = tree.repository()
        self.assertGreater(len(files.cpp()), 10)
        self.assertEqual(list(arrows_that_run_back(files)), [])
        self.assertEqual(list(unknown_folders(files)), [])

    def test_widely_included_headers_do_without_eigen(self):
        files = tree.repository()
        self.assertIn("core/geometry/plane.hpp", filter(WITHOUT_EIGEN.fullmatch, files.paths))
        self.assertEqual(list(headers_with_eigen(files)), [])

    def test_finds_what_is_planted(self):
        bad = [("core/a.hpp", '#include "app/ui/ui.hpp"'), ("core/a.cpp", "#include <imgui.h>"),
               ("core/io/a.cpp", "#include <jpeglib.h>"), ("core/svd/a.cpp", "#include <thread>"), ("core/a.cpp", "#  include <chrono>"),
               ("app/ui/a.cpp", "#include <glad/gl.h>"), ("app/plot/a.cpp", '#include "app/shell/a.hpp"'),
               ("app/labs/a.cpp", "#include <GLFW/glfw3.h>"), ("app/labs/a.cpp", '#include "app/render/a.hpp"'),
               ("app/render/a.cpp", '#include "app/lab/lab.hpp"'), ("app/lab/a.cpp", '#include "app/labs/x.hpp"'),
               ("app/main.cpp", '#include "app/shell/window_loop.hpp"')]
        for path, text in bad:
            with self.subTest(path=path, text=text), tree.planted(**{path: text}) as files:
                self.assertEqual(len(list(arrows_that_run_back(files))), 1)

    def test_lets_pass_what_is_right(self):
        good = [("core/io/png.cpp", "#include <png.h>"), ("core/a.hpp", '#include "core/b.hpp"\n#include <vector>'), ("app/ui/a.cpp", "#include <imgui.h>"),
                ("app/labs/a.cpp", '#include "core/labs/a.hpp"'), ("app/shell/a.cpp", "#include <GLFW/glfw3.h>"),
                ("tests/app/a.cpp", '#include "app/ui/ui.hpp"')]
        for path, text in good:
            with self.subTest(path=path), tree.planted(**{path: text}) as files:
                self.assertEqual(list(arrows_that_run_back(files)), [])

    def test_finds_a_planted_folder(self):
        with tree.planted(**{"app/new/a.cpp": ""}) as files:
            self.assertEqual(len(list(unknown_folders(files))), 1)

    def test_finds_eigen_behind_two_headers(self):
        chain = {"app/ui/a.hpp": '#include "core/b.hpp"', "core/b.hpp": '#include "core/c.hpp"',
                 **{f"app/ui/{k}.cpp": '#include "app/ui/a.hpp"' for k in range(FEW + 1)},
                 "app/cli/leaf.hpp": "#include <Eigen/Core>", "app/cli/leaf.cpp": '#include "app/cli/leaf.hpp"',
                 "core/c.hpp": "#include <Eigen/Core>", "core/geometry/d.hpp": '#include "core/e.hpp"', "core/e.hpp": ""}
        with tree.planted(**chain) as files:
            self.assertEqual(list(headers_with_eigen(files)),
                             ["must do without Eigen: app/ui/a.hpp -> core/b.hpp -> core/c.hpp -> <Eigen/Core>"])


if __name__ == "__main__":
    unittest.main()
