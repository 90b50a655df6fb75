#!/usr/bin/env python3
"""The program is quiet when nothing moves or nobody sees it. Its own processor time counts, so others may run beside it."""
import os
import pathlib
import time
import unittest

from journey import Journey

SECONDS = 5
TICKS = os.sysconf("SC_CLK_TCK")


def processor_seconds(pid):
    """User and system time of all threads of a process."""
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def use(program, seconds):
    """Which part of one processor the program takes."""
    before = processor_seconds(program.process.pid)
    time.sleep(seconds)
    return (processor_seconds(program.process.pid) - before) / seconds


class Quiet(Journey):
    def test_idle_draws_nothing(self):
        program = self.open()
        time.sleep(3)  # past the autosave
        frame = program.seen()["frame"]
        self.assertLessEqual(use(program, SECONDS), 0.01)
        self.assertEqual(program.seen()["frame"], frame)

    def test_mouse_resting_on_an_entry_comes_to_rest(self):
        program = self.open()
        program.move("matrix_0_0")
        time.sleep(3)
        self.assertLessEqual(use(program, SECONDS), 0.01)

    def test_minimised_draws_nothing_even_while_playing(self):
        program = self.open(time=0, loop=True)
        program.press("space")
        program.until(lambda seen: seen["view"]["time"] > 0.1, "playing")
        self.assertGreater(use(program, 1), 0.05)
        program.minimise()
        time.sleep(1)
        frame = program.seen()["frame"]
        self.assertLessEqual(use(program, SECONDS), 0.01)
        self.assertEqual(program.seen()["frame"], frame)
        program.show_again()
        program.until(lambda seen: seen["frame"] > frame, "drawing again")


if __name__ == "__main__":
    unittest.main()
