#!/usr/bin/env python3
"""Reference rows for the realised service level of an interval, by two roads that share nothing with the library's.

realised-chain.json: threshold 0, where a call is met if it finds a free agent. The variance of the sum of met - s over an
interval from the eigenvalues of the symmetric form of the birth-death generator (numpy, doubles, about 1e-10).

realised-simulation.json: any threshold. All intervals at once, call by call: the wait that a patient caller would have
falls with the clock; when it reaches zero one of n agents is free, and the busy ones thin out binomially; a call joins if
its patience exceeds that wait, and adds an exponential time with rate n. 5,000 intervals after a warm-up; mean, standard
deviation and the probability of reaching a target, each with its standard error.

Usage: python3 generate_realised.py      writes both files beside itself.
"""
import json
import math
import pathlib
import numpy as np

HERE = pathlib.Path(__file__).parent


def chain(a, n, theta, H):
    """Mean and standard deviation of the share met, by the variance of the sum over H handling times."""
    up, weights, down, j = [], [1.0], [0.0], 0
    while True:
        j += 1
        leave = min(j, n) + max(0, j - n) * theta
        weights.append(weights[-1] * a / leave)
        down.append(leave)
        if j > n and weights[-1] < 1e-16 * sum(weights):
            break
    pi = np.array(weights) / sum(weights)
    size = len(pi)
    met = np.array([1.0 if k < n else 0.0 for k in range(size)])
    s = float(pi @ met)
    rho = met - s
    Q = np.zeros((size, size))
    for k in range(size):
        if k + 1 < size:
            off = math.sqrt(a * down[k + 1])
            Q[k, k + 1] = Q[k + 1, k] = off
        Q[k, k] = -((a if k + 1 < size else 0) + down[k])
    values, vectors = np.linalg.eigh(Q)
    root = np.sqrt(pi)
    late = vectors.T @ (root * rho) * a
    shifted = np.append(rho[:-1] * pi[:-1], 0)
    start = np.zeros(size)
    start[1:] = shifted[:-1] / root[1:]
    early = vectors.T @ start * a
    total = a * float(pi @ (rho * rho)) * H
    for value, x, y in zip(values, early, late):
        kappa = -value
        if kappa < 1e-11:
            continue
        total += 2 * x * y * (H / kappa + np.expm1(-kappa * H) / kappa ** 2)
    return s, math.sqrt(total) / (a * H)


def simulate(a, n, theta, T, H, target, seed, count=5000):
    """One entry an interval: met and offered calls."""
    rng = np.random.default_rng(seed)
    busy = np.minimum(rng.poisson(a, count), n - 1)
    wait = np.zeros(count)
    clock = np.full(count, -30.0 if theta else -min(400.0, 12 / (math.sqrt(n) - math.sqrt(a)) ** 2))
    met = np.zeros(count)
    offered = np.zeros(count)
    while True:
        gap = rng.exponential(1 / a, count)
        clock += gap
        alive = clock <= H
        if not alive.any():
            break
        idle = np.maximum(gap - wait, 0)
        was = wait > 0
        wait = np.maximum(wait - gap, 0)
        busy = np.where(was, np.where(wait > 0, n, n - 1), busy)
        free = wait == 0
        busy = np.where(free, rng.binomial(busy, np.exp(-idle)), busy)
        patience = rng.exponential(1 / theta, count) if theta else np.full(count, np.inf)
        joins = patience > wait
        counts = alive & (clock > 0)
        offered += counts
        met += counts & joins & (wait <= T)
        jump = rng.exponential(1 / n, count)
        last = free & (busy == n - 1)
        wait = np.where(free, np.where(last, jump, 0), wait + np.where(joins, jump, 0))
        busy = np.where(free, busy + 1, busy)
    some = offered > 0
    share = met[some] / offered[some]
    reached = float((share >= target - 1e-12).mean())
    deviation = float(share.std())
    fourth = float(((share - share.mean()) ** 4).mean())
    size = len(share)
    return {
        "mean": {"value": float(met.sum() / offered.sum()), "condition": 1},
        "standardDeviation": {"value": deviation, "condition": 1},
        "standardErrorOfDeviation": {
            "value": math.sqrt(max(fourth - deviation ** 4, 0) / size) / (2 * deviation), "condition": 1},
        "probabilityTargetMet": {"value": reached, "condition": 1},
        "quantile10": {"value": float(np.quantile(share, 0.1)), "condition": 1},
    }


def write(name, rows):
    text = "[\n" + ",\n".join(json.dumps(row) for row in rows) + "\n]\n"
    (HERE / f"{name}.json").write_text(text)


if __name__ == "__main__":
    rows = []
    for calls, handle, n, patience in [
        (12, 300, 2, "inf"), (12, 300, 1, 60), (150, 300, 14, "inf"), (150, 300, 14, 120), (150, 300, 17, 600),
        (150, 300, 10, 300), (600, 240, 44, "inf"), (600, 240, 40, 90), (1200, 300, 80, 200), (1200, 300, 108, "inf"),
    ]:
        a, theta = calls * handle / 3600, 0.0 if patience == "inf" else handle / patience
        for H in [60, 900, 1800, 28800]:
            s, deviation = chain(a, n, theta, H / handle)
            rows.append({
                "inputs": {"calls": calls, "handle": handle, "n": n, "patience": patience, "H": H},
                "outputs": {"expected": {"value": s, "condition": 1},
                            "standardDeviation": {"value": deviation, "condition": 1}}})
    write("realised-chain", rows)
    rows = []
    for seed, (calls, handle, n, patience, T, H, target) in enumerate([
        (150, 300, 15, 120, 20, 1800, 0.8), (150, 300, 15, 120, 20, 3600, 0.8), (150, 300, 15, 120, 20, 28800, 0.8),
        (150, 300, 17, "inf", 20, 1800, 0.8), (150, 300, 17, "inf", 20, 28800, 0.8),
        (600, 240, 42, 90, 20, 1800, 0.8), (600, 240, 42, 90, 20, 28800, 0.8), (600, 240, 46, "inf", 20, 3600, 0.9),
        (600, 240, 42, 300, 60, 900, 0.8), (1200, 300, 100, 200, 20, 900, 0.8), (1200, 300, 90, 200, 60, 3600, 0.8),
        (30, 300, 4, 120, 20, 3600, 0.8), (30, 300, 4, 120, 60, 28800, 0.8), (12, 300, 2, 600, 30, 36000, 0.8),
    ]):
        a, theta = calls * handle / 3600, 0.0 if patience == "inf" else handle / patience
        rows.append({
            "inputs": {"calls": calls, "handle": handle, "n": n, "patience": patience, "T": T, "H": H, "target": target},
            "outputs": simulate(a, n, theta, T / handle, H / handle, target, 1000 + seed)})
    write("realised-simulation", rows)
