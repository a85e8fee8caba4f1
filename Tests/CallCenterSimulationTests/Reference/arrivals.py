#!/usr/bin/env python3
"""Exact values for arrival processes that are more than Poisson, written independently of the code under test.

Run `python3 arrivals.py` to rewrite `arrivals.json`, `batch-queue.json` and `modulated-queue.json` beside this file
(numpy and scipy are needed; a few seconds). Every run repeats the self-checks first.

`arrivals.json` holds means and covariances of counts in cells [type, first hour, hour after the last] of a day.
A count whose rate is random has Cov(N_a, N_b) = Cov(L_a, L_b) + [a = b] E L_a, with L the integral of the rate; where
arrivals bring X contacts each, the second term is E L_a E X^2 / E X.
"""

import json
import math
from pathlib import Path

import numpy as np
from scipy import linalg, stats

HOUR = 3600.0


# ------------------------------------------------------------------------------------------------------- random factors

def gamma_of_score(cv):
  shape = 1 / cv**2
  def quantile(z):
    lower = stats.gamma.ppf(stats.norm.cdf(z), shape)
    upper = stats.gamma.isf(stats.norm.sf(z), shape)
    return np.where(z < 0, lower, upper) / shape
  return quantile


def factor_covariance(cv1, cv2, r):
  """Cov of two gamma factors whose normal scores have correlation r, by a product rule over the normal plane."""
  x, w = np.polynomial.hermite_e.hermegauss(160)
  w = w / w.sum()
  g1, g2 = gamma_of_score(cv1), gamma_of_score(cv2)
  second = r * x[:, None] + math.sqrt(1 - r * r) * x[None, :]
  return float(w @ (g1(x)[:, None] * g2(second)) @ w) - 1


def factor_covariance_mehler(cv1, cv2, r, terms=60):
  """The same by Hermite coefficients: sum over k of c_k d_k r^k / k!."""
  x, w = np.polynomial.hermite_e.hermegauss(160)
  w = w / w.sum()
  a, b = gamma_of_score(cv1)(x), gamma_of_score(cv2)(x)
  total, previous, current = 0.0, np.ones_like(x), x.copy()
  for k in range(1, terms):
    total += r**k * float(w @ (a * current)) * float(w @ (b * current))
    # Normalised Hermite polynomials He_k / sqrt(k!).
    previous, current = current, (x * current - math.sqrt(k) * previous) / math.sqrt(k + 1)
  return total


def cyclic_generator(means):
  n = len(means)
  q = np.zeros((n, n))
  for i, mean in enumerate(means):
    q[i, i] -= 1 / mean
    q[i, (i + 1) % n] += 1 / mean
  return q


def modulation_covariance(states, a, b):
  """Integral over hours a x b of Cov(r(s), r(t)), r the modulating factor of mean 1, from the spectrum of the chain."""
  means = np.array([m for _, m in states])
  pi = means / means.sum()
  r = np.array([f for f, _ in states])
  r = r / (pi @ r)
  values, right = linalg.eig(cyclic_generator(means))
  left = linalg.inv(right)
  total = 0.0
  for k, value in enumerate(values):
    if abs(value) < 1e-14:
      continue
    weight = ((pi * r) @ right[:, k]) * (left[k, :] @ r)
    if a == b:
      t = (a[1] - a[0]) * HOUR
      integral = 2 * (t / -value - (1 - np.exp(value * t)) / value**2)
    else:
      lo, hi = min(a, b), max(a, b)
      assert lo[1] <= hi[0]
      s0, s1, t0, t1 = (h * HOUR for h in (*lo, *hi))
      integral = (np.exp(value * (t1 - s0)) - np.exp(value * (t1 - s1))
                  - np.exp(value * (t0 - s0)) + np.exp(value * (t0 - s1))) / value**2
    total += weight * integral
  assert abs(total.imag) < 1e-6
  return float(total.real)


# ------------------------------------------------------------------------------------------------------------ rows

def cells_of(cells, mean, covariance):
  n = len(cells)
  return {"cells": cells, "mean": [mean(c) for c in cells],
          "covariance": [[covariance(cells[i], cells[j]) for j in range(n)] for i in range(n)]}


def row(identifier, types, expect, calendar_cv=0):
  return {"id": identifier, "calendarCv": calendar_cv, "types": types, "expect": expect}


