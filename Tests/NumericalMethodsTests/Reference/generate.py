#!/usr/bin/env python3
"""Reference values for NumericalMethods, with mpmath at 40 digits; quantiles by bisection on mpmath's integrals.

Usage: python3 generate.py        writes functions.json beside itself.
"""
import json
import pathlib
from mpmath import gammainc, inf, loggamma, mp, mpf, ncdf

mp.dps = 40


def bisect(f, low, high):
    for _ in range(140):
        middle = (low + high) / 2
        if f(middle) > 0:
            high = middle
        else:
            low = middle
    return (low + high) / 2


def student(t, v):
    """The distribution function for an odd whole number of degrees of freedom, a finite sum."""
    angle = mp.atan(t / mp.sqrt(v))
    term = mp.cos(angle)
    total = term if v > 1 else mpf(0)
    for k in range(2, v - 1, 2):
        term *= mpf(k) / (k + 1) * mp.cos(angle) ** 2
        total += term
    return mpf(1) / 2 + (angle + mp.sin(angle) * total) / mp.pi


rows = []
for a in (0.001, 0.5, 1.0, 14.0, 100.0, 10000.0):
    for factor in (0.1, 0.9, 1.0, 1.1, 3.0):
        x = a * factor
        rows.append(["gammaP", [a, x], float(gammainc(mpf(a), 0, mpf(x), regularized=True))])
        rows.append(["gammaQ", [a, x], float(gammainc(mpf(a), mpf(x), inf, regularized=True))])
for x in (1e-3, 0.5, 1.0, 2.5, 100.0, 1e6):
    rows.append(["logGamma", [x], float(loggamma(mpf(x)))])
for x in (-30.0, -5.0, -1.0, 0.0, 1.0, 5.0):
    rows.append(["normalCDF", [x], float(ncdf(mpf(x)))])
for p in (1e-12, 0.025, 0.5, 0.9, 0.975, 0.9999995):
    rows.append(["normal", [p], float(bisect(lambda x: ncdf(x) - mpf(p), mpf(-40), mpf(40)))])
    for v in (1, 5, 99, 1001):
        limit = mpf(10) ** 13
        rows.append(["studentT", [p, v], float(bisect(lambda t: student(t, v) - mpf(p), -limit, limit))])
path = pathlib.Path(__file__).with_name("functions.json")
path.write_text("[\n" + ",\n".join(json.dumps(r) for r in rows) + "\n]\n", encoding="utf-8")
