#!/usr/bin/env python3
"""What stands around the lab: theme, scale, key sheet, tabs, gallery, a file to open."""
import json
import pathlib
import subprocess
import tempfile
import unittest

from journey import Journey
from program import BINARY, Home, transform_state

START = [[2, 1], [0.5, 1.5]]


class Chrome(Journey):
    def picture(self):
        """The screen as rows of red, green, blue."""
        command = ["import", "-window", "root", "-depth", "8", "rgb:-"]
        return subprocess.run(command, env=self.desktop.environment, capture_output=True, check=True).stdout

    def brightness(self):
        pixels = self.picture()
        return sum(pixels[::97]) / len(pixels[::97])

    def difference(self, one, other):
        """The part of bytes that differ."""
        return sum(a != b for a, b in zip(one[::31], other[::31])) / len(one[::31])

    def test_theme_goes_from_dark_to_light_and_back(self):
        program = self.open(START)
        self.assertLess(self.brightness(), 80)
        program.click("theme")
        self.assertGreater(self.brightness(), 170)
        program.click("theme")
        self.assertLess(self.brightness(), 80)

    def test_scale_by_keys(self):
        program = self.open(START)
        height = program.seen()["widgets"]["matrix_0_0"][3]
        larger = program.key("ctrl+equal")["widgets"]["matrix_0_0"][3]
        self.assertGreater(larger, height)
        self.assertLess(program.key("ctrl+minus", "ctrl+minus")["widgets"]["matrix_0_0"][3], height)
        self.assertEqual(program.key("ctrl+0")["widgets"]["matrix_0_0"][3], height)
        self.assertEqual(program.matrix(), START)

    def test_key_sheet_opens_and_closes(self):
        program = self.open(START)
        program.move((640, 795))
        before = self.picture()
        program.key("F1")
        self.assertGreater(self.difference(before, self.picture()), 0.05)
        program.key("Escape")
        self.assertLess(self.difference(before, self.picture()), 0.01)
        program.click("help")
        self.assertGreater(self.difference(before, self.picture()), 0.05)

    def test_escape_never_quits(self):
        program = self.open(START)
        program.key(*["Escape"] * 4)
        program.key("Right")
        self.assertIsNone(program.process.poll())

    def test_tab_of_the_lab(self):
        program = self.open(START)
        self.assertEqual(program.click("tab_transform")["lab"], "transform")
        self.assertEqual(program.matrix(), START)

    def test_gallery_is_one_click_and_one_step(self):
        program = self.open(START)
        self.assertFalse([name for name in program.seen()["widgets"] if name.startswith("gallery_")])
        opened = program.click("fold_gallery")["widgets"]
        names = [name for name in opened if name.startswith("gallery_") and opened[name][1] + opened[name][3] < 800]
        self.assertGreaterEqual(len(names), 2)
        chosen = [program.click(name)["params"]["matrix"] for name in names[:3]]
        self.assertEqual(len({json.dumps(matrix) for matrix in [START, *chosen]}), 1 + len(chosen))
        program.key(*["ctrl+z"] * len(chosen))
        self.assertEqual(program.matrix(), START)

    def test_layer_can_be_switched(self):
        program = self.open(START, layers_open=True)
        before = self.picture()
        program.click("layer_columns")
        self.assertFalse(program.seen()["view"]["columns"])
        self.assertGreater(self.difference(before, self.picture()), 0.0005)


class Files(Journey):
    def file(self, text):
        path = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory())) / "mine.json"
        path.write_text(text, encoding="utf-8")
        return str(path)

    def test_a_state_file_is_an_argument(self):
        program = self.start(self.file(json.dumps(transform_state([[1, 2], [3, 4]]))))
        self.assertEqual(program.matrix(), [[1, 2], [3, 4]])

    def test_a_broken_file_is_refused_in_one_sentence(self):
        state = transform_state()
        state["params"]["matrix"] = [[1, 2]]
        path = self.file(json.dumps(state))
        with Home() as home:
            environment = {**self.desktop.environment, **home.environment()}
            done = subprocess.run([BINARY, "--clean", path], env=environment, capture_output=True, text=True, timeout=60, check=False)
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertRegex(done.stderr, r"^svdscope: .*mine\.json.*matrix.*\n$")


if __name__ == "__main__":
    unittest.main()
