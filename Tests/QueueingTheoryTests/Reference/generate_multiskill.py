#!/usr/bin/env python3
"""Reference rows for small systems of two call types and two groups, with mpmath at 40 digits.

The states are found by following the rules of routing from the empty system; the balance equations are solved by a banded
LU decomposition (generate_priority_abandonment.py). The probability of being answered in each place comes from a linear
system over the places of one caller; the mean wait of the answered from the mean time spent in each place, which is the
distribution of the queue itself; the law of the wait from the Taylor series of the exponential of the generator.

Usage: python3 generate_multiskill.py      writes multiskill.json beside itself.
"""
import json
import pathlib
from concurrent.futures import ProcessPoolExecutor
from generate_priority_abandonment import inf, mp, mpf, solve_banded

SHAPES = {  # ranks: call type to group, group to call type
    "n": ([[1, 2], [0, 1]], [[1, 0], [2, 1]]),
    "x": ([[1, 2], [2, 1]], [[1, 2], [2, 1]]),
    "w": ([[1, 2], [1, 0]], [[1, 2], [1, 0]]),
}


def first(ranks, allowed):
    best = [(r, i) for i, r in enumerate(ranks) if r and allowed(i)]
    return min(best)[1] if best else None


def solve(shape, room, n1, n2, c1, c2, p1, p2, h11, h12, h21, h22, T, S):
    to_group, to_call = SHAPES[shape]
    agents = (n1, n2)
    calls = (c1 / 3600, c2 / 3600)
    theta = tuple(1 / p if p != inf else mpf(0) for p in (p1, p2))
    rate = ((1 / h11, 1 / h12), (1 / h21, 1 / h22))

    def idle(s, g):
        return s[2 * g] + s[2 * g + 1] < agents[g]

    def change(s, *steps):
        s = list(s)
        for i, d in steps:
            s[i] += d
        return tuple(s)

    def moves(s, tag=None):
        """s = busy (g, t) four times, waiting twice, and with a tag the number ahead of him."""
        out = []
        for t in (0, 1):
            g = first(to_group[t], lambda g: idle(s, g))
            if g is not None:
                out.append((change(s, (2 * g + t, 1)), calls[t]))
            elif s[4] + s[5] < room:
                out.append((change(s, (4 + t, 1)), calls[t]))
        for g in (0, 1):
            for t in (0, 1):
                if s[2 * g + t]:
                    r = s[2 * g + t] * rate[g][t]
                    k = first(to_call[g], lambda k: s[4 + k])
                    if k is None:
                        out.append((change(s, (2 * g + t, -1)), r))
                    elif k == tag and s[6] == 0:
                        out.append(("answered", r))
                    else:
                        steps = [(2 * g + t, -1), (2 * g + k, 1), (4 + k, -1)]
                        out.append((change(s, *steps, *([(6, -1)] if k == tag else [])), r))
        for t in (0, 1):
            if not theta[t]:
                continue
            if t != tag:
                if s[4 + t]:
                    out.append((change(s, (4 + t, -1)), s[4 + t] * theta[t]))
            else:
                if s[6]:
                    out.append((change(s, (4 + t, -1), (6, -1)), s[6] * theta[t]))
                if s[4 + t] - 1 - s[6]:
                    out.append((change(s, (4 + t, -1)), (s[4 + t] - 1 - s[6]) * theta[t]))
                out.append(("lost", theta[t]))
        return [(to, r) for to, r in out if r]

    def chain(starts, tag=None):
        index, order = {}, list(starts)
        for i, s in enumerate(order):
            index[s] = i
        table, i = [], 0
        while i < len(order):
            out = moves(order[i], tag)
            for to, _ in out:
                if not isinstance(to, str) and to not in index:
                    index[to] = len(order)
                    order.append(to)
            table.append([(to if isinstance(to, str) else index[to], r) for to, r in out])
            i += 1
        band = max((abs(i - to) for i, out in enumerate(table) for to, _ in out if not isinstance(to, str)), default=1)
        return order, index, table, band

    order, index, table, band = chain([(0,) * 6])
    size = len(order)
    rows = [dict() for _ in range(size)]
    for s, out in enumerate(table):
        for to, r in out:
            if to != s:
                rows[to][s] = rows[to].get(s, mpf(0)) - r
                rows[s][s] = rows[s].get(s, mpf(0)) + r
    right = [-row.pop(0, mpf(0)) for row in rows]
    rows[0], right[0] = {0: mpf(1)}, mpf(1)
    pi = solve_banded(rows, right, band)
    total = sum(pi)
    pi = [v / total for v in pi]
    out = {"states": mpf(size)}
    for g in (0, 1):
        out[f"busy{g + 1}"] = sum(p * (s[2 * g] + s[2 * g + 1]) for p, s in zip(pi, order))
    for t in (0, 1):
        free = sum(p for p, s in zip(pi, order) if first(to_group[t], lambda g: idle(s, g)) is not None)
        joins = {change(s + (s[4 + t],), (4 + t, 1)): p for p, s in zip(pi, order)
                 if first(to_group[t], lambda g: idle(s, g)) is None and s[4] + s[5] < room}
        joined = sum(joins.values(), mpf(0))
        length = sum(p * s[4 + t] for p, s in zip(pi, order))
        blocked = sum((p for p, s in zip(pi, order) if first(to_group[t], lambda g: idle(s, g)) is None
                       and s[4] + s[5] == room), mpf(0))
        lost = theta[t] * length / calls[t]
        answered = free + joined - lost
        met, early, short, wait = free, mpf(0), mpf(0), mpf(0)
        if joins:
            places, where, steps, wide = chain(joins, t)
            rows = [{i: sum(r for _, r in o)} for i, o in enumerate(steps)]
            for i, o in enumerate(steps):
                for to, r in o:
                    if not isinstance(to, str):
                        rows[i][to] = rows[i].get(to, mpf(0)) - r
            u = solve_banded(rows, [sum((r for to, r in o if to == "answered"), mpf(0)) for o in steps], wide)
            for p, s in zip(pi, order):
                for k in range(s[4 + t]):
                    wait += p / calls[t] * u[where[s + (k,)]]

            def gone(time):
                norm = 2 * max(sum(r for _, r in o) for o in steps) * time
                before = mp.dps
                mp.dps = 30 + int(norm / 2.3) if norm > 20 else 40
                x = [joins.get(s, mpf(0)) for s in places]
                ends = {"answered": mpf(0), "lost": mpf(0)}
                factor, m = time, 0
                while True:
                    y = [mpf(0)] * len(x)
                    for i, v in enumerate(x):
                        if v:
                            for to, r in steps[i]:
                                if isinstance(to, str):
                                    ends[to] += factor * v * r
                                else:
                                    y[to] += v * r
                                y[i] -= v * r
                    x = y
                    m += 1
                    factor *= time / (m + 1)
                    if m > norm / 2 and max(abs(v) for v in x) * factor < mpf(10) ** -28:
                        break
                mp.dps = before
                return +ends["answered"], +ends["lost"]

            if T:
                in_time, early = gone(T)
                met += in_time
            if S:
                short = early if S == T else gone(S)[1]
        out |= {f"probabilityOfWait{t + 1}": joined, f"abandonment{t + 1}": lost, f"blocking{t + 1}": blocked,
                f"averageSpeedOfAnswer{t + 1}": wait / answered, f"averageWait{t + 1}": length / calls[t] / (free + joined),
                f"averageQueueLength{t + 1}": length, f"ofOffered{t + 1}": met,
                f"excludingShortAbandons{t + 1}": met / (answered + lost - short + blocked),
                f"shortAbandonsMet{t + 1}": met + short}
    return out


