#!/usr/bin/env python3
"""Reference rows for the infinite-server load, with mpmath at 360 digits.

Another road than the library's: no quadrature. With the partial moments m_j(x) = E[S^j; S <= x] of the law in closed
form, the integral of P(S > u) over u up to x is m_1(x) + x P(S > x), and its integral x (m_1(x) + x P) - (m_2(x) + x^2 P)/2.
What an interval adds to the load at the end of another and to its average are first and second differences of these; the
digits bear that down to loads of 1e-300. `condition` is the sum of |relative change of the output / relative change of an
input| over the volumes (1 in all) and the parameters of the law, by differences, at least 1.

Usage: python3 generate_offered_load.py      writes offered-load.json beside itself.
"""
import json
import pathlib
from mpmath import erfc, exp, gamma, gammainc, log, log1p, mp, mpf, sqrt

mp.dps = 360
STEP = mpf(10) ** -24


def polynomial(pieces):
    """A density that is a + b u between the ends of each piece."""
    def moments(x):
        out = [mpf(0)] * 3
        for low, high, a, b in pieces:
            top = min(x, high)
            if top > low:
                for j in range(3):
                    out[j] += a * (top ** (j + 1) - low ** (j + 1)) / (j + 1)
                    out[j] += b * (top ** (j + 2) - low ** (j + 2)) / (j + 2)
        return out
    return moments


def points(masses):
    def moments(x):
        return [sum((p * v ** j for p, v in masses if v <= x), mpf(0)) for j in range(3)]
    return moments


def added(parts):
    def moments(x):
        out = [mpf(0)] * 3
        for p, part in parts:
            for j, m in enumerate(part(x)):
                out[j] += p * m
        return out
    return moments


def of_gamma(shape, scale):
    def moments(x):
        if x <= 0:
            return [mpf(0)] * 3
        lower = gammainc(shape, 0, x / scale, regularized=True)
        # P(k + 1, y) = P(k, y) - y^k e^(-y)/Gamma(k + 1)
        out, factor, k, y = [lower], mpf(1), shape, x / scale
        for _ in range(2):
            lower -= exp(k * log(y) - y) / gamma(k + 1)
            factor *= k * scale
            k += 1
            out.append(factor * lower)
        return out
    return moments


def of_lognormal(centre, spread):
    def moments(x):
        if x <= 0:
            return [mpf(0)] * 3
        return [exp(j * centre + j * j * spread ** 2 / 2)
                * erfc((centre + j * spread ** 2 - log(x)) / spread / sqrt(2)) / 2 for j in range(3)]
    return moments


def of_weibull(shape, scale):
    def moments(x):
        if x <= 0:
            return [mpf(0)] * 3
        y = (x / scale) ** shape
        return [scale ** j * gammainc(1 + j / shape, 0, y) for j in range(3)]
    return moments


def shifted(law, shift):
    def moments(x):
        if x < shift:
            return [mpf(0)] * 3
        m0, m1, m2 = law(x - shift)
        return [m0, m1 + shift * m0, m2 + 2 * shift * m1 + shift ** 2 * m0]
    return moments


def triangle(low, mode, high):
    pieces, whole = [], high - low
    if mode > low:
        slope = 2 / whole / (mode - low)
        pieces.append((low, mode, -slope * low, slope))
    if high > mode:
        slope = 2 / whole / (high - mode)
        pieces.append((mode, high, slope * high, -slope))
    return polynomial(pieces)


def quantiles(probabilities, values):
    pieces, masses = [], []
    for (p, v), (q, w) in zip(zip(probabilities, values), zip(probabilities[1:], values[1:])):
        if w > v:
            pieces.append((v, w, (q - p) / (w - v), mpf(0)))
        else:
            masses.append((q - p, v))
    return added([(mpf(1), polynomial(pieces)), (mpf(1), points(masses))])


def lognormal(mean, cv):
    variance = log1p(cv * cv)
    return of_lognormal(log(mean) - variance / 2, sqrt(variance))


