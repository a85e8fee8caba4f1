#!/usr/bin/env python3
"""Reference rows for queues whose rates and staff change: time-varying.json.

Another road than the library's. The chain is written out on (busy, waiting), a caller who waits on (busy, callers ahead). Exponentials
of the generators act on vectors by Taylor series in steps of at most eight events, in fixed point with 150 bits (45 digits). What becomes
of a caller who waits, in the end and by the deadline, follows backward from the end of time and from the deadline to the arrival; over
the arrivals of an interval by Gauss and Legendre with 20 nodes to a panel of eight events, cut where the deadline passes a change of
staff: error below 1e-20. The queue is cut where less than 1e-16 of the probability is left, which is checked.

Usage: python3 generate_time_varying.py        writes it beside itself (mpmath; three to four minutes).
"""
import json
import pathlib
import sys
import time
from mpmath import mp, mpf

mp.dps = 50
BITS = 150
ONE = 1 << BITS
EVENTS = 8


def fixed(x):
    return int(mp.nint(mpf(x) * ONE))


def real(x):
    return mpf(x) / ONE


def gauss(n):
    """Nodes and weights on 0…1 by Newton's method on the polynomial of Legendre."""
    nodes = []
    for k in range(n):
        x = mp.cos(mp.pi * (k + mpf(3) / 4) / (n + mpf(1) / 2))
        for _ in range(12):
            a, b = mpf(1), x
            for j in range(2, n + 1):
                a, b = b, ((2 * j - 1) * x * b - (j - 1) * a) / j
            slope = n * (x * b - a) / (x * x - 1)
            x -= b / slope
        nodes.append(((1 + x) / 2, 1 / ((1 - x * x) * slope * slope)))
    return sorted(nodes)


GAUSS = [(fixed(x), fixed(w)) for x, w in gauss(20)]


