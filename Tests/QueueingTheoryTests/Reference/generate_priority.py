#!/usr/bin/env python3
"""Reference rows for M/M/n with non-preemptive priorities, with mpmath at 40 digits.

The probability of waiting comes from Erlang's integral (generate.py). The tail of the wait of a class is the numerical
inversion (Talbot) of its transform eta/(eta + s + lambda (1 - B(s))), B the busy period of the higher classes; the means
are the derivative of that transform at 0 by differences. `check()` compares the transform's law with a chain that follows
one caller, solved in doubles.

Usage: python3 generate_priority.py      writes priority.json beside itself.
"""
import numpy
from generate import exp, free_weight, mp, mpf, row, write


def transform(s, m, higher, own):
    def drawn_out(s):
        root = mp.sqrt(s + (mp.sqrt(m) + mp.sqrt(higher)) ** 2) * mp.sqrt(s + (mp.sqrt(m) - mp.sqrt(higher)) ** 2)
        return 2 * m / (s + higher + m + root)  # the busy period, in the form without cancellation
    eta = m - higher - own
    return eta / (eta + s + higher * (1 - drawn_out(s)))


def mean(m, higher, own):
    h = mpf(10) ** -13 * (mp.sqrt(m) - mp.sqrt(higher)) ** 2 * (m - higher - own) / m
    f = [transform(k * h, m, higher, own) for k in (-2, -1, 1, 2)]
    return (8 * (f[1] - f[2]) - (f[0] - f[3])) / (12 * h)


def tail(t, m, higher, own):
    if t == 0:
        return mpf(1)
    if higher == 0:
        return exp(-(m - own) * t)
    before = mp.dps
    mp.dps = 60
    # Shifted by the rate of decay, so that a small tail keeps its digits.
    pole = own * (m - higher - own) / (higher + own)
    rate = pole if (higher + own) ** 2 > higher * m else (mp.sqrt(m) - mp.sqrt(higher)) ** 2
    value = exp(-rate * t) * mp.invertlaplace(
        lambda s: (1 - transform(s - rate, m, higher, own)) / (s - rate), t, method="talbot", degree=110)
    mp.dps = before
    return value


def priority(c1, c2, c3, handle, T, n):
    classes = [c / 3600 * handle for c in (c1, c2, c3)]
    a = sum(classes)
    free = free_weight(a, n) if a < n else mpf(0)
    wait = 1 / (1 + (n - a) / n * free) if a < n else mpf(1)
    out = {"probabilityOfWait": wait}
    higher, within, later, length = mpf(0), mpf(0), mpf(0), mpf(0)
    for i, own in enumerate(classes, 1):
        if higher + own >= n:
            out |= {f"wait{i}": None, f"queue{i}": None, f"level{i}": mpf(0), f"missed{i}": mpf(1)}
            missed, length = mpf(1), None
        else:
            w = wait * handle * mean(mpf(n), higher, own)
            missed = wait * tail(T / handle, mpf(n), higher, own)
            out |= {f"wait{i}": w, f"queue{i}": w * own / handle, f"level{i}": 1 - missed, f"missed{i}": missed}
            length = length + w * own / handle if length is not None else None
        within, later = within + own / a * (1 - missed), later + own / a * missed
        higher += own
    return out | {"wait": length * handle / a if length is not None else None, "level": within, "missed": later}


def check():
    """One caller of class 2 behind j others of classes 1 and 2: up at the rate of class 1, down at m."""
    m, higher, own, t, size = 3.0, 1.2, 1.1, 2.5, 400
    ratio = (higher + own) / m
    state = numpy.array([(1 - ratio) * ratio ** j for j in range(size)])
    rate, step = m + higher, 0.0
    weight, total = numpy.exp(-rate * t), 0.0
    for k in range(1, 200):
        total += weight * state.sum()
        moved = numpy.zeros(size)
        moved[1:] += state[:-1] * higher / rate
        moved[:-1] += state[1:] * m / rate
        state, weight = moved, weight * rate * t / k
    assert abs(total - float(tail(mpf(t), mpf(m), mpf(higher), mpf(own)))) < 1e-10, total


def rows():
    cases = []
    for T in (0.0, 20.0, 300.0, 7200.0):
        cases += [(30, 70, 50, 300, T, 14), (50, 50, 50, 300, T, 13), (60, 60, 60, 300, T, 12), (0.004, 0.004, 0.004, 300, T, 1)]
    cases += [(3, 4, 4.9, 300, 60, 1), (11, 0.5, 0.4, 300, 600, 1), (0.1, 11, 0.5, 300, 600, 1), (5, 6, 7, 300, 30, 1)]
    cases += [(400, 400, 390, 300, 20, 100), (400, 400, 300, 300, 20, 100), (10, 10, 1100, 300, 20, 100)]
    cases += [(1100, 10, 10, 300, 20, 100), (300, 300, 300, 300, 20, 100), (4000, 4000, 3990, 300, 20, 1000)]
    cases += [(2000, 3000, 6500, 300, 5, 1000), (40000, 40000, 39900, 300, 2, 10000), (4e6, 4e6, 3.999e6, 300, 0.5, 1000000)]
    cases += [(2e6, 9.9e6, 9e4, 300, 0.05, 1000000), (4e6, 7e6, 2e6, 300, 0.02, 1000000), (100, 1, 1, 3600, 100, 102)]
    cases += [(3600, 0.1, 1000, 1, 0.3, 2), (2000, 3000, 2100, 1, 5, 2), (150, 150, 150, 217.7, 60, 28)]
    cases += [(6, 6, 6, 600, 3600, 4), (1, 2, 20.9, 600, 900, 4), (14, 9, 0.9, 600, 900, 4), (9, 900, 9, 100, 15, 26)]
    cases += [(0.004, 100, 40, 300, 20, 30), (75, 74.9, 0.05, 300, 45, 13), (12, 11.9, 0.001, 300, 1000, 2), (40, 40, 40, 1800, 10, 62)]
    cases += [(100, 1, 0.1, 300, 72000, 14), (100, 1, 20, 300, 7200, 14), (160, 0.001, 0.001, 300, 36000, 14)]
    names = ("c1", "c2", "c3", "handle", "T")
    return [row(priority, dict(zip(names, map(float, c[:5]))), {"n": c[5]}) for c in cases]


if __name__ == "__main__":
    check()
    write("priority.json", rows())
