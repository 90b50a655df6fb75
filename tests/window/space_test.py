#!/usr/bin/env python3
"""The space lab by a real mouse: orbit, columns and axes dragged, an entry typed, shapes, scrubbing."""
import unittest

from journey import Journey


def state(params=None, **view):
    view.setdefault("welcomed", True)
    return {"format": "svdscope-state", "version": 1, "lab": "space", "params": params or {}, "view": view}


CAMERA = [0, 0, 0, 3.2, 0.95, 0.36]  # of its own, so that nothing glides away from under the hand's last place


def moved(start, by):
    return (start[0] + by[0], start[1] + by[1])


def product(seen):
    """U diag(sigma) V^T of the numbers on screen: independent of the program's own check."""
    u, v, sigma = (seen["analysis"][key] for key in ("U", "V", "sigma"))
    return [[sum(u[i][k] * sigma[k] * v[j][k] for k in range(len(sigma))) for j in range(len(v))]
            for i in range(len(u))]


class Space(Journey):
    def open_lab(self, params=None, **view):
        view.setdefault("camera", CAMERA)
        return self.start(state=state(params, **view))

    def assert_factors(self, seen):
        for row, expected in zip(product(seen), seen["params"]["matrix"]):
            for found, entry in zip(row, expected):
                self.assert_near(found, entry, 1e-9, "U Sigma V^T")

    def test_the_empty_space_orbits_and_changes_no_number(self):
        program = self.open_lab()
        before = program.seen()
        after = program.drag((440, 640), (120, -40))
        self.assertNotEqual(after["view"]["camera"][4], before["view"]["camera"][4])
        self.assertEqual(after["params"], before["params"])
        self.assertNotEqual(after["handles"]["u1"], before["handles"]["u1"])

    def test_an_axis_is_dragged_and_stays_an_axis(self):
        program = self.open_lab()
        before, target = program.seen(), moved(program.place("u2"), (-60, 40))
        after = program.drag("u2", (-60, 40))
        self.assert_at(after["handles"]["u2"], target)
        self.assert_factors(after)
        u = after["analysis"]["U"]
        for i, j in ((0, 1), (0, 2), (1, 2)):
            self.assert_near(sum(u[k][i] * u[k][j] for k in range(3)), 0, 1e-12, "perpendicular")
        self.assertEqual(program.key("ctrl+z")["params"], before["params"])

    def test_a_column_is_dragged(self):
        program = self.open_lab(columns=True)
        target = moved(program.place("Ae1"), (35, 30))
        after = program.drag("Ae1", (35, 30))
        self.assert_at(after["handles"]["Ae1"], target)
        self.assert_factors(after)

    def test_an_entry_is_typed_and_the_shape_switched(self):
        program = self.open_lab()
        program.open_cell("matrix_0_0")
        program.type("1/3")
        seen = program.key("Return")
        self.assert_near(seen["params"]["matrix"][0][0], 1 / 3, 1e-15, "1/3")
        program.click("shape_2x3")
        flat = program.until(lambda s: len(s["params"]["matrix"]) == 2, "two rows")
        self.assertEqual(flat["analysis"]["nullity"], 1)
        self.assert_factors(flat)
        program.click("shape_3x2")
        lifted = program.until(lambda s: len(s["params"]["matrix"]) == 3, "three rows")
        self.assertEqual(len(lifted["params"]["matrix"][0]), 2)
        self.assert_factors(lifted)

    def test_the_timeline_is_scrubbed(self):
        program = self.open_lab()
        program.click("stage_0")
        first = program.until(lambda s: s["view"]["time"] == 1, "the end of V^T")
        self.assertNotIn("u1", first["handles"])
        box = first["widgets"]["timeline"]
        middle = (box[0] + box[2] / 2, box[1] + box[3] / 2)
        program.click(middle)
        self.assert_near(program.seen()["view"]["time"], 1.5, 0.05, "time under the mouse")
        program.key("End")
        program.until(lambda s: s["view"]["time"] == s["analysis"]["stages"], "the end")


if __name__ == "__main__":
    unittest.main()