LAWS = {
    "constant": lambda mean: points([(mpf(1), mean)]),
    "exponential": lambda mean: of_gamma(mpf(1), mean),
    "erlang": lambda mean, k: of_gamma(mpf(k), mean / k),
    "gamma": lambda mean, cv: of_gamma(1 / cv ** 2, mean * cv ** 2),
    "lognormal": lognormal,
    "weibull": lambda shape, scale: of_weibull(shape, scale),
    "uniform": lambda **v: polynomial([(v["from"], v["to"], 1 / (v["to"] - v["from"]), mpf(0))]),
    "triangular": lambda **v: triangle(v["from"], v["mode"], v["to"]),
    "hyperexponential": lambda probabilities, means: added(
        [(p, of_gamma(mpf(1), m)) for p, m in zip(probabilities, means)]),
    "empirical": lambda values: points([(mpf(1) / len(values), v) for v in values]),
    "quantiles": lambda probabilities, values: quantiles(probabilities, values),
    "shifted": lambda shift, laws: shifted(make(laws[0]), shift),
    "mixture": lambda probabilities, laws: added([(p, make(law)) for p, law in zip(probabilities, laws)]),
}


def make(law):
    return LAWS[law["law"]](**{k: v for k, v in law.items() if k != "law"})


def exact(v):
    if isinstance(v, float):
        return mpf(v)
    if isinstance(v, list):
        return [exact(u) for u in v]
    return {k: u if k in ("law", "k") else exact(u) for k, u in v.items()} if isinstance(v, dict) else v


def moved(v, number):
    """The same with the number-th real parameter moved, and how many there are up to here."""
    if isinstance(v, mpf):
        return (v * (1 + STEP) if number == 0 else v), 1
    if isinstance(v, (list, dict)):
        keys = range(len(v)) if isinstance(v, list) else [k for k in v if k not in ("law", "k")]
        out, count = (list if isinstance(v, list) else dict)(v), 0
        for key in keys:
            out[key], more = moved(v[key], number - count)
            count += more
        return out, count
    return v, 0


def loads(law, length, calls):
    moments = make(law)

    def integrals(x):
        if x <= 0:
            return mpf(0), mpf(0)
        m0, m1, m2 = moments(x)
        beyond = 1 - m0
        once = m1 + x * beyond
        return once, x * once - (m2 + x * x * beyond) / 2

    known = [(mpf(0), mpf(0))] + [integrals(length * k) for k in range(len(calls) + 1)]
    first = [known[k + 2][0] - known[k + 1][0] for k in range(len(calls))]
    second = [(known[k + 2][1] - 2 * known[k + 1][1] + known[k][1]) / length for k in range(len(calls))]
    return [[sum((calls[n - k] / 3600 * part[k] for k in range(n + 1) if calls[n - k]), mpf(0))
             for n in range(len(calls))] for part in (first, second)]


def solve(case):
    law, length, calls = (exact(case[k]) for k in ("law", "length", "calls"))
    base = loads(law, length, calls)
    condition = [[mpf(1)] * len(calls) for _ in base]
    _, count = moved(law, -1)
    for number in range(count if len(calls) < 100 else 0):
        changed, _ = moved(law, number)
        for parts, values, new in zip(condition, base, loads(changed, length, calls)):
            for n, value in enumerate(values):
                if value > mpf(10) ** -300:
                    parts[n] += abs(new[n] / value - 1) / STEP
    out = {}
    for name, values, parts in zip(("atEnd", "average"), base, condition):
        out[name] = [float(v) if v > mpf(10) ** -300 else 0.0 for v in values]
        out[name + "Condition"] = [float(mp.nstr(c, 4)) for c in parts]
    return out