def interval_factor_row(identifier, per_hour, cv, every, correlation):
  cells = [[0, 0, 1], [0, 1, 2], [0, 2, 3], [0, 6, 7], [0, 0, 24]]
  per = HOUR / every
  known = [cv**2 if k == 0 else factor_covariance(cv, cv, correlation**k) for k in range(int(24 * per) + 1)]
  def covariance(a, b):
    total = 0.0
    for i in range(int(a[1] * per), int(a[2] * per)):
      for j in range(int(b[1] * per), int(b[2] * per)):
        total += known[abs(i - j)] * (per_hour / per) ** 2
    overlap = max(0, min(a[2], b[2]) - max(a[1], b[1]))
    return total + per_hour * overlap
  return row(
    identifier, [{"perHour": per_hour, "interval": {"cv": cv, "everySeconds": every, "correlation": correlation}}],
    cells_of(cells, lambda c: per_hour * (c[2] - c[1]), covariance))


def day_factor_row(identifier, types, calendar_cv):
  cells = [[t, a, b] for t in range(len(types)) for a, b in ((0, 24), (3, 4))]
  def covariance(a, b):
    one, two = types[a[0]], types[b[0]]
    if a[0] == b[0]:
      own = one["dayFactorCv"] ** 2
    else:
      own = factor_covariance(one["dayFactorCv"], two["dayFactorCv"],
                              math.sqrt(one["dayFactorCorrelation"] * two["dayFactorCorrelation"]))
    factor = (1 + own) * (1 + calendar_cv**2) - 1
    same = one["perHour"] * max(0, min(a[2], b[2]) - max(a[1], b[1])) if a[0] == b[0] else 0
    return one["perHour"] * (a[2] - a[1]) * two["perHour"] * (b[2] - b[1]) * factor + same
  return row(identifier, types, cells_of(cells, lambda c: types[c[0]]["perHour"] * (c[2] - c[1]), covariance),
             calendar_cv)


def second_moment_of_rounded(mean, cv):
  """E N^2 for N = floor(T + U), T gamma: E T^2 + E f(1 - f), f the fraction of T."""
  if cv == 0:
    f = mean - math.floor(mean)
    return mean**2 + f * (1 - f)
  shape = 1 / cv**2
  x, w = np.polynomial.legendre.leggauss(40)
  f = (x + 1) / 2
  total = 0.0
  for k in range(int(mean * (1 + 12 * cv)) + 50):
    total += float((w / 2) @ (f * (1 - f) * stats.gamma.pdf(k + f, shape, scale=mean / shape)))
  return mean**2 * (1 + cv**2) + total


def random_total_row(identifier, per_hour, cv, concentration):
  """Hours are the intervals that share the total; concentration None: shares are the expected ones."""
  hours = np.array(per_hour, float)
  mean = hours.sum()
  pi = hours / mean
  pairs = second_moment_of_rounded(mean, cv) - mean
  def joint(i, j):
    if concentration is None:
      return pi[i] * pi[j]
    c = concentration
    return pi[i] * (c * pi[i] + 1) / (c + 1) if i == j else pi[i] * pi[j] * c / (c + 1)
  active = [h for h in range(24) if hours[h] > 0]
  cells = [[0, active[0], active[0] + 1], [0, active[1], active[1] + 1], [0, active[2], active[-1] + 1], [0, 0, 24]]
  def covariance(a, b):
    first, second = ([h for h in active if c[1] <= h < c[2]] for c in (a, b))
    total = pairs * sum(joint(i, j) for i in first for j in second)
    total += mean * sum(pi[i] for i in first if i in second)
    return total - mean**2 * sum(pi[i] for i in first) * sum(pi[j] for j in second)
  kind = {"fixedTotal": True} if cv == 0 and concentration is None else {"total": {"cv": cv, "concentration": concentration}}
  return row(identifier, [{"perHours": list(per_hour), **kind}],
             cells_of(cells, lambda c: float(hours[c[1]:c[2]].sum()), covariance))


