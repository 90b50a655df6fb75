#!/usr/bin/env python3
"""The plane under the hand: panned, zoomed at the cursor, fitted again."""
import math
import unittest

from journey import Journey, Plane

START = [[2, 1], [0.5, 1.5]]


def corner(plane):
    """A place of the canvas without anything to take: up left of the ellipse."""
    return (plane.origin[0] - 2.2 * plane.scale, plane.origin[1] - 1.8 * plane.scale)


class Canvas(Journey):
    def test_left_drag_on_empty_canvas_pans(self):
        program = self.open(START)
        before = Plane(program.seen())
        seen = program.drag(corner(before), (50, 30))
        after = Plane(seen)
        self.assert_at(after.origin, (before.origin[0] + 50, before.origin[1] + 30), 2)
        self.assert_near(after.scale, before.scale, 1e-6 * before.scale)
        self.assertEqual(seen["params"]["matrix"], START)

    def test_right_and_middle_drag_pan_even_from_a_handle(self):
        program = self.open(START)
        for button in (2, 3):
            before = Plane(program.seen())
            seen = program.drag("Ae1", (-40, 20), button=button)
            self.assert_at(Plane(seen).origin, (before.origin[0] - 40, before.origin[1] + 20), 2)
            self.assertEqual(seen["params"]["matrix"], START)

    def test_wheel_zooms_at_the_cursor(self):
        program = self.open(START)
        before = Plane(program.seen())
        cursor = corner(before)
        point = ((cursor[0] - before.origin[0]) / before.scale, (cursor[1] - before.origin[1]) / before.scale)
        after = Plane(program.wheel(cursor, 3))
        self.assertGreater(after.scale, 1.1 * before.scale)
        stays = (after.origin[0] + after.scale * point[0], after.origin[1] + after.scale * point[1])
        self.assert_at(stays, (round(cursor[0]), round(cursor[1])), 1.5)
        back = Plane(program.wheel(cursor, -3))
        self.assert_near(back.scale, before.scale, 0.01 * before.scale)

    def test_double_click_and_home_fit_again(self):
        program = self.open(START)
        before = Plane(program.seen())
        for again in (lambda: program.double_click(corner(Plane(program.seen()))), lambda: program.key("Home")):
            program.drag(corner(Plane(program.seen())), (60, 40))
            self.assertGreater(math.dist(Plane(program.seen()).origin, before.origin), 30)
            after = Plane(again())
            self.assert_at(after.origin, before.origin, 1.5)
            self.assert_near(after.scale, before.scale, 0.01 * before.scale)


if __name__ == "__main__":
    unittest.main()
