#!/usr/bin/env python3
"""Reference rows of M/D/n, with mpmath at 40 digits.

Another road than the library's: no sums over states and no recursion. With A(z) = e^(a(z-1)) and z_k the n roots of
z^n = A(z) in the unit disc, z_0 = 1 (Crommelin), the calls waiting have the generating function
Q(z) = (n - a) prod (z - z_k)/(1 - z_k) (z - 1) / (z^n - A(z)), the wait is certain to be 0 with the probability
(n - a) / prod (1 - z_k), and

    P(W > x) = -1/(2 pi i) * contour integral of e^(lambda (kD - x)(z - 1)) Q(z) / ((1 - z) z^(kn)) dz

on a circle between the unit disc and the pole of Q at e^w, w > 0, a (e^w - 1) = n w. The circle is moved outward past
that pole, whose residue is added, where it is further from every singularity. The integrals are trapezoidal sums, doubled
until 20 digits of the whole stand.

Usage: python3 generate_fixed.py        writes mdn.json beside itself.
"""
import json
import multiprocessing
import pathlib
from mpmath import exp, expm1, log, mp, mpc, mpf

mp.dps = 40
STEP = mpf(10) ** -12


def inner_roots(a, n):
    roots = []
    for k in range(1, n):
        turn = mp.expjpi(mpf(2) * k / n)
        z = turn * mpf("0.5")
        for _ in range(400):
            move = z * 0 + turn * exp(a * (z - 1) / n)
            if abs(move - z) < mpf(10) ** -8:
                break
            z = move
        for _ in range(12):  # Newton on n ln z - a (z - 1) - 2 pi i k
            g = z - turn * exp(a * (z - 1) / n)
            z -= g / (1 - (a / n) * turn * exp(a * (z - 1) / n))
            if abs(g) < mpf(10) ** -38:
                break
        roots.append(z)
    return roots


def contour(f, radius, residue):
    """1/(2 pi i) * integral of f(z) dz on |z| = radius, f real on the real axis, less the residue."""
    count, last = 64, None
    total = mp.re(radius * f(mpc(radius))) / 2 - 0  # angle 0 and pi weigh half
    total += mp.re(-radius * f(mpc(-radius))) / 2
    for i in range(1, count):
        z = radius * mp.expjpi(mpf(i) / count)
        total += mp.re(z * f(z))
    value = total / count
    while last is None or abs(value - last) > mpf(10) ** -20 * abs(value - residue):
        last = value
        for i in range(count):
            z = radius * mp.expjpi((mpf(i) + mpf(1) / 2) / count)
            total += mp.re(z * f(z))
        count *= 2
        value = total / count
        assert count < 200000
    return value - residue


def mdn(calls, handle, T, n):
    lam = calls / 3600
    a = lam * handle
    roots = inner_roots(a, n)
    scale = n - a
    for z in roots:
        scale /= 1 - z
    scale = mp.re(scale)

    def Q(z):
        product = scale * (z - 1)
        for r in roots:
            product *= z - r
        return product / (z ** n - exp(a * (z - 1)))
    outer = mp.findroot(lambda w: a * expm1(w) - n * w, 2 * (n - a) / a if n < 2 * a else log(n / a) * 2 + 2)
    queue = (a * a - n * (n - 1)) / (2 * (n - a)) + sum(mp.re(1 / (1 - z)) for z in roots)
    wait = 1 - scale
    stages = mp.floor(T / handle) + 1
    mean = lam * (stages * handle - T)
    ratio = (n - a) / mp.sqrt(a)
    gap = (mp.re(mp.sqrt(ratio * ratio + mpc(0, 4 * mp.pi))) - ratio) / mp.sqrt(a)
    near = outer < mpf("0.7")
    radius = exp(outer + min(gap / 2, mpf("0.3")) if near else outer / 2)
    pole = exp(outer)

    def tail(mean, power):
        product = scale / (n * pole ** (n - 1) - a * exp(a * (pole - 1)))
        for r in roots:
            product *= pole - r
        residue = -mp.re(exp(mean * (pole - 1)) * product / pole ** power) if near else mpf(0)
        return -contour(lambda z: exp(mean * (z - 1)) * Q(z) / ((1 - z) * z ** power), radius, residue)
    later, later0 = tail(mean, stages * n), tail(a, n)
    assert abs(later0 - wait) < mpf(10) ** -20, (later0, wait)
    within = 1 - later
    return {
        "probabilityOfWait": later0 if wait < mpf(10) ** -15 else wait,
        "averageSpeedOfAnswer": queue / lam,
        "averageQueueLength": queue,
        "averageInSystem": a + queue,
        "occupancy": a / n,
        "ofOffered": within,
        "missed": later,
    }


def cases():
    for calls, n in ((150, 13), (150, 14), (150, 18), (150, 30), (11.99, 1), (6, 1), (0.012, 1), (0.012, 3), (23.9, 2)):
        for T in (0.0, 20.0, 1000.0 if n < 18 else 100.0):
            yield calls, 300.0, T, n
    yield 149.99, 288.0, 5000.0, 12
    yield 155.99, 300.0, 3600.0, 13
    yield 1190.0, 300.0, 7.0, 100
    yield 900.0, 300.0, 0.0, 100
    yield 1199.99, 300.0, 20.0, 100
    yield 360.0, 300.0, 60.0, 31
    yield 480.0, 300.0, 5.0, 45
    yield 3600.0, 0.9, 1.8, 1
    yield 333.3, 217.7, 15.0, 21
    yield 333.3, 217.7, 217.7, 21
    yield 333.3, 217.7, 435.4, 21
    yield 3599.0, 1.0, 30.0, 1
    yield 3000.0, 1.0, 12.5, 1
    yield 40.0, 1800.5, 60.0, 22
    yield 3000.0, 1.0, 1.0, 2
    yield 40.0, 600.0, 1800.0, 7


def row(case):
    real = dict(zip(("calls", "handle", "T"), map(float, case[:3])))
    n = case[3]
    base = mdn(**{k: mpf(v) for k, v in real.items()}, n=n)
    condition = {k: mpf(0) for k in base}
    for name, value in real.items():
        if value == 0:
            continue
        moved = mdn(**{k: mpf(v) * (1 + STEP if k == name else 1) for k, v in real.items()}, n=n)
        for k in base:
            if base[k]:
                condition[k] += abs((moved[k] / base[k] - 1) / STEP)
    print(real, n, flush=True)
    return {"inputs": {**real, "n": n}, "outputs": {
        k: {"value": float(v) if v > mpf(10) ** -300 else 0.0, "condition": max(1.0, round(float(condition[k]), 3))}
        for k, v in base.items()}}


if __name__ == "__main__":
    with multiprocessing.Pool(2) as pool:
        rows = pool.map(row, list(cases())[::-1], chunksize=1)[::-1]
    path = pathlib.Path(__file__).with_name("mdn.json")
    path.write_text("[\n" + ",\n".join(json.dumps(r) for r in rows) + "\n]\n", encoding="utf-8")
