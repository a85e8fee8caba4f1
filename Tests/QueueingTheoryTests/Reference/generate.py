#!/usr/bin/env python3
"""Reference rows for QueueingTheory, with mpmath at 40 digits.

Another road than the library's: no sums over states. With z(t) = a'(1 - exp(-theta t))/theta, time in handling times,

    1/B = integral of exp(-t) (1 + t/a)^n,
    f(t) = n exp(-n t) sum_{j<m} z(t)^j / j!       weight of those who join and would wait t (m = lines - agents),

and every measure is an integral of f against a function of t, by Gauss and Legendre on adaptive panels. The weight of the
full state comes from the gamma function. `condition` is the sum of |relative change of the output / relative change of an
input| over the inputs that are real numbers, by differences, at least 1.

Usage: python3 generate.py        writes erlang-b.json, erlang-c.json, erlang-a.json beside itself.
"""
import json
import pathlib
from mpmath import exp, expm1, inf, log, loggamma, mp, mpf

mp.dps = 40
NODES = 36
STEP = mpf(10) ** -12


def legendre(count):
    nodes = []
    for i in range(count):
        x = mp.cos(mp.pi * (i + mpf(3) / 4) / (count + mpf(1) / 2))
        for _ in range(8):
            before, value = mpf(1), x
            for k in range(2, count + 1):
                before, value = value, ((2 * k - 1) * x * value - (k - 1) * before) / k
            slope = count * (x * value - before) / (x * x - 1)
            x -= value / slope
        nodes.append((x, 2 / ((1 - x * x) * slope * slope)))
    return nodes


RULE = legendre(NODES)


def maximum(logf, scale):
    """Where a concave function is largest, on [0, inf)."""
    low, high = mpf(0), scale
    while logf(high * (1 + mpf(10) ** -9)) > logf(high):
        low, high = high, high * 2
    golden = (mp.sqrt(5) - 1) / 2
    low = mpf(0) if low == scale else low / 2
    for _ in range(70):
        a, b = high - golden * (high - low), low + golden * (high - low)
        if logf(a) > logf(b):
            high = b
        else:
            low = a
    return mpf(0) if logf(mpf(0)) >= logf(low) else low


def edge(logf, top, start, direction, drop=115):
    """How far from `start` a concave function has fallen by `drop`."""
    step = mpf(10) ** -30 * (1 + abs(start))
    while logf(max(mpf(0), start + direction * step)) > top - drop:
        if direction < 0 and start - step <= 0:
            return mpf(0)
        step *= 2
    return max(mpf(0), start + direction * step)


def panels(logf, rate, floor, a, b, depth=0):
    fa, fb, fm = logf(a), logf(b), logf((a + b) / 2)
    if max(fa, fb) < floor:
        return []
    bend = abs(fm - (fa + fb) / 2)
    steep = rate * (b - a) > 8 and rate * a < 100
    if depth < 60 and (abs(fa - fb) > 12 or bend > 2 or steep):
        m = (a + b) / 2
        return panels(logf, rate, floor, a, m, depth + 1) + panels(logf, rate, floor, m, b, depth + 1)
    return [(a, b)]


def integrate(logf, functions, cuts, scale, rate=mpf(0)):
    """ln of the top, and per function the integrals of exp(logf - top)*function between the sorted cuts."""
    mode = maximum(logf, scale)
    top = logf(mode)
    left, right = edge(logf, top, mode, -1), edge(logf, top, mode, 1)
    points = sorted({mpf(0), left, mode, right, *cuts})
    bounds = [mpf(0), *cuts, inf]
    totals = [[mpf(0)] * len(functions) for _ in range(len(bounds) - 1)]
    extra = []
    for cut in cuts:  # a tail beyond the right edge still has to keep its digits, and so has the head
        if cut > right or cut > mode:
            extra.append(edge(logf, logf(cut), cut, 1))
        if cut < left:
            extra.append(edge(logf, logf(cut), cut, -1))
    points = sorted({*points, *extra})
    for a, b in zip(points, points[1:]):
        slot = max(k for k in range(len(bounds) - 1) if bounds[k] <= a)
        for c, d in panels(logf, rate, top - 900, a, b):
            for x, w in RULE:
                t = c + (d - c) * (x + 1) / 2
                value = exp(logf(t) - top) * w * (d - c) / 2
                for k, function in enumerate(functions):
                    totals[slot][k] += value * function(t)
    return top, totals


