#!/usr/bin/env python3
"""Reference rows of M/G/1, by other roads than the library's inversion of the transform: nothing here is inverted.

Gamma times of shape k and scale c (exponential and Erlang times among them): the classical alternating series

    P(W <= x) = (1 - rho) sum over n of (-lambda)^n / n! * integral over y <= x of b_n(y) (x - y)^n e^(lambda (x - y)) dy

whose b_n, the density of n handling times, is again a gamma density, so that each integral is a confluent hypergeometric
function; here summed as a series of positive terms, with so many digits that 30 are left of the smallest tail.
Hyperexponential times of two phases: the wait is a mixture of two exponentials, whose rates are the roots of a quadratic.
Lognormal times: the renewal equation of the ladder heights

    P(W > x) = rho R(x) + rho * integral over u <= x of r(u) P(W > x - u) du,     r(u) = P(S > u) / E[S],

by the trapezoidal rule on up to eight grids, each twice as fine as the one before, and Richardson's extrapolation, in doubles;
the last two extrapolations must agree to 1e-8 of the value. Means and deviations are the moment formulas.

Usage: python3 generate_single.py        writes mg1.json beside itself; about a minute.
"""
import json
import math
import os
import pathlib
from mpmath import exp, gamma, log1p, mp, mpf, sqrt

os.environ["OPENBLAS_NUM_THREADS"] = "1"
import numpy  # noqa: E402
from scipy.special import ndtr  # noqa: E402


def gamma_tail(lam, mean, cv, T):
    shape = 1 / cv ** 2
    scale = mean / shape
    rho = lam * mean
    # Fixed point: a number is an integer over one. Values reach e^(lambda T + T / scale + ...), the answer loses as much.
    digits = mp.dps
    mp.dps = int(60 + 0.9 * lam * T + 0.5 * T / mean)
    try:
        one = 1 << mp.prec
        x = int((lam + 1 / scale) * T * one)
        total = exp(lam * T)
        n = 0
        while True:
            n += 1
            b, c = n + 1, int((n * shape + n + 1) * one)
            term = inner = one
            j = 0
            while term << 140 > inner:
                term = term * ((b + j) * x) // ((c + j * one) * (j + 1))
                inner += term
                j += 1
            part = exp(-T / scale) * (lam * T) ** n * (T / scale) ** (n * shape) / gamma(mpf(c) / one) * inner / one
            total += part if n % 2 == 0 else -part
            if n > lam * T and part < mpf(10) ** -40:
                break
        return 1 - (1 - rho) * total
    finally:
        mp.dps = digits


def hyperexponential_tail(lam, mean, cv, T):
    p = (1 + sqrt((cv ** 2 - 1) / (cv ** 2 + 1))) / 2
    a, b = 2 * p / mean, 2 * (1 - p) / mean
    rho = lam * mean
    # (1 - rho) s / (s - lambda (1 - B(s))) = (1 - rho) (s + a)(s + b) / (s^2 + (a + b - lambda) s + ab (1 - rho))
    half = (a + b - lam) / 2
    root = sqrt(half * half - a * b * (1 - rho))
    fast, slow = half + root, a * b * (1 - rho) / (half + root)

    def part(rate, other):
        return (1 - rho) * (a - rate) * (b - rate) / (rate * (other - rate)) * exp(-rate * T)
    return part(slow, fast) + part(fast, slow)


def lognormal_tail(lam, mean, cv, T):
    lam, mean, cv, T = map(float, (lam, mean, cv, T))
    deviation = math.sqrt(math.log1p(cv * cv))
    mu = math.log(mean) - deviation * deviation / 2
    rho = lam * mean

    def trapezoid(count):
        u = numpy.linspace(0, T, count + 1)
        with numpy.errstate(divide="ignore"):
            z = (numpy.log(u) - mu) / deviation
        survival = ndtr(-z)
        # P(residual > u) = P(S > u, weighted by S) - u P(S > u) / E[S]
        residual = ndtr(deviation - z) - u * survival / mean
        r = rho * survival / mean * (T / count)
        reverse = r[::-1].copy()
        later = numpy.empty(count + 1)
        later[0] = rho
        for i in range(1, count + 1):
            inner = reverse[count - i + 1:count] @ later[1:i]
            later[i] = (rho * residual[i] + inner + r[i] * later[0] / 2) / (1 - r[0] / 2)
        return later[count]
    rows = [[trapezoid(250)]]
    for level in range(1, 8):
        row = [trapezoid(250 * 2 ** level)]
        for k in range(level):
            row.append(row[k] + (row[k] - rows[-1][k]) / (4 ** (k + 1) - 1))
        rows.append(row)
        if level > 3:
            best = min(range(2, level), key=lambda k: abs(row[k] - rows[-2][k]))
            if abs(row[best] - rows[-2][best]) < 1e-13 * row[best]:
                return mpf(row[best])
    change = abs(row[best] / rows[-2][best] - 1)
    assert change < 1e-8, (lam, mean, cv, T, row[best], change)
    return mpf(row[best])


