#!/usr/bin/env python3
"""The adapter lab by a real mouse: the rank on the spectrum and the bar, the learning scrubbed, a file of one's own."""
import pathlib
import struct
import tempfile
import unittest

from journey import Journey

WAIT = 60  # seconds that the work may take on a loaded machine


def state(params=None, **view):
    view.setdefault("welcomed", True)
    return {"format": "svdscope-state", "version": 1, "lab": "adapter", "params": params or {}, "view": view}


def complete(seen):
    return seen["analysis"].get("complete") is True


def npy(rows):
    """A .npy file of float64, made here, independent of the program."""
    header = f"{{'descr': '<f8', 'fortran_order': False, 'shape': ({len(rows)}, {len(rows[0])}), }}"
    header = header.ljust(117) + "\n"
    numbers = [x for row in rows for x in row]
    return b"\x93NUMPY\x01\x00" + struct.pack("<H", len(header)) + header.encode() + struct.pack(f"<{len(numbers)}d", *numbers)


class Adapter(Journey):
    def open_lab(self, params=None, **view):
        program = self.start(state=state(params, **view))
        program.until(complete, "an answer", WAIT)
        program.still()
        return program

    def test_the_rank_is_dragged_and_what_is_kept_follows(self):
        program = self.open_lab()
        before = program.seen()
        self.assert_near(before["analysis"]["energy"], 0.365, 1e-3, "energy of noise at rank 8")
        after = program.drag("cut", (90, 0))
        r = after["analysis"]["r"]
        self.assertGreater(r, 15)
        sigma = after["analysis"]["sigma"]
        kept = sum(s * s for s in sigma[:r]) / sum(s * s for s in sigma)
        self.assert_near(after["analysis"]["energy"], kept, 1e-9, "energy kept")
        self.assertEqual(after["analysis"]["factors"], r * 128)
        self.assertEqual(program.key("ctrl+z")["analysis"]["r"], 8)
        slid = program.drag("rank", (200, 0))
        self.assertGreater(slid["analysis"]["r"], 32)

    def test_the_learning_is_scrubbed_on_its_curve_and_never_beats_the_floor(self):
        program = self.open_lab({"topic": "learn", "source": "structured"}, time=2)
        seen = program.seen()
        course, floor = seen["analysis"]["course"], seen["analysis"]["floor"]
        self.assertGreaterEqual(min(course), floor * (1 - 1e-12))
        self.assertLess(course[-1], 1.01 * floor)
        start = program.place("cut")
        after = program.drag("cut", (-70, 0))
        self.assert_near(after["handles"]["cut"][0], start[0] - 70, 3, "the step under the mouse")
        self.assertEqual(after["params"], seen["params"])
        on = program.key("Right")
        self.assert_near(on["view"]["time"] - after["view"]["time"], 4 / 200, 1e-9, "one step")

    def test_a_file_of_ones_own(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "mine.npy"
            path.write_bytes(npy([[4.0, 0.0, 0.0], [0.0, 3.0, 0.0]]))
            program = self.start("--lab", "adapter", str(path))
            seen = program.until(lambda now: now["analysis"].get("cols") == 3, "the file", WAIT)
            for found, true in zip(seen["analysis"]["sigma"], [4, 3]):
                self.assert_near(found, true, 1e-12, "sigma")
            self.assertEqual(seen["lab"], "adapter")


if __name__ == "__main__":
    unittest.main()
