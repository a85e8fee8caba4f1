#!/usr/bin/env python3
"""Reference rows for chats and for inbound with outbound calls, with mpmath at 40 digits.

Every agent is a coordinate of the state: for chats the number he holds, for blending what he does (0 free, 1 inbound,
2 outbound), and the queue is another, cut off where less than 1e-22 of the weight is left. The balance equations of
all these states are solved by a banded LU decomposition, without lumping up to six agents and without M/M/n
formulas. The law of the wait is the Taylor series of the exponential of the generator of one caller's own chain,
without uniformisation. Of many agents with calls of equal means the busy agents are counted as in generate_trunks.py.

Usage: python3 generate_channels.py      writes chat.json and blended.json beside itself.
"""
import json
import pathlib
import sys
from mpmath import inf, mp, mpf
from generate_trunks import measures as measures_of_lines

mp.dps = 40


def room_for(rate, base, leave):
    weight, total, j = mpf(1), mpf(1), 0
    while True:
        j += 1
        weight *= rate / (base + j * leave)
        total += weight
        ratio = rate / (base + (j + 1) * leave)
        if ratio < 1 and weight * ratio / (1 - ratio) < mpf(10) ** -22 * total:
            return j


def stationary(start, moves):
    index, order, table = {start: 0}, [start], []
    i = 0
    while i < len(order):
        out = [(to, r) for to, r in moves(order[i]) if r and to != order[i]]
        for to, _ in out:
            if to not in index:
                index[to] = len(order)
                order.append(to)
        table.append(out)
        i += 1
    n = len(order)
    # Columns of the transposed generator, with the probability of the last state as 1.
    rows = [dict() for _ in range(n)]
    for s, out in enumerate(table):
        for to, r in out:
            rows[index[to]][s] = rows[index[to]].get(s, mpf(0)) - r
            rows[s][s] = rows[s].get(s, mpf(0)) + r
    right = [mpf(0)] * n
    rows[n - 1], right[n - 1] = {n - 1: mpf(1)}, mpf(1)
    for k in range(n):
        pivot = rows[k][k]
        later = [(j, v) for j, v in rows[k].items() if j > k]
        for i in range(k + 1, n):
            f = rows[i].pop(k, None)
            if f:
                f /= pivot
                for j, v in later:
                    rows[i][j] = rows[i].get(j, mpf(0)) - f * v
                right[i] -= f * right[k]
    x = [mpf(0)] * n
    for k in range(n - 1, -1, -1):
        x[k] = (right[k] - sum(v * x[j] for j, v in rows[k].items() if j > k)) / rows[k][k]
    total = sum(x)
    return {s: v / total for s, v in zip(order, x)}


def fates(start, moves, times):
    """start: weights by state; moves: next states, "answered" or "lost". Ends, times to them, ends by `times`."""
    order = list(start)
    index = {s: i for i, s in enumerate(order)}
    table, i = [], 0
    while i < len(order):
        out = [(to, r) for to, r in moves(order[i]) if r]
        for to, _ in out:
            if not isinstance(to, str) and to not in index:
                index[to] = len(order)
                order.append(to)
        table.append([(to if isinstance(to, str) else index[to], r) for to, r in out])
        i += 1
    n = len(order)
    # Time in each state by the flow through it, in the order of the chain: each step lowers the place of the caller.
    ranks = sorted(range(n), key=lambda i: -order[i][0])
    flow = [start.get(s, mpf(0)) for s in order]
    first = [mpf(0)] * n  # flow times time since the start
    ends = {"answered": [mpf(0), mpf(0)], "lost": [mpf(0), mpf(0)]}
    for i in ranks:
        out = sum(r for _, r in table[i])
        spent = flow[i] / out
        when = first[i] + spent
        for to, r in table[i]:
            if isinstance(to, str):
                ends[to][0] += flow[i] * r / out
                ends[to][1] += when * r / out
            else:
                flow[to] += flow[i] * r / out
                first[to] += when * r / out
    pace = max((sum(r for _, r in o) for o in table), default=mpf(0))
    by = []
    for time in times:
        got = {"answered": mpf(0), "lost": mpf(0)}
        norm = 2 * pace * time
        before = mp.dps
        mp.dps = 34 + int(norm / 2.3)
        x, factor, m = [start.get(s, mpf(0)) for s in order], time, 0
        while time:
            y = [mpf(0)] * n
            for i, v in enumerate(x):
                if v:
                    for to, r in table[i]:
                        if isinstance(to, str):
                            got[to] += factor * v * r
                        else:
                            y[to] += v * r
                        y[i] -= v * r
            x, m = y, m + 1
            factor *= time / (m + 1)
            if m > norm / 2 and max(map(abs, x), default=0) * factor <= mpf(10) ** -32 * sum(start.values()):
                break
        mp.dps = before
        by.append({k: +v for k, v in got.items()})
    return ends, by


