#!/usr/bin/env python3
"""Reference rows of M/M/n+G, with mpmath at 30 digits.

With H(x) the integral of P(patience > u) over u <= x, callers who hang up at once counted as patience 0, the building
blocks of Zeltyn and Mandelbaum (2005) are

    J = integral of e^(lambda H - n mu x),  J1 with a factor x,  JH with a factor H,  and the same beyond a threshold,

and every measure follows from them by balance equations: answered = (free + n mu (n mu J - 1)/lambda) / total, and so on.
The library takes none of these: it integrates each measure as such. The share lost is taken by both roads, which must
agree to 1e-16 of the total or to 18 digits; the second one is kept where the first one cancels. H comes from other closed
forms than the library's. The weight of the free states is the integral of `generate.py`. Condition numbers need few digits
and are taken with fewer nodes.

Usage: python3 generate_patience.py        writes mmn-g.json beside itself.
"""
import json
import pathlib
from mpmath import exp, expm1, gamma, inf, log, mp, mpf, ncdf, sqrt
from generate import edge, free_weight, legendre, maximum

mp.dps = 30
STEP = mpf(10) ** -7
FINE, COARSE = legendre(30), legendre(14)
DROP = 75
NOTHING = mpf(10) ** -24  # what is left of a difference that is 0; no row loses so few within a threshold


def lower_gamma(s, z):
    """The series of Kummer in fixed point, a number an integer over 2^140."""
    if z > 100:
        return gamma(s)
    one = 1 << 140
    ratio, bottom = int(z * one), int(s * one)
    total = term = one
    while term << 106 > total:
        bottom += one
        term = term * ratio // bottom
        total += term
    return z ** s * exp(-z) / s * total / one


class Patience:
    """`both` gives survival and H; kinks are where the law is not smooth; `grain` is the width over which it changes."""

    def __init__(self, law, x):
        self.law = law
        self.low_graded = False
        self.kinks, self.grain = [], inf
        if law == "deterministic":
            self.kinks = [x["seconds"]]
            self.both = lambda t: (mpf(1), t) if t < x["seconds"] else (mpf(0), x["seconds"])
        elif law == "uniform":
            a, b = x["from"], x["to"]
            self.kinks = [a, b]
            self.both = lambda t: (mpf(1), t) if t <= a else (mpf(0), (a + b) / 2) if t >= b else (
                (b - t) / (b - a), t - (t - a) ** 2 / (2 * (b - a)))
        elif law in ("exponential", "hyperexponential"):
            pairs = [(x["p%d" % i], x["m%d" % i]) for i in (1, 2)] if law[0] == "h" else [(mpf(1), x["mean"])]
            self.grain = min(m for _, m in pairs)
            self.both = lambda t: (sum(p * exp(-t / m) for p, m in pairs), sum(-p * m * expm1(-t / m) for p, m in pairs))
        elif law == "erlang":
            k, r = int(x["k"]), x["k"] / x["mean"]
            self.grain = x["mean"] / mp.sqrt(k)

            def both(t):
                term, tail, h = exp(-r * t), mpf(0), mpf(0)
                for j in range(k):
                    tail += term
                    h += tail
                    term *= r * t / (j + 1)
                return tail, k / r - h / r
            self.both = both
        elif law == "lognormal":
            v = mp.log1p(x["cv"] ** 2)
            s, m = sqrt(v), log(x["mean"]) - v / 2
            self.grain, self.low_graded = x["mean"] * min(x["cv"], mpf(1) / 2), True

            def both(t):
                if t == 0:
                    return mpf(1), mpf(0)
                z = (log(t) - m) / s
                tail = ncdf(-z)
                return tail, t * tail + x["mean"] * ncdf(z - s)
            self.both = both
        elif law == "weibull":
            k = mp.findroot(lambda k: mp.loggamma(1 + 2 / k) - 2 * mp.loggamma(1 + 1 / k) - mp.log1p(x["cv"] ** 2),
                            max(mpf("0.15"), x["cv"] ** mpf("-1.086")))
            scale = x["mean"] / gamma(1 + 1 / k)
            self.grain, self.low_graded = x["mean"] * min(x["cv"], mpf(1) / 2), True

            def both(t):
                z = (t / scale) ** k
                return exp(-z), scale / k * lower_gamma(1 / k, z) if t > 0 else mpf(0)
            self.both = both
        self.survival = lambda t: self.both(t)[0]
        self.H = lambda t: self.both(t)[1]


