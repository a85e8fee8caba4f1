#!/usr/bin/env python3
"""Reference rows for trunk lines, with mpmath at 50 digits.

The states of M/M/n/K+M one by one, and no search but counting: the lines from the agents upward, the agents from 0
upward, each with lines of its own, until the targets hold. The weights below n run down from n and those above it up,
in that of all agents busy and nobody waiting, without M/M/n formulas. Of the wait of a caller with i ahead of him: every
step lasts for an exponential time whose rate falls by that of one patience, so that by t he has not made all of them
with the probability of at most i successes in a negative binomial law (Poisson for patient callers), summed term by
term. The lines and agents hold for the stated doubles; `condition` is that of the measures with these lines and agents,
by differences.

Usage: python3 generate_trunks.py      writes trunks.json beside itself.
"""
import json
import pathlib
from mpmath import exp, expm1, inf, mp, mpf

mp.dps = 50
STEP = mpf(10) ** -12
DEFINITIONS = ("excludingBlocked", "ofOffered", "ofAnswered", "excludingShortAbandons", "shortAbandonsMet")


def below(a, n, least=0):
    """The weight of fewer than n busy agents, that of their busy agents and that of the fewest there can be."""
    total = busy = mpf(0)
    term, k = mpf(1), n
    while k > least:
        term *= k / a
        k -= 1
        total += term
        busy += k * term
        if not least and k < a and term * a < mpf(10) ** -55 * total:
            break
    return total, busy, term


def blockings(a, n, stay, joins):
    """The lines from n upward with their blocking; stay is the patience in handling times."""
    full, total, k = mpf(1), below(a, n)[0] + 1 if n and a else mpf(1), 0
    while True:
        yield n + k, full / total if a or not n else mpf(0)
        k += 1
        full *= a * joins / (n + k / stay) if stay else 0
        total += full


def fewest_lines(a, n, stay, joins, target):
    # Where blocking falls to the part that n agents cannot serve, it may never come down to the target.
    if stay == inf and a * joins * (1 - target) >= n:
        return n if next(blockings(a, n, stay, joins))[1] <= target else None
    for lines, blocking in blockings(a, n, stay, joins):
        if blocking <= target:
            return lines


def not_yet(c, i_max, t, theta, pace):
    """For i = 0, 1, … ahead: the probability that by t not all steps are made, at rates c*theta, (c + 1)*theta, …"""
    if theta:
        x, y = exp(-theta * t), -expm1(-theta * t)
        term = x ** c
    else:
        term = exp(-pace * t)
    total, out = mpf(0), []
    for k in range(i_max):
        total += term
        out.append(total)
        term *= y * (c + k) / (k + 1) if theta else pace * t / (k + 1)
    return out