def measures(pi, free, joins, blocked, ladder, calls, T, S):
    """joins: weights of the chain of one caller; ladder: its moves."""
    ends, by = fates(joins, ladder, [T, S])
    answered, lost = free + ends["answered"][0], ends["lost"][0]
    within, short = free + by[0]["answered"], by[1]["lost"]
    rest = answered + lost - short + blocked
    return {
        "probabilityOfWait": sum(joins.values(), mpf(0)), "abandonment": lost, "blocking": blocked,
        "averageSpeedOfAnswer": ends["answered"][1] / answered if answered else None,
        "averageWait": (ends["answered"][1] + ends["lost"][1]) / (answered + lost),
        "excludingBlocked": within / (answered + lost), "ofOffered": within, "ofAnswered": within / answered,
        "excludingShortAbandons": within / rest, "shortAbandonsMet": within + short,
        "abandonmentWithinThreshold": by[0]["lost"]}, answered


def chat(calls, handle, patience, n, pace, T, S, lines):
    lam, mu, theta = calls / 3600, 1 / handle, 0 if patience == inf else 1 / patience
    k = len(pace)
    full = (k,) * n
    ends = n * k * pace[-1] * mu
    room = lines - n * k if lines is not None else room_for(lam, ends, theta)

    def moves(state):
        q, held = state
        if held != full:
            i = min(range(n), key=lambda i: held[i])
            yield (0, held[:i] + (held[i] + 1,) + held[i + 1:]), lam
        elif q < room:
            yield (q + 1, held), lam
        for i in range(n):
            if held[i]:
                rate = held[i] * pace[held[i] - 1] * mu
                yield ((q - 1, held) if q else (0, held[:i] + (held[i] - 1,) + held[i + 1:])), rate
        if q:
            yield (q - 1, held), q * theta

    def lumped(state):
        """Of more agents than six: equal ones in one order, as they are alike."""
        for (q, held), r in moves(state):
            yield (q, tuple(sorted(held))), r

    pi = stationary((0, (0,) * n), lumped if n > 6 else moves)

    def ladder(place):
        (j,) = place
        yield ((j - 1,) if j else "answered"), ends + j * theta
        yield "lost", theta

    free = sum(p for (q, held), p in pi.items() if held != full)
    joins = {(q,): p for (q, held), p in pi.items() if held == full and (q < room or lines is None)}
    blocked = pi.get((room, full), mpf(0)) if lines is not None else mpf(0)
    out, answered = measures(pi, free, joins, blocked, ladder, calls, T, S)
    hand = sum(p * sum(held) for (q, held), p in pi.items())
    out |= {"chatsInHand": hand, "averageChatTime": hand / (lam * answered), "slotOccupancy": hand / (n * k),
            "occupancy": sum(p * sum(1 for h in held if h) for (q, held), p in pi.items()) / n,
            "averageQueueLength": sum(p * q for (q, held), p in pi.items())}
    return out