def modulated_row(identifier, per_hour, states, batches=None, day_factor_cv=0):
  cells = [[0, 0, 1], [0, 1, 2], [0, 4, 8], [0, 8, 12]]
  spread = 1.0
  if batches:
    first = sum(k * p for k, p in batches.items())
    spread = sum(k * k * p for k, p in batches.items()) / first
  rate = per_hour / HOUR
  def covariance(a, b):
    hours = lambda c: c[2] - c[1]
    product = rate**2 * (modulation_covariance(states, tuple(a[1:]), tuple(b[1:])) + hours(a) * hours(b) * HOUR**2)
    product *= 1 + day_factor_cv**2
    same = spread * per_hour * hours(a) if a == b else 0
    return product - per_hour**2 * hours(a) * hours(b) + same
  inputs = {"perHour": per_hour, "dayFactorCv": day_factor_cv,
            "modulation": [{"factor": f, "meanSeconds": m} for f, m in states]}
  if batches:
    inputs["batches"] = {str(k): p for k, p in batches.items()}
  return row(identifier, [inputs], cells_of(cells, lambda c: per_hour * (c[2] - c[1]), covariance))


def batch_row(identifier, per_hour, batches=None, geometric=None):
  if batches:
    spread = sum(k * k * p for k, p in batches.items()) / sum(k * p for k, p in batches.items())
    inputs = {"perHour": per_hour, "batches": {str(k): p for k, p in batches.items()}}
  else:
    # E X^2 = 2 b^2 - b for a geometric law of mean b.
    spread = 2 * geometric - 1
    inputs = {"perHour": per_hour, "geometricBatchMean": geometric}
  cells = [[0, 0, 1], [0, 1, 2], [0, 0, 24]]
  return row(identifier, [inputs], cells_of(
    cells, lambda c: per_hour * (c[2] - c[1]),
    lambda a, b: spread * per_hour * max(0, min(a[2], b[2]) - max(a[1], b[1]))))


def linear_row(identifier, points):
  """Poisson counts of a rate that is straight between (hour, per hour) points."""
  def mean(c):
    x = np.linspace(c[1], c[2], (c[2] - c[1]) * 7200 + 1)
    y = np.interp(x, [p[0] for p in points], [p[1] for p in points], left=0, right=0)
    return float(np.trapezoid(y, x))
  cells = [[0, 8, 9], [0, 9, 10], [0, 10, 11], [0, 13, 14], [0, 19, 20], [0, 0, 24]]
  def covariance(a, b):
    lo, hi = max(a[1], b[1]), min(a[2], b[2])
    return mean([0, lo, hi]) if lo < hi else 0.0
  return row(identifier, [{"points": points}], cells_of(cells, mean, covariance))


def appointments_row(identifier, first, last, step, seats, no_show, lateness, early):
  """Uniform lateness in [a, b] less `early`; every booked contact is a Bernoulli trial for each hour."""
  times = np.arange(first, last, step)
  def probability(time, c):
    law = stats.uniform(lateness[0] - early, lateness[1] - lateness[0])
    return (1 - no_show) * float(law.cdf(c[2] * HOUR - time) - law.cdf(c[1] * HOUR - time))
  cells = [[0, 8, 9], [0, 9, 10], [0, 10, 11], [0, 0, 24]]
  def covariance(a, b):
    lo, hi = max(a[1], b[1]), min(a[2], b[2])
    both = [probability(t, [0, lo, hi]) if lo < hi else 0.0 for t in times]
    return float(sum(seats * (p - probability(t, a) * probability(t, b)) for t, p in zip(times, both)))
  inputs = {"appointments": {"times": [int(t) for t in times], "seats": seats, "noShow": no_show,
                             "lateness": lateness, "earlySeconds": early}}
  return row(identifier, [inputs], cells_of(
    cells, lambda c: float(sum(seats * probability(t, c) for t in times)), covariance))


