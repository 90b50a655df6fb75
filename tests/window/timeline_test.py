#!/usr/bin/env python3
"""Time by hand: scrubbed, played, stepped through, and what the mirror adds to it."""
import unittest

from journey import Journey

MIRRORED = [[1, 2], [2, 1]]


class Timeline(Journey):
    def test_scrubbing_follows_the_mouse(self):
        program = self.open()
        program.press_and_move("timeline", (0, 0))
        program.until(lambda seen: abs(seen["view"]["time"] - 1.5) < 0.05, "half of three stages")
        program.release()
        x, y, width, height = program.seen()["widgets"]["timeline"]
        self.assertEqual(program.drag((x + width / 2, y + height / 2), (-width, 0))["view"]["time"], 0)
        middle = program.drag((x + width / 8, y + height / 2), (width / 8, 0))["view"]["time"]
        self.assert_near(middle, 0.75, 3 / width * 2)
        self.assertEqual(program.drag((x + width / 2, y + height / 2), (width, 0))["view"]["time"], 3)

    def test_space_plays_to_the_end_and_pauses(self):
        program = self.open(time=0)
        program.press("space")
        program.until(lambda seen: 0.2 < seen["view"]["time"] < 1, "the first stage to move")
        program.press("space")
        paused = program.still()["view"]
        self.assertFalse(paused["playing"])
        self.assertGreater(paused["time"], 0)
        program.press("space")
        program.until(lambda seen: seen["view"]["playing"], "playing again")
        end = program.until(lambda seen: not seen["view"]["playing"], "the end", 20)
        self.assertEqual(end["view"]["time"], 3)

    def test_play_button_starts_from_the_beginning_at_the_end(self):
        program = self.open()
        program.press_button("play")
        program.until(lambda seen: seen["view"]["playing"] and seen["view"]["time"] < 1, "playing from the start")
        program.press("space")
        self.assertFalse(program.still()["view"]["playing"])

    def test_arrows_step_from_stop_to_stop(self):
        program = self.open(time=0)
        self.assertEqual([program.key("Right")["view"]["time"] for _ in range(4)], [1, 2, 3, 3])
        self.assertEqual([program.key("Left")["view"]["time"] for _ in range(4)], [2, 1, 0, 0])

    def test_chips_go_to_the_end_of_their_stage(self):
        program = self.open()
        self.assertEqual([program.click(f"stage_{k}")["view"]["time"] for k in range(3)], [1, 2, 3])
        self.assertNotIn("stage_3", program.seen()["widgets"])

    def test_mirror_is_a_stage_exactly_when_the_determinant_is_negative(self):
        program = self.open(MIRRORED)
        self.assertIn("stage_3", program.seen()["widgets"])
        self.assertEqual(program.click("stage_3")["view"]["time"], 4)
        program.click("matrix_0_0", ["ctrl"])
        program.type("5")
        after = program.key("Return")
        self.assertGreater(after["analysis"]["determinant"], 0)
        self.assertNotIn("stage_3", after["widgets"])
        self.assertEqual(after["view"]["time"], 3)

    def test_time_does_not_change_the_matrix(self):
        program = self.open(MIRRORED, time=0)
        for _ in range(4):
            self.assertEqual(program.key("Right")["params"]["matrix"], MIRRORED)


if __name__ == "__main__":
    unittest.main()