def free_weight(a, n):
    """1/B - 1."""
    if n == 0:
        return mpf(0)
    if n <= 60:
        total, term = mpf(0), mpf(1)
        for k in range(n):
            term *= (n - k) / a
            total += term
        return total
    top, totals = integrate(lambda t: n * mp.log1p(t / a) - t, [lambda t: 1], [], mpf(1))
    return exp(top) * totals[0][0] - 1


def truncated(z, m):
    total, term = mpf(1), mpf(1)
    for j in range(1, m):
        term *= z / j
        total += term
        if term < total * mpf(10) ** -42 and j > z:
            break
    return total


def erlang_a(calls, handle, n, patience, lines, balking, T, S):
    a = calls * handle / 3600
    joins = a * (1 - balking)
    theta = handle / patience if patience != inf else mpf(0)
    m = None if lines is None else lines - n
    unit = handle

    def z(t):
        return joins * (-expm1(-theta * t) / theta if theta else t)

    def logf(t):
        value = log(n) - n * t
        return value + z(t) if m is None else value + log(truncated(z(t), m))

    def lost(t):
        return -expm1(-theta * t)

    def stay(t):
        return lost(t) / theta if theta else t

    below = free_weight(a, n)
    cuts = sorted({x / unit for x in (T, S) if x > 0})
    if m == 0:
        parts, top = [[mpf(0)] * 5] * (len(cuts) + 1), mpf(0)
    else:
        functions = [lambda t: 1, lambda t: exp(-theta * t), lost, lambda t: t * exp(-theta * t), lambda t: t, stay]
        top, parts = integrate(logf, functions, cuts, mpf(1) / n, theta)
        parts = [[exp(top) * v for v in part] for part in parts]
    full = mpf(0)
    if m is not None:
        if theta:
            c, x = n / theta, joins / theta
            full = exp(m * log(x) + loggamma(c + 1) - loggamma(c + 1 + m)) if m else mpf(1)
        else:
            full = (joins / n) ** m

    def total(k, upto=None, beyond=None):
        out = mpf(0)
        for i, part in enumerate(parts):
            start = ([mpf(0)] + cuts)[i]
            if upto is not None and start >= upto / unit:
                continue
            if beyond is not None and start < beyond / unit:
                continue
            out += part[k] if part else 0
        return out

    if m == 0:
        def total(k, upto=None, beyond=None):
            return mpf(0)
    weight = below + total(0) + full
    q = (1 - balking) / weight
    notblocked = (below + total(0)) / weight

    def lost_within(limit):
        return q * (total(2, upto=limit) + lost(limit / unit) * total(0, beyond=limit)) if limit > 0 else mpf(0)

    answered = below / weight + q * total(1)
    met = below / weight + (q * total(1, upto=T) if T > 0 else 0)
    balked = balking * total(0) / weight
    abandoned = balked + q * total(2)
    blocking = full / weight
    short = balked + lost_within(S)
    result = {
        "offeredErlangs": a,
        "probabilityOfWait": q * total(0),
        "abandonment": abandoned,
        "blocking": blocking,
        "averageSpeedOfAnswer": q * total(3) * unit / answered,
        "averageWait": q * total(5) * unit / notblocked,
        "averageWaitOfAbandoned": q * (total(5) - total(3)) * unit / abandoned if abandoned > 0 and m != 0 else None,
        "virtualWait": total(4) / weight * unit / notblocked,
        "averageQueueLength": joins * total(5) / weight,
        "occupancy": a * answered / n,
        "excludingBlocked": met / notblocked,
        "ofOffered": met,
        "ofAnswered": met / answered,
        "excludingShortAbandons": met / (answered + (q * total(2) - lost_within(S)) + blocking),
        "shortAbandonsMet": met + short,
        "abandonmentWithinThreshold": balked + lost_within(T),
        "missed": q * total(1, beyond=T) + abandoned + blocking if T > 0 else q * total(1) + abandoned + blocking,
    }
    return result


