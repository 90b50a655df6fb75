#!/usr/bin/env python3
"""Singular values of a tall float32 file by ours and by numpy and scikit-learn in one run: processor seconds, one thread, peak memory."""
import os
import pathlib
import resource
import subprocess
import sys
import tempfile
import time

os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = "1"
try:
    import numpy
    from sklearn.decomposition import IncrementalPCA
except ImportError:
    sys.exit("The comparison needs numpy and scikit-learn (apt install python3-sklearn); it was left out.")

ROOT = pathlib.Path(__file__).resolve().parents[2]
BENCH = ROOT / "build/test/tests/bench_streaming"
ROWS = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000


def in_child(name, work):
    """Each in a process of its own, so that its peak is its own."""
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        start = time.process_time()
        work()
        seconds = time.process_time() - start
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{name:34} {seconds:.2f} s   peak {peak:.0f} MB", flush=True)
        os._exit(0)
    os.waitpid(child, 0)


def compare(folder, name):
    """Against QR in doubles of all rows at once, which is backward stable."""
    ours = numpy.fromfile(folder / f"{name}.sigma")
    R = numpy.linalg.qr(numpy.load(folder / f"{name}.npy").astype("f8"), mode="r")
    difference = numpy.max(numpy.abs(ours / numpy.linalg.svd(R, compute_uv=False) - 1))
    print(f"{name}: largest relative difference from QR and dgesdd in doubles {difference:.1e}", flush=True)


def main():
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([BENCH, str(ROWS), folder], check=True)
        subprocess.run([BENCH, str(ROWS), folder], check=True)
        compare(pathlib.Path(folder), "mild")
        compare(pathlib.Path(folder), "steep")
        path = pathlib.Path(folder) / "mild.npy"
        in_child("numpy.linalg.svd (float32)", lambda: numpy.linalg.svd(numpy.load(path), full_matrices=False))
        in_child("scikit-learn IncrementalPCA(64)", lambda: IncrementalPCA(64).fit(numpy.load(path, mmap_mode="r")))


if __name__ == "__main__":
    main()
