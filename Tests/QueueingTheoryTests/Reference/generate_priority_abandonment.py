#!/usr/bin/env python3
"""Reference rows for two classes with priority and impatience, with mpmath at 50 digits.

The balance equations of the numbers waiting (q1, q2), cut off where less than 1e-15 of the weight is left, are solved by a
banded LU decomposition. Where the library follows one caller backwards for his mean wait, here the mean
time he spends in each state comes from the distribution of the queue itself (the caller in place k + 1 is there while more
than k wait), and the rates of service and of giving up from the stationary flows. The law of the wait is the Taylor
series of the exponential of the generator, without uniformisation, in as many digits as it loses.

Usage: python3 generate_priority_abandonment.py [part of 4]     writes priority-abandonment.json beside itself.
"""
import json
import pathlib
from mpmath import exp, inf, mp, mpf

mp.dps = 40


def solve_banded(rows, right, band):
    """LU without pivoting of rows {column: value}; diagonally dominant matrices only."""
    n = len(rows)
    right = list(right)
    for k in range(n):
        pivot = rows[k][k]
        later = [(j, v) for j, v in rows[k].items() if j > k]
        for i in range(k + 1, min(n, k + band + 1)):
            f = rows[i].pop(k, None)
            if f:
                f /= pivot
                for j, v in later:
                    rows[i][j] = rows[i].get(j, mpf(0)) - f * v
                right[i] -= f * right[k]
    x = [mpf(0)] * n
    for k in range(n - 1, -1, -1):
        x[k] = (right[k] - sum(v * x[j] for j, v in rows[k].items() if j > k)) / rows[k][k]
    return x


def places(rate, base, leave, small):
    weight, total, j = mpf(1), mpf(1), 0
    while True:
        j += 1
        weight *= rate / (base + j * leave)
        total += weight
        ratio = rate / (base + (j + 1) * leave)
        if ratio < 1 and weight * ratio / (1 - ratio) < small * total:
            return j


def model(c1, c2, handle, p1, p2, T, S, n, small=mpf(10) ** -15):
    a1, a2 = c1 * handle / 3600, c2 * handle / 3600
    t1 = handle / p1 if p1 != inf else mpf(0)
    t2 = handle / p2 if p2 != inf else mpf(0)
    K1 = places(a1, n, t1, small)
    bounds = [places(a2, 0, t2, small)] if t2 else []
    if a1 + a2 < n or (t1 and t2):
        bounds.append(places(a1 + a2, n, min(t1, t2), small))
    K2 = min(bounds)
    w = K1 + 1
    size = (K2 + 1) * w

    def at(q, k):
        return k * w + q

    def moves(q, k):
        """From (q, k): the places, then with k callers of the lower class."""
        out = []
        if q < K1:
            out.append((at(q + 1, k), a1))
        if q:
            out.append((at(q - 1, k), n + q * t1))
        if k:
            rate = k * t2 + (n if q == 0 else 0)
            if rate:
                out.append((at(q, k - 1), rate))
        return out

    rows = [dict() for _ in range(size)]  # transposed generator
    for q in range(K1 + 1):
        for k in range(K2 + 1):
            s = at(q, k)
            out = moves(q, k) + ([(at(q, k + 1), a2)] if k < K2 else [])
            rows[s][s] = rows[s].get(s, mpf(0)) + sum(r for _, r in out)
            for to, r in out:
                rows[to][s] = rows[to].get(s, mpf(0)) - r
    # The state (0, 0) weighs 1: its equation gives way.
    right = [-rows[i].get(0, mpf(0)) for i in range(size)]
    for i in range(size):
        rows[i].pop(0, None)
    right[0] = mpf(1)
    rows[0] = {0: mpf(1)}
    pi = solve_banded(rows, right, w)
    total = sum(pi)
    a = a1 + a2
    below = sum(mp.binomial(n, k) * mp.factorial(k) / a ** k for k in range(1, n + 1))
    busy, free = total / (below + total), below / (below + total)
    pi = [v / total for v in pi]
    # Answered and lost of the lower class from the flows, of those who find all busy.
    marginal = [sum(pi[at(q, k)] for q in range(K1 + 1)) for k in range(K2 + 1)]
    length = sum(k * v for k, v in enumerate(marginal))
    lost = t2 * length / a2
    answered = n * sum(pi[at(0, k)] for k in range(1, K2 + 1)) / a2  # completions that take one of the lower class
    above = list(pi)
    for q in range(K1 + 1):
        for k in range(K2 - 1, -1, -1):
            above[at(q, k)] += above[at(q, k + 1)]
    stay = [above[at(q, k + 1)] / a2 if k < K2 else mpf(0) for k in range(K2 + 1) for q in range(K1 + 1)]
    rows = []
    for k in range(K2 + 1):
        for q in range(K1 + 1):
            out = moves(q, k)
            row = {at(q, k): sum(r for _, r in out) + t2 + (n if q == 0 and k == 0 else 0)}
            for to, r in out:
                row[to] = row.get(to, mpf(0)) - r
            rows.append(row)
    u = solve_banded(rows, [mpf(n) if s == 0 else mpf(0) for s in range(size)], w)
    waitAnswered = sum(y * v for y, v in zip(stay, u))
    wait = length / a2

    def gone(time):
        """Answered and lost within a time: the integral of the Taylor series of x(t)."""
        tau = time / handle
        norm = 2 * (a1 + n + K1 * t1 + (K2 + 1) * t2) * tau
        before = mp.dps
        mp.dps = 30 + int(norm / 2.3) if norm > 20 else 40
        x = [mpf(v) for v in pi]
        outs = [(moves(q, k), mpf(n) if q == 0 and k == 0 else mpf(0)) for k in range(K2 + 1) for q in range(K1 + 1)]
        answer = give_up = mpf(0)
        factor, m = mpf(1) * tau, 0
        while True:
            mass = sum(x)
            answer += factor * n * x[0]
            give_up += factor * t2 * mass
            size_now = max(abs(v) for v in x) * factor
            if m > norm / 2 and size_now * max(1, t2, n) < mpf(10) ** -28:
                break
            y = [mpf(0)] * size
            for s, (out, end) in enumerate(outs):
                v = x[s]
                if v:
                    for to, r in out:
                        y[to] += v * r
                    y[s] -= v * (sum(r for _, r in out) + t2 + end)
            x = y
            m += 1
            factor *= tau / (m + 1)
        mp.dps = before
        return +answer, +give_up

    met, early = gone(T) if T else (mpf(0), mpf(0))
    _, short = (met, early) if S == T else gone(S) if S else (mpf(0), mpf(0))
    # The upper class alone.
    u1 = [mpf(1)]
    for q in range(1, K1 + 1):
        u1.append(u1[-1] * a1 / (n + q * t1))
    length1 = sum(q * v for q, v in enumerate(u1)) / sum(u1)
    ans, off = free + busy * answered, busy * (lost - short)
    return {
        "probabilityOfWait": busy, "upperAbandonment": busy * t1 * length1 / a1, "upperWait": busy * length1 * handle / a1,
        "abandonment": busy * lost, "averageSpeedOfAnswer": busy * waitAnswered * handle / ans,
        "averageWait": busy * wait * handle, "averageQueueLength": busy * length,
        "averageWaitOfAbandoned": (wait - waitAnswered) / lost * handle if lost else None,
        "ofOffered": free + busy * met, "ofAnswered": (free + busy * met) / ans,
        "excludingShortAbandons": (free + busy * met) / (ans + off), "shortAbandonsMet": free + busy * (met + short),
        "abandonmentWithinThreshold": busy * early,
    }


