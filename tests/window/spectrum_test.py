#!/usr/bin/env python3
"""The spectrum lab by a real mouse: the cut-off on both charts, k typed, zoom, rules, files that are there and that are not, a large picture."""
import os
import pathlib
import struct
import tempfile
import unittest
import zlib

from journey import PIXEL, Journey

WAIT = 60  # seconds a factorisation may take on a loaded machine


def state(params=None, **view):
    view.setdefault("welcomed", True)
    return {"format": "svdscope-state", "version": 1, "lab": "spectrum",
            "params": {"source": "photo", "size": 256, **(params or {})}, "view": view}


def grey_png(width, height):
    """A grey picture of some rank, made here, independent of the program."""
    rows = b"".join(b"\0" + bytes((i * i + 3 * i * j) % 251 for j in range(width)) for i in range(height))

    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def complete(seen):
    return seen["analysis"].get("complete") is True


def k_of(seen):
    return seen["analysis"]["k"]


def moved(start, by):
    return (start[0] + by[0], start[1] + by[1])


class Spectrum(Journey):
    def open_lab(self, params=None, **view):
        program = self.start(state=state(params, **view))
        program.until(complete, "all layers", WAIT)
        program.still()
        return program

    def assert_cut_under_mouse(self, seen, target, step, name="cut"):
        self.assert_near(seen["handles"][name][0], target[0], step / 2 + PIXEL, "the cut-off under the mouse")

    def test_the_dragged_cutoff_is_under_the_mouse_and_can_be_undone(self):
        program = self.open_lab({"k": 20})
        before, start = program.seen(), program.place("cut")
        after = program.drag("cut", (60, 0))
        self.assertGreater(k_of(after), k_of(before))
        self.assertEqual(after["params"]["rule"], "manual")
        self.assertEqual(after["params"]["k"], k_of(after))
        step = (after["handles"]["cut"][0] - start[0]) / (k_of(after) - k_of(before))
        self.assert_cut_under_mouse(after, moved(start, (60, 0)), step)
        self.assertGreater(after["analysis"]["energy"], before["analysis"]["energy"])
        self.assertEqual(k_of(program.key("ctrl+z")), 20)
        self.assertEqual(k_of(program.key("ctrl+y")), k_of(after))

    def test_the_numbers_follow_while_the_hand_moves_and_nothing_is_factorised_again(self):
        program = self.open_lab({"k": 20})
        before, start = program.seen(), program.place("cut")
        program.press_and_move(start, (15, 0), steps=3)
        seen = [before, program.seen()]
        for step in range(2, 5):
            program.move(moved(start, (15 * step, 0)))
            seen.append(program.seen())
        program.release()
        ranks = [k_of(one) for one in seen]
        self.assertEqual(ranks, sorted(set(ranks)), "each move shows its own k")
        self.assertTrue(all(complete(one) for one in seen), "the layers stay")
        self.assertEqual(k_of(program.key("ctrl+z")), 20, "the whole drag is one step")

    def test_the_second_chart_has_the_same_cutoff(self):
        program = self.open_lab({"k": 30})
        start = program.place("cut_2")
        after = program.drag("cut_2", (-30, 0))
        self.assertLess(k_of(after), 30)
        step = (after["handles"]["cut_2"][0] - start[0]) / (k_of(after) - 30)
        self.assert_cut_under_mouse(after, moved(start, (-30, 0)), step, "cut_2")
        self.assertEqual(program.seen()["params"]["k"], k_of(after))

    def test_k_is_typed(self):
        program = self.open_lab({"rule": "energy"})
        program.open_cell("k")
        program.type("37")
        after = program.key("Return")
        self.assertEqual((k_of(after), after["params"]["rule"]), (37, "manual"))
        program.open_cell("k")
        program.type("9999")
        self.assertEqual(k_of(program.key("Return")), 256, "no more than there are")

    def test_the_wheel_zooms_about_the_mouse_and_a_double_click_shows_all(self):
        program = self.open_lab({"k": 100})
        self.assertIsNone(program.seen()["view"]["span"])
        at = moved(program.place("cut"), (20, 10))
        near = program.wheel(at, 3)
        low, high = near["view"]["span"]
        self.assertGreater(low, 1)
        self.assertLess(high - low, 200)
        self.assertTrue(low < 100 < high)
        held = program.drag(at, (60, 0))
        self.assertLess(held["view"]["span"][0], low, "the chart is held and moves with the hand")
        self.assertEqual(k_of(held), 100)
        program.double_click_until(at, lambda seen: seen["view"]["span"] is None, "the whole chart")

    def test_a_rule_chooses_k(self):
        program = self.open_lab({"k": 3}, rule_open=True)
        after = program.click("rule_energy")
        self.assertEqual(after["params"]["rule"], "energy")
        self.assertEqual(k_of(after), after["analysis"]["rank_by_energy"])
        self.assertGreaterEqual(after["analysis"]["energy"], after["params"]["energy"])
        folded = program.click("fold_rule")
        self.assertNotIn("rule_energy", folded["widgets"])
        self.assertIn("rule_energy", program.click("fold_rule")["widgets"])
        program.drag("cut", (40, 0))
        self.assertEqual(program.seen()["params"]["rule"], "manual")
        self.assertEqual(program.key("ctrl+z")["params"]["rule"], "energy")

    def test_a_picture_is_opened_by_its_name(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "own.png"
            path.write_bytes(grey_png(60, 40))
            program = self.start(str(path))
            seen = program.until(lambda s: s["lab"] == "spectrum" and complete(s) and s["params"]["file"], "the file", WAIT)
            self.assertEqual(seen["params"]["file"]["path"], str(path))
            self.assertEqual((seen["analysis"]["rows"], seen["analysis"]["cols"]), (40, 60))
            self.assertEqual(seen["error"], "")

    def test_a_file_that_is_gone_is_said_and_nothing_else_is_lost(self):
        gone = {"path": os.path.join(tempfile.gettempdir(), "svdscope_no_such_file.png"), "size": 9, "hash": "none"}
        params = {"file": gone, "rule": "tolerance", "tolerance": 0.25, "k": 7}
        program = self.start(state=state(params, source_open=True))
        seen = program.until(lambda s: s["error"], "the sentence", WAIT)
        self.assertIn("svdscope_no_such_file.png", seen["error"])
        self.assertEqual(seen["params"]["file"], gone)
        self.assertEqual([seen["params"][name] for name in ("rule", "tolerance", "k")], ["tolerance", 0.25, 7])
        program.click("source_rings")
        seen = program.until(lambda s: complete(s) and not s["error"], "another source", WAIT)
        self.assertEqual((seen["params"]["source"], seen["params"]["file"]), ("rings", None))
        self.assertEqual(seen["params"]["tolerance"], 0.25)

    def choose_size(self, program, size):
        program.open_cell("source_size")
        program.type(str(size))
        program.press("Return")

    def test_512_is_computed_behind_the_frames(self):
        program = self.open_lab({"k": 20}, source_open=True)
        before = program.seen()["frame"]
        self.choose_size(program, 512)
        asked = program.until(lambda s: s["params"]["size"] == 512, "the new size")
        self.assertFalse(complete(asked) and asked["analysis"]["rows"] == 512, "the frame did not wait for the layers")
        self.assertEqual(asked["analysis"]["rows"], 256, "the last good picture stays meanwhile")
        done = program.until(lambda s: complete(s) and s["analysis"]["rows"] == 512, "all layers", WAIT)
        self.assertGreater(done["frame"], asked["frame"])
        self.assertGreater(asked["frame"], before)
        self.assertEqual(k_of(done), 20)

    def test_the_cutoff_is_dragged_while_a_large_picture_is_factorised(self):
        program = self.open_lab({"k": 20}, source_open=True)
        self.choose_size(program, 1024)
        early = program.until(lambda s: s["params"]["size"] == 1024 and s["analysis"].get("rows") == 1024 and not complete(s),
                              "a first picture before all layers", WAIT)
        self.assertGreaterEqual(early["analysis"]["known"], 20)
        program.press_and_move("cut", (10, 0), steps=2)
        held = program.until(lambda s: s["params"]["rule"] == "manual" and s["params"]["k"] > 20, "a larger k")
        self.assertGreater(held["frame"], early["frame"])
        program.release()
        done = program.until(complete, "all layers", 3 * WAIT)
        self.assertEqual(done["analysis"]["known"], 1024)
        self.assertEqual(k_of(done), done["params"]["k"])
        self.assertEqual(k_of(program.key("ctrl+z")), 20)


if __name__ == "__main__":
    unittest.main()
