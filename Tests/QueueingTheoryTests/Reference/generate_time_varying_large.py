#!/usr/bin/env python3
"""Reference rows for days of hundreds and thousands of agents: time-varying-large.json, in doubles.

The equations of generate_time_varying.py by another implementation: exponentials of the whole generator act on vectors by
truncated Taylor series (scipy), the interval by Gauss and Legendre with 12 nodes to a panel of 40 events, a finer one where it begins.
The queue is cut where less than 1e-15 is left. Relative error about 1e-9 of what is above 1e-6.

Usage: python3 generate_time_varying_large.py        writes it beside itself (numpy, scipy; two minutes).
"""
import json
import pathlib
import sys
import time
import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.linalg import expm_multiply

GAUSS = np.polynomial.legendre.leggauss(12)


class Day:
    def __init__(self, calls, agents, length, handle, patience, lines, busy, queued, T, room):
        self.calls, self.agents, self.L = [c / 3600 for c in calls], agents, length
        self.mu, self.theta = 1 / handle, 0.0 if patience == 'inf' else 1 / patience
        self.K, self.T, self.room = lines, T, room
        self.busy0, self.queued0 = busy, queued
        self.top = max(max(agents), busy)
        self.cache = {}
        least = min(agents)
        self.states = [(b, q) for b in range(self.top + 1) for q in range(room + 1)
                       if (q == 0 or b >= least) and (lines is None or b + q <= lines)]
        self.at = {s: k for k, s in enumerate(self.states)}
        self.tagged = [(b, i) for b in range(max(least, 0), self.top + 1) for i in range(room)]
        self.tat = {s: k for k, s in enumerate(self.tagged)}

    def generator(self, m):
        lam, s, n = self.calls[m], self.agents[m], len(self.states)
        Q = np.zeros((n, n))
        for k, (b, q) in enumerate(self.states):
            moves = []
            if b < s:
                moves.append(((b + 1, q), lam))
            else:
                moves.append(((b, q + 1), lam))
            if b > 0:
                moves.append(((b, q - 1) if q > 0 and b <= s else (b - 1, q), b * self.mu))
            if q > 0:
                moves.append(((b, q - 1), q * self.theta))
            for target, rate in moves:
                if target in self.at and rate > 0:
                    Q[k, self.at[target]] += rate
                    Q[k, k] -= rate
        return Q

    def backward(self, m):
        """Rates of a waiting caller with i ahead; columns beyond are answered, given up, and seconds."""
        s, n = self.agents[m], len(self.tagged)
        R = np.zeros((n + 3, n + 3))
        for k, (b, i) in enumerate(self.tagged):
            if b < s:
                continue
            if b > s:
                R[k, self.tat[(b - 1, i)]] += b * self.mu
            elif i == 0:
                R[k, n] += b * self.mu
            else:
                R[k, self.tat[(b, i - 1)]] += b * self.mu
            if i > 0:
                R[k, self.tat[(b, i - 1)]] += i * self.theta
            R[k, n + 1] += self.theta
            R[k, k] -= b * self.mu + (i + 1) * self.theta
        return R

    def change(self, s):
        """Rows of states just before a change to s, of what they are just after it."""
        J = np.zeros((len(self.states),) * 2)
        for k, (b, q) in enumerate(self.states):
            taken = max(0, min(q, s - b))
            J[k, self.at[(b + taken, q - taken)]] = 1
        n = len(self.tagged)
        H = np.zeros((n + 3, n + 3))
        H[n, n] = H[n + 1, n + 1] = H[n + 2, n + 2] = 1
        for k, (b, i) in enumerate(self.tagged):
            if b >= s:
                H[k, k] = 1
            elif i < s - b:
                H[k, n] = 1
            else:
                H[k, self.tat[(s, i - (s - b))]] = 1
        return J, H

    def matrix(self, kind, m):
        key = (kind, m if kind == 'Q' else self.agents[m])
        if key not in self.cache:
            self.cache[key] = csr_matrix({'Q': lambda: self.generator(m).T, 'R': lambda: self.backward(m),
                                          'W': lambda: self.waits(m), 'S': lambda: self.seconds(m)}[kind]())
        return self.cache[key]

    def act(self, kind, m, t, v):
        return expm_multiply(self.matrix(kind, m) * t, v) if t > 0 else v

    def fate(self, t, m, until):
        """Vectors at time t of interval m: answered and given up by `until`."""
        M, n = len(self.agents), len(self.tagged)
        v = np.zeros((n + 3, 2))
        v[n, 0] = v[n + 1, 1] = 1
        last = min(int(until // self.L), M - 1)
        for k in range(last, m - 1, -1):
            low, high = max(t, k * self.L), until if k == last else (k + 1) * self.L
            if high > low:
                v = self.act('R', k, high - low, v)
            if k > m:
                v = self.change(self.agents[k])[1] @ v
        return v[:n]

    def final(self):
        """With the last staff for ever: answered, wait of answered, seconds; by linear equations."""
        m, n = len(self.agents) - 1, len(self.tagged)
        R, s = self.backward(m), self.agents[m]
        live = [k for k, (b, i) in enumerate(self.tagged) if b >= s]
        A = R[np.ix_(live, live)]
        out = np.zeros((n, 3))
        if s == 0 and self.theta == 0:
            return out
        answered = np.linalg.solve(A, -R[live, n])
        out[live, 0] = answered
        out[live, 1] = np.linalg.solve(A, -answered)
        out[live, 2] = np.linalg.solve(A, -np.ones(len(live)))
        return out

    def alive(self, m):
        return np.array([1.0 if b >= self.agents[m] else 0.0 for b, i in self.tagged])

    def waits(self, m):
        """wait | answered | one: each second counts for those who will be answered."""
        n, R = len(self.tagged), self.backward(m)
        G = np.zeros((2 * n + 1, 2 * n + 1))
        G[:n, :n] = G[n:2 * n, n:2 * n] = R[:n, :n]
        G[:n, n:2 * n] = np.diag(self.alive(m))
        G[n:2 * n, 2 * n] = R[:n, n]
        return G

    def seconds(self, m):
        n, R = len(self.tagged), self.backward(m)
        G = np.zeros((n + 1, n + 1))
        G[:n, :n] = R[:n, :n]
        G[:n, n] = self.alive(m)
        return G

    def propagate(self, v, m, t):
        """Back by t: answered, its wait, seconds. With u = (answered, wait, seconds): u' = R u + (0, answered, 1)."""
        n = len(self.tagged)
        w = self.act('W', m, t, np.concatenate([v[:, 1], v[:, 0], [1]]))
        z = self.act('S', m, t, np.concatenate([v[:, 2], [1]]))
        return np.stack([w[n:2 * n], w[:n], z[:n]], axis=1)

    def results(self):
        M, n, L = len(self.agents), len(self.tagged), self.L
        rate = max(self.calls) + self.top * self.mu + 5 * self.theta
        xs, ws = (GAUSS[0] + 1) / 2, GAUSS[1] / 2
        # the deadline passes the end of an interval at a kink
        kink = L - self.T % L
        parts = [(0.0, kink), (kink, L)] if kink < L else [(0.0, L)]
        panels = []
        for low, high in parts:
            count = max(1, int(np.ceil((high - low) * rate / 40)))
            panels += [(low + k * (high - low) / count, (high - low) / count) for k in range(count)]
        # what follows a change of rates or staff begins fast
        low, h = panels.pop(0)
        panels = [(low, h / 16)] + [(low + h / 2 ** k, h / 2 ** k) for k in range(4, 0, -1)] + panels
        # fates until the end, at the nodes, backward
        ends = [None] * M
        v = self.final()
        for m in range(M - 1, -1, -1):
            ends[m] = v
            v = self.propagate(v, m, L)
            if m > 0:
                H = self.change(self.agents[m])[1]
                w = H[:n, :n] @ v
                w[:, 0] += H[:n, n]
                v = w
        p = np.zeros(len(self.states))
        b, q = self.busy0, self.queued0
        taken = max(0, min(q, self.agents[0] - b))
        p[self.at[(b + taken, q - taken)]] = 1
        out = {k: [] for k in ('probabilityOfWait abandonment blocking averageSpeedOfAnswer averageWait answeredWithin '
                               'abandonmentWithinThreshold averageQueueLength busyAgents probabilityAllBusy').split()}
        for m in range(M):
            s = self.agents[m]
            if m > 0:
                p = p @ self.change(s)[0]
            sums = dict.fromkeys('free joined blocked answered wait time within short queue busy all'.split(), 0.0)
            after = [ends[m]]
            for low, h in reversed(panels[1:]):
                after.insert(0, self.propagate(after[0], m, h))
            for (low, h), later in zip(panels, after):
                for x, w in zip(xs, ws):
                    pt, t = self.act('Q', m, x * h, p), m * L + low + x * h
                    weight = w * h / L
                    ahead = np.zeros(n)
                    for k, (b, q) in enumerate(self.states):
                        sums['queue'] += weight * q * pt[k]
                        sums['busy'] += weight * b * pt[k]
                        if b < s:
                            sums['free'] += weight * pt[k]
                            continue
                        sums['all'] += weight * pt[k]
                        if self.K is not None and b + q >= self.K:
                            sums['blocked'] += weight * pt[k]
                        else:
                            sums['joined'] += weight * pt[k]
                            if (b, q) in self.tat:
                                ahead[self.tat[(b, q)]] = pt[k]
                    u = self.propagate(later, m, (1 - x) * h)
                    answered, wait, time = ahead @ u
                    sums['answered'] += weight * answered
                    sums['wait'] += weight * wait
                    sums['time'] += weight * time
                    within, short = ahead @ self.fate(t, m, t + self.T)
                    sums['within'] += weight * within
                    sums['short'] += weight * short
                p = self.act('Q', m, h, p)
            answered = sums['free'] + sums['answered']
            endless = self.agents[-1] == 0 and self.theta == 0
            out['probabilityOfWait'].append(sums['joined'])
            out['abandonment'].append(self.theta * sums['time'] if not endless else 0.0)
            out['blocking'].append(sums['blocked'])
            out['averageSpeedOfAnswer'].append(None if endless or answered == 0 else sums['wait'] / answered)
            out['averageWait'].append(None if endless else sums['time'] / (sums['free'] + sums['joined']))
            out['answeredWithin'].append(sums['free'] + sums['within'])
            out['abandonmentWithinThreshold'].append(sums['short'])
            out['averageQueueLength'].append(sums['queue'])
            out['busyAgents'].append(sums['busy'])
            out['probabilityAllBusy'].append(sums['all'])
        return out


def rows():
    day = dict(handle=300.0, patience=120.0, lines=None, queued=0, T=20.0)
    yield {**day, 'calls': [3500.0, 3700.0, 3400.0], 'agents': [300, 302, 299], 'length': 150.0, 'busy': 290, 'room': 130}
    yield {**day, 'calls': [3300.0, 3800.0], 'agents': [300, 300], 'length': 120.0, 'busy': 285, 'lines': 310, 'room': 11}
    yield {**day, 'calls': [12600.0, 11400.0], 'agents': [1000, 1000], 'length': 120.0, 'busy': 990, 'room': 190}
    yield {**day, 'calls': [35700.0], 'agents': [3000], 'length': 60.0, 'busy': 2970, 'room': 220}


def main():
    result = []
    for row in rows():
        start = time.process_time()
        inputs = {k: v for k, v in row.items() if k != 'room'}
        outputs = {name: [None if v is None else 0.0 if abs(v) < 1e-14 else float(v) for v in values]
                   for name, values in Day(**row).results().items()}
        result.append({'inputs': inputs, 'outputs': outputs})
        print(len(result), round(time.process_time() - start, 2), file=sys.stderr, flush=True)
    text = '[\n' + ',\n'.join(json.dumps(row) for row in result) + '\n]\n'
    (pathlib.Path(__file__).parent / 'time-varying-large.json').write_text(text)


if __name__ == '__main__':
    main()
