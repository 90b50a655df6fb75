#!/usr/bin/env python3
"""A window of any size, at any scale, is drawn and can still be used."""
import unittest

from desktop import SIZE
from journey import Journey

START = [[2, 1], [0.5, 1.5]]
SIZES = [(1, 1), (40, 700), (700, 40), (320, 240), (900, 500), (1920, 1080), (3840, 2160)]


class Sizes(Journey):
    def resize(self, program, width, height):
        program.resize(width, height)
        self.assertIsNone(program.process.poll(), f"ended at {width}x{height}")

    def test_extremes_and_back(self):
        program = self.open(START)
        before = program.seen()["widgets"]
        for size in SIZES:
            with self.subTest(size=size):
                self.resize(program, *size)
                program.key("Left", "Right")
        self.resize(program, *SIZE)
        self.assertEqual(program.still()["widgets"].keys(), before.keys())
        self.assertEqual(program.seen()["widgets"]["matrix_0_0"], before["matrix_0_0"])

    def test_extreme_scales_at_extreme_sizes(self):
        program = self.open(START)
        program.key(*["ctrl+equal"] * 12)
        for size in [(320, 240), (1, 1), SIZE]:
            self.resize(program, *size)
        program.key(*["ctrl+minus"] * 24)
        for size in [(320, 240), (1, 1), SIZE]:
            self.resize(program, *size)
        program.key("ctrl+0", "Right")
        self.assertEqual(program.matrix(), START)

    def test_widgets_stay_inside_and_apart(self):
        program = self.open(START)
        for size in [SIZE, (1000, 700)]:
            self.resize(program, *size)
            widgets = program.still()["widgets"]
            cells = [widgets[f"matrix_{i}_{j}"] for i in range(2) for j in range(2)]
            for x, y, width, height in [*cells, widgets["play"], widgets["timeline"]]:
                self.assertTrue(x >= 0 and y >= 0 and x + width <= size[0] and y + height <= size[1], widgets)
            for one in range(4):
                for other in range(one):
                    self.assertFalse(self.overlap(cells[one], cells[other]))

    @staticmethod
    def overlap(one, other):
        return all(one[k] < other[k] + other[k + 2] and other[k] < one[k] + one[k + 2] for k in range(2))


if __name__ == "__main__":
    unittest.main()
