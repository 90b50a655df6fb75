#!/usr/bin/env python3
"""The PCA lab by a real mouse: points, axes, adding, choosing, deleting, the mean, files, the clipboard."""
import math
import os
import subprocess
import tempfile
import unittest

from journey import PIXEL, Journey


def state(params=None, **view):
    view.setdefault("welcomed", True)
    return {"format": "svdscope-state", "version": 1, "lab": "pca", "params": params or {}, "view": view}


def first_axis(points):
    """Angle of the direction of most variance, by the covariance: independent of the program."""
    n = len(points)
    mx, my = (sum(p[k] for p in points) / n for k in (0, 1))
    xx = sum((x - mx) ** 2 for x, _ in points)
    yy = sum((y - my) ** 2 for _, y in points)
    xy = sum((x - mx) * (y - my) for x, y in points)
    return math.atan2(2 * xy, xx - yy) / 2


def moved(start, by):
    return (start[0] + by[0], start[1] + by[1])


FIVE = [[-2, -2], [-1.8, -2.1], [2, 2], [1.9, 0.5], [0, 1]]


class Pca(Journey):
    def open_cloud(self, params=None, **view):
        return self.start(state=state(params, **view))

    def assert_axis(self, seen):
        angle = first_axis(seen["params"]["points"])
        off = math.remainder(seen["analysis"]["pc_angle"] - angle, math.pi)
        self.assert_near(off, 0, 1e-9, "PC1")

    def test_a_dragged_point_stays_under_the_mouse_and_the_axes_follow(self):
        program = self.open_cloud({"points": FIVE})
        before = program.seen()
        target = moved(program.place("p3"), (-70, 60))
        after = program.drag("p3", (-70, 60))
        self.assert_at(after["handles"]["p3"], target)
        self.assert_axis(after)
        self.assertNotEqual(after["analysis"]["pc_angle"], before["analysis"]["pc_angle"])
        self.assertEqual(program.key("ctrl+z")["params"]["points"], before["params"]["points"])

    def test_add_draw_select_move_delete_and_undo_all_of_it(self):
        program = self.open_cloud({"points": FIVE})
        program.click("tool_add")
        low = program.place("p0")
        program.click(moved(low, (200, 10)))
        added = program.until(lambda s: len(s["params"]["points"]) == 6, "a sixth point")
        self.assert_at(added["handles"]["p5"], moved(low, (200, 10)))
        drawn = program.drag(moved(low, (240, -10)), (120, 0))
        self.assertGreater(len(drawn["params"]["points"]), 8)
        program.click("tool_select")
        low = program.place("p0")
        program.drag(moved(low, (-25, 40)), (70, -80))
        before = program.seen()["handles"]
        after = program.drag("p0", (50, -40))
        for name in ("p0", "p1"):
            self.assert_at(after["handles"][name], moved(before[name], (50, -40)))
        self.assert_at(after["handles"]["p2"], before["p2"])
        self.assert_axis(after)
        gone = program.key("Delete")
        self.assertEqual(len(gone["params"]["points"]), len(drawn["params"]["points"]) - 2)
        for _ in range(4):
            program.key("ctrl+z")
        self.assertEqual(program.seen()["params"]["points"], [[float(x), float(y)] for x, y in FIVE])

    def test_the_mean_moves_the_cloud_and_only_the_uncentred_axis_follows(self):
        program = self.open_cloud({"recipe": "four"}, lens="uncentred")
        before = program.seen()
        target = moved(program.place("offset"), (30, 60))
        after = program.drag("offset", (30, 60))
        self.assert_at(after["handles"]["offset"], target)
        self.assert_near(after["analysis"]["pc_angle"], before["analysis"]["pc_angle"], 1e-12)
        self.assertGreater(after["analysis"]["swing"], before["analysis"]["swing"] + 0.05)
        self.assertEqual(program.key("ctrl+z")["params"]["offset"], before["params"]["offset"])

    def test_the_hunt_is_scored(self):
        program = self.open_cloud({"recipe": "line", "line": 1.3}, lens="hunt", lenses_open=True)
        after = program.drag("line", (110, 60))
        shown = program.click("reveal")
        self.assertTrue(shown["view"]["revealed"])
        error = abs(math.remainder(after["params"]["line"] - shown["analysis"]["pc_angle"], math.pi))
        self.assert_near(shown["analysis"]["line_error"], error, 1e-9)

    def test_a_wide_file_is_opened_and_columns_are_chosen_by_name(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "people.csv")
            with open(path, "w") as file:
                file.write("who,height (cm),mass (kg),age\nA,170,65,30\nB,180,81,41\nC,165,60,50\n")
            program = self.start(path)
            seen = program.until(lambda s: s["lab"] == "pca", "the PCA lab")
            self.assertEqual(seen["params"]["points"], [[170.0, 65.0], [180.0, 81.0], [165.0, 60.0]])
            after = program.click("column_y_3")
            self.assertEqual(after["params"]["points"], [[170.0, 30.0], [180.0, 41.0], [165.0, 50.0]])
            self.assertEqual(after["params"]["y_name"], "age")

    def test_a_million_points_can_be_dragged(self):
        program = self.open_cloud({"recipe": "outlier", "count": 1000000})
        seen = program.until(lambda s: s["analysis"]["count"] == 1000000, "a million points", 60)
        before = seen["analysis"]
        point = program.seen()["handles"]
        self.assertNotIn("p999999", point, "only the points in use are listed")
        self.take_last_point(program)
        program.until(lambda s: s["analysis"]["mean"] != before["mean"], "another mean", 30)
        self.assertIsNotNone(program.until(lambda s: s["analysis"]["drift"] is not None, "a check", 30))
        self.assertLess(program.seen()["analysis"]["drift"], 1e-12)

    def take_last_point(self, program):
        """The outlier of this cloud stands at (3.2, -3); the mean and p0 tell where that is on screen."""
        seen = program.seen()
        mean, first = seen["analysis"]["mean"], None
        handles = seen["handles"]
        cloud = [(name, at) for name, at in handles.items() if name.startswith("p") and name[1:].isdigit()]
        first = cloud[0]
        self.assertTrue(first)
        scale = self.scale_of(program, seen)
        x = handles["mean"][0] + (3.2 - mean[0]) * scale
        y = handles["mean"][1] - (-3 - mean[1]) * scale
        program.drag((x, y), (40, -30))
        program.until(lambda s: "p999999" in s["handles"], "the outlier in the hand", 30)

    def scale_of(self, program, seen):
        """Pixels of a unit: the mean moved by a drag of known length, and back."""
        before = seen["analysis"]["mean"]
        after = program.drag("mean", (100, 0))["analysis"]["mean"]
        program.key("ctrl+z")
        return 100 / (after[0] - before[0])


if __name__ == "__main__":
    unittest.main()