def cases():
    out = []
    for T, S in ((0, 0), (20, 20), (60, 10)):
        out += [(80, 70, 300, 120, 120, T, S, 14), (50, 130, 300, 90, 240, T, S, 13), (6, 8, 300, 60, 30, T, S, 1)]
    out += [(100, 100, 300, 30, 60, 20, 20, 10), (0.006, 0.006, 300, 120, 60, 20, 20, 1), (0.006, 0.006, 300, 60, 60, 5, 5, 3)]
    out += [(80, 70, 300, 1, 120, 20, 5, 14), (80, 70, 300, 120, 1, 5, 1, 14), (80, 70, 300, 120, 1e-3, 0.01, 0.01, 14)]
    out += [(80, 70, 300, 1e-3, 120, 0.05, 0.05, 14), (60, 30, 300, 1e9, 120, 20, 20, 12), (20, 30, 300, 120, 1e9, 20, 20, 12)]
    out += [(20, 30, 300, inf, inf, 20, 20, 10), (40, 10, 300, inf, 60, 20, 20, 7), (10, 25, 300, 60, inf, 20, 20, 7)]
    out += [(1, 149, 300, 120, 60, 20, 20, 14), (149, 1, 300, 60, 120, 20, 20, 14), (600, 600, 300, 40, 40, 10, 10, 100)]
    out += [(500, 300, 300, 60, 60, 5, 5, 80), (700, 700, 300, 15, 30, 5, 5, 100), (20, 20, 60, 30, 45, 60, 30, 1)]
    out += [(200, 200, 20, 15, 15, 10, 5, 2), (9, 9, 600, 120, 60, 120, 60, 4), (12, 4, 600, 60, 90, 60, 60, 2)]
    out += [(40, 40, 300, 60, 60, 20, 10, 4), (40, 5, 300, 60, 60, 20, 10, 2), (80, 60, 300, 45, 30, 30, 30, 30)]
    out += [(30, 30, 217.7, 20, 33.3, 15, 7, 5), (5, 5, 1800, 100, 200, 30, 30, 6), (150, 150, 300, 20, 20, 10, 10, 1)]
    out += [(80, 70, 300, 120, 60, 300, 300, 16), (3, 3, 300, 600, 300, 40, 40, 1), (1000, 900, 180, 20, 25, 4, 4, 100)]
    out += [(7, 7, 300, 50, 100, 25, 10, 2), (20, 10, 240, 200, 50, 30, 15, 3)]
    return out


def rows(part, parts):
    out = []
    for c1, c2, handle, p1, p2, T, S, n in cases()[part::parts]:
        real = {"c1": float(c1), "c2": float(c2), "handle": float(handle), "p1": p1, "p2": p2, "T": float(T), "S": float(S)}
        values = model(**{k: v if v == inf else mpf(v) for k, v in real.items()}, n=n)
        inputs = {k: ("inf" if v == inf else v) for k, v in real.items()} | {"n": n}
        print(inputs, flush=True)
        out.append({"inputs": inputs, "outputs": {
            k: None if v is None else {"value": float(v), "condition": 1.0} for k, v in values.items()}})
    return out


if __name__ == "__main__":
    from concurrent.futures import ProcessPoolExecutor
    with ProcessPoolExecutor(2) as pool:
        parts = list(pool.map(rows, range(8), [8] * 8))
    ordered = [parts[i % 8][i // 8] for i in range(len(cases()))]
    path = pathlib.Path(__file__).with_name("priority-abandonment.json")
    path.write_text("[\n" + ",\n".join(json.dumps(r) for r in ordered) + "\n]\n", encoding="utf-8")