def arrival_rows():
  two = [(0.6, 7200.0), (1.8, 2400.0)]
  three = [(0.5, 3600.0), (3.0, 900.0), (1.0, 1800.0)]
  shape = [0] * 8 + [10, 20, 30, 40, 40, 30, 20, 10] + [0] * 8
  return [
    interval_factor_row("interval-hour", 20, 0.5, 3600, 0.8),
    interval_factor_row("interval-half-hour", 20, 0.8, 1800, 0.9),
    interval_factor_row("interval-independent", 20, 0.4, 3600, 0.0),
    day_factor_row("day-correlated", [
      {"perHour": 10, "dayFactorCv": 0.4, "dayFactorCorrelation": 0.6},
      {"perHour": 5, "dayFactorCv": 0.8, "dayFactorCorrelation": 0.9}], 0),
    day_factor_row("day-correlated-and-common", [
      {"perHour": 10, "dayFactorCv": 0.2, "dayFactorCorrelation": 0.5},
      {"perHour": 5, "dayFactorCv": 0.3, "dayFactorCorrelation": 1.0}], 0.3),
    random_total_row("total-dirichlet", shape, 0.3, 20.0),
    random_total_row("total-plain", shape, 0.05, None),
    random_total_row("total-steady-dirichlet", shape, 0.0, 5.0),
    random_total_row("total-fixed", shape, 0.0, None),
    batch_row("batches-listed", 20, {1: 0.7, 2: 0.2, 5: 0.1}),
    batch_row("batches-geometric", 20, geometric=2.5),
    modulated_row("modulated-two", 20, two),
    modulated_row("modulated-three", 20, three),
    modulated_row("modulated-batches-day-factor", 20, two, {1: 0.5, 3: 0.5}, 0.3),
    linear_row("linear", [[8, 0], [10.5, 50], [13, 20], [20, 0]]),
    appointments_row("appointments", 8 * 3600 + 1800, 11 * 3600, 900, 5, 0.2, [0.0, 2400.0], 1200.0),
  ]


# ------------------------------------------------------------------------------------------------------------ queues

def batch_queue(calls_per_hour, handle, patience, agents, batches, threshold=400):
  """M^X/M/n+M in steady state: contacts of a batch take idle agents one by one, the rest wait."""
  size = sum(k * p for k, p in batches.items())
  rate, mu, theta = calls_per_hour / HOUR / size, 1 / handle, 1 / patience
  q = np.zeros((threshold + 1, threshold + 1))
  for i in range(threshold + 1):
    for k, p in batches.items():
      if i + k <= threshold:
        q[i, i + k] += rate * p
    if i > 0:
      q[i, i - 1] += min(i, agents) * mu + max(i - agents, 0) * theta
    q[i, i] = -q[i].sum()
  system = np.vstack([q.T, np.ones(threshold + 1)])
  pi = np.linalg.lstsq(system, np.append(np.zeros(threshold + 1), 1), rcond=None)[0]
  assert abs(pi[-50:]).max() < 1e-13, pi[-50:].max()
  states = np.arange(threshold + 1)
  queue = float(pi @ np.maximum(states - agents, 0))
  waits = sum(p * float(pi @ np.maximum(k - np.maximum(agents - states, 0), 0)) for k, p in batches.items()) / size
  calls = calls_per_hour / HOUR
  return {"probabilityOfWait": waits, "abandonment": theta * queue / calls, "averageWait": queue / calls,
          "averageWaitOfDelayed": queue / calls / waits, "averageQueueLength": queue,
          "occupancy": float(pi @ np.minimum(states, agents)) / agents}


def batch_queue_rows():
  rows = []
  for identifier, calls, agents, batches in (
      ("pairs", 120, 12, {1: 0.5, 2: 0.5}), ("families", 100, 11, {1: 0.7, 2: 0.2, 5: 0.1}),
      ("coaches", 60, 14, {1: 0.5, 20: 0.5})):
    inputs = {"callsPerHour": calls, "handleSeconds": 300, "patienceSeconds": 120, "agents": agents,
              "batches": {str(k): p for k, p in batches.items()}}
    rows.append({"id": identifier, "inputs": inputs, "expect": batch_queue(calls, 300, 120, agents, batches)})
  return rows


def modulated_queue(calls_per_hour, handle, patience, agents, states, hours=24, room=150):
  """MMPP/M/n+M that starts empty, the phase in equilibrium: integrals of the state law over each hour."""
  means = np.array([m for _, m in states])
  pi = means / means.sum()
  factors = np.array([f for f, _ in states])
  rates = factors / (pi @ factors) * calls_per_hour / HOUR
  phases, size = len(states), room + 1
  q = np.kron(cyclic_generator(means), np.eye(size))
  number = np.tile(np.arange(size), phases)
  for s in range(phases):
    for i in range(size):
      at = s * size + i
      if i < room:
        q[at, at + 1] += rates[s]
        q[at, at] -= rates[s]
      if i > 0:
        down = min(i, agents) / handle + max(i - agents, 0) / patience
        q[at, at - 1] += down
        q[at, at] -= down
  n = phases * size
  block = np.zeros((2 * n, 2 * n))
  block[:n, :n], block[:n, n:] = q, np.eye(n)
  step = linalg.expm(block * HOUR)
  law = np.zeros(n)
  law[np.arange(phases) * size] = pi
  rate_of_state = np.repeat(rates, size)
  result = {"queued": [], "offered": [], "abandoned": [], "averageQueueLength": [], "busyAgents": []}
  for _ in range(hours):
    time = law @ step[:n, n:]
    law = law @ step[:n, :n]
    assert law.reshape(phases, size)[:, -10:].max() < 1e-13
    queue = float(time @ np.maximum(number - agents, 0))
    result["offered"].append(float(time @ rate_of_state))
    result["queued"].append(float((time * rate_of_state) @ (number >= agents)))
    result["abandoned"].append(queue / patience)
    result["averageQueueLength"].append(queue / HOUR)
    result["busyAgents"].append(float(time @ np.minimum(number, agents)) / HOUR)
  return result