def blended(calls, handle, outbound, patience, n, reserved, T, S):
    lam, mu, nu = calls / 3600, 1 / handle, 1 / outbound
    theta = 0 if patience == inf else 1 / patience
    room = room_for(lam, n * min(mu, nu) if theta else n * mu, theta) + 10

    def settled(doing):
        """Free agents above the reserve begin outbound at once; equal agents in one order, as they are alike."""
        doing = list(doing)
        while doing.count(0) > reserved:
            doing[doing.index(0)] = 2
        return tuple(sorted(doing))

    def moves(state):
        q, doing = state
        if 0 in doing:
            i = doing.index(0)
            yield (0, settled(doing[:i] + (1,) + doing[i + 1:])), lam
        elif q < room:
            yield (q + 1, doing), lam
        for i in range(n):
            if doing[i]:
                rate = mu if doing[i] == 1 else nu
                yield ((q - 1, settled(doing[:i] + (1,) + doing[i + 1:])) if q
                       else (0, settled(doing[:i] + (0,) + doing[i + 1:]))), rate
        if q:
            yield (q - 1, doing), q * theta

    while True:
        pi = stationary((0, settled((0,) * n)), moves)
        # Long outbound calls let the queue grow further than the agents alone would.
        if sum(p for (q, _), p in pi.items() if q == room) < mpf(10) ** -20 * sum(p for (q, _), p in pi.items() if q):
            break
        room += room

    def ladder(place):
        j, y = place
        yield ((j - 1, y) if j else "answered"), (n - y) * mu + j * theta
        if y:
            yield ((j - 1, y - 1) if j else "answered"), y * nu
        yield "lost", theta

    free = sum(p for (q, doing), p in pi.items() if 0 in doing)
    joins = {}
    for (q, doing), p in pi.items():
        if 0 not in doing:
            joins[q, doing.count(2)] = joins.get((q, doing.count(2)), mpf(0)) + p
    out, _ = measures(pi, free, joins, mpf(0), ladder, calls, T, S)
    begun = sum(p * doing.count(2) for (q, doing), p in pi.items()) * nu
    out |= {"outboundPerHour": 3600 * begun,
            "occupancy": sum(p * (n - doing.count(0)) for (q, doing), p in pi.items()) / n,
            "averageQueueLength": sum(p * q for (q, doing), p in pi.items())}
    return out


def tall(calls, handle, outbound, patience, n, reserved, T, S):
    """Equal means: the busy agents alone. Outbound is begun when one of the fewest ends, and is what inbound leaves."""
    lam = calls / 3600
    room = room_for(lam, n / handle, 0 if patience == inf else 1 / patience)
    out = measures_of_lines(calls, handle, patience, mpf(0), T, S, n, n + room, least=n - reserved)
    begun = (n - reserved) / handle * out.pop("fewestBusy")
    left = n * out["occupancy"] / handle - lam * (1 - out["abandonment"] - out.pop("blocking"))
    assert abs(begun - left) < mpf(10) ** -15 * lam
    return out | {"outboundPerHour": 3600 * begun}