def cases():
    def row(law, length, calls, **parameters):
        return {"law": {"law": law, **parameters}, "length": float(length), "calls": [float(c) for c in calls]}

    wave = [120, 0, 300, 300, 30, 90]
    plain = {"law": "exponential", "mean": 200.0}
    every = [
        dict(law="constant", mean=300.0), dict(law="constant", mean=2000.0), dict(law="constant", mean=900.0),
        dict(law="exponential", mean=300.0), dict(law="exponential", mean=3.0), dict(law="exponential", mean=30000.0),
        dict(law="erlang", mean=300.0, k=3), dict(law="erlang", mean=2700.0, k=2),
        dict(law="gamma", mean=300.0, cv=0.7), dict(law="gamma", mean=300.0, cv=3.0),
        dict(law="lognormal", mean=300.0, cv=0.8), dict(law="lognormal", mean=300.0, cv=5.0),
        dict(law="weibull", shape=2.5, scale=340.0), dict(law="weibull", shape=0.5, scale=150.0),
        {"law": "uniform", "from": 100.0, "to": 500.0}, {"law": "uniform", "from": 600.0, "to": 4000.0},
        {"law": "triangular", "from": 60.0, "mode": 180.0, "to": 660.0},
        {"law": "triangular", "from": 0.0, "mode": 0.0, "to": 1000.0},
        dict(law="hyperexponential", probabilities=[0.75, 0.25], means=[100.0, 900.0]),
        dict(law="empirical", values=[30.0, 90.0, 150.0, 150.0, 700.0, 1200.0]),
        dict(law="quantiles", probabilities=[0.0, 0.25, 0.5, 0.875, 1.0], values=[20.0, 100.0, 100.0, 400.0, 1500.0]),
        dict(law="shifted", shift=100.0, laws=[plain]),
        dict(law="mixture", probabilities=[0.5, 0.25, 0.25], laws=[
            plain, dict(law="constant", mean=60.0), dict(law="lognormal", mean=900.0, cv=1.0)]),
    ]
    for law in every:
        for length in (900.0, 60.0):
            yield {"law": law, "length": length, "calls": [float(c) for c in wave]}
    # Loads of 0.001 and of a million erlangs, one interval, very short and very long ones.
    for law in (every[0], every[3], every[8], every[10], every[13], every[14], every[18]):
        yield {"law": law, "length": 1800.0, "calls": [0.012]}
        yield {"law": law, "length": 300.0, "calls": [1.2e7, 0.012, 1.2e7]}
    for law in (every[3], every[6], every[9], every[11], every[12], every[16], every[22]):
        yield {"law": law, "length": 0.01, "calls": [100.0, 0.0, 100.0]}
        yield {"law": law, "length": 1e6, "calls": [100.0, 200.0, 0.0]}
    yield row("exponential", 1, wave, mean=1e6)
    yield row("lognormal", 1, wave, mean=1e6, cv=1.0)
    yield row("gamma", 900, wave, mean=300.0, cv=0.01)
    yield row("lognormal", 290, wave, mean=300.0, cv=0.01)
    yield row("erlang", 60, wave, mean=300.0, k=1000)
    # Nobody calls; nobody calls any more; nobody has called yet.
    yield row("exponential", 300, [0, 0], mean=300.0)
    yield row("lognormal", 300, [0, 0], mean=300.0, cv=1.0)
    for law in (every[0], every[3], every[6], every[10], every[12], every[14], every[18], every[21]):
        yield {"law": law, "length": 300.0, "calls": [600.0] + [0.0] * 11}
    yield row("gamma", 300, [0] * 5 + [60], mean=300.0, cv=0.5)
    # Two days of five minutes and more.
    day = [60 + (37 * k) % 101 if k % 24 < 18 else 0 for k in range(240)]
    yield row("exponential", 300, day, mean=420.0)
    yield row("gamma", 300, day, mean=420.0, cv=0.9)
    yield row("hyperexponential", 300, day, probabilities=[0.9375, 0.0625], means=[200.0, 40000.0])


def write():
    rows = []
    for case in cases():
        outputs = solve(case)
        print(case["law"], case["length"], len(case["calls"]), outputs["atEnd"][-1], flush=True)
        rows.append({"inputs": case, "outputs": outputs})
    path = pathlib.Path(__file__).with_name("offered-load.json")
    path.write_text("[\n" + ",\n".join(json.dumps(r) for r in rows) + "\n]\n", encoding="utf-8")


if __name__ == "__main__":
    write()
