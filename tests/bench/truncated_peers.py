#!/usr/bin/env python3
"""The first 64 triplets by ours and by scikit-learn and SciPy, on the same matrices in the same run: processor seconds, one thread."""
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = "1"
try:
    import numpy
    from scipy.sparse.linalg import svds
    from sklearn.utils.extmath import randomized_svd
except ImportError:
    sys.exit("The comparison needs numpy, SciPy and scikit-learn (apt install python3-sklearn); it was left out.")

ROOT = pathlib.Path(__file__).resolve().parents[2]
RANK = 64
ROUNDS = 5


def peers(A):
    yield "scikit-learn randomized_svd", lambda: randomized_svd(A, RANK, random_state=1)[1]
    yield "SciPy svds (ARPACK)", lambda: numpy.sort(svds(A, RANK, return_singular_vectors=True)[1])[::-1]


def measure(name, A):
    exact = numpy.linalg.svd(A, compute_uv=False)[:RANK]
    for peer, work in peers(A):
        times = []
        for _ in range(ROUNDS if peer.startswith("scikit") else 1):
            start = time.process_time()
            sigma = work()
            times.append(time.process_time() - start)
        error = numpy.max(numpy.abs(sigma / exact - 1))
        print(f"{name:16} {peer:28} median {statistics.median(times):.3f} s   worst relative error {error:.1e}", flush=True)


def main():
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([ROOT / "build/test/tests/bench_truncated", folder], check=True)
        for path in sorted(pathlib.Path(folder).glob("*.f8")):
            name, rows, cols = path.stem.split("_")
            flat = numpy.fromfile(path, dtype="f8")
            measure(f"{name} {rows}x{cols}", numpy.ascontiguousarray(flat.reshape(int(cols), int(rows)).T))


if __name__ == "__main__":
    main()
