#!/usr/bin/env python3
"""The ratings lab by a real mouse: the epoch scrubbed, training played and paused, lambda dragged on the way, a cell of the table."""
import unittest

from journey import Journey

EPOCHS = 300


def state(params=None, **view):
    view.setdefault("welcomed", True)
    return {"format": "svdscope-state", "version": 1, "lab": "ratings", "params": params or {}, "view": view}


def trained(seen):
    return seen["analysis"].get("complete") is True and seen["analysis"]["trained"] == EPOCHS


def epoch_of(seen):
    return int(seen["view"]["time"] / 4 * EPOCHS + 1e-6)


class Ratings(Journey):
    def open_lab(self, epoch=EPOCHS, **view):
        program = self.start(state=state(time=4 * epoch / EPOCHS, **view))
        program.until(trained, "a whole training")
        program.still()
        return program

    def test_the_epoch_is_scrubbed_and_the_errors_follow(self):
        program = self.open_lab()
        start = program.place("epoch")
        after = program.drag("epoch", (-350, 0))
        self.assert_near(after["handles"]["epoch"][0], start[0] - 350, 3, "the line under the mouse, to an epoch")
        self.assertLess(epoch_of(after), 200)
        self.assertEqual(after["params"]["changes"], program.seen()["params"]["changes"])

    def test_lambda_dragged_on_the_way_acts_from_there_on(self):
        program = self.open_lab(epoch=100)
        before = program.seen()
        after = program.drag("regularisation", (60, 0))
        changes = after["params"]["changes"]
        self.assertEqual([change["epoch"] for change in changes], [0, 100])
        self.assertEqual(after["analysis"]["training"][:101], before["analysis"]["training"][:101])
        self.assertNotEqual(after["analysis"]["end_held_out"], before["analysis"]["end_held_out"])
        again = program.key("ctrl+z")
        self.assertEqual(again["params"], before["params"])
        self.assertEqual(again["analysis"], before["analysis"])

    def test_space_trains_from_the_start_and_pauses(self):
        program = self.open_lab()
        program.tap("space")
        program.until(lambda seen: seen["view"]["playing"] and 5 < epoch_of(seen) < EPOCHS, "it trains")
        program.tap("space")
        paused = program.until(lambda seen: not seen["view"]["playing"], "it stands")
        self.assertEqual(epoch_of(program.still()), epoch_of(paused))

    def test_a_cell_of_the_table_is_chosen_and_its_lists_are_shown(self):
        program = self.open_lab(page="table")
        program.click("table_1")
        seen = program.still()
        self.assertIn(seen["view"]["user"], (49, 50))
        self.assertIn(seen["view"]["item"], (24, 25))
        program.click("page_recommend")
        program.until(lambda s: "recommended_0" in s["widgets"], "the lists")


if __name__ == "__main__":
    unittest.main()
