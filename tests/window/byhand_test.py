#!/usr/bin/env python3
"""The by-hand lab by a real mouse and keyboard: walk the steps, hide and predict, paste a numpy answer, read the verdict."""
import math
import unittest

from journey import Journey

# What numpy.linalg.svd prints for [[1, 0], [0, 1], [1, 1]], with other signs than the transcript's.
NUMPY_U = "[[-0.40824829, 0.70710678], [-0.40824829, -0.70710678], [-0.81649658, 0.]]"
NUMPY_S = "[1.73205081 1.]"
NUMPY_VT = "[[-0.70710678, -0.70710678], [0.70710678, -0.70710678]]"


def state(params=None, **view):
    return {"format": "svdscope-state", "version": 1, "lab": "byhand", "params": params or {}, "view": view}


class ByHand(Journey):
    def write(self, program, cell, text):
        program.click(cell)
        program.type(text)
        return program.key("Return")

    def test_the_transcript_is_walked_by_keys_buttons_and_chips(self):
        program = self.start(state=state())
        steps = program.seen()["analysis"]["steps"]
        self.assertEqual(program.key("space")["view"]["time"], 2)
        self.assertEqual(program.key("Right")["view"]["time"], 3)
        self.assertEqual(program.key("Left")["view"]["time"], 2)
        self.assertEqual(program.click("next")["view"]["time"], 3)
        self.assertEqual(program.click("previous")["view"]["time"], 2)
        self.assertEqual(program.click("stage_4")["view"]["time"], 5)
        self.assertEqual(program.key("End")["view"]["time"], steps)
        for expected, seen in zip((math.sqrt(3), 1), program.seen()["analysis"]["sigma"]):
            self.assert_near(seen, expected, 1e-12, "sigma")

    def test_a_hidden_step_is_predicted_and_shown(self):
        program = self.start(state=state(time=5))
        self.assertIn("sheet_5", self.widgets(program, "stage_4"))
        program.click("hide")
        self.assertNotIn("sheet_5", program.seen()["widgets"])
        self.assertEqual(self.write(program, "reply", "1/sqrt(2) 1/sqrt(2)")["view"]["reply"], "1/sqrt(2) 1/sqrt(2)")
        seen = program.key("space")
        self.assertEqual(seen["view"]["time"], 6)
        self.assertEqual(seen["view"]["reply"], "")
        self.assertIn("sheet_5", seen["widgets"])

    def widgets(self, program, chip):
        return program.click(chip)["widgets"]

    def test_a_fraction_is_typed_and_undone(self):
        program = self.start(state=state())
        seen = self.write(program, "matrix_0_0", "1/3")
        self.assertEqual(seen["params"]["matrix"], "1/3 0; 0 1; 1 1")
        self.assertTrue(seen["analysis"]["exact"])
        self.assertEqual(program.key("ctrl+z")["params"]["matrix"], "1 0; 0 1; 1 1")

    def test_a_numpy_answer_with_other_signs_is_right(self):
        program = self.start(state=state())
        program.click("page_answer")
        program.click("answer_is_Vt")
        # The first one by the clipboard: cut and pasted as a student does.
        program.click("answer_U")
        program.type(NUMPY_U)
        seen = program.key("ctrl+a", "ctrl+x", "ctrl+v", "Return")
        self.assertEqual(seen["params"]["answer_U"], NUMPY_U)
        for cell, text in (("answer_sigma", NUMPY_S), ("answer_V", NUMPY_VT)):
            self.write(program, cell, text)
        seen = program.until(lambda s: s["params"]["answer_V"] == NUMPY_VT, "the whole answer")
        self.assertEqual(seen["analysis"]["finding"], "right, other signs")
        # One sign changed: what is wrong is named, and the repaired answer can be taken.
        seen = self.write(program, "answer_V", "[[0.70710678, 0.70710678], [0.70710678, -0.70710678]]")
        self.assertEqual(seen["analysis"]["finding"], "signs not paired")
        self.assertGreater(seen["analysis"]["lit"], 0)
        seen = program.click("take_repaired")
        self.assertTrue(seen["analysis"]["right"], seen["analysis"])

    def test_the_calculation_is_saved_as_latex(self):
        program = self.start(state=state(copy_open=True))
        program.click("save_latex")
        files = list(program.home.path.rglob("svdscope_byhand_1.tex"))
        self.assertEqual(len(files), 1)
        self.assertIn("\\documentclass", files[0].read_text(encoding="utf-8"))

    def test_the_card_of_an_impossible_matrix_leads_back(self):
        program = self.start(state=state())
        before = program.seen()["params"]["matrix"]
        self.assertIn("error_undo", self.write(program, "matrix_0_0", "1e200")["widgets"])
        after = program.click("error_undo")
        self.assertEqual(after["params"]["matrix"], before)
        self.assertNotIn("error_undo", after["widgets"])


if __name__ == "__main__":
    unittest.main()
