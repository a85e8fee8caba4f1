#!/usr/bin/env python3
"""Reference rows for the square-root rule and for staffing under uncertain volume, with mpmath.

square-root.json: beta as the root of the limit of the probability of waiting, the normal law by mpmath's erfc; the exact
agents by trying every number of them, each by the integral of the virtual wait. 40 digits.
uncertain-volume.json: Erlang C and A as in generate.py by the density of the virtual wait, time in handling times,

    f(v) = a pi exp(a (1 - exp(-theta v))/theta - n v),   pi the probability of n - 1 busy agents,

the service level sum_{k<n} pi_k + integral over v <= T of f(v) exp(-theta v), the largest rate that meets the target by
bisection, and the expectation over the gamma law by Gauss and Legendre in panels: doubles, all terms positive, 1e-12.

Usage: python3 generate_staffing.py [square-root] [uncertain-volume]      writes the files beside itself, both unless named.
"""
import json
import math
import pathlib
import sys
import numpy as np
from mpmath import erfc, exp, gammainc, inf, mp, mpf, pi, sqrt

HERE = pathlib.Path(__file__).parent
NODES, WEIGHTS = np.polynomial.legendre.leggauss(20)


def hazard(x):
    return exp(-x * x / 2) / sqrt(2 * pi) / (erfc(x / sqrt(2)) / 2)


def probability_of_wait(beta, r):
    joins = r * hazard(beta / r) if r else beta
    return 1 / (1 + joins / hazard(-beta))


def root(f, low, high):
    """Bisection of a rising function to 30 digits."""
    while high - low > mpf(10) ** -30 * max(1, abs(high)):
        middle = (low + high) / 2
        if f(middle) > 0:
            high = middle
        else:
            low = middle
    return (low + high) / 2


def states(a, theta, n):
    """Weights of k < n busy agents and of all busy, in that of n - 1."""
    below, term = mpf(0), mpf(1)
    for k in range(n - 1, -1, -1):
        below += term
        term *= k / a
        if term < below * mpf(10) ** -mp.dps:
            break
    total, weight, j = mpf(0), a / n, 0
    if theta == 0:
        return below, (a / (n - a) if a < n else inf)
    while True:
        total += weight
        j += 1
        weight *= a / (n + j * theta)
        if weight < total * mpf(10) ** -mp.dps:
            return below, total


def level(a, theta, n, T):
    """The service level in doubles, all terms positive, the integral by panels of 20 nodes: about 1e-13."""
    if n == 0 or (theta == 0 and a >= n):
        return 0.0
    below, term = 0.0, 1.0
    for k in range(n - 1, -1, -1):
        below += term
        term *= k / a
    busy, weight, j = 0.0, a / n, 0
    if theta == 0:
        busy = a / (n - a)
        return 1 - busy / (below + busy) * math.exp(-(n - a) * T)
    while weight > busy * 1e-18:
        busy += weight
        j += 1
        weight *= a / (n + j * theta)
    edges = np.linspace(0, T, max(4, int(T * n / 4)) + 1)
    half = np.diff(edges)[:, None] / 2
    v = edges[:-1, None] + half * (NODES + 1)
    density = a * np.exp(-a * np.expm1(-theta * v) / theta - n * v)
    return (below + float((density * np.exp(-theta * v) * WEIGHTS * half).sum())) / (below + busy)


