#!/usr/bin/env python3
"""Reference rows for redials, with mpmath at 40 digits.

Fixed point: the secant method on the calls that do not come back, each from the integrals of Erlang A in generate.py.
Orbit: the balance equations, cut off where less than 1e-15 is left, by a banded LU decomposition with a likely state set
to 1 (generate_priority_abandonment.py); the wait of one who joins behind j
others is the integral of its density n exp(-(n + theta) t) binom(n/theta + j, j) (1 - exp(-theta t))^j.

Usage: python3 generate_redial.py [redial] [redial-orbit]      writes redial.json and redial-orbit.json beside itself.
"""
import json
import pathlib
import sys
from concurrent.futures import ProcessPoolExecutor
from generate import STEP, erlang_a, exp, expm1, inf, mp, mpf
from generate_priority_abandonment import solve_banded

LEVELS = ("excludingBlocked", "ofOffered", "ofAnswered", "excludingShortAbandons", "shortAbandonsMet")
KEYS = ("probabilityOfWait", "abandonment", "blocking", "averageSpeedOfAnswer", "averageWait", "averageQueueLength",
        "occupancy", "abandonmentWithinThreshold") + LEVELS


def attempts(calls, handle, n, patience, lines, balking, ra, rb, T, S, start=None):
    def stay(x):
        r = erlang_a(x, handle, n, patience, lines, balking, T, S)
        lost = r["abandonment"] if patience != inf or balking else mpf(0)
        return x * ((1 - lost - r["blocking"]) + (1 - ra) * lost + (1 - rb) * r["blocking"]) / calls - 1, r

    x0 = start or calls
    f0, r0 = stay(x0)
    if abs(f0) < mpf(10) ** -34:
        return x0, r0
    x1 = x0 * (1 - f0)
    for _ in range(60):
        f1, r1 = stay(x1)
        if abs(f1) < mpf(10) ** (-28 if start is None else -21) or f1 == f0:
            return x1, r1
        x0, f0, x1 = x1, f1, max(x1 - f1 * (x1 - x0) / (f1 - f0), calls)
    raise ValueError("no convergence")


def fixed_point(start=None, **k):
    x, r = attempts(start=start, **k)
    ra, rb, calls = k["ra"], k["rb"], k["calls"]
    lost = r["abandonment"] if k["patience"] != inf or k["balking"] else mpf(0)
    out = {key: r[key] for key in KEYS}
    out["abandonment"] = lost
    out |= {"attemptsPerHour": x, "attemptsPerCustomer": x / calls,
            "lostCustomers": x / calls * ((1 - ra) * lost + (1 - rb) * r["blocking"])}
    return x, out


def rows_fixed():
    cases = []

    def add(calls, handle, n, patience, ra, rb, lines=None, balking=0.0, T=20.0, S=20.0):
        cases.append((float(calls), float(handle), n, patience, lines, float(balking), float(ra), float(rb), float(T), float(S)))

    for ra, rb in ((0.0, 0.0), (0.3, 0.6), (0.8, 0.2), (1.0, 0.5)):
        add(150, 300, 14, 120.0, ra, rb)
        add(150, 300, 14, 120.0, ra, rb, lines=18, S=5)
        add(180, 300, 12, 60.0, ra, rb, lines=20, T=10)
        add(0.012, 300, 1, 60.0, ra, rb, lines=1)
        add(13, 300, 1, 60.0, ra, rb, lines=3, T=60)
    add(150, 300, 14, 120.0, 1.0, 1.0)
    add(150, 300, 14, 120.0, 1.0, 1.0, lines=16)
    add(167.9, 300, 14, 120.0, 1.0, 1.0)
    add(150, 300, 12, inf, 0.0, 0.7, lines=30)
    add(250, 300, 12, inf, 0.5, 0.9, lines=12)
    add(250, 300, 12, inf, 0.5, 0.9, lines=25, balking=0.2)
    add(150, 300, 14, 1e-3, 0.6, 0.0)
    add(150, 300, 14, 1e7, 0.6, 0.0)
    add(150, 300, 13, 120.0, 0.5, 0.5, lines=14, balking=0.3, T=5, S=1)
    add(1200, 300, 95, 90.0, 0.5, 0.5, lines=120, T=10)
    add(1200, 300, 95, 90.0, 0.9, 0.5, T=30, S=10)
    add(1200, 300, 110, 90.0, 0.9, 0.5)
    add(12000, 300, 950, 60.0, 0.4, 0.4, lines=1000, T=3)
    add(12000, 300, 990, 180.0, 0.7, 0.4, T=5)
    add(120000, 300, 9900, 120.0, 0.5, 0.5, T=3)
    add(1.2e6, 300, 99000, 90.0, 0.6, 0.4, T=1)
    add(1.2e7, 300, 1000000, 90.0, 0.6, 0.4, T=0.2)
    add(40, 1800, 21, 300.0, 0.35, 0.9, lines=24, T=7200, S=60)
    add(7, 600, 2, 45.0, 0.25, 0.75, lines=2, T=0, S=0)
    add(333.3, 217.7, 20, 77.0, 0.66, 0.33, lines=26, T=15, S=5)
    add(30, 600, 3, 60.0, 0.5, 0.0, T=3600, S=3600)
    with ProcessPoolExecutor(4) as pool:
        return list(pool.map(row_fixed, cases))