def split(logf, law, floor, a, b, depth=0):
    fa, fb, fm = logf(a), logf(b), logf((a + b) / 2)
    if max(fa, fb, fm) < floor:
        return []
    wide = b - a > 2 * law.grain and a < 40 * law.grain
    graded = law.low_graded and (b > 2 * a if a else b > law.grain * mpf(2) ** -50)
    if depth < 200 and (abs(fa - fb) > 12 or abs(fm - (fa + fb) / 2) > 2 or wide or graded):
        m = (a + b) / 2
        return split(logf, law, floor, a, m, depth + 1) + split(logf, law, floor, m, b, depth + 1)
    return [(a, b)]


def blocks(logf, law, lam, fall, stay, cuts, scale, rule):
    """ln of the top, and between the cuts the integrals of e^(logf - top) times 1, x, H, survival."""
    mode = maximum(logf, scale)
    top = logf(mode)
    points = {mpf(0), mode, edge(logf, top, mode, -1, DROP), edge(logf, top, mode, 1, DROP), *cuts}
    for start in (*cuts, *law.kinks):
        points.add(edge(logf, logf(start), start, 1, DROP))
        points.add(edge(logf, logf(start), start, -1, DROP))
    last = max(points)
    points |= {k for k in law.kinks if 0 < k < last}
    points = sorted(points)
    bounds = [mpf(0), *cuts]
    totals = [[mpf(0)] * 4 for _ in bounds]
    for a, b in zip(points, points[1:]):
        slot = max(k for k in range(len(bounds)) if bounds[k] <= a)
        for c, d in split(logf, law, top - 1500, a, b):
            for x, w in rule:
                t = c + (d - c) * (x + 1) / 2
                staying, h = law.both(t)
                h *= stay
                value = exp(lam * h - fall * t - top) * w * (d - c) / 2
                for k, factor in enumerate((1, t, h, staying)):
                    totals[slot][k] += value * factor
    return top, totals


def mmn_g(law, n, calls, handle, balking, T, S, rule=FINE, **parameters):
    law = Patience(law, parameters)
    lam, mu, stay = calls / 3600, 1 / handle, 1 - balking
    survival = lambda t: stay * law.survival(t)
    logf = lambda t: lam * stay * law.H(t) - n * mu * t
    cuts = sorted({t for t in (T, S) if t > 0})
    top, parts = blocks(logf, law, lam, n * mu, stay, cuts, 1 / (n * mu), rule)
    parts = [[exp(top) * v for v in part] for part in parts]
    start = [mpf(0), *cuts]

    def beyond(k, t=mpf(0)):
        return sum(part[k] for begin, part in zip(start, parts) if begin >= t)
    J, J1, JH = beyond(0), beyond(1), beyond(2)
    free = free_weight(lam * handle, n)
    total = free + n * mu * J

    def choose(balance, direct, whole):
        assert rule is COARSE or abs(balance - direct) < mpf(10) ** -16 * whole or (
            abs(balance / direct - 1) < mpf(10) ** -18), (law.law, balance, direct, whole)
        return direct if abs(balance) < mpf(10) ** -10 * whole else balance
    served = choose(n * mu * (n * mu * J - 1) / lam, n * mu * stay * beyond(3), n * mu * J)

    def answered_later(t):
        if t == 0:
            return served
        direct = n * mu * stay * beyond(3, t)
        if direct == 0:
            return direct
        return choose((n * mu * n * mu * beyond(0, t) - n * mu * exp(logf(t))) / lam, direct, n * mu * beyond(0, t))

    def lost_later(t):
        direct = n * mu * (survival(t) * beyond(0, t) - stay * beyond(3, t))
        return direct
    lost = n * mu * (J - stay * beyond(3))
    other = n * mu * (1 + (lam - n * mu) * J) / lam
    assert rule is COARSE or abs(lost - other) < mpf(10) ** -16 * total
    answered = (free + served) / total
    speed = n * mu * (n * mu * J1 - J) / lam / total
    wait = n * mu * JH / total
    early = sum(part[3] for begin, part in zip(start, parts) if begin < T)
    met = (free + n * mu * stay * early) / total
    assert rule is COARSE or abs(met - (free + served - answered_later(T)) / total) < mpf(10) ** -16

    def within(t):
        share = (lost - lost_later(t)) / total
        return share if share > NOTHING else mpf(0)
    return {
        "probabilityOfWait": stay * n * mu * J / total,
        "abandonment": lost / total,
        "averageSpeedOfAnswer": speed / answered,
        "averageWait": wait,
        "averageWaitOfAbandoned": (wait - speed) / (lost / total),
        "virtualWait": n * mu * J1 / total,
        "averageQueueLength": lam * wait,
        "occupancy": lam * handle * answered / n,
        "excludingBlocked": met,
        "ofAnswered": met / answered,
        "excludingShortAbandons": met / (1 - within(S)),
        "shortAbandonsMet": met + within(S),
        "abandonmentWithinThreshold": within(T),
        "missed": (answered_later(T) + lost) / total,
    }