CHATS = [  # calls, handle, patience, agents, pace, T, S, lines
    (30, 480, 120, 2, (1, 0.8, 0.6), 40, 40, None), (20, 480, 120, 3, (1, 0.75), 40, 10, None),
    (10, 300, 60, 1, (1, 0.8, 0.6), 20, 20, None), (30, 300, 60, 1, (1, 0.5), 20, 5, None),
    (40, 300, 90, 3, (1, 0.9, 0.7), 30, 10, 12), (40, 300, 90, 3, (1, 1), 30, 10, None),
    (12, 300, inf, 2, (1, 0.8), 60, 60, None), (15, 300, inf, 2, (1, 0.6), 60, 60, None),
    (60, 300, inf, 2, (1, 0.6), 60, 60, 7), (60, 300, 100, 2, (1, 0.6, 0.35), 0, 0, None),
    (0.012, 300, 60, 2, (1, 0.8), 20, 20, None), (0.012, 300, 60, 1, (1, 0.8, 0.6), 20, 20, 3),
    (1, 300, 1e6, 2, (1, 0.8, 0.6), 20, 20, None), (100, 300, 20, 2, (1, 0.8, 0.6), 20, 5, None),
    (1e4, 300, 60, 2, (1, 0.8), 20, 5, 6), (1.2e7, 300, 60, 2, (1, 0.8), 20, 5, 7),
    (20, 300, 60, 4, (1, 0.001), 20, 20, 8), (50, 300, 60, 4, (1, 0.8), 0, 30, 8),
    (50, 300, 1, 3, (1, 0.5), 5, 1, None),
    (14, 600, 300, 3, (1, 0.7, 0.5), 120, 30, 10), (36, 200, 45, 2, (1, 0.95, 0.9, 0.8), 15, 5, None),
    (36, 200, 45, 5, (1, 0.6), 15, 5, None), (24, 300, 200, 1, (1, 0.9, 0.8, 0.7, 0.6), 300, 20, None),
    # One agent, one chat; loads of 0.001 and of a million erlangs, seen and not.
    (10, 300, 120, 1, (1,), 20, 20, None), (10, 300, inf, 1, (1,), 7200, 0, None), (10, 300, 120, 1, (1,), 20, 5, 1),
    (0.012, 300, 60, 1, (1,), 20, 20, None), (0.012, 300, 60, 3, (1, 0.8), 20, 5, None),
    (0.012, 300, inf, 4, (1, 0.6), 0, 0, None), (0.012, 300, 120, 4, (1, 0.9, 0.7), 20, 20, 12),
    (1.2e7, 300, 0.05, 2, (1, 0.8), 0.1, 0.02, None), (1.2e7, 300, 0.01, 1, (1, 0.7, 0.5), 0.02, 0.01, None),
    (1.2e7, 300, 60, 3, (1, 0.8), 20, 5, 6), (1.2e7, 300, inf, 2, (1, 0.8), 20, 5, 9),
    # The pace falls steeply, or not; at more chats only the last pace counts for the queue.
    (20, 300, 120, 2, (1, 0.05, 0.01), 20, 20, None), (6, 300, 900, 3, (1, 0.3, 0.1), 60, 10, None),
    (2, 300, 120, 2, (1, 0.001, 0.001), 20, 20, 8), (30, 300, 120, 3, (1, 1, 1), 20, 20, None),
    (30, 300, 120, 3, (1, 0.5, 0.5), 20, 20, None), (25, 400, 90, 1, (1,) + (0.9,) * 5 + (0.6,) * 3, 30, 10, None),
    (25, 400, 90, 2, (1, 0.95, 0.9, 0.85, 0.8, 0.7, 0.6, 0.5), 30, 10, 20),
    # Patience near 0 and without end, thresholds of 0 and of hours.
    (40, 300, 1e-3, 3, (1, 0.8), 0, 0.01, None), (40, 300, 1e-9, 3, (1, 0.8), 1e-9, 1e-8, None),
    (40, 300, 1e9, 3, (1, 0.9), 600, 60, None), (20, 300, inf, 3, (1, 0.7), 7200, 7200, None),
    (25, 300, 1200, 3, (1, 0.7), 7200, 3600, None), (60, 300, 600, 3, (1, 0.7), 3600, 20, 9),
    (24, 300, inf, 2, (1, 0.9), 7200, 0, 30), (60, 300, inf, 3, (1, 0.8), 0, 0, 6),
    # More agents.
    (300, 300, 60, 12, (1, 0.8, 0.65), 20, 5, None), (400, 300, 120, 30, (1, 0.8), 20, 10, None),
    (700, 300, 60, 40, (1, 0.75), 20, 20, 90), (500, 300, inf, 30, (1, 0.8), 30, 30, None),
    (150, 300, 120, 14, (1,), 20, 5, None),
]
BLENDS = [  # calls, handle, outbound, patience, agents, reserved, T, S
    (40, 300, 300, 120, 5, 2, 20, 20), (40, 300, 300, 120, 5, 5, 20, 20), (40, 300, 300, 120, 5, 0, 20, 5),
    (40, 300, 200, 120, 5, 2, 20, 20), (40, 300, 500, 120, 5, 2, 20, 5), (40, 300, 500, 120, 5, 0, 20, 20),
    (40, 300, 30, 60, 5, 1, 0, 0), (40, 300, 3000, 60, 4, 3, 20, 10), (8, 300, 120, inf, 1, 0, 60, 60),
    (8, 300, 300, inf, 1, 0, 60, 60), (30, 300, 240, inf, 3, 1, 30, 30), (30, 300, 300, inf, 3, 1, 30, 30),
    (0.012, 300, 300, 60, 3, 1, 20, 20), (0.012, 300, 200, 60, 3, 1, 20, 20), (0.012, 300, 200, 60, 1, 0, 20, 20),
    (200, 300, 200, 60, 4, 2, 20, 20), (200, 300, 300, 60, 4, 2, 60, 10), (100, 180, 600, 20, 6, 4, 10, 3),
    (100, 180, 180, 1, 6, 4, 10, 3), (100, 180, 90, 1, 6, 3, 1, 1), (30, 300, 299, 600, 3, 1, 300, 30),
    (12, 300, 100, 1000, 2, 1, 600, 0), (60, 300, 200, 60, 8, 4, 20, 20), (24, 300, 3, 60, 3, 2, 20, 20),
    # One agent, who is always on outbound or never.
    (10, 300, 300, 120, 1, 0, 20, 5), (10, 300, 200, 120, 1, 0, 0, 0), (10, 300, 200, 120, 1, 1, 20, 5),
    (10, 300, 300, inf, 1, 1, 7200, 20),
    # Nobody is called, one agent may be, all are.
    (60, 300, 700, 120, 6, 6, 20, 20), (60, 300, 700, 120, 6, 5, 20, 20), (60, 300, 700, 120, 6, 0, 20, 20),
    (60, 300, 300, 120, 6, 5, 20, 20), (60, 300, 300, 120, 6, 0, 1800, 20),
    # Loads of 0.001 and of a million erlangs, too much work.
    (0.012, 300, 300, 60, 4, 3, 20, 5), (0.012, 300, 30, 60, 4, 3, 20, 5), (0.012, 300, 900, inf, 3, 0, 20, 5),
    (0.012, 300, 900, inf, 5, 5, 0, 0), (1e4, 300, 200, 5, 4, 2, 5, 1), (1e4, 300, 300, 5, 4, 2, 5, 1),
    (1.2e7, 300, 200, 0.004, 3, 1, 0.006, 0.002), (1.2e7, 300, 300, 0.004, 3, 1, 0.006, 0.002),
    # Means that differ little, much and very much.
    (40, 300, 300.0001, 120, 5, 2, 20, 20), (40, 300, 1, 120, 4, 1, 20, 20), (40, 300, 36000, 120, 4, 1, 20, 20),
    (40, 300, 36000, inf, 6, 3, 20, 20), (3000, 3, 300, 20, 5, 2, 10, 5), (1, 3000, 30, 600, 3, 1, 60, 60),
    # Patience near 0 and without end, thresholds of 0 and of hours.
    (40, 300, 200, 1e-3, 5, 2, 0, 0.01), (40, 300, 200, 1e-9, 5, 2, 1e-9, 1e-8), (40, 300, 300, 1e-9, 5, 2, 1e-9, 1e-8),
    (40, 300, 200, 1e7, 5, 2, 600, 60), (40, 300, 200, inf, 5, 2, 3600, 0), (24, 300, 500, 1200, 3, 1, 7200, 3600),
    # More agents.
    (250, 300, 200, 90, 24, 6, 20, 10), (250, 300, 400, 90, 24, 18, 20, 10), (250, 300, 300, 90, 24, 12, 20, 10),
    (200, 300, 450, inf, 20, 8, 60, 60),
]
TALL = [  # The same for equal means and many agents: calls, handle, outbound, patience, agents, reserved, T, S
    (1.2e7, 300, 300, 120, 1_001_000, 500, 0.2, 0.1), (1.2e7, 300, 300, 60, 1_000_000, 2000, 1, 1),
    (1.2e7, 300, 300, 300, 950_000, 100, 20, 5), (1.2e7, 300, 300, inf, 1_003_000, 3000, 0.1, 0.1),
    (12000, 300, 300, 180, 1100, 100, 3, 1), (0.012, 300, 300, 60, 1000, 500, 20, 20),
    (0.012, 300, 300, 60, 1000, 3, 20, 20),
]