def third(law, mean, cv):
    if law == "lognormal":
        return mean ** 3 * (1 + cv ** 2) ** 3
    if law == "hyperexponential":
        p = (1 + sqrt((cv ** 2 - 1) / (cv ** 2 + 1))) / 2
        return 6 * (p * (mean / (2 * p)) ** 3 + (1 - p) * (mean / (2 * (1 - p))) ** 3)
    return mean ** 3 * (1 + cv ** 2) * (1 + 2 * cv ** 2)


def mg1(law, calls, mean, T, cv=mpf(1)):
    lam = calls / 3600
    rho = lam * mean
    tail = {"lognormal": lognormal_tail, "hyperexponential": hyperexponential_tail}.get(law, gamma_tail)
    later = tail(lam, mean, cv, T) if T else rho
    if law == "exponential" and T:
        assert abs(later / (rho * exp(-(1 - rho) * T / mean)) - 1) < mpf(10) ** -20
    wait = lam * mean ** 2 * (1 + cv ** 2) / (2 * (1 - rho))
    return {
        "averageSpeedOfAnswer": wait,
        "waitStandardDeviation": sqrt(wait ** 2 + lam * third(law, mean, cv) / (3 * (1 - rho))),
        "averageQueueLength": lam * wait,
        "ofOffered": 1 - later,
        "missed": later,
    }


def cases():
    plain = ((1.2, 300, 20), (6, 300, 0), (9.6, 300, 600), (11.4, 300, 3600), (11.88, 300, 7200), (45, 60, 120))
    for law, cvs in (("exponential", [None]), ("gamma", [2.0, 1.3, 0.6, 0.3]), ("erlang", [0.5, 0.2]),
                     ("hyperexponential", [1.2, 4.0])):
        for cv in cvs:
            for calls, mean, T in plain:
                yield law, calls, mean, T, cv
    for cv in (0.2, 0.5, 1.0, 2.0):
        for calls, mean, T in plain:
            yield "lognormal", calls, mean, T, cv
    yield "lognormal", 10.2, 300, 600, 3.0
    yield "gamma", 0.012, 300, 60, 0.7
    yield "gamma", 6, 300, 7200, 0.5
    yield "gamma", 3.6, 300, 3600, 0.3
    yield "gamma", 3.6, 300, 3600, 1.5
    yield "erlang", 3.6, 300, 2400, 0.2
    yield "hyperexponential", 3.6, 300, 7200, 1.2
    yield "hyperexponential", 0.012, 300, 1, 2.0
    yield "lognormal", 3.6, 300, 1800, 0.2
    yield "lognormal", 3.6, 300, 3600, 0.5
    yield "lognormal", 3.6, 300, 7200, 1.0
    yield "lognormal", 0.012, 300, 300, 0.8


def row(case):
    law, calls, mean, T, cv = case
    real = {"calls": float(calls), "mean": float(mean), "T": float(T), **({"cv": cv} if cv else {})}
    base = mg1(law, **{k: mpf(v) for k, v in real.items()})
    step = mpf(10) ** (-4 if law == "lognormal" else -12)
    condition = {k: mpf(0) for k in base}
    for name, value in real.items():
        if value:
            moved = mg1(law, **{k: mpf(v) * (1 + step if k == name else 1) for k, v in real.items()})
            for k in base:
                condition[k] += abs((moved[k] / base[k] - 1) / step)
    print(law, real, float(base["missed"]), flush=True)
    return {"inputs": {**real, "law": law}, "outputs": {
        k: {"value": float(v), "condition": max(1.0, round(float(condition[k]), 3))} for k, v in base.items()}}


if __name__ == "__main__":
    mp.dps = 40
    rows = [row(case) for case in cases()]
    path = pathlib.Path(__file__).with_name("mg1.json")
    path.write_text("[\n" + ",\n".join(json.dumps(r) for r in rows) + "\n]\n", encoding="utf-8")
