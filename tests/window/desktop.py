"""A desktop of its own for one test: an X server without a screen, a window manager, and a mouse and keyboard."""
import os
import pathlib
import shutil
import subprocess
import tempfile
import time

TOOLS = ["Xvfb", "openbox", "xdotool"]
SIZE = (1280, 800)

# Windows stand in the corner without a frame, so that a window's pixels are the screen's. The empty sections take away the
# manager's own keys and drags: Alt with the mouse is ours.
OPENBOX = """<openbox_config xmlns="http://openbox.org/3.4/rc"><keyboard></keyboard><mouse></mouse><applications>
<application class="*"><decor>no</decor><position force="yes"><x>0</x><y>0</y></position><focus>yes</focus></application>
</applications></openbox_config>"""


def missing_tools():
    return [tool for tool in TOOLS if not shutil.which(tool)]


def wait_until(condition, what, seconds=10.0):
    """Asks again and again until the answer is true; the answer. Fails with `what` was waited for."""
    end = time.monotonic() + seconds
    while True:
        answer = condition()
        if answer:
            return answer
        if time.monotonic() > end:
            raise AssertionError(f"waited {seconds:g} s in vain: {what() if callable(what) else what}")
        time.sleep(0.02)


class Desktop:
    """Use as a context; `environment` is what programs on it need."""

    def __init__(self, extra=()):
        self.extra = list(extra)
        self.processes = []

    def __enter__(self):
        self.folder = tempfile.TemporaryDirectory()
        self.path = pathlib.Path(self.folder.name)
        try:
            display = self._start_server()
            self.environment = dict(os.environ, DISPLAY=display, LIBGL_ALWAYS_SOFTWARE="1", LC_ALL="C.UTF-8")
            self.environment.pop("WAYLAND_DISPLAY", None)
            self._start_window_manager()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        for process in reversed(self.processes):
            process.terminate()
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        self.folder.cleanup()

    def _start_server(self):
        # The server itself finds a free display number and writes it into the pipe once it can be used.
        read, write = os.pipe()
        screen = f"{SIZE[0]}x{SIZE[1]}x24"
        command = ["Xvfb", "-displayfd", str(write), "-screen", "0", screen, "-nolisten", "tcp", "-noreset", *self.extra]
        with open(self.path / "xvfb.log", "wb") as log:
            self.processes.append(subprocess.Popen(command, pass_fds=[write], stdout=log, stderr=log))
        os.close(write)
        with os.fdopen(read) as pipe:
            number = pipe.readline().strip()
        if not number:
            raise RuntimeError("Xvfb did not start: " + (self.path / "xvfb.log").read_text(encoding="utf-8"))
        return ":" + number

    def _start_window_manager(self):
        config = self.path / "openbox.xml"
        config.write_text(OPENBOX, encoding="utf-8")
        with open(self.path / "openbox.log", "wb") as log:
            command = ["openbox", "--sm-disable", "--config-file", str(config)]
            self.processes.append(subprocess.Popen(command, env=self.environment, stdout=log, stderr=log))
        wait_until(lambda: self.xdotool("get_num_desktops", check=False).isdigit(), "openbox to manage the screen")

    def xdotool(self, *arguments, check=True):
        command = ["xdotool", *[str(argument) for argument in arguments]]
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, check=False, timeout=60)
        if check and done.returncode != 0:
            raise RuntimeError(f"{' '.join(command)}: {done.stderr}")
        return done.stdout.strip()
