#!/usr/bin/env python3
"""The fit lab by a real mouse: a point, a new point, the degree, the cut-off, b in space."""
import unittest

from journey import PIXEL, Journey


def state(params=None, **view):
    view.setdefault("welcomed", True)
    return {"format": "svdscope-state", "version": 1, "lab": "fit", "params": params or {}, "view": view}


def moved(start, by):
    return (start[0] + by[0], start[1] + by[1])


def line_through(points):
    """Intercept and slope by the sums of the textbook: independent of the program."""
    n = len(points)
    mean_x, mean_y = (sum(p[i] for p in points) / n for i in (0, 1))
    slope = sum((x - mean_x) * (y - mean_y) for x, y in points) / sum((x - mean_x) ** 2 for x, _ in points)
    return [mean_y - slope * mean_x, slope]


class Fit(Journey):
    def open_lab(self, params=None, **view):
        return self.start(state=state(params, **view))

    def assert_line(self, seen):
        for found, true in zip(seen["analysis"]["coefficients"], line_through(seen["params"]["points"])):
            self.assert_near(found, true, 1e-9, "coefficient")

    def test_a_point_is_dragged_and_the_line_follows(self):
        program = self.open_lab({"data": "line", "degree": 1}, low=[0, 0], high=[10, 8])
        before = program.seen()
        self.assert_line(before)
        target = moved(program.place("p12"), (20, 70))
        after = program.drag("p12", (20, 70))
        self.assert_at(after["handles"]["p12"], target)
        self.assert_line(after)
        self.assertNotEqual(after["analysis"]["coefficients"], before["analysis"]["coefficients"])
        self.assertEqual(program.key("ctrl+z")["params"], before["params"])

    def test_shift_and_a_click_add_a_point_and_delete_takes_it_away(self):
        program = self.open_lab({"data": "line", "degree": 1}, low=[0, 0], high=[10, 8])
        before = program.seen()
        x, y, w, h = before["widgets"]["plane"]
        place = (round(x + 0.3 * w), round(y + 0.1 * h))
        program.click(place, modifiers=("shift",))
        seen = program.until(lambda s: s["analysis"]["count"] == 17, "a point more")
        self.assert_at(seen["handles"]["p16"], place)
        self.assert_line(seen)
        program.tap("Delete")
        seen = program.until(lambda s: s["analysis"]["count"] == 16, "a point less")
        self.assertEqual(seen["params"], before["params"])

    def test_the_degree_is_slid_and_the_normal_equations_lose_digits(self):
        program = self.open_lab({"data": "parabola", "degree": 2})
        before = program.seen()
        after = program.drag("degree_mark", (240, 0))
        degree = after["params"]["degree"]
        self.assertGreater(degree, 6)
        self.assertLess(after["analysis"]["residual_norm"], before["analysis"]["residual_norm"])
        self.assertGreater(after["analysis"]["digits_svd"][degree], after["analysis"]["digits_normal"][degree] + 3)
        x, y, w, h = after["widgets"]["degree"]
        program.click((round(x + 9), round(y + h / 2)))
        seen = program.until(lambda s: s["params"]["degree"] == 0, "the slider at its left end")
        mean = sum(p[1] for p in seen["params"]["points"]) / 21
        self.assert_near(seen["analysis"]["coefficients"][0], mean, 1e-12, "the mean")

    def test_the_cutoff_is_dragged_and_x_becomes_short(self):
        program = self.open_lab({"data": "line", "degree": 9, "basis": "scaled", "own_cutoff": True,
                                 "log_cutoff": -6})
        before = program.seen()
        self.assertEqual(before["analysis"]["kept"], 10)
        start = program.place("cut")
        after = program.drag("cut", (110, 0))
        self.assert_near(after["handles"]["cut"][0], start[0] + 110, 1 + PIXEL, "the cut-off under the mouse")
        self.assertLess(after["analysis"]["kept"], 10)
        self.assertLess(after["analysis"]["length"], before["analysis"]["length"])
        self.assertGreater(after["analysis"]["residual_norm"], before["analysis"]["residual_norm"])
        self.assertEqual(program.key("ctrl+z")["analysis"]["kept"], 10)

    def test_b_is_dragged_in_space_and_the_residual_stays_upright(self):
        program = self.open_lab({"data": "three", "degree": 1}, page="projection", low=[-2, -2], high=[3, 5])
        before = program.seen()
        target = moved(program.place("b"), (15, -40))
        after = program.drag("b", (15, -40))
        self.assert_at(after["handles"]["b"], target)
        self.assert_line(after)
        b, image = after["analysis"]["b"], after["analysis"]["image"]
        self.assertEqual(b, [p[1] for p in after["params"]["points"]])
        rest = [one - other for one, other in zip(b, image)]
        self.assert_near(sum(rest), 0, 1e-12, "at right angles to the ones")
        self.assert_near(sum(r * p[0] for r, p in zip(rest, after["params"]["points"])), 0, 1e-12, "and to x")
        self.assertEqual(program.key("ctrl+z")["params"], before["params"])


if __name__ == "__main__":
    unittest.main()
