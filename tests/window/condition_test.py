#!/usr/bin/env python3
"""The condition lab by a real mouse: b, the radius of its noise, the slider of kappa, the cut-off, charts, the worst case."""
import math
import unittest

from journey import PIXEL, Journey


def state(params=None, **view):
    view.setdefault("welcomed", True)
    return {"format": "svdscope-state", "version": 1, "lab": "condition", "params": params or {}, "view": view}


def moved(start, by):
    return (start[0] + by[0], start[1] + by[1])


def solved(matrix, rhs):
    """x by Cramer's rule: independent of the program."""
    (a, b), (c, d) = matrix
    det = a * d - b * c
    return [(rhs[0] * d - b * rhs[1]) / det, (a * rhs[1] - c * rhs[0]) / det]


def kappa_of(matrix):
    (a, b), (c, d) = matrix
    squares, det = a * a + b * b + c * c + d * d, abs(a * d - b * c)
    root = math.sqrt(max(0.0, squares * squares - 4 * det * det))
    return (squares + root) / (2 * det)


class Condition(Journey):
    def open_lab(self, params=None, **view):
        """With cameras of its own, so that none glides away from under the hand's last place."""
        view.setdefault("rhs_camera", [1, 1.2, 2.2])
        view.setdefault("solution_camera", [0.5, 0.8, 2.2])
        return self.start(state=state(params, **view))

    def assert_amplification(self, seen):
        params, analysis = seen["params"], seen["analysis"]
        x, dx = (solved(params["matrix"], params[key]) for key in ("rhs", "noise"))
        growth = math.hypot(*dx) / math.hypot(*x) / (math.hypot(*params["noise"]) / math.hypot(*params["rhs"]))
        self.assert_near(analysis["solve_amplification"], growth, 1e-9 * growth, "amplification")
        self.assertLessEqual(growth, analysis["condition_number"] * (1 + 1e-9))

    def test_b_is_dragged_with_its_disk_and_the_needle_follows(self):
        program = self.open_lab()
        before, target = program.seen(), moved(program.place("b"), (-60, 45))
        after = program.drag("b", (-60, 45))
        self.assert_at(after["handles"]["b"], target)
        self.assertEqual(after["params"]["noise"], before["params"]["noise"])
        self.assert_amplification(after)
        self.assertEqual(program.key("ctrl+z")["params"], before["params"])

    def test_the_radius_of_the_noise_is_dragged(self):
        program = self.open_lab()
        before = program.seen()
        target = moved(program.place("noise"), (20, -40))
        after = program.drag("noise", (20, -40))
        self.assert_at(after["handles"]["noise"], target)
        self.assertGreater(after["analysis"]["radius"], before["analysis"]["radius"])
        self.assertGreater(after["analysis"]["half_axis_2"], before["analysis"]["half_axis_2"])
        self.assert_amplification(after)

    def test_x_is_dragged_and_b_follows(self):
        program = self.open_lab()
        target = moved(program.place("x"), (30, -20))
        after = program.drag("x", (30, -20))
        self.assert_at(after["handles"]["x"], target)
        x = solved(after["params"]["matrix"], after["params"]["rhs"])
        for seen, true in zip(after["analysis"]["x"], x):
            self.assert_near(seen, true, 1e-9, "x")

    def test_the_slider_of_kappa_turns_the_lines_and_leaves_x(self):
        program = self.open_lab()
        before = program.seen()
        after = program.drag("kappa", (25, 0))
        kappa = after["analysis"]["condition_number"]
        self.assertGreater(kappa, 5 * before["analysis"]["condition_number"])
        self.assert_near(kappa / kappa_of(after["params"]["matrix"]), 1, 1e-6, "kappa")
        for seen, true in zip(after["analysis"]["x"], before["analysis"]["x"]):
            self.assert_near(seen, true, 1e-6, "x stays")
        self.assertEqual(program.key("ctrl+z")["params"], before["params"])

    def test_the_worst_case_reaches_kappa(self):
        program = self.open_lab()
        program.click("worst_case")
        after = program.until(
            lambda s: s["analysis"]["solve_amplification"] > 0.999 * s["analysis"]["condition_number"],
            "the needle at the end")
        self.assert_amplification(after)

    def test_the_cutoff_is_dragged_and_costs_bias(self):
        program = self.open_lab({"topic": "cures", "matrix": [[1, 1], [1, 1.1]], "rhs": [2, 2.1],
                                 "log_filter": -2.5})
        before = program.seen()
        self.assertEqual(before["analysis"]["kept"], 2)
        start = program.place("cut")
        after = program.drag("cut", (140, 0))
        self.assert_near(after["handles"]["cut"][0], start[0] + 140, 1 + PIXEL, "the cut-off under the mouse")
        self.assertEqual(after["analysis"]["kept"], 1)
        self.assertGreater(after["analysis"]["bias"], before["analysis"]["bias"])
        self.assertLess(after["analysis"]["noise"], before["analysis"]["noise"])
        self.assertEqual(program.key("ctrl+z")["analysis"]["kept"], 2)

    def test_gram_squares_kappa_under_the_mark(self):
        program = self.open_lab({"topic": "gram", "gram_log_kappa": 4})
        after = program.drag("cut", (160, 0))
        self.assertGreater(after["params"]["gram_log_kappa"], 5)
        self.assert_near(math.log10(after["analysis"]["kappa_gram"]), 2 * after["params"]["gram_log_kappa"],
                         1e-6, "kappa of the Gram matrix")
        self.assertGreater(after["analysis"]["gram_double_error"], after["analysis"]["direct_double_error"])

    def test_the_size_of_a_family_is_dragged(self):
        program = self.open_lab({"topic": "families", "size": 5})
        after = program.drag("cut", (240, 0))
        self.assertGreater(after["params"]["size"], 8)
        self.assertGreater(after["analysis"]["qr_forward"], 100 * after["analysis"]["qr_backward"])

    def test_a_singular_matrix_typed_and_undone(self):
        program = self.open_lab()
        program.open_cell("matrix_1_1")
        program.type("1")
        seen = program.key("Return")
        self.assertEqual(seen["analysis"]["rank"], 1)
        self.assertEqual(seen["analysis"]["condition_number"], "inf")
        self.assertEqual(program.key("ctrl+z")["analysis"]["rank"], 2)


if __name__ == "__main__":
    unittest.main()