def erlang_c(calls, handle, n, T):
    a = calls * handle / 3600
    free = free_weight(a, n)
    spare = n - a
    wait = 1 / (1 + spare / n * free)
    decay = spare * T / handle
    return {
        "probabilityOfWait": wait,
        "averageSpeedOfAnswer": wait * handle / spare,
        "averageWaitOfDelayed": handle / spare,
        "averageQueueLength": wait * a / spare,
        "occupancy": a / n,
        "averageInSystem": a + wait * a / spare,
        "ofOffered": 1 - wait * exp(-decay),
        "missed": wait * exp(-decay),
        "q0.5": max(mpf(0), log(wait / mpf(0.5)) * handle / spare) if wait > 0 else mpf(0),
        "q0.99": max(mpf(0), log(wait / (1 - mpf(0.99))) * handle / spare) if wait > 0 else mpf(0),
    }


def erlang_b(a, n):
    free = free_weight(a, n)
    return {"blocking": 1 / (1 + free), "carriedShare": free / (1 + free), "carriedErlangs": a * free / (1 + free)}


def with_condition(function, real, fixed):
    base = function(**{k: mpf(v) for k, v in real.items()}, **fixed)
    condition = {k: mpf(0) for k in base}
    for name, value in real.items():
        if value == 0 or value == inf:
            continue
        moved = function(**{k: mpf(v) * (1 + STEP if k == name else 1) for k, v in real.items()}, **fixed)
        for k in base:
            if base[k]:
                condition[k] += abs((moved[k] / base[k] - 1) / STEP)
    out = {}
    for k, v in base.items():
        if v is None:
            out[k] = None
        else:
            out[k] = {"value": float(v) if v > mpf(10) ** -300 else 0.0, "condition": max(1.0, float(condition[k]))}
    return out


def row(function, real, fixed):
    inputs = {k: ("inf" if v == inf else v) for k, v in {**real, **fixed}.items()}
    print(function.__name__, inputs, flush=True)
    return {"inputs": inputs, "outputs": with_condition(function, real, fixed)}


def rows_b():
    cases = [(a, n) for a in (0.001, 0.1, 1.0, 12.5, 100.0) for n in (1, 2, 14, 60, 100, 130)]
    cases += [(1000.0, 900), (1000.0, 1000), (1000.0, 1200), (1e4, 1), (1e4, 9900), (1e4, 10300), (1e5, 100000)]
    cases += [(1e6, 1), (1e6, 990000), (1e6, 999999), (1e6, 1000000), (1e6, 1003000), (1e6, 1030000), (0.001, 90)]
    return [row(erlang_b, {"a": a}, {"n": n}) for a, n in cases]


def rows_c():
    cases = []
    for calls, handle, agents in ((150, 300, 14), (150, 300, 13), (150, 300, 30), (0.012, 300, 1), (11.9, 300, 1)):
        cases += [(calls, handle, agents, T) for T in (0.0, 20.0, 7200.0)]
    cases += [(1200, 300, 101, 20.0), (1200, 300, 120, 20.0), (1200, 300, 200, 20.0), (1199.9, 300, 100, 5.0)]
    cases += [(12000, 300, 1001, 20.0), (12000, 300, 1030, 20.0), (12000, 300, 1200, 1.0), (120000, 300, 10050, 20.0)]
    cases += [(1.2e6, 300, 100100, 20.0), (1.2e7, 300, 1000001, 20.0), (1.2e7, 300, 1001000, 20.0)]
    cases += [(1.2e7, 300, 1003000, 1.0), (1.2e7 - 12, 300, 1000000, 0.0), (0.012, 300, 5, 20.0), (0.012, 300, 40, 1.0)]
    cases += [(3599.999, 1, 1, 30.0), (3600, 0.25, 1, 0.1), (40, 1800.5, 22, 60.0), (333.3, 217.7, 21, 15.0)]
    cases += [(333.3, 217.7, 22, 15.0), (333.3, 217.7, 27, 15.0), (5000, 180, 255, 10.0), (5000, 180, 300, 10.0)]
    cases += [(36, 99.99999, 1, 3600.0), (7, 86400, 170, 900.0)]
    return [row(erlang_c, {"calls": float(c), "handle": float(h), "T": T}, {"n": n}) for c, h, n, T in cases]


