#!/usr/bin/env python3
"""The entries of A by hand: dragged, typed, nudged and undone."""
import math
import unittest

from journey import Journey

START = [[2, 1], [0.5, 1.5]]


class Dragging(Journey):
    def test_drag_changes_one_entry(self):
        program = self.open(START)
        program.press_and_move("matrix_0_1", (60, 0))
        held = program.until(lambda seen: seen["params"]["matrix"][0][1] > 1.2, "the entry to follow while it is held")
        self.assertGreater(held["handles"]["Ae2"][0] - held["handles"]["Ae1"][0], -1000)
        after = program.release()["params"]["matrix"]
        self.assertGreater(after[0][1], 1.2)
        self.assertEqual((after[0][0], after[1][0], after[1][1]), (2, 0.5, 1.5))

    def test_picture_follows_in_the_same_inspection(self):
        program = self.open(START)
        before = program.seen()
        after = program.drag("matrix_1_1", (50, 0))
        self.assertLess(after["handles"]["Ae2"][1], before["handles"]["Ae2"][1] - 5)
        self.assertEqual(after["handles"]["Ae1"], before["handles"]["Ae1"])
        a, b, c, d = (entry for row in after["params"]["matrix"] for entry in row)
        self.assert_near(after["analysis"]["determinant"], a * d - b * c, 1e-12)

    def test_shift_is_fine(self):
        program = self.open(START)
        plain = program.drag("matrix_0_0", (80, 0))["params"]["matrix"][0][0] - 2
        program.key("ctrl+z")
        fine = program.drag("matrix_0_0", (80, 0), ["shift"])["params"]["matrix"][0][0] - 2
        self.assertGreater(fine, 0)
        self.assert_near(fine, plain / 10, plain / 40)

    def test_ctrl_snaps(self):
        program = self.open([[2.03, 1], [0.5, 1.5]])
        value = program.drag("matrix_0_0", (70, 0), ["ctrl"])["params"]["matrix"][0][0]
        self.assertGreater(value, 2.2)
        self.assertEqual(value, round(value * 4) / 4)

    def test_click_changes_nothing(self):
        program = self.open(START)
        self.assertEqual(program.click("matrix_0_0")["params"]["matrix"], START)

    def test_one_drag_is_one_step_of_undo(self):
        program = self.open(START)
        dragged = program.drag("matrix_1_0", (-90, 0))["params"]["matrix"]
        self.assertNotEqual(dragged, START)
        self.assertEqual(program.key("ctrl+z")["params"]["matrix"], START)
        self.assertEqual(program.key("ctrl+shift+z")["params"]["matrix"], dragged)
        self.assertEqual(program.click("undo")["params"]["matrix"], START)
        self.assertEqual(program.click("redo")["params"]["matrix"], dragged)


class Typing(Journey):
    def type_into(self, program, cell, text, end="Return"):
        program.open_cell(cell)
        program.type(text)
        return program.key(end)["params"]["matrix"]

    def test_double_click_and_a_fraction(self):
        program = self.open(START)
        self.assert_matrix(self.type_into(program, "matrix_0_0", "1/3"), [[1 / 3, 1], [0.5, 1.5]])

    def test_ctrl_click_and_a_root(self):
        program = self.open(START)
        program.click("matrix_0_1", ["ctrl"])
        program.type("sqrt(2)")
        self.assert_matrix(program.key("Return")["params"]["matrix"], [[2, math.sqrt(2)], [0.5, 1.5]])

    def test_enter_opens_the_selected_entry(self):
        program = self.open(START)
        program.click("matrix_1_0")
        program.key("Return")
        program.type("-pi/4")
        self.assert_matrix(program.key("Return")["params"]["matrix"], [[2, 1], [-math.pi / 4, 1.5]])

    def test_escape_reverts(self):
        program = self.open(START)
        self.assertEqual(self.type_into(program, "matrix_0_0", "77", "Escape"), START)
        self.assertEqual(program.key("Return")["params"]["matrix"], START)

    def test_tab_takes_and_goes_on(self):
        program = self.open(START)
        self.type_into(program, "matrix_0_0", "5", "Tab")
        program.type("6")
        self.assertEqual(program.key("Return")["params"]["matrix"], [[5, 6], [0.5, 1.5]])

    def test_nonsense_changes_nothing_and_can_be_mended(self):
        program = self.open(START)
        self.assertEqual(self.type_into(program, "matrix_1_1", "two"), START)
        program.key("ctrl+a")
        program.type("2")
        self.assertEqual(program.key("Return")["params"]["matrix"], [[2, 1], [0.5, 2]])

    def test_space_and_digits_belong_to_the_open_entry(self):
        program = self.open(START, time=1)
        program.open_cell("matrix_0_0")
        program.type("1 + 1")
        seen = program.key("Return")
        self.assertFalse(seen["view"]["playing"])
        self.assertEqual(seen["lab"], "transform")


class FastKeys(Journey):
    def test_fifteen_fast_taps_undo_fifteen_steps(self):
        program = self.open(START)
        program.click("matrix_0_0")
        values = [program.key("Up")["params"]["matrix"][0][0] for _ in range(15)]
        self.assertEqual(len({*values, 2}), 16)
        self.assertEqual(program.tap(*["ctrl+z"] * 14)["params"]["matrix"][0][0], values[0])
        self.assertEqual(program.tap("ctrl+z")["params"]["matrix"], START)
        self.assertEqual(program.tap(*["ctrl+y"] * 15)["params"]["matrix"][0][0], values[-1])

    def test_taps_reach_an_open_entry(self):
        program = self.open(START)
        for value in (3, 4, 5):
            program.tap("Return") if value > 3 else program.open_cell("matrix_0_0")
            program.type(str(value))
            self.assertEqual(program.tap("Return")["params"]["matrix"][0][0], value)
        program.tap("Return")
        program.type("99")
        program.tap("Escape")
        self.assertEqual(program.tap("Return")["params"]["matrix"][0][0], 5)

    def test_taps_nudge_the_selected_entry(self):
        program = self.open(START)
        program.click("matrix_0_0")
        self.assert_near(program.tap(*["Up"] * 5)["params"]["matrix"][0][0], 2.5, 1e-9)

    def test_minus_negates_the_selected_entry(self):
        program = self.open(START)
        program.click("matrix_0_1")
        self.assertEqual(program.key("minus")["params"]["matrix"], [[2, -1], [0.5, 1.5]])


if __name__ == "__main__":
    unittest.main()
