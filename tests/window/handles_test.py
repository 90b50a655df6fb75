#!/usr/bin/env python3
"""Every arrow tip by hand: it stays under the cursor, and what belongs together stays together."""
import math
import unittest

from journey import PIXEL, Journey, Plane, singular_values

START = [[2, 1], [0.5, 1.5]]


def moved(start, by):
    return (start[0] + by[0], start[1] + by[1])


class ColumnHandles(Journey):
    def check_column(self, column, by):
        program = self.open(START)
        name = f"Ae{column + 1}"
        plane = Plane(program.seen())
        target = moved(program.place(name), by)
        after = program.drag(name, by)
        self.assert_at(after["handles"][name], target)
        matrix = after["params"]["matrix"]
        other = 1 - column
        self.assertEqual([row[other] for row in matrix], [row[other] for row in START])
        self.assert_near(matrix[0][column], START[0][column] + by[0] / plane.scale, PIXEL / plane.scale)
        self.assert_near(matrix[1][column], START[1][column] - by[1] / plane.scale, PIXEL / plane.scale)

    def test_first_column(self):
        self.check_column(0, (-40, -50))

    def test_second_column(self):
        self.check_column(1, (45, 35))

    def test_through_a_singular_matrix_and_back(self):
        program = self.open(START)
        by = (0, 150)
        program.drag("Ae2", by)
        after = program.drag("Ae2", (0, -150))
        self.assert_matrix(after["params"]["matrix"], START, 0.02)
        self.assertGreater(after["analysis"]["determinant"], 0)

    def test_a_click_moves_nothing(self):
        program = self.open(START)
        self.assertEqual(program.click("Ae1")["params"]["matrix"], START)

    def test_shift_moves_a_tenth(self):
        program = self.open(START)
        before = program.place("Ae1")
        after = program.drag("Ae1", (-60, 0), ["shift"])["handles"]["Ae1"]
        self.assert_at(after, moved(before, (-6, 0)), 2.5)

    def test_one_drag_is_one_step(self):
        program = self.open(START)
        program.drag("Ae1", (-40, -30))
        self.assertEqual(program.key("ctrl+z")["params"]["matrix"], START)


class AxisHandles(Journey):
    def check_axis(self, axis, by):
        program = self.open(START)
        name, other = f"u{axis + 1}", f"u{2 - axis}"
        before = program.seen()
        target = moved(program.place(name), by)
        after = program.drag(name, by)
        plane = Plane(after)
        self.assert_at(after["handles"][name], target)
        tip, across = plane.arrow(after, name), plane.arrow(after, other)
        self.assert_near(tip[0] * across[0] + tip[1] * across[1], 0, 1e-3 * math.hypot(*tip), "axes must stay perpendicular")
        lengths = singular_values(after["params"]["matrix"])
        kept = singular_values(before["params"]["matrix"])[1 - axis]
        self.assertLess(min(abs(length - kept) for length in lengths), 1e-9)
        self.assert_at(after["handles"].get("v1", (0, 0)), before["handles"].get("v1", (0, 0)), 0.01)

    def test_long_axis(self):
        self.check_axis(0, (-30, -40))

    def test_short_axis(self):
        self.check_axis(1, (-25, -20))

    def test_short_axis_through_the_centre(self):
        program = self.open(START)
        plane = Plane(program.seen())
        tip = program.place("u2")
        by = (1.6 * (plane.origin[0] - tip[0]), 1.6 * (plane.origin[1] - tip[1]))
        after = program.drag("u2", by)
        self.assertLess(after["analysis"]["determinant"], 0)
        self.assert_at(after["handles"]["u2"], moved(tip, by))

    def test_alt_turns_the_input(self):
        program = self.open(START)
        after = program.drag("u1", (-20, -50), ["alt"])["params"]["matrix"]
        for found, expected in zip(singular_values(after), singular_values(START)):
            self.assert_near(found, expected, 1e-9)
        self.assertGreater(math.dist(after[0], START[0]), 0.05)


class InputHandles(Journey):
    def check_input(self, name, turn):
        program = self.open(START, time=0)
        before = program.seen()
        handle = before["handles"][name]
        # Both input axes end on the unit circle about the origin, a quarter turn apart.
        first, second = before["handles"]["v1"], before["handles"]["v2"]
        origin = ((first[0] + second[0] - first[1] + second[1]) / 2, (first[1] + second[1] + first[0] - second[0]) / 2)
        spoke = (handle[0] - origin[0], handle[1] - origin[1])
        cosine, sine = math.cos(turn), math.sin(turn)
        target = (origin[0] + cosine * spoke[0] + sine * spoke[1], origin[1] - sine * spoke[0] + cosine * spoke[1])
        after = program.drag(name, (target[0] - handle[0], target[1] - handle[1]))
        self.assert_at(after["handles"][name], target, 2 * PIXEL)
        for found, expected in zip(singular_values(after["params"]["matrix"]), singular_values(START)):
            self.assert_near(found, expected, 1e-9)
        self.assert_near(abs(after["analysis"]["determinant"]), 2.5, 1e-9)

    def test_first_input_axis(self):
        self.check_input("v1", 0.5)

    def test_second_input_axis(self):
        self.check_input("v2", -0.4)


class Probe(Journey):
    def test_probe_moves_and_the_matrix_stays(self):
        program = self.open(START, probe=True)
        target = moved(program.place("x"), (-70, 45))
        after = program.drag("x", (-70, 45))
        self.assert_at(after["handles"]["x"], target)
        self.assertEqual(after["params"]["matrix"], START)
        (a, b), (c, d) = START
        x, y = after["params"]["probe"]
        self.assert_at(after["analysis"]["image"], (a * x + b * y, c * x + d * y), 1e-12)


if __name__ == "__main__":
    unittest.main()
