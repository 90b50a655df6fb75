#!/usr/bin/env python3
"""third_party/install asks apt for exactly what is missing, and not at all when nothing is."""
import pathlib
import subprocess
import tempfile
import unittest

import tree

INSTALL = tree.ROOT / "third_party" / "install"
TOOLS = ["bash", "env", "grep", "sed"]

# dpkg-query answers from the file `installed`; apt-get and apt-cache write down their arguments.
FAKES = {
    "dpkg-query": 'shift 2; for p in "$@"; do grep -qxF "$p" "$STATE/installed" && echo "installed $p"; done; true',
    "apt-get": 'echo "apt-get $*" >>"$STATE/calls"\n'
               'case "$1" in update) touch "$STATE/updated" ;;\n'
               '*) [ -e "$STATE/updated" ] || [ ! -e "$STATE/stale" ] ;; esac',
    "apt-cache": '[ ! -e "$STATE/stale" ] || [ -e "$STATE/updated" ]',
    "id": 'cat "$STATE/uid"',
}


class Machine:
    """A machine of which only these tools exist."""

    def __init__(self, folder, without=()):
        self.state = pathlib.Path(folder)
        self.bin = self.state / "bin"
        self.bin.mkdir()
        for tool in TOOLS:
            (self.bin / tool).symlink_to(next(p for p in (pathlib.Path("/bin") / tool, pathlib.Path("/usr/bin") / tool) if p.exists()))
        for name in set(FAKES) - set(without):
            self.write(f"bin/{name}", "#!/bin/bash\nPATH=/usr/bin:/bin\n" + FAKES[name])
            (self.bin / name).chmod(0o755)
        self.write("uid", "0\n")
        self.write("calls", "")

    def write(self, name, text):
        (self.state / name).write_text(text, encoding="utf-8")

    def install(self, *arguments):
        environment = {"PATH": str(self.bin), "STATE": str(self.state), "LC_ALL": "C"}
        return subprocess.run([INSTALL, *arguments], env=environment, capture_output=True, text=True, check=False)

    def calls(self):
        return (self.state / "calls").read_text(encoding="utf-8").split("\n")[:-1]


def packages(*arguments):
    listed = subprocess.run([INSTALL, "--list", *arguments], capture_output=True, text=True, check=True)
    return listed.stdout.split()


class Install(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.machine = Machine(self.folder.name)

    def test_nothing_missing_means_no_apt(self):
        self.machine.write("installed", "\n".join(packages("--tests")) + "\n")
        result = self.machine.install("--tests")
        self.assertEqual((result.returncode, result.stdout, result.stderr), (0, "", ""))
        self.assertEqual(self.machine.calls(), [])

    def test_asks_for_what_is_missing_only(self):
        there = [name for name in packages() if name not in ("libimgui-dev", "g++")]
        self.machine.write("installed", "\n".join(there) + "\n")
        self.assertEqual(self.machine.install().returncode, 0)
        self.assertEqual(self.machine.calls(), ["apt-get install -y -q --no-install-recommends g++ libimgui-dev"])

    def test_fetches_lists_only_where_they_are_stale(self):
        self.machine.write("installed", "")
        self.machine.write("stale", "")
        self.assertEqual(self.machine.install("--core").returncode, 0)
        self.assertEqual([call.split()[1] for call in self.machine.calls()], ["update", "install"])

    def test_without_root_and_sudo_says_what_to_run(self):
        self.machine.write("installed", "")
        self.machine.write("uid", "1000\n")
        result = self.machine.install("--core")
        self.assertEqual(result.returncode, 1)
        self.assertIn("ask an administrator to run: apt-get install cmake ninja-build", result.stderr)
        self.assertEqual(self.machine.calls(), [])

    def test_wrong_usage(self):
        self.assertEqual(self.machine.install("--everything").returncode, 2)

    def test_core_is_the_smallest_list(self):
        core, everything = set(packages("--core")), set(packages("--tests"))
        self.assertLess(core, set(packages()))
        self.assertLess(set(packages()), everything)
        self.assertIn("libeigen3-dev", core)
        self.assertNotIn("libimgui-dev", core)


class OtherSystem(unittest.TestCase):
    def test_without_apt_and_brew_goes_on_and_says_so(self):
        with tempfile.TemporaryDirectory() as folder:
            result = Machine(folder, without=("apt-get",)).install()
            self.assertEqual(result.returncode, 0)
            self.assertIn("neither apt nor brew is here", result.stderr)
            self.assertIn("libimgui-dev", result.stderr)


if __name__ == "__main__":
    unittest.main()
