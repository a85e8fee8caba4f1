#!/usr/bin/env python3
"""Reference rows of M/M/n+G, with mpmath at 40 digits.

With H(x) the integral of P(patience > u) over u <= x, callers who hang up at once counted as patience 0, the building
blocks of Zeltyn and Mandelbaum (2005) are

    J = integral of e^(lambda H - n mu x),  J1 with a factor x,  JH with a factor H,  and the same beyond a threshold,

and every measure follows from them by balance equations: answered = (free + n mu (n mu J - 1)/lambda) / total, and so on.
The library takes none of these: it integrates each measure as such. The share lost is taken by both roads, which must
agree to 1e-18 of the total or to 20 digits; the second one is kept where the first one cancels. H comes from other closed
forms than the library's. The weight of the free states is the integral of `generate.py`.

Usage: python3 generate_patience.py        writes mmn-g.json beside itself.
"""
import json
import multiprocessing
import pathlib
from mpmath import exp, expm1, gamma, inf, log, mp, mpf, ncdf, sqrt
from generate import RULE, STEP, edge, free_weight, maximum

mp.dps = 40


def lower_gamma(s, z):
    if z > 100:
        return gamma(s)
    total, term, n = mpf(0), z ** s * exp(-z) / s, 0
    while term > total * mpf(10) ** -42:
        total += term
        n += 1
        term *= z / (s + n)
    return total


class Patience:
    """survival, H and the places where the law is not smooth; `grain` is the width over which it changes."""

    def __init__(self, law, x):
        self.law = law
        self.low_graded = False
        if law == "deterministic":
            self.kinks, self.grain = [x["seconds"]], inf
            self.survival = lambda t: mpf(1) if t < x["seconds"] else mpf(0)
            self.H = lambda t: min(t, x["seconds"])
        elif law == "uniform":
            a, b = x["from"], x["to"]
            self.kinks, self.grain = [a, b], inf
            self.survival = lambda t: min(mpf(1), max(mpf(0), (b - t) / (b - a)))
            self.H = lambda t: t if t <= a else (a + b) / 2 if t >= b else t - (t - a) ** 2 / (2 * (b - a))
        elif law in ("exponential", "hyperexponential"):
            pairs = [(x["p%d" % i], x["m%d" % i]) for i in (1, 2)] if law[0] == "h" else [(mpf(1), x["mean"])]
            self.kinks, self.grain = [], min(m for _, m in pairs)
            self.survival = lambda t: sum(p * exp(-t / m) for p, m in pairs)
            self.H = lambda t: sum(-p * m * expm1(-t / m) for p, m in pairs)
        elif law == "erlang":
            k, r = int(x["k"]), x["k"] / x["mean"]
            self.kinks, self.grain = [], x["mean"] / mp.sqrt(k)

            def both(t):
                term, tail, h = exp(-r * t), mpf(0), mpf(0)
                for j in range(k):
                    tail += term
                    h += tail
                    term *= r * t / (j + 1)
                return tail, k / r - h / r
            self.survival = lambda t: both(t)[0]
            self.H = lambda t: both(t)[1]
        elif law == "lognormal":
            v = mp.log1p(x["cv"] ** 2)
            s, m = sqrt(v), log(x["mean"]) - v / 2
            self.kinks, self.grain, self.low_graded = [], x["mean"] * min(x["cv"], mpf(1) / 2), True
            self.survival = lambda t: ncdf((m - log(t)) / s) if t > 0 else mpf(1)
            self.H = lambda t: t * self.survival(t) + x["mean"] * ncdf((log(t) - m) / s - s) if t > 0 else mpf(0)
        elif law == "weibull":
            k = mp.findroot(lambda k: mp.loggamma(1 + 2 / k) - 2 * mp.loggamma(1 + 1 / k) - mp.log1p(x["cv"] ** 2),
                            max(mpf("0.15"), x["cv"] ** mpf("-1.086")))
            scale = x["mean"] / gamma(1 + 1 / k)
            self.kinks, self.grain, self.low_graded = [], x["mean"] * min(x["cv"], mpf(1) / 2), True
            self.survival = lambda t: exp(-(t / scale) ** k) if t > 0 else mpf(1)
            self.H = lambda t: scale / k * lower_gamma(1 / k, (t / scale) ** k) if t > 0 else mpf(0)


