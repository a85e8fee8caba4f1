#!/usr/bin/env python3
"""Reference rows for Engset, extended Erlang B and the overflow of a full group, with mpmath at 40 digits.

No sums over states. With alpha the traffic of an idle source and N > n,

    1/E = (N - n) * integral of (1 + (1 - exp(-v)) / alpha)^n exp(-(N - n) v) over v > 0      (time congestion E),

the binomial distribution function as an incomplete beta function; calls are blocked as with one source less. Attempts
of extended Erlang B come from a bracketing search on a(1 - r B(a)) with B by its integral (generate.py). The variance of
an overflow comes from the second factorial moment of Kosten's model, whose equations over the primary lines are solved
one by one (not Riordan's formula), and B at real lines from 1/B = integral of exp(-t) (1 + t/a)^x.

Usage: python3 generate_losses.py      writes engset.json, erlang-b-extended.json, overflow.json beside itself.
"""
import sys
from generate import exp, expm1, free_weight, integrate, log, mp, mpf, row, write

log1p = mp.log1p


def engset_free(N, n, alpha):
    if n == 0:
        return mpf(0)
    if n > N:
        return mp.inf
    if n == N:
        return mp.expm1(n * log1p(1 / alpha))
    top, totals = integrate(lambda v: n * log1p(-expm1(-v) / alpha) - (N - n) * v, [lambda v: 1], [], mpf(1) / N)
    return (N - n) * exp(top) * totals[0][0] - 1


def engset(alpha, N, n):
    time = 1 / (1 + engset_free(N, n, alpha))
    call = 1 / (1 + engset_free(N - 1, n, alpha))
    offered = N * alpha / (1 + alpha)
    idle = N / (1 + alpha * (1 - call))  # the mean number of idle sources: each call carried takes one away
    carried = N - idle
    return {"timeCongestion": time, "callCongestion": call, "trafficCongestion": call / (1 + alpha * (1 - call)),
            "carriedErlangs": carried, "offeredErlangs": offered}


def extended(a, retrying, n):
    def blocked(x):
        return 1 / (1 + free_weight(x, n))

    def miss(x):
        return x * (1 - retrying * blocked(x)) / a - 1

    low, high = a, a * 2
    while miss(high) < 0:
        low, high = high, high * 2
    f_low, f_high = miss(low), miss(high)
    while high - low > low * mpf(10) ** -33:  # regula falsi in the manner of Illinois
        middle = high - f_high * (high - low) / (f_high - f_low)
        if not low < middle < high:
            middle = (low + high) / 2
        f = miss(middle)
        if abs(f) < mpf(10) ** -34:
            low = high = middle
            break
        if (f > 0) == (f_high > 0):
            f_low = f_low / 2
        else:
            low, f_low = high, f_high
        high, f_high = middle, f
        if low > high:
            low, high, f_low, f_high = high, low, f_high, f_low
    B = blocked(high)
    return {"blocking": B, "carriedErlangs": high * (1 - B), "attemptsErlangs": high, "occupancy": high * (1 - B) / n,
            "lostShare": (1 - retrying) * B * high / a}


def overflow(a, primary, secondary):
    """Factorial moments: with P_i the probabilities of i primary lines and m_i those of the overflow calls held,

        (a + i + k) m_i = a m_(i-1) + (i+1) m_(i+1) + [i = n] a (m_n + k p_n)   for the moment k over its source p.
    """
    n = int(primary)
    P = [mpf(1)]
    for i in range(1, n + 1):
        P.append(P[-1] * a / i)
    total = sum(P)
    source = [p / total for p in P]
    moments = []
    for k in (1, 2):
        # Tridiagonal: elimination from i = 0 upward.
        diagonal = [a + i + k for i in range(n + 1)]
        diagonal[n] -= a
        right = [mpf(0)] * n + [a * k * source[n]]
        for i in range(1, n + 1):
            f = a / diagonal[i - 1]
            diagonal[i] -= f * i
        m = [mpf(0)] * (n + 1)
        m[n] = right[n] / diagonal[n]
        for i in range(n - 1, -1, -1):
            m[i] = (i + 1) * m[i + 1] / diagonal[i]
        moments.append(sum(m))
        source = m
    mean = moments[0]
    variance = moments[1] + mean - mean * mean
    z = variance / mean
    x, y = secondary / z, mean / z
    blocked = 1 / mp.quad(lambda t: exp(-t) * (1 + t / y) ** x, [0, 1, x + 1, 2 * x + 5, 4 * x + 30, 8 * x + 200])
    return {"meanErlangs": mean, "variance": variance, "peakedness": z, "blockingOfOverflow": blocked,
            "lostShare": mean / a * blocked}