def modulated_queue_rows():
  states = [(0.6, 7200.0), (1.8, 2400.0)]
  inputs = {"callsPerHour": 100, "handleSeconds": 300, "patienceSeconds": 120, "agents": 10,
            "modulation": [{"factor": f, "meanSeconds": m} for f, m in states]}
  return [{"id": "busy-spells", "inputs": inputs, "expect": modulated_queue(100, 300, 120, 10, states)}]


# ------------------------------------------------------------------------------------------------------------ checks

def close(a, b, tolerance):
  assert abs(a - b) <= tolerance * max(abs(a), abs(b)), (a, b)


def self_checks():
  for cv, r in ((0.2, 0.8), (0.5, 0.5), (0.8, 0.9)):
    close(factor_covariance(cv, cv, r), factor_covariance_mehler(cv, cv, r), 1e-6)
  close(factor_covariance(0.4, 0.4, 1 - 1e-12), 0.16, 1e-6)
  # The variance of an interrupted rate: 2 v (t/g - (1 - exp(-g t))/g^2), v its variance, g the sum of both rates.
  states, t = [(0.6, 7200.0), (1.8, 2400.0)], 4 * HOUR
  g = 1 / 7200 + 1 / 2400
  p = 0.75
  mean = p * 0.6 + (1 - p) * 1.8
  v = p * (1 - p) * (1.2 / mean) ** 2
  close(modulation_covariance(states, (4, 8), (4, 8)), 2 * v * (t / g - (1 - math.exp(-g * t)) / g**2), 1e-12)
  whole = modulation_covariance(states, (0, 2), (0, 2))
  parts = (modulation_covariance(states, (0, 1), (0, 1)) + modulation_covariance(states, (1, 2), (1, 2))
           + 2 * modulation_covariance(states, (0, 1), (1, 2)))
  close(whole, parts, 1e-12)
  # Batches of one: M/M/n+M from its birth-death law.
  plain = batch_queue(120, 300, 120, 12, {1: 1.0})
  weights = [1.0]
  for i in range(1, 300):
    weights.append(weights[-1] * (120 / HOUR) / (min(i, 12) / 300 + max(i - 12, 0) / 120))
  pi = np.array(weights) / sum(weights)
  close(plain["probabilityOfWait"], pi[12:].sum(), 1e-9)
  # A rate that does not change tends to M/M/n+M.
  steady = modulated_queue(100, 300, 120, 10, [(1.0, 3600.0), (1.0, 1800.0)])
  close(steady["averageQueueLength"][-1], batch_queue(100, 300, 120, 10, {1: 1.0})["averageQueueLength"], 1e-8)


def rounded(value):
  if isinstance(value, dict):
    return {k: rounded(v) for k, v in value.items()}
  if isinstance(value, (list, tuple)):
    return [rounded(v) for v in value]
  if isinstance(value, (float, np.floating)):
    assert math.isfinite(value), value
    value = 0.0 if abs(value) < 1e-9 else float(f"{value:.11g}")
    return int(value) if value == int(value) else value
  return value


def write(name, rows):
  text = '{"generator": "arrivals.py", "rows": [\n' + ",\n".join(json.dumps(rounded(r)) for r in rows) + "\n]}\n"
  json.loads(text)
  (Path(__file__).parent / f"{name}.json").write_text(text, encoding="utf-8")
  print(f"{name}.json: {len(rows)} rows, {len(text)} bytes")


if __name__ == "__main__":
  self_checks()
  print("self-checks passed")
  write("arrivals", arrival_rows())
  write("batch-queue", batch_queue_rows())
  write("modulated-queue", modulated_queue_rows())