class Linear:
    """y' = A y; rows of (column, rate)."""

    def __init__(self, rows):
        self.rows = [[(j, fixed(r)) for j, r in row.items() if r] for row in rows]
        self.norm = max(sum(abs(real(r)) for _, r in row) for row in self.rows) / 2

    def series(self, h, y):
        """Taylor coefficients of exp(A h s) y in s."""
        h = fixed(h)
        terms = [y]
        k = 0
        while k < 4 or max(map(abs, terms[-1])) > 1 << 10:
            k += 1
            last = terms[-1]
            terms.append([(sum(r * last[j] for j, r in row) >> BITS) * h // k >> BITS for row in self.rows])
        return terms

    def flow(self, t, y):
        if t <= 0:
            return y
        count = int(mp.ceil(t * self.norm / EVENTS)) or 1
        for _ in range(count):
            y = [sum(c) for c in zip(*self.series(t / count, y))]
        return y


def at(terms, s):
    y = terms[-1]
    for c in reversed(terms[:-1]):
        y = [(a * s >> BITS) + b for a, b in zip(y, c)]
    return y


class Day:
    def __init__(self, calls, agents, length, handle, patience, lines, busy, queued, T, room):
        self.calls, self.agents, self.L = [mpf(c) / 3600 for c in calls], agents, mpf(length)
        self.mu, self.theta = 1 / mpf(handle), mpf(0) if patience == 'inf' else 1 / mpf(patience)
        self.K, self.T, self.room = lines, mpf(T), room
        self.busy0, self.queued0 = busy, queued
        top, least = max(max(agents), busy), min(agents)
        self.states = [(b, q) for b in range(top + 1) for q in range(room + 1)
                       if (q == 0 or b >= least) and (lines is None or b + q <= lines)]
        self.at = {s: k for k, s in enumerate(self.states)}
        self.tagged = [(b, i) for b in range(least, top + 1) for i in range(room) if lines is None or b + i < lines]
        self.tat = {s: k for k, s in enumerate(self.tagged)}
        self.n = len(self.tagged)
        self.cache = {}

    def matrix(self, kind, m):
        key = (kind, self.agents[m], self.calls[m] if kind == 'chain' else 0)
        if key not in self.cache:
            self.cache[key] = Linear(getattr(self, kind)(m))
        return self.cache[key]

    def chain(self, m):
        lam, s = self.calls[m], self.agents[m]
        rows = [{} for _ in self.states]
        for k, (b, q) in enumerate(self.states):
            moves = [((b + 1, q) if b < s else (b, q + 1), lam), ((b, q - 1), q * self.theta),
                     ((b, q - 1) if q > 0 and b <= s else (b - 1, q), b * self.mu)]
            for target, rate in moves:
                if target in self.at and rate > 0:
                    row = rows[self.at[target]]
                    row[k] = row.get(k, 0) + rate
                    rows[k][k] = rows[k].get(k, 0) - rate
        return rows

    def backward(self, m):
        """For each place that there is: rates to other places, of being answered, and out."""
        s = self.agents[m]
        for k, (b, i) in enumerate(self.tagged):
            if b < s:
                continue
            row, answered = {}, mpf(0)
            if b > s:
                row[self.tat[(b - 1, i)]] = b * self.mu
            elif i == 0:
                answered = b * self.mu
            else:
                row[self.tat[(b, i - 1)]] = b * self.mu
            if i > 0:
                j = self.tat[(b, i - 1)]
                row[j] = row.get(j, 0) + i * self.theta
            yield k, row, answered, b * self.mu + (i + 1) * self.theta

    def fates(self, m):
        """answered | abandoned | 1"""
        n = self.n
        rows = [{} for _ in range(2 * n + 1)]
        for k, row, answered, out in self.backward(m):
            rows[k] = {**row, k: -out, 2 * n: answered}
            rows[n + k] = {**{n + j: r for j, r in row.items()}, n + k: -out, 2 * n: self.theta}
        return rows

    def ends(self, m):
        """answered | wait of the answered | seconds | 1"""
        n = self.n
        rows = [{} for _ in range(3 * n + 1)]
        for k, row, answered, out in self.backward(m):
            rows[k] = {**row, k: -out, 3 * n: answered}
            rows[n + k] = {**{n + j: r for j, r in row.items()}, n + k: -out, k: mpf(1)}
            rows[2 * n + k] = {**{2 * n + j: r for j, r in row.items()}, 2 * n + k: -out, 3 * n: mpf(1)}
        return rows

    def before(self, s, y):
        """Values just before a change to s of values just after it; the first block is of the answered."""
        n, z = self.n, list(y)
        for k, (b, i) in enumerate(self.tagged):
            if b < s:
                taken = s - b
                for block in range(len(y) // n):
                    z[block * n + k] = (ONE if block == 0 else 0) if i < taken else y[block * n + self.tat[(s, i - taken)]]
        return z

    def final(self):
        """With the last staff for ever, place after place."""
        m, n = len(self.agents) - 1, self.n
        y = [mpf(0)] * (3 * n) + [mpf(1)]
        if self.agents[m] > 0 or self.theta > 0:
            for k, row, answered, out in sorted(self.backward(m), key=lambda p: sum(self.tagged[p[0]])):
                y[k] = (answered + sum(r * y[j] for j, r in row.items())) / out
                y[n + k] = (y[k] + sum(r * y[n + j] for j, r in row.items())) / out
                y[2 * n + k] = (1 + sum(r * y[2 * n + j] for j, r in row.items())) / out
        return [fixed(v) for v in y]

    def fate(self, t, m, k, reached):
        """Back from the start of interval k, whose fates are `reached`, to the time t of interval m."""
        y = reached
        for j in range(k, m, -1):
            y = self.before(self.agents[j], y)
            y = self.matrix('fates', j - 1).flow(self.L if j - 1 > m else self.L - t, y)
        return y

    def results(self):
        M, n, L, T = len(self.agents), self.n, self.L, self.T
        alone = self.agents[-1] == 0 and self.theta == 0
        after = [None] * M
        y = self.final()
        for m in range(M - 1, -1, -1):
            after[m] = y
            if m > 0:
                y = self.before(self.agents[m], self.matrix('ends', m).flow(L, y))
        p = [0] * len(self.states)
        taken = max(0, min(self.queued0, self.agents[0] - self.busy0))
        p[self.at[(self.busy0 + taken, self.queued0 - taken)]] = ONE
        out = {k: [] for k in ('probabilityOfWait abandonment blocking averageSpeedOfAnswer averageWait answeredWithin '
                               'abandonmentWithinThreshold averageQueueLength busyAgents probabilityAllBusy').split()}
        unmet = [0] * (2 * n) + [ONE]
        edge = mpf(0)
        for m in range(M):
            s = self.agents[m]
            if m > 0:
                new = [0] * len(p)
                for k, (b, q) in enumerate(self.states):
                    taken = max(0, min(q, s - b))
                    new[self.at[(b + taken, q - taken)]] += p[k]
                p = new
            blocked = [self.K is not None and b >= s and b + q >= self.K for b, q in self.states]
            joins = [(k, self.tat[(b, q)]) for k, (b, q) in enumerate(self.states)
                     if b >= s and not blocked[k] and (b, q) in self.tat]
            chain, ends = self.matrix('chain', m), self.matrix('ends', m)
            kink = L - T % L
            panels = []
            for low, high in [(mpf(0), kink), (kink, L)] if kink < L else [(mpf(0), L)]:
                count = int(mp.ceil((high - low) * max(chain.norm, ends.norm) / EVENTS)) or 1
                panels += [(low + j * (high - low) / count, (high - low) / count) for j in range(count)]
            later, y = [], after[m]
            for low, h in reversed(panels):
                series = ends.series(h, y)
                later.insert(0, series)
                y = [sum(c) for c in zip(*series)]
            mean = [0] * len(p)
            sums = [mpf(0)] * 5
            inside, done = unmet, mpf(0)
            within = self.matrix('fates', m).flow(T, unmet) if T < L or m == M - 1 else None
            for (low, h), end in zip(panels, later):
                series = chain.series(h, p)
                share = fixed(h / L)
                mean = [a + (sum(c * ONE // (k + 1) for k, c in enumerate(cs)) * share >> 2 * BITS)
                        for a, cs in zip(mean, zip(*series))]
                k = min(int((m * L + low + h / 2 + T) / L), M - 1)
                if k > m:
                    last, x = self.matrix('fates', k), m * L + low + T - k * L
                    if x < done:
                        inside, done = unmet, mpf(0)
                    inside, done = last.flow(x - done, inside), x
                    arriving = last.series(h, inside)
                for x, w in GAUSS:
                    here = at(series, x)
                    u = at(end, ONE - x)
                    if k > m:
                        fate = self.fate(low + real(x) * h, m, k, at(arriving, x))
                    else:
                        fate = within
                    weight = real(w) * h / L
                    for index, (values, block) in enumerate([(u, 0), (u, 1), (u, 2), (fate, 0), (fate, 1)]):
                        total = sum(here[a] * values[block * n + b] for a, b in joins) >> BITS
                        sums[index] += weight * real(total)
                p = [sum(c) for c in zip(*series)]
            mean = [real(v) for v in mean]
            if self.K is None:
                edge = max([edge] + [mean[k] for k, (b, q) in enumerate(self.states) if q == self.room])
            states = list(zip(mean, self.states))
            free = sum(v for v, (b, q) in states if b < s)
            joined = sum(v for k, (v, (b, q)) in enumerate(states) if b >= s and not blocked[k])
            answered, wait, time, soon, short = sums
            answered += free
            endless = alone and joined > mpf(10) ** -15
            none = answered < mpf(10) ** -13
            out['probabilityOfWait'].append(joined)
            out['abandonment'].append(self.theta * time)
            out['blocking'].append(sum(v for k, (v, _) in enumerate(states) if blocked[k]))
            out['averageSpeedOfAnswer'].append(None if endless or none else wait / answered)
            out['averageWait'].append(None if endless or free + joined == 0 else time / (free + joined))
            out['answeredWithin'].append(free + soon)
            out['abandonmentWithinThreshold'].append(short)
            out['averageQueueLength'].append(sum(v * q for v, (b, q) in states))
            out['busyAgents'].append(sum(v * b for v, (b, q) in states))
            out['probabilityAllBusy'].append(sum(v for v, (b, q) in states if b >= s))
        if edge > mpf(10) ** -16:
            print('edge', mp.nstr(edge, 3), file=sys.stderr)
        return out


def rows():
    day = dict(length=120.0, handle=180.0, patience=100.0, lines=None, busy=0, queued=0, T=20.0, room=20)

    def row(calls, agents, **more):
        return {**day, 'calls': [float(c) for c in calls], 'agents': agents, **more}
    # thresholds from none to hours, at and about the length of an interval
    yield row([40, 80, 60], [2, 3, 2])
    yield row([40, 80, 60], [2, 3, 2], T=0.0)
    yield row([40, 80, 60], [2, 3, 2], T=119.0)
    yield row([40, 80, 60], [2, 3, 2], T=120.0)
    yield row([40, 80, 60], [2, 3, 2], T=200.0)
    yield row([40, 80, 60], [2, 3, 2], T=7200.0)
    yield row([40, 80, 60], [2, 3, 2], T=0.5)
    # cuts and rises, nobody
    yield row([90, 90, 90], [5, 2, 4], T=45.0, room=24)
    yield row([90, 90, 90], [4, 1, 4], T=45.0, room=24)
    yield row([60, 60, 60], [3, 0, 3])
    yield row([60, 60, 60], [3, 0, 3], T=180.0)
    yield row([60, 20, 60], [0, 0, 2], T=60.0)
    yield row([60, 20, 10], [2, 1, 0])
    yield row([60, 20], [0, 0])
    yield row([60, 20], [0, 2])
    # hardly any calls, none, overload, exactly the load
    yield row([0, 60, 0], [1, 1, 1])
    yield row([0.02, 0.02], [1, 1], room=8)
    yield row([0.02, 0.02, 0.02], [1, 0, 1], room=8)
    yield row([0.02], [2], room=8)
    yield row([20, 20], [1, 1], T=60.0)
    yield row([60, 60], [3, 3])
    yield row([200, 200, 100], [2, 2, 4], T=60.0, room=34)
    yield row([400, 20], [1, 2], handle=60.0, length=60.0, T=10.0, room=34)
    # lines
    yield row([60, 60], [2, 2], lines=2)
    yield row([60, 60], [2, 2], lines=3)
    yield row([80, 60, 80], [3, 1, 2], lines=4)
    yield row([80, 60, 80], [3, 1, 2], lines=4, patience='inf')
    yield row([80, 60, 80], [3, 0, 2], lines=5, T=60.0)
    yield row([300, 300], [2, 3], lines=6, patience='inf', T=600.0)
    yield row([60, 60], [2, 2], lines=5, patience=1e6)
    yield row([60, 60], [3, 1], lines=6, patience=0.5, T=2.0, length=20.0)
    # patience from a moment to for ever
    yield row([20, 60, 20], [3, 2, 3], patience='inf', room=34)
    yield row([20, 60, 20], [3, 1, 3], patience='inf', T=60.0, room=34)
    yield row([20, 60, 20], [3, 0, 3], patience='inf', T=90.0, room=34)
    yield row([10, 10], [2, 0], patience='inf', room=24)
    yield row([40, 80, 60], [2, 3, 2], patience=2.0, room=10, length=40.0)
    yield row([40, 80, 60], [2, 3, 2], patience=0.05, room=5, length=5.0, T=1.0)
    yield row([40, 80, 60], [2, 3, 2], patience=20000.0, room=30)
    # starting states
    yield row([40, 40], [2, 2], busy=2, queued=5)
    yield row([40, 40], [2, 2], busy=5, queued=3, T=60.0)
    yield row([40, 40], [4, 2], busy=1, queued=6)
    yield row([40, 40], [2, 2], busy=4, queued=0, lines=5)
    yield row([0, 0, 0], [2, 1, 1], busy=2, queued=8, T=100.0)
    # one interval and many, long and short ones
    yield row([30], [1])
    yield row([30], [3], length=600.0)
    yield row([30, 30], [1, 1], length=300.0)
    yield row([30, 30, 30], [1, 2, 1], T=30.0, length=20.0)
    yield row([50, 90, 20, 70, 60], [3, 4, 1, 3, 2], T=50.0, length=60.0)
    yield row([50, 90, 20, 70, 60], [3, 4, 1, 3, 2], T=50.0, length=60.0, lines=6)
    yield row([50, 90, 20, 70, 60], [3, 3, 3, 3, 3], T=50.0, length=60.0)
    yield row([30, 60, 90, 120, 150, 120, 90, 60, 30, 0, 30, 60], [1, 2, 2, 3, 4, 4, 3, 2, 1, 1, 0, 2], T=15.0, length=30.0)
    yield row([400, 500, 300], [6, 8, 5], handle=60.0, patience=40.0, T=10.0, length=40.0, room=30)
    yield row([400, 500, 300], [6, 8, 5], handle=60.0, patience=40.0, T=10.0, length=40.0, lines=12, room=14)
    yield row([10, 10], [2, 1], handle=2000.0, T=60.0, length=300.0)


def tidy(v):
    return None if v is None else float(v) if v > mpf(10) ** -40 else 0.0


def main():
    result = []
    for row in rows():
        start = time.process_time()
        inputs = {k: v for k, v in row.items() if k != 'room'}
        outputs = {name: [tidy(v) for v in values] for name, values in Day(**row).results().items()}
        result.append({'inputs': inputs, 'outputs': outputs})
        print(len(result), round(time.process_time() - start, 2), file=sys.stderr, flush=True)
    text = '[\n' + ',\n'.join(json.dumps(row) for row in result) + '\n]\n'
    (pathlib.Path(__file__).parent / 'time-varying.json').write_text(text)


if __name__ == '__main__':
    main()