def rows_a():
    cases = []  # calls, handle, agents, patience, lines, balking, T, S

    def add(calls, handle, n, patience, lines=None, balking=0.0, T=20.0, S=20.0):
        cases.append((float(calls), float(handle), n, patience, lines, balking, float(T), float(S)))

    add(150, 300, 14, 120.0)
    add(150, 300, 14, 120.0, T=0, S=0)
    add(150, 300, 14, 120.0, T=7200, S=5)
    add(150, 300, 14, 120.0, T=1e-4, S=1e-5)
    add(150, 300, 14, 120.0, lines=20, S=5)
    add(150, 300, 14, 120.0, lines=14)
    add(150, 300, 14, 120.0, lines=15, balking=0.3, S=60)
    add(150, 300, 14, 120.0, balking=0.05, T=10, S=3)
    add(150, 300, 14, 1e-3)
    add(150, 300, 14, 1e-9, T=1)
    add(150, 300, 14, 1e9)
    add(150, 300, 12, 1e5, T=600)
    add(150, 300, 14, inf, lines=30)
    add(180, 300, 14, inf, lines=30, T=60)
    add(168, 300, 14, inf, lines=50)
    add(300, 300, 14, inf, lines=60, T=300, S=0)
    add(300, 300, 14, inf, lines=60, T=10, balking=0.4)
    add(150, 300, 1, 120.0)
    add(150, 300, 2, 600.0, T=900, S=30)
    add(0.012, 300, 1, 120.0)
    add(0.012, 300, 3, 60.0, lines=4)
    add(0.012, 300, 20, 60.0, S=7)
    add(1200, 300, 100, 180.0)
    add(1200, 300, 80, 180.0, T=30, S=10)
    add(1200, 300, 50, 180.0, T=130, S=130)
    add(1200, 300, 120, 180.0, T=5)
    add(1200, 300, 160, 180.0, T=60)
    add(1200, 300, 100, 180.0, lines=110)
    add(1200, 300, 90, 180.0, lines=400, T=20)
    add(12000, 300, 1000, 300.0)
    add(12000, 300, 1000, 300.0, lines=1100, T=3)
    add(12000, 300, 950, 30.0, T=3, S=1)
    add(12000, 300, 700, 300.0, T=107, S=20)
    add(12000, 300, 1100, 60.0, T=2)
    add(120000, 300, 10000, 120.0, T=2)
    add(1.2e7, 300, 1000000, 300.0, T=0.2, S=0.1)
    add(1.2e7, 300, 1000000, 300.0, T=20)
    add(1.2e7, 300, 999000, 90.0, T=0.3)
    add(1.2e7, 300, 900000, 300.0, T=31.6, S=20)
    add(1.2e7, 300, 1002000, 3000.0, T=0.1)
    add(1.2e7, 300, 1, 60.0, T=800)
    add(1.2e7, 300, 100, 30.0, T=270, S=20)
    add(1200, 300, 99, 3e6, T=20)
    add(1200, 300, 90, 3e5, T=3000)
    add(500, 240, 36, 90.0, lines=45, balking=0.1, T=15, S=5)
    add(30, 600, 3, 60.0, T=3600, S=3600)
    add(30, 600, 3, 6000.0, T=3600, S=1)
    add(4000, 200, 1, 20.0, T=60, S=2)
    add(3600, 1, 1, 0.5, T=0.3, S=0.1)
    add(1.2e7, 300, 700000, 301.0, T=107.4, S=107.4)
    add(1.2e7, 300, 5, 900.0, T=11000, S=11000)
    add(1.2e7, 300, 5, 900.0, T=9000, S=9000)
    names = ("calls", "handle", "patience", "balking", "T", "S")
    out = []
    for calls, handle, n, patience, lines, balking, T, S in cases:
        real = dict(zip(names, (calls, handle, patience, balking, T, S)))
        out.append(row(erlang_a, real, {"n": n, "lines": lines}))
    return out


def write(name, rows):
    path = pathlib.Path(__file__).with_name(name)
    path.write_text("[\n" + ",\n".join(json.dumps(r) for r in rows) + "\n]\n", encoding="utf-8")


if __name__ == "__main__":
    write("erlang-b.json", rows_b())
    write("erlang-c.json", rows_c())
    write("erlang-a.json", rows_a())
