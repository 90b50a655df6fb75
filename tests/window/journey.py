"""The base of a journey: one desktop for all tests of a class, and sums that a person would do on paper."""
import math
import os
import unittest

from desktop import Desktop, missing_tools
from program import BINARY, Program, transform_state

PIXEL = 1.5  # the mouse stands on whole pixels, at both ends of a drag and in both directions


def singular_values(matrix):
    """By the closed form, independent of the program: hypot(E, H) and hypot(F, G)."""
    (a, b), (c, d) = matrix
    q = math.hypot((a + d) / 2, (c - b) / 2)
    r = math.hypot((a - d) / 2, (c + b) / 2)
    return q + r, abs(q - r)


class Plane:
    """Where the plane stands on the screen, worked out from the columns of A and their handles."""

    def __init__(self, seen):
        (a, b), (c, d) = seen["params"]["matrix"]
        first, second = seen["handles"]["Ae1"], seen["handles"]["Ae2"]
        length = math.hypot(a - b, c - d)
        self.scale = math.dist(first, second) / length
        self.origin = (first[0] - self.scale * a, first[1] + self.scale * c)

    def arrow(self, seen, name):
        """The tip of a handle as a vector of the plane."""
        x, y = seen["handles"][name]
        return ((x - self.origin[0]) / self.scale, (self.origin[1] - y) / self.scale)


class Journey(unittest.TestCase):
    """Tests of this class share one X server; each starts its own program."""

    server_options = ()

    @classmethod
    def setUpClass(cls):
        if missing_tools():
            raise unittest.SkipTest(f"not here: {', '.join(missing_tools())}")
        if not os.path.exists(BINARY):
            raise FileNotFoundError(f"{BINARY} is not built")
        cls.desktop = Desktop(cls.server_options)
        cls.enterClassContext(cls.desktop)

    def open(self, matrix=((2, 1), (0.5, 1.5)), **view):
        """svdscope with this matrix, at rest; ends with the test."""
        return self.start(state=transform_state(matrix, **view))

    def start(self, *arguments, **options):
        return self.enterContext(Program(self.desktop, *arguments, **options))

    def assert_near(self, found, expected, within, what=""):
        self.assertLessEqual(abs(found - expected), within, f"{what}: {found} instead of {expected}")

    def assert_at(self, point, expected, within=PIXEL):
        self.assertLessEqual(math.dist(point, expected), within, f"{point} instead of {expected}")

    def assert_matrix(self, found, expected, within=0.0):
        for i in range(2):
            for j in range(2):
                self.assert_near(found[i][j], expected[i][j], within, f"entry {i + 1}, {j + 1}")