def cases():
    out = []
    for shape in SHAPES:
        out += [(shape, 3, 2, 2, 20, 20, 60, 120, 300, 300, 300, 300, 20, 20), (shape, 0, 2, 3, 20, 30, 60, 60, 300, 200, 250, 300, 20, 20)]
        out += [(shape, 4, 1, 1, 6, 9, 90, 45, 300, 240, 300, 300, 60, 10), (shape, 2, 2, 1, 0.006, 0.006, 60, 60, 300, 300, 300, 200, 20, 20)]
        out += [(shape, 3, 1, 2, 30, 30, inf, inf, 300, 300, 200, 200, 20, 20), (shape, 3, 2, 1, 30, 10, inf, 60, 300, 250, 200, 200, 0, 0)]
        out += [(shape, 5, 1, 2, 12, 14, 1000, 20, 300, 300, 300, 300, 120, 30), (shape, 1, 2, 2, 100, 5, 60, 60, 300, 300, 300, 300, 20, 5)]
        out += [(shape, 2, 3, 2, 5, 100, 30, 30, 300, 300, 300, 300, 20, 5), (shape, 3, 1, 1, 20, 1, 1, 60, 60, 90, 120, 150, 5, 1)]
        out += [(shape, 2, 3, 3, 40, 40, 40, 80, 200, 200, 200, 200, 20, 20), (shape, 6, 1, 1, 10, 4, 60, 60, 300, 300, 300, 300, 30, 30)]
        out += [(shape, 0, 4, 3, 60, 20, 60, 60, 300, 300, 300, 300, 0, 0), (shape, 2, 1, 3, 9, 30, 1e6, 1e6, 217.7, 300, 300, 400, 45, 15)]
    return out


def one(case):
    shape, room, n1, n2, *real = case
    names = ("c1", "c2", "p1", "p2", "h11", "h12", "h21", "h22", "T", "S")
    real = dict(zip(names, (v if v == inf else float(v) for v in real)))
    fixed = {"shape": shape, "room": room, "n1": n1, "n2": n2}
    values = solve(**fixed, **{k: v if v == inf else mpf(v) for k, v in real.items()})
    print(case, int(values["states"]), flush=True)
    inputs = {k: "inf" if v == inf else v for k, v in real.items()} | fixed
    return {"inputs": inputs, "outputs": {
        k: {"value": float(v), "condition": 1.0} for k, v in values.items() if k != "states"}}


if __name__ == "__main__":
    path = pathlib.Path(__file__).with_name("multiskill.json")
    with ProcessPoolExecutor(2) as pool:
        rows = list(pool.map(one, cases()))
    path.write_text("[\n" + ",\n".join(json.dumps(r) for r in rows) + "\n]\n", encoding="utf-8")