def row_fixed(case):
    calls, handle, n, patience, lines, *rest = case
    names = ("calls", "handle", "patience", "balking", "ra", "rb", "T", "S")
    real = dict(zip(names, (calls, handle, patience, *rest)))
    exact = {k: v if v == inf else mpf(v) for k, v in real.items()}
    x, base = fixed_point(n=n, lines=lines, **exact)
    condition = {k: mpf(0) for k in base}
    for name, value in exact.items():
        if value in (0, inf) or name in ("balking", "S"):
            continue
        _, moved = fixed_point(start=x, n=n, lines=lines, **(exact | {name: value * (1 - STEP)}))
        for k, v in base.items():
            if v:
                condition[k] += abs((moved[k] / v - 1) / STEP)
    print(real, n, lines, flush=True)
    return {"inputs": {k: "inf" if v == inf else v for k, v in real.items()} | {"n": n, "lines": lines}, "outputs": {
        k: {"value": float(v) if v > mpf(10) ** -300 else 0.0, "condition": max(1.0, float(condition[k]))}
        for k, v in base.items()}}


def orbit(calls, handle, patience, ra, rb, delay, T, S, n, lines, C, R):
    """C and R: the most in the system where lines are unlimited and in the orbit, to begin with."""
    a, theta, delta = calls * handle / 3600, (handle / patience if patience != inf else mpf(0)), handle / delay
    most = lines if lines is not None else C
    w = most + 1
    size = (R + 1) * w
    rows = [dict() for _ in range(size)]

    def put(c, r, dc, dr, rate):
        if rate and 0 <= r + dr <= R and c + dc <= most:
            s, to = r * w + c, (r + dr) * w + c + dc
            rows[to][s] = rows[to].get(s, mpf(0)) - rate
            rows[s][s] = rows[s].get(s, mpf(0)) + rate

    for c in range(most + 1):
        for r in range(R + 1):
            if c < most:
                put(c, r, 1, 0, a)
                put(c, r, 1, -1, r * delta)
            elif lines is not None:
                put(c, r, 0, 1, a * rb)
                put(c, r, 0, -1, r * delta * (1 - rb))
            if c:
                put(c, r, -1, 0, min(c, n) + max(0, c - n) * theta * (1 - ra))
                put(c, r, -1, 1, max(0, c - n) * theta * ra)
    s0 = min(n, int(a))
    right = [-row.pop(s0, mpf(0)) for row in rows]
    rows[s0], right[s0] = {s0: mpf(1)}, mpf(1)
    pi = solve_banded(rows, right, w)
    total = sum(pi)
    pi = [v / total for v in pi]
    edge = sum(pi[R * w:]) + (sum(pi[most::w]) if lines is None else 0)
    if edge > mpf(10) ** -15:
        return orbit(calls, handle, patience, ra, rb, delay, T, S, n, lines, C * 5 // 4, R * 3 // 2)
    arrive = [a + r * delta for r in range(R + 1)]
    per = [sum(p * x for p, x in zip(pi[c::w], arrive)) for c in range(most + 1)]
    offered = sum(per)
    per = [p / offered for p in per]
    blocked = per[most] if lines is not None else mpf(0)
    free = sum(per[:n])
    length = sum((c - n) * sum(pi[c::w]) for c in range(n + 1, most + 1))
    busy = sum(min(c, n) * sum(pi[c::w]) for c in range(most + 1))
    abandonment = theta * length / offered
    answered = busy / offered
    met, early, short, waitAnswered = free, mpf(0), mpf(0), mpf(0)

    ways = [mp.binomial(n / theta + j, j) if theta else mpf(n) ** j / mp.factorial(j) for j in range(most + 1)]

    joiners = per[n:most]
    last = max((j for j, p in enumerate(joiners) if p > mpf(10) ** -22), default=-1)
    f = [joiners[j] for j in range(last + 1)]

    def density(t):
        q = -expm1(-theta * t) if theta else t
        return mp.polyval([p * ways[j] for j, p in enumerate(f)][::-1], q) * n * exp(-(n + theta) * t)

    if f:
        scale = mpf(last + 1) / n
        points = [mpf(0), scale / 1024, scale / 128, scale / 16, scale / 4, scale, 2 * scale, 4 * scale, 8 * scale, 16 * scale, 32 * scale, 64 * scale, 128 * scale]
        waitAnswered = mp.quad(lambda t: t * density(t), points)
        cuts = [p for p in points if p < T / handle] + [T / handle]
        met += mp.quad(density, cuts) if T else 0
        # Who is out of the queue by t has left by service or by giving up; waiting are those not out.
        def still(t):
            """P(waiting at t): place j is a chain of deaths; sum over the places still held."""
            q = -expm1(-theta * t) if theta else None
            value = mpf(0)
            for j, p in enumerate(f):
                # pass from j ahead to i ahead: exp(-(n + (i+1) theta) t) binom(n/theta + j, j - i) q^(j-i)
                for i in range(j + 1):
                    if theta:
                        value += p * exp(-(n + (i + 1) * theta) * t) * mp.binomial(n / theta + j, j - i) * q ** (j - i)
                    else:
                        value += p * exp(-n * t) * (n * t) ** (j - i) / mp.factorial(j - i)
            return value
        joined = sum(f)
        early = joined - still(T / handle) - (met - free) if T and theta else mpf(0)
        if S == T:
            short = early
        elif S and theta:
            met_s = mp.quad(density, [p for p in points if p < S / handle] + [S / handle])
            short = joined - still(S / handle) - met_s
    wait = length / offered
    rate = offered / handle * 3600
    return {
        "attemptsPerHour": rate, "attemptsPerCustomer": rate / calls,
        "lostCustomers": rate / calls * ((1 - ra) * abandonment + (1 - rb) * blocked),
        "averageInOrbit": sum(r * sum(pi[r * w:(r + 1) * w]) for r in range(R + 1)),
        "probabilityOfWait": sum(joiners), "abandonment": abandonment, "blocking": blocked,
        "averageSpeedOfAnswer": waitAnswered * handle / answered, "averageWait": wait * handle / (1 - blocked),
        "averageQueueLength": length, "occupancy": busy / n, "abandonmentWithinThreshold": early,
        "excludingBlocked": met / (1 - blocked), "ofOffered": met, "ofAnswered": met / answered,
        "excludingShortAbandons": met / (answered + abandonment - short + blocked), "shortAbandonsMet": met + short,
    }


def rows_orbit():
    cases = []

    def add(calls, handle, n, patience, ra, rb, delay, lines, C, R, T=20, S=20):
        cases.append((float(calls), float(handle), patience, float(ra), float(rb), float(delay), float(T), float(S), n, lines, C, R))

    for delay in (30, 300, 1200):
        for ra, rb in ((0.3, 0.6), (0.9, 0.9)):
            add(10, 300, 1, 120.0, ra, rb, delay, 2, 0, 60)
            add(20, 300, 2, 60.0, ra, rb, delay, 4, 0, 50, T=60, S=10)
            add(40, 300, 4, 90.0, ra, rb, delay, 6, 0, 60, T=0, S=0)
            add(30, 300, 3, 60.0, ra, rb, delay, None, 24, 60)
            add(0.012, 300, 1, 60.0, ra, rb, delay, 1, 0, 16)
    add(10, 300, 1, inf, 0.0, 1.0, 60, 1, 0, 170)
    add(10, 300, 2, inf, 0.5, 0.8, 60, 5, 0, 40)
    add(8, 300, 1, inf, 0.0, 0.5, 600, 3, 0, 40, T=3600, S=3600)
    add(20, 300, 2, 120.0, 1.0, 1.0, 120, 3, 0, 160)
    add(60, 300, 5, 30.0, 0.5, 0.5, 100, 8, 0, 60, T=10, S=3)
    add(60, 300, 4, 30.0, 0.5, 0.5, 100, 8, 0, 80, T=10, S=3)
    add(12, 600, 2, 200.0, 0.0, 0.9, 400, 3, 0, 70)
    add(12, 600, 2, 200.0, 0.9, 0.0, 400, 3, 0, 50)
    add(12, 600, 3, 1.0, 0.7, 0.0, 400, 5, 0, 50)
    add(12, 600, 3, 1e5, 0.7, 0.7, 400, 12, 0, 30)
    add(100, 60, 2, 45.0, 0.6, 0.2, 90, 5, 0, 50)
    out = []
    names = ("calls", "handle", "patience", "ra", "rb", "delay", "T", "S")
    for case in cases:
        real = dict(zip(names, case[:8]))
        fixed = dict(zip(("n", "lines", "C", "R"), case[8:]))
        values = orbit(**{k: v if v == inf else mpf(v) for k, v in real.items()}, **fixed)
        print(real, fixed, flush=True)
        inputs = {k: "inf" if v == inf else v for k, v in real.items()} | {"n": fixed["n"], "lines": fixed["lines"]}
        out.append({"inputs": inputs, "outputs": {k: {"value": float(v), "condition": 1.0} for k, v in values.items()}})
    return out


if __name__ == "__main__":
    for name, rows in (("redial", rows_fixed), ("redial-orbit", rows_orbit)):
        if name in (sys.argv[1:] or ["redial", "redial-orbit"]):
            path = pathlib.Path(__file__).with_name(name + ".json")
            path.write_text("[\n" + ",\n".join(json.dumps(r) for r in rows()) + "\n]\n", encoding="utf-8")
