#!/usr/bin/env python3
"""A machine that cannot show the window is told so in one sentence, with exit code 3."""
import subprocess
import unittest

from journey import Journey
from program import BINARY, Home


class CannotStart(Journey):
    def refused(self, **changes):
        with Home() as home:
            environment = {**self.desktop.environment, **home.environment(), **changes}
            done = subprocess.run([BINARY, "--clean"], env=environment, capture_output=True, text=True, timeout=60, check=False)
        self.assertEqual(done.returncode, 3, done.stderr)
        self.assertEqual(done.stdout, "")
        # OpenGL's own library may complain beside us.
        said = [line for line in done.stderr.split("\n") if line and not line.startswith(("libGL", "MESA"))]
        self.assertEqual(len(said), 1, done.stderr)
        self.assertTrue(said[0].startswith("svdscope: "), said[0])
        return said[0]

    def test_no_display(self):
        self.assertIn("display", self.refused(DISPLAY="").lower())
        self.refused(DISPLAY=":9999")

    def test_old_opengl(self):
        self.assertIn("3.3", self.refused(MESA_GL_VERSION_OVERRIDE="2.1"))

    def test_no_driver(self):
        self.assertIn("OpenGL", self.refused(LIBGL_DRIVERS_PATH="/nonexistent"))


class WithoutGlx(CannotStart):
    server_options = ("-extension", "GLX")
    test_no_display = test_old_opengl = test_no_driver = None

    def test_no_glx(self):
        self.assertIn("OpenGL", self.refused())


if __name__ == "__main__":
    unittest.main()