def measures(calls, handle, patience, balking, T, S, n, lines, least=0):
    lam, a = calls / 3600, calls * handle / 3600
    joins = 1 - balking
    room = lines - n
    if calls == 0:
        zero = dict.fromkeys(("probabilityOfWait", "abandonment", "blocking", "averageSpeedOfAnswer", "averageWait",
                              "averageQueueLength", "occupancy", "abandonmentWithinThreshold"), mpf(0))
        return zero | dict.fromkeys(DEFINITIONS, mpf(1))
    lower, busy, lowest = below(a, n, least) if n else (mpf(0), mpf(0), mpf(1))
    pace = n / handle
    theta = mpf(0) if patience == inf else 1 / patience if patience else inf
    weights, weight = [], mpf(1)
    for k in range(room + 1):
        weights.append(weight)
        weight *= lam * joins / (pace + (k + 1) * theta) if theta != inf else 0
    total = lower + sum(weights)
    free, blocking = lower / total, weights[room] / total
    ahead = [w / total for w in weights[:room]]
    sums = dict.fromkeys("answered lost asa wait later short tlost".split(), mpf(0))
    if theta == inf:
        lost = joins * sum(ahead, mpf(0))
        sums |= {"lost": lost, "short": lost, "tlost": lost}
    elif room:
        c = pace / theta if theta else None
        times = {t: (not_yet(c, room, t, theta, pace), not_yet(c + 1 if theta else None, room, t, theta, pace))
                 for t in {T, S}}
        p, steps, wait = mpf(1), mpf(0), mpf(0)
        for i, weight in enumerate(ahead):
            rate = pace + (i + 1) * theta
            p *= (rate - theta) / rate
            steps += 1 / rate
            wait = (1 + (rate - theta) * wait) / rate
            q = joins * weight
            later = {t: p * tagged[i] for t, (_, tagged) in times.items()}
            lost_by = {t: 1 - p - (exp(-theta * t) * plain[i] - later[t]) if theta else mpf(0)
                       for t, (plain, _) in times.items()}
            sums["answered"] += q * p
            sums["lost"] += q * (1 - p)
            sums["asa"] += q * p * steps
            sums["wait"] += q * wait
            sums["later"] += q * later[T]
            sums["short"] += q * lost_by[S]
            sums["tlost"] += q * lost_by[T]
    balked = balking * sum(ahead, mpf(0))
    answered = free + sums["answered"]
    abandoned = balked + sums["lost"]
    met = answered - sums["later"]
    short = balked + sums["short"]
    rest = answered + abandoned - short + blocking

    def share(part, whole):
        return part / whole if whole else None

    taken = 1 - free
    return {
        "probabilityOfWait": joins * sum(ahead, mpf(0)), "abandonment": abandoned, "blocking": blocking,
        "averageSpeedOfAnswer": share(sums["asa"], answered),
        "averageWait": share(sums["wait"], answered + abandoned), "averageQueueLength": lam * sums["wait"],
        "occupancy": (busy / total + taken * n) / n if n else None,
        "abandonmentWithinThreshold": balked + sums["tlost"],
        "excludingBlocked": share(met, answered + abandoned), "ofOffered": met, "ofAnswered": share(met, answered),
        "excludingShortAbandons": share(met, rest), "shortAbandonsMet": met + short,
    } | ({"fewestBusy": lowest / total} if least else {})


def conditioned(real, n, lines):
    exact = {k: v if v == inf else mpf(v) for k, v in real.items()}
    base = measures(**exact, n=n, lines=lines)
    condition = dict.fromkeys(base, mpf(0))
    for name, value in exact.items():
        if value == 0 or value == inf:
            continue
        moved = measures(**exact | {name: value * (1 + STEP)}, n=n, lines=lines)
        for k, v in base.items():
            if v:
                condition[k] += abs((moved[k] / v - 1) / STEP)
    return {k: None if v is None else {"value": float(v) if abs(v) > mpf(10) ** -300 else 0.0,
                                       "condition": max(1.0, float(condition[k]))} for k, v in base.items()}


def solve(case):
    real = {k: case[k] for k in ("calls", "handle", "patience", "balking", "T", "S")}
    a = mpf(case["calls"]) * mpf(case["handle"]) / 3600
    patience = case["patience"]
    stay = inf if patience == inf else mpf(patience) / mpf(case["handle"])
    joins, target = 1 - mpf(case["balking"]), mpf(case["target"])
    agents = case["n"]
    if agents is not None:
        lines = fewest_lines(a, agents, stay, joins, target)
        return (agents, lines, conditioned(real, agents, lines)) if lines is not None else (None, None, {})
    goal, definition = mpf(case["goal"]), case["definition"]
    for agents in range(case.get("most", 10_000)):
        lines = fewest_lines(a, agents, stay, joins, target)
        if lines is None:
            continue
        if goal:
            exact = {k: v if v == inf else mpf(v) for k, v in real.items()}
            level = measures(**exact, n=agents, lines=lines)[definition]
            if level is None or level < goal:
                continue
        return agents, lines, conditioned(real, agents, lines)
    return None, None, {}


