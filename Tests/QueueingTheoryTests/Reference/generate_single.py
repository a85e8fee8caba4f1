#!/usr/bin/env python3
"""Reference rows of M/G/1, with mpmath at 60 digits.

Another road than the library's Fourier series: P(W > x) from its transform rho (1 - R(s)) / (s (1 - rho R(s))), R that of
the residual handling time, by Talbot's contour, and where the handling time is lognormal, whose transform exists in the
right half plane alone, by the real inversion of Gaver and Stehfest. Each is done with two orders, which must agree to
1e-13, for Gaver and Stehfest to 1e-9. The transform of the lognormal law is the trapezoidal sum over the normal variable.

Usage: python3 generate_single.py        writes mg1.json beside itself.
"""
import json
import multiprocessing
import pathlib
from mpmath import binomial, exp, factorial, log, mp, mpc, mpf, sqrt

mp.dps = 60
STEP = mpf(10) ** -12


def transform(law, mean, cv):
    if law == "gamma":
        k = 1 / cv ** 2
        return lambda s: (1 + s * mean / k) ** -k, mean ** 3 * (1 + 1 / k) * (1 + 2 / k)
    if law == "exponential":
        return lambda s: 1 / (1 + s * mean), 6 * mean ** 3
    if law == "hyperexponential":
        p = (1 + sqrt((cv ** 2 - 1) / (cv ** 2 + 1))) / 2
        phases = [(p, mean / (2 * p)), (1 - p, mean / (2 * (1 - p)))]
        return lambda s: sum(q / (1 + s * m) for q, m in phases), sum(6 * q * m ** 3 for q, m in phases)
    variance = mp.log1p(cv ** 2)
    deviation, mu = sqrt(variance), log(mean) - variance / 2
    h = mpf("0.09") / max(1, deviation)
    points = [(exp(mu + deviation * i * h), exp(-(i * h) ** 2 / 2) * h / sqrt(2 * mp.pi)) for i in range(-int(16 / h), int(16 / h) + 1)]
    return lambda s: sum(w * exp(-s * x) for x, w in points), exp(3 * mu + mpf(9) / 2 * variance)


def talbot(F, t, order):
    r = mpf(2) * order / (5 * t)
    total = exp(r * t) * mp.re(F(mpc(r))) / 2
    for k in range(1, order):
        angle = k * mp.pi / order
        cot = mp.cot(angle)
        s = r * angle * mpc(cot, 1)
        total += mp.re(exp(t * s) * F(s) * mpc(1, angle + (angle * cot - 1) * cot))
    return r / order * total


def stehfest(values, t, order):
    total = mpf(0)
    for k in range(1, 2 * order + 1):
        weight = sum(mpf(j) ** order / factorial(order) * binomial(order, j) * binomial(2 * j, j) * binomial(j, k - j)
                     for j in range((k + 1) // 2, min(k, order) + 1))
        total += (-1) ** (order + k) * weight * values(k)
    return log(2) / t * total


def mg1(law, calls, mean, T, cv=mpf(1)):
    lam = calls / 3600
    rho = lam * mean
    B, third = transform(law, mean, cv)

    def F(s):
        rest = (1 - B(s)) / (s * mean)
        return rho * (1 - rest) / (s * (1 - rho * rest))
    if T == 0:
        later = rho
    elif law == "lognormal":
        cache = {}

        def value(k):
            if k not in cache:
                cache[k] = F(k * log(2) / T)
            return cache[k]
        later, rough = stehfest(value, T, 20), stehfest(value, T, 16)
        assert abs(later - rough) < mpf(10) ** -9, (later, rough)
    else:
        later, rough = talbot(F, T, 60), talbot(F, T, 50)
        assert abs(later / rough - 1) < mpf(10) ** -13, (later, rough)
    wait = lam * mean ** 2 * (1 + cv ** 2) / (2 * (1 - rho))
    return {
        "averageSpeedOfAnswer": wait,
        "waitStandardDeviation": sqrt(wait ** 2 + lam * third / (3 * (1 - rho))),
        "averageQueueLength": lam * wait,
        "ofOffered": 1 - later,
        "missed": later,
    }


def cases():
    for law, cvs in (("exponential", [None]), ("gamma", [2.0, 0.5, 0.3]), ("hyperexponential", [1.5, 4.0])):
        for cv in cvs:
            for calls, mean, T in ((6, 300, 20), (9.6, 300, 600), (11.9, 300, 3600), (0.012, 300, 60), (30, 60, 120)):
                yield law, calls, mean, T, cv
    for cv in (0.2, 0.5, 1.0, 2.0):
        for calls, mean, T in ((6, 300, 20), (9.6, 300, 600), (11.0, 300, 0), (30, 60, 300)):
            yield "lognormal", calls, mean, T, cv


def row(case):
    law, calls, mean, T, cv = case
    real = {"calls": float(calls), "mean": float(mean), "T": float(T), **({"cv": cv} if cv else {})}
    base = mg1(law, **{k: mpf(v) for k, v in real.items()})
    condition = {k: mpf(0) for k in base}
    for name, value in real.items():
        if value:
            moved = mg1(law, **{k: mpf(v) * (1 + STEP if k == name else 1) for k, v in real.items()})
            for k in base:
                condition[k] += abs((moved[k] / base[k] - 1) / STEP)
    print(law, real, flush=True)
    return {"inputs": {**real, "law": law}, "outputs": {
        k: {"value": float(v), "condition": max(1.0, round(float(condition[k]), 3))} for k, v in base.items()}}


if __name__ == "__main__":
    with multiprocessing.Pool(2) as pool:
        rows = pool.map(row, list(cases()), chunksize=1)
    path = pathlib.Path(__file__).with_name("mg1.json")
    path.write_text("[\n" + ",\n".join(json.dumps(r) for r in rows) + "\n]\n", encoding="utf-8")