def number(v):
    return v if v is None or v == inf else mpf(float(v))


def write(name, keys, cases):
    rows = []
    for solve, case in cases:
        inputs = dict(zip(keys, case))
        values = solve(*(tuple(map(number, v)) if isinstance(v, tuple) else
                         v if k in ("n", "reserved", "lines") else number(v) for k, v in inputs.items()))
        print(name, case, mp.nstr(values["ofOffered"], 8), flush=True)
        inputs = {k: "inf" if v == inf else ",".join(map(str, v)) if isinstance(v, tuple) else v
                  for k, v in inputs.items()}
        rows.append({"inputs": inputs, "outputs": {
            k: None if v is None else {"value": float(v), "condition": 1.0} for k, v in values.items()}})
    path = pathlib.Path(__file__).with_name(name + ".json")
    path.write_text("[\n" + ",\n".join(json.dumps(r) for r in rows) + "\n]\n", encoding="utf-8")


if __name__ == "__main__":
    if "blended" not in sys.argv:
        write("chat", ("calls", "handle", "patience", "n", "pace", "T", "S", "lines"),
              [(chat, case) for case in CHATS])
    if "chat" not in sys.argv:
        write("blended", ("calls", "handle", "outbound", "patience", "n", "reserved", "T", "S"),
              [(blended, case) for case in BLENDS] + [(tall, case) for case in TALL])
