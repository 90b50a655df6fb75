#!/usr/bin/env python3
"""Clouds of space in the PCA lab by a real mouse: a point dragged, the view turned, z chosen, stages scrubbed."""
import os
import tempfile
import unittest

from journey import Journey


def state(params=None, **view):
    view.setdefault("welcomed", True)
    view.setdefault("orbit", CAMERA)
    return {"format": "svdscope-state", "version": 1, "lab": "pca", "params": params or {}, "view": view}


CAMERA = [0, 0, 0, 3.2, -1.05, 0.35]  # of its own, so that nothing glides away from under the hand's last place
SIX = [[2, 0.3, 0], [-2, 0, 0.2], [0, 1.2, 0.1], [0.2, -1.2, 0], [0, 0.1, 0.5], [0.1, 0, -0.5]]


def moved(start, by):
    return (start[0] + by[0], start[1] + by[1])


def covariance(points):
    """Independent of the program."""
    n = len(points)
    mean = [sum(p[k] for p in points) / n for k in range(3)]
    return [[sum((p[i] - mean[i]) * (p[j] - mean[j]) for p in points) / (n - 1) for j in range(3)] for i in range(3)]


class PcaSpace(Journey):
    def open_cloud(self, params=None, **view):
        return self.start(state=state(params, **view))

    def assert_axes(self, seen):
        """C v = variance v for each of three perpendicular axes in order."""
        c, v = covariance(seen["params"]["points"]), seen["analysis"]["pc_axes"]
        variances = seen["analysis"]["pc_variances"]
        self.assertEqual(variances, sorted(variances, reverse=True))
        for axis in range(3):
            for row in range(3):
                image = sum(c[row][k] * v[k][axis] for k in range(3))
                self.assert_near(image, variances[axis] * v[row][axis], 1e-9, "C v")
            for other in range(axis):
                self.assert_near(sum(v[k][axis] * v[k][other] for k in range(3)), 0, 1e-12, "perpendicular")

    def test_a_dragged_point_stays_under_the_mouse_and_the_axes_follow(self):
        program = self.open_cloud({"points": SIX})
        before, target = program.seen(), moved(program.place("p2"), (60, -50))
        after = program.drag("p2", (60, -50))
        self.assert_at(after["handles"]["p2"], target)
        self.assert_axes(after)
        self.assertNotEqual(after["analysis"]["pc_axes"], before["analysis"]["pc_axes"])
        self.assertEqual(program.key("ctrl+z")["params"]["points"], before["params"]["points"])

    def test_empty_space_orbits_and_home_fits(self):
        program = self.open_cloud({"points": SIX})
        before = program.seen()
        after = program.drag((440, 480), (120, -40))
        self.assertNotEqual(after["view"]["orbit"][4], before["view"]["orbit"][4])
        self.assertEqual(after["params"], before["params"])
        self.assertNotEqual(after["handles"]["p0"], before["handles"]["p0"])
        self.assertIsNone(program.key("Home")["view"]["orbit"])

    def test_a_third_column_is_chosen_by_name(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "people.csv")
            with open(path, "w") as file:
                file.write("who,height (cm),mass (kg),age\nA,170,65,30\nB,180,81,41\nC,165,60,50\nD,190,70,20\n")
            program = self.start(path)
            seen = program.until(lambda s: s["lab"] == "pca", "the PCA lab")
            self.assertEqual(len(seen["params"]["points"][0]), 2)
            after = program.click("column_z_3")
            self.assertEqual(after["params"]["points"][3], [190.0, 70.0, 20.0])
            self.assertEqual(after["params"]["z_name"], "age")
            self.assert_axes(program.seen())
            self.assertEqual(len(program.click("column_z_none")["params"]["points"][0]), 2)

    def test_in_the_best_plane_a_point_still_goes_with_the_hand(self):
        program = self.open_cloud({"points": SIX}, time=3)
        target = moved(program.place("p0"), (-40, 20))
        after = program.drag("p0", (-40, 20))
        self.assert_at(after["handles"]["p0"], target)
        self.assert_axes(after)


if __name__ == "__main__":
    unittest.main()