def square_root_rows():
    mp.dps = 40
    rows = []
    for calls, handle in [(1.2, 30), (12, 300), (60, 300), (150, 300), (1200, 300), (12000, 300)]:
        for patience in ["inf", 900, 300, 100]:
            for target in [0.02, 0.2, 0.5, 0.8]:
                a = mpf(calls) * handle / 3600
                r = mpf(0) if patience == "inf" else sqrt(mpf(handle) / mpf(patience))
                goal = mpf(target)
                beta = root(lambda b: goal - probability_of_wait(b, r), mpf(0) if r == 0 else mpf(-20), mpf(20))
                step = goal * mpf(10) ** -12
                near = root(lambda b: goal + step - probability_of_wait(b, r), mpf(0) if r == 0 else mpf(-20), mpf(20))
                condition = max(1, abs((near - beta) / beta) * mpf(10) ** 12)
                theta = r * r
                n = max(0, int(a * mpf("0.5")))
                while True:
                    if theta > 0 or n > a:
                        below, busy = states(a, theta, n) if n else (mpf(0), mpf(1))
                        if busy / (below + busy) <= goal:
                            break
                    n += 1
                rows.append({
                    "inputs": {"calls": calls, "handle": handle, "patience": patience, "target": target},
                    "outputs": {"beta": {"value": float(beta), "condition": float(condition)},
                                "exactAgents": {"value": n, "condition": 1}},
                })
    return rows


def largest_rate(handle, theta, n, T, target):
    scale = handle / 3600
    if level(1e-9, theta, n, T) < target:
        return 0.0
    low, high = 0.0, (2 * n + 2) / scale
    while level(high * scale, theta, n, T) >= target:
        low, high = high, 2 * high
    for _ in range(60):
        middle = (low + high) / 2
        if level(middle * scale, theta, n, T) >= target:
            low = middle
        else:
            high = middle
    return low


def uncertain(calls, cv, handle, patience, n, T, target):
    theta = 0.0 if patience == "inf" else handle / patience
    T = T / handle
    k, scale = 1 / cv ** 2, calls * cv ** 2
    rate = largest_rate(handle, theta, n, T, target)
    met = gammainc(mpf(k), 0, mpf(rate / scale), regularized=True) if rate else mpf(0)
    width = cv * calls * math.sqrt(1 + cv ** 2)
    low, high = max(0.0, calls * (1 + cv ** 2) - 10 * width), calls * (1 + cv ** 2) + (12 + 30 * cv) * width
    if theta == 0:
        high = min(high, 3600 * n / handle)
    if high <= low:
        return met, 0.0
    norm = float(mp.loggamma(mpf(k) + 1))
    edges = np.linspace(low, high, 41)
    total = 0.0
    for a, b in zip(edges, edges[1:]):
        for x, w in zip(NODES, WEIGHTS):
            rate = a + (b - a) * (x + 1) / 2
            density = math.exp(k * math.log(rate / scale) - rate / scale - norm) / scale
            total += density * level(rate * handle / 3600, theta, n, T) * w * (b - a) / 2
    return met, total


def uncertain_rows():
    mp.dps = 30
    rows = []
    cases = []
    for cv in ["0.02", "0.1", "0.3"]:
        for patience in ["inf", 120, 1200]:
            for n in [11, 14, 18]:
                cases.append((150, cv, 300, patience, n, 20, 0.8))
    for cv in ["0.05", "0.5"]:
        for patience in ["inf", 60]:
            cases += [(0.012, cv, 300, patience, 1, 0, 0.9), (6, cv, 300, patience, 1, 20, 0.8),
                      (900, cv, 240, patience, 60, 0, 0.5), (900, cv, 240, patience, 66, 3600, 0.95)]
    for calls, cv, handle, patience, n, T, target in cases:
        met, expected = uncertain(calls, float(cv), handle, patience, n, T, target)
        rows.append({
            "inputs": {"calls": calls, "cv": float(cv), "handle": handle, "patience": patience, "n": n, "T": T,
                       "target": target},
            "outputs": {"probabilityTargetMet": {"value": float(met), "condition": 1},
                        "expectedServiceLevel": {"value": float(expected), "condition": 1}},
        })
    return rows


def write(name, rows):
    text = "[\n" + ",\n".join(json.dumps(row) for row in rows) + "\n]\n"
    (HERE / f"{name}.json").write_text(text)


if __name__ == "__main__":
    names = sys.argv[1:] or ["square-root", "uncertain-volume"]
    if "square-root" in names:
        write("square-root", square_root_rows())
    if "uncertain-volume" in names:
        write("uncertain-volume", uncertain_rows())