def cases():
    def row(calls, n, patience=120.0, target=0.01, handle=300.0, balking=0.0, T=20.0, S=20.0, goal=None,
            definition="excludingBlocked", **more):
        return {"calls": float(calls), "handle": float(handle), "n": n, "patience": float(patience),
                "balking": float(balking), "target": float(target), "T": float(T), "S": float(S), "goal": goal,
                "definition": definition, **more}

    # Lines for stated agents: load below, at and above them, patience from 0 to without end.
    yield row(150, 14)
    yield row(150, 14, T=0, S=0)
    yield row(150, 14, T=7200, S=5)
    yield row(150, 14, target=1)
    yield row(150, 14, target=1e-9)
    yield row(150, 14, target=0.2)
    yield row(150, 12, target=0.05, S=5)
    yield row(168, 14, target=0.001)
    yield row(168, 14, inf, target=0.02)
    yield row(300, 14, target=0.01, T=60, S=10)
    yield row(300, 14, inf, target=0.5, T=60)
    yield row(300, 14, inf, target=0.45, T=60)
    yield row(150, 12, inf, target=0.1)
    yield row(150, 12, inf, target=0.041)
    yield row(150, 14, inf, target=1e-6, T=3600)
    yield row(150, 14, 0, target=0.2)
    yield row(150, 14, 0, target=0.001)
    yield row(150, 14, 1e-6, target=0.001, T=1)
    yield row(150, 14, 1.0, target=1e-4, T=1, S=0.5)
    yield row(150, 14, 1e9, target=0.01)
    yield row(150, 14, 3e5, target=0.001, T=900)
    yield row(150, 14, balking=0.3, S=3)
    yield row(150, 14, inf, balking=0.3)
    yield row(150, 14, balking=1, S=3)
    yield row(150, 0, 60, target=0.1)
    yield row(0, 2)
    yield row(0.012, 1, 60, target=1e-6)
    yield row(0.012, 1, 60, target=1e-3)
    yield row(0.012, 1, inf, target=1e-12, T=7200)
    yield row(0.012, 3, 60, target=1e-12)
    yield row(11.9, 1, inf, target=0.01, T=3600)
    yield row(12, 1, inf, target=0.01)
    yield row(24, 1, 60, target=0.001)
    yield row(1200, 100, 180, target=1e-4)
    yield row(1200, 60, 180, target=0.3, T=30, S=10)
    yield row(12000, 1000, 300, target=0.001, T=3)
    yield row(12000, 950, 30, target=1e-5, T=3, S=1)
    yield row(1.2e7, 1_000_500, 120, target=1e-5, T=0.2, S=0.1)
    yield row(1.2e7, 1_000_000, 300, target=0.0005, T=0.2, S=0.1)
    yield row(1.2e7, 1_003_000, inf, target=1e-6, T=0.1)
    yield row(1.2e7, 995_000, 20, target=0.004, T=1, S=1)
    yield row(1.2e7, 1, 10, target=0.9, T=10, S=2)
    # Agents and lines together.
    yield row(150, None, goal=0.8)
    yield row(150, None, goal=0.8, target=0.2)
    yield row(150, None, inf, goal=0.8)
    yield row(150, None, inf, goal=0.95, target=0.001, T=10)
    yield row(150, None, goal=0.9, definition="ofOffered", S=5)
    yield row(150, None, goal=0.8, definition="ofAnswered", T=30)
    yield row(150, None, goal=0.8, definition="excludingShortAbandons", S=5)
    yield row(150, None, goal=0.8, definition="shortAbandonsMet")
    yield row(150, None, goal=0.0)
    yield row(150, None, inf, goal=0.0)
    yield row(150, None, goal=1.0, most=60)
    yield row(150, None, inf, goal=1.0, target=0.001, most=60)
    yield row(150, None, goal=1.0, target=1, most=60)
    yield row(150, None, goal=1.0, definition="ofOffered", most=60)
    yield row(0.012, None, 60, goal=0.999)
    yield row(0.012, None, 60, goal=0.99999, T=0)
    yield row(1200, None, 60, goal=0.8, target=0.001)
    yield row(1200, None, inf, goal=0.9, target=0.05, T=60)
    yield row(30, None, 300, goal=0.5, T=3600)
    yield row(150, None, 0, goal=0.8, target=0.001)


def write():
    rows = []
    for case in cases():
        agents, lines, outputs = solve(case)
        print({k: v for k, v in case.items() if v}, agents, lines, flush=True)
        inputs = {k: "inf" if v == inf else v for k, v in case.items() if k != "most"}
        rows.append({"inputs": inputs | {"agents": agents, "lines": lines}, "outputs": outputs})
    path = pathlib.Path(__file__).with_name("trunks.json")
    path.write_text("[\n" + ",\n".join(json.dumps(r) for r in rows) + "\n]\n", encoding="utf-8")


if __name__ == "__main__":
    write()
