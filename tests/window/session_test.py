#!/usr/bin/env python3
"""What was done comes back: after a kill, after an ordinary end, and not when the file is broken."""
import json
import signal
import unittest

from desktop import wait_until
from journey import Journey
from program import Home, transform_state

DEFAULT = [[2, 1], [0.5, 1.5]]
MINE = [[3, 1], [1, 3]]


class Session(Journey):
    def setUp(self):
        self.home = self.enterContext(Home())

    def session_files(self):
        return [path for path in self.home.path.rglob("session*.json") if path.is_file()]

    def saved_matrix(self):
        for path in self.session_files():
            text = path.read_text(encoding="utf-8")
            if json.dumps(MINE).replace(" ", "") in text.replace(" ", "").replace(".0", "").replace("\n", ""):
                return path
        return None

    def leave_a_session(self):
        """Opens MINE, touches it, and waits until the autosave has it."""
        program = self.start(state=transform_state(MINE), home=self.home, clean=False)
        program.drag("matrix_0_0", (40, 0))
        program.key("ctrl+z")
        self.assertEqual(program.matrix(), MINE)
        self.saved = wait_until(self.saved_matrix, "the autosave", 8)
        return program

    def test_restored_after_kill(self):
        self.leave_a_session().kill()
        self.assertEqual(self.start(home=self.home, clean=False).matrix(), MINE)

    def test_restored_after_an_ordinary_end(self):
        program = self.leave_a_session()
        program.press("ctrl+q")
        self.assertEqual(program.process.wait(10), 0)
        self.assertEqual(self.start(home=self.home, clean=False).matrix(), MINE)

    def test_clean_starts_without(self):
        self.leave_a_session().kill()
        program = self.start(home=self.home)
        program.until(lambda seen: not seen["view"]["playing"], "the opening to end", 30)
        self.assertEqual(program.matrix(), DEFAULT)

    def test_broken_session_is_put_aside(self):
        self.leave_a_session().kill()
        self.saved.write_text('{"half of', encoding="utf-8")
        program = self.start(home=self.home, clean=False)
        program.until(lambda seen: not seen["view"]["playing"], "the opening to end", 30)
        self.assertEqual(program.matrix(), DEFAULT)
        aside = [path for path in self.session_files() if path.read_text(encoding="utf-8") == '{"half of']
        self.assertEqual(len(aside), 1)
        self.assertNotEqual(aside[0], self.saved)

    def test_a_file_half_written_by_kill_never_appears(self):
        for _ in range(3):
            program = self.start(state=transform_state(MINE), home=self.home, clean=False)
            program.press_and_move("matrix_0_0", (60, 0))
            program.process.send_signal(signal.SIGKILL)
            program.process.wait()
            program.desktop.xdotool("mouseup", 1)
            for path in self.session_files():
                json.loads(path.read_text(encoding="utf-8"))


if __name__ == "__main__":
    unittest.main()