def split(logf, law, floor, a, b, depth=0):
    fa, fb, fm = logf(a), logf(b), logf((a + b) / 2)
    if max(fa, fb, fm) < floor:
        return []
    wide = b - a > 2 * law.grain and a < 40 * law.grain
    graded = law.low_graded and (b > 2 * a if a else b > law.grain * mpf(2) ** -70)
    if depth < 200 and (abs(fa - fb) > 12 or abs(fm - (fa + fb) / 2) > 2 or wide or graded):
        m = (a + b) / 2
        return split(logf, law, floor, a, m, depth + 1) + split(logf, law, floor, m, b, depth + 1)
    return [(a, b)]


def blocks(logf, law, H, cuts, scale):
    """ln of the top, and between the cuts the integrals of e^(logf - top) times 1, x, H, survival."""
    mode = maximum(logf, scale)
    top = logf(mode)
    points = {mpf(0), mode, edge(logf, top, mode, -1), edge(logf, top, mode, 1), *cuts}
    for start in (*cuts, *law.kinks):
        points.add(edge(logf, logf(start), start, 1))
        points.add(edge(logf, logf(start), start, -1))
    last = max(points)
    points |= {k for k in law.kinks if 0 < k < last}
    points = sorted(points)
    bounds = [mpf(0), *cuts]
    totals = [[mpf(0)] * 4 for _ in bounds]
    for a, b in zip(points, points[1:]):
        slot = max(k for k in range(len(bounds)) if bounds[k] <= a)
        for c, d in split(logf, law, top - 1500, a, b):
            for x, w in RULE:
                t = c + (d - c) * (x + 1) / 2
                value = exp(logf(t) - top) * w * (d - c) / 2
                for k, factor in enumerate((1, t, H(t), law.survival(t))):
                    totals[slot][k] += value * factor
    return top, totals


def mmn_g(law, n, calls, handle, balking, T, S, **parameters):
    law = Patience(law, parameters)
    lam, mu, stay = calls / 3600, 1 / handle, 1 - balking
    H = lambda t: stay * law.H(t)
    survival = lambda t: stay * law.survival(t)
    logf = lambda t: lam * H(t) - n * mu * t
    cuts = sorted({t for t in (T, S) if t > 0})
    top, parts = blocks(logf, law, H, cuts, 1 / (n * mu))
    parts = [[exp(top) * v for v in part] for part in parts]
    start = [mpf(0), *cuts]

    def beyond(k, t=mpf(0)):
        return sum(part[k] for begin, part in zip(start, parts) if begin >= t)
    J, J1, JH = beyond(0), beyond(1), beyond(2)
    free = free_weight(lam * handle, n)
    total = free + n * mu * J

    def choose(balance, direct, whole):
        assert abs(balance - direct) < mpf(10) ** -18 * whole or abs(balance / direct - 1) < mpf(10) ** -20, (
            law.law, balance, direct, whole)
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
    assert abs(lost - other) < mpf(10) ** -18 * total
    answered = (free + served) / total
    speed = n * mu * (n * mu * J1 - J) / lam / total
    wait = n * mu * JH / total
    early = sum(part[3] for begin, part in zip(start, parts) if begin < T)
    met = (free + n * mu * stay * early) / total
    assert abs(met - (free + served - answered_later(T)) / total) < mpf(10) ** -18
    within = lambda t: (lost - lost_later(t)) / total
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
    condition = {k: mpf(0) for k in base}
    for name, value in real.items():
        if value == 0 or name == "p2":
            continue
        values = {k: mpf(v) * (1 + STEP if k == name else 1) for k, v in real.items()}
        if name == "p1":
            values["p2"] = 1 - values["p1"]
        moved = mmn_g(**values, **fixed)
        for k in base:
            if base[k]:
                condition[k] += abs((moved[k] / base[k] - 1) / STEP)
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
    path = pathlib.Path(__file__).with_name("mmn-g.json")
    rows = []
    with multiprocessing.Pool(2) as pool:
        for result in pool.imap(row, list(cases()), chunksize=1):
            rows.append(result)
            path.write_text("[\n" + ",\n".join(json.dumps(r) for r in rows) + "\n]\n", encoding="utf-8")