def with_condition(real, fixed):
    base = mmn_g(**{k: mpf(v) for k, v in real.items()}, **fixed)
    still = mmn_g(**{k: mpf(v) for k, v in real.items()}, **fixed, rule=COARSE)
    condition = {k: mpf(0) for k in base}
    for name, value in real.items():
        if value == 0 or name == "p2":
            continue
        values = {k: mpf(v) * (1 + STEP if k == name else 1) for k, v in real.items()}
        if name == "p1":
            values["p2"] = 1 - values["p1"]
        moved = mmn_g(**values, **fixed, rule=COARSE)
        for k in base:
            if base[k] > 0:
                condition[k] += abs((moved[k] / still[k] - 1) / STEP)
    return {k: {"value": float(v) if v > mpf(10) ** -300 else 0.0, "condition": max(1.0, round(float(condition[k]), 3))}
            for k, v in base.items()}


def cases():
    laws = [("deterministic", {"seconds": 60.0}), ("uniform", {"from": 10.0, "to": 200.0}),
            ("uniform", {"from": 0.0, "to": 120.0}), ("erlang", {"mean": 120.0, "k": 3}),
            ("hyperexponential", {"p1": 0.75, "p2": 0.25, "m1": 30.0, "m2": 400.0}),
            ("exponential", {"mean": 120.0}), ("lognormal", {"mean": 120.0, "cv": 1.5}),
            ("weibull", {"mean": 120.0, "cv": 0.6}), ("weibull", {"mean": 120.0, "cv": 2.0})]
    for law, p in laws:
        yield law, p, 150, 300, 14, 0, 20, 20
        yield law, p, 1200, 300, 80, 0.1 if law == "exponential" else 0, 30, 5
        yield law, p, 1.2e7, 300, 999000, 0, 0.2, 0.1
    for law, p in laws[::4]:
        yield law, p, 0.012, 300, 1, 0, 20, 10
        yield law, p, 12000, 300, 1030, 0, 1, 0
        yield law, p, 36, 100, 1, 0.05, 3600, 60
    yield "deterministic", {"seconds": 1e-6}, 150, 300, 14, 0, 1, 1
    yield "deterministic", {"seconds": 20.0}, 150, 300, 14, 0, 20, 20
    yield "deterministic", {"seconds": 300.0}, 1200, 300, 70, 0, 290, 290
    yield "deterministic", {"seconds": 1e4}, 150, 300, 14, 0, 600, 20
    yield "uniform", {"from": 59.0, "to": 61.0}, 1200, 300, 99, 0, 20, 60
    yield "erlang", {"mean": 60.0, "k": 50}, 1200, 300, 90, 0, 20, 55
    yield "lognormal", {"mean": 90.0, "cv": 0.1}, 1200, 300, 101, 0, 60, 80
    yield "lognormal", {"mean": 3.0, "cv": 5.0}, 12000, 300, 990, 0, 2, 2
    yield "weibull", {"mean": 60.0, "cv": 0.2}, 12000, 300, 1005, 0.02, 10, 5
    yield "lognormal", {"mean": 120.0, "cv": 0.8}, 1.2e7, 300, 700000, 0, 110, 100
    yield "erlang", {"mean": 120.0, "k": 2}, 1.2e7, 300, 1001000, 0, 0.1, 0.1
    yield "weibull", {"mean": 1e6, "cv": 1.5}, 1199, 300, 100, 0, 20, 20
    yield "exponential", {"mean": 120.0}, 150, 300, 14, 0.3, 20, 7


def row(case):
    law, p, calls, handle, n, balking, T, S = case
    k = {"k": p["k"]} if "k" in p else {}
    real = dict(calls=float(calls), handle=float(handle), balking=float(balking), T=float(T), S=float(S),
                **{key: v for key, v in p.items() if key != "k"})
    fixed = {"law": law, "n": n, **k}
    print(real, fixed, flush=True)
    return {"inputs": {**real, **fixed}, "outputs": with_condition(real, fixed)}


if __name__ == "__main__":
    rows = [row(case) for case in cases()]
    path = pathlib.Path(__file__).with_name("mmn-g.json")
    path.write_text("[\n" + ",\n".join(json.dumps(r) for r in rows) + "\n]\n", encoding="utf-8")