def rows_overflow():
    cases = [(a, n, m) for a, n in ((0.001, 1), (0.5, 2), (5.0, 4), (12.5, 14), (30.0, 25)) for m in (0, 1, 3, 8)]
    cases += [(0.9, 0, 1), (9.0, 0, 12), (9.0, 1, 9), (60.0, 60, 10), (60.0, 70, 5), (60.0, 40, 30), (100.0, 100, 12)]
    cases += [(100.0, 120, 2), (100.0, 80, 40), (100.0, 20, 60), (300.0, 300, 25), (300.0, 320, 10), (300.0, 200, 120)]
    cases += [(1000.0, 1000, 60), (1000.0, 1050, 20), (1000.0, 500, 400), (2.5, 3, 2), (2.5, 9, 1), (7.7, 6, 6), (44.4, 50, 7)]
    out = []
    for a, n, m in cases:
        out.append(row(overflow, {"a": a}, {"primary": n, "secondary": m}))
    return out


def rows_engset():
    cases = [(alpha, N, n) for alpha in (1e-6, 0.01, 0.3, 2.0) for N, n in ((2, 1), (10, 3), (10, 9), (10, 10), (40, 25))]
    cases += [(0.05, 300, 14), (0.05, 300, 25), (0.001, 20000, 30), (0.1, 1000, 90), (0.1, 1000, 91), (0.1, 1000, 130)]
    cases += [(0.5, 1000, 333), (0.5, 1000, 1), (3.0, 1000, 750), (3.0, 1000, 999), (3.0, 1000, 1000), (50.0, 200, 199)]
    cases += [(1.25e-5, 1000000, 14), (1e-4, 1000000, 100), (0.2, 1000000, 166000), (0.2, 1000000, 168000)]
    cases += [(1e-3, 1000000, 1200), (1.0, 1000000, 1), (1e-9, 1000000, 1), (1e-6, 10000000, 40), (1e5, 5, 3)]
    return [row(engset, {"alpha": a}, {"N": N, "n": n}) for a, N, n in cases]


def rows_extended():
    cases = [(a, r, n) for a, n in ((0.001, 1), (0.5, 1), (12.5, 14), (12.5, 12), (100.0, 90), (100.0, 115))
             for r in (0.05, 0.5, 0.95, 1.0) if r < 1 or a < n]
    cases += [(12.5, 0.3, 1), (12.5, 0.999, 5), (12.5, 0.7, 40), (59.9, 1.0, 60), (0.001, 0.9, 5), (1000.0, 0.4, 1000)]
    cases += [(1000.0, 0.8, 900), (1e4, 0.5, 10000), (1e4, 0.5, 10200), (1e5, 0.3, 99500), (1e6, 0.5, 1000000)]
    cases += [(1e6, 0.2, 1), (1e6, 0.9, 900000), (1e6, 0.6, 1003000), (999000.0, 1.0, 1000000), (300.0, 0.25, 250)]
    cases += [(7.0, 0.6, 7), (2.0, 0.99, 2), (33.3, 0.1, 60), (44.0, 0.85, 45)]
    return [row(extended, {"a": a, "retrying": r}, {"n": n}) for a, r, n in cases]


if __name__ == "__main__":
    wanted = sys.argv[1:] or ["engset", "erlang-b-extended", "overflow"]
    for name, rows in (("engset", rows_engset), ("erlang-b-extended", rows_extended),
                       ("overflow", rows_overflow)):
        if name in wanted:
            write(name + ".json", rows())
