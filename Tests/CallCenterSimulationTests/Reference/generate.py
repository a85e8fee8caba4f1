#!/usr/bin/env python3
"""Exact values for the simulator's tests, written independently of the code under test.

Run `python3 generate.py` to rewrite the rows beside this file (numpy, scipy and mpmath are needed; about two minutes),
or `python3 generate.py stationary twoskill` for some of the files. Every run repeats the self-checks first.

Inputs give rates per hour and times in seconds; inside this program everything is in seconds.
Measures carry the names of the result files; a ratio with a zero denominator is null.
"""

import json
import math
import sys
from pathlib import Path

import mpmath
import numpy as np
from scipy import integrate, optimize, sparse, stats
from scipy.sparse import linalg as sparse_linalg

HOUR = 3600.0
QUANTILES = (0.5, 0.9, 0.95)


# -------------------------------------------------------------------------------------------------- Markov chain tools

def expm_apply(generator, vector, time, with_integral=False):
  """exp(B t) v and, if asked, the integral of exp(B u) v over 0 < u < t, by uniformisation.

  B has nonnegative entries off the diagonal. With L = max |b_ii| and P = I + B/L,
  exp(B t) v = sum_k Poisson(k; L t) P^k v and the integral is (1/L) sum_k Pr{Poisson(L t) > k} P^k v.
  All terms are nonnegative when v is, so nothing cancels.
  """
  rate = max(float(-generator.diagonal().min()), 1e-9)
  mean = rate * time
  count = int(mean + 10 * math.sqrt(mean) + 40)
  orders = np.arange(count + 1)
  weights = stats.poisson.pmf(orders, mean)
  weights /= weights.sum()                       # the pmf is good to 1e-12 only at large means
  step = (sparse.identity(generator.shape[0], format="csr") + generator.tocsr() / rate).tocsr()
  term = np.array(vector, dtype=float)
  result = weights[0] * term
  if with_integral:
    tails = np.append(np.cumsum(weights[:0:-1])[::-1], 0.0) / rate
    total = tails[0] * term
  for order in range(1, count + 1):
    term = step @ term
    result += weights[order] * term
    if with_integral:
      total += tails[order] * term
  return (result, total) if with_integral else result


def generator_from(transitions, start):
  """Walks all states from `start`; `transitions(state)` yields (rate, next state). Returns states, index, generator."""
  states, index, rows, columns, rates = [start], {start: 0}, [], [], []
  position = 0
  while position < len(states):
    for rate, target in transitions(states[position]):
      if rate <= 0:
        continue
      if target not in index:
        index[target] = len(states)
        states.append(target)
      rows.append(position)
      columns.append(index[target])
      rates.append(rate)
    position += 1
  size = len(states)
  flow = sparse.csr_matrix((rates, (rows, columns)), shape=(size, size))
  return states, index, flow - sparse.diags(np.asarray(flow.sum(axis=1)).ravel())


def stationary(generator, reference):
  """Solves p Q = 0, sum p = 1, with p(reference) fixed first and normalised after."""
  keep = np.delete(np.arange(generator.shape[0]), reference)
  transposed = generator.T.tocsc()
  matrix = transposed[keep][:, keep].tocsc()
  right = -transposed[keep][:, [reference]].toarray().ravel()
  factor = sparse_linalg.splu(matrix)
  solution = factor.solve(right)
  solution += factor.solve(right - matrix @ solution)
  p = np.empty(generator.shape[0])
  p[reference] = 1.0
  p[keep] = solution
  p = np.maximum(p, 0.0) / np.maximum(p, 0.0).sum()
  assert np.abs(generator.T @ p).max() < 1e-13 * abs(generator.diagonal()).max()
  return p


class Waiting:
  """The wait of a tagged queued call as the life of an absorbing chain.

  `moves` is the sub-generator among waiting states, `answer` and `abandon` the rates out, `start` the probability
  that an offered call enters each state; `at_once`, `balk` and `blocked` are the offered calls that never wait.
  """

  def __init__(self, moves, answer, abandon, start, at_once, balk=0.0, blocked=0.0):
    self.answer, self.abandon, self.start = answer, abandon, start
    self.at_once, self.balk, self.blocked = at_once, balk, blocked
    size = len(start)
    self.augmented = sparse.bmat(
      [[moves, sparse.csr_matrix(np.column_stack([answer, abandon]))], [None, sparse.csr_matrix((2, 2))]],
      format="csr").T.tocsr()
    factor = sparse_linalg.splu((-moves.T).tocsc())
    self.first = factor.solve(start)              # expected time in each state
    self.second = factor.solve(self.first)
    assert abs(self.at_once + balk + blocked + start.sum() - 1) < 1e-11
    assert abs(self.first @ (answer + abandon) - start.sum()) < 1e-11

  def by(self, time):
    """Offered calls that queued and by `time` were answered, had abandoned, still wait."""
    end = expm_apply(self.augmented, np.append(self.start, [0.0, 0.0]), time)
    return end[-2], end[-1], end[:-2].sum()

  def quantile(self, level):
    goal = (1 - level) * (1 - self.blocked)
    if self.start.sum() <= goal:
      return 0.0
    high = 10.0
    while self.by(high)[2] > goal:
      high *= 2
    return optimize.brentq(lambda t: self.by(t)[2] - goal, 0.0, high, xtol=1e-11, rtol=1e-13)

  def measures(self, threshold, short_abandon=None):
    short_abandon = threshold if short_abandon is None else short_abandon
    queued = self.start.sum()
    answered = self.at_once + self.first @ self.answer
    left = self.first @ self.abandon
    within = self.at_once + self.by(threshold)[0]
    left_short = self.balk + self.by(short_abandon)[1]
    ratio = lambda top, bottom: None if bottom <= 0 else top / bottom
    return {
      "probabilityOfWait": queued,
      "abandonment": left + self.balk,
      "blocking": self.blocked,
      "averageSpeedOfAnswer": ratio(self.second @ self.answer, answered),
      "averageWait": ratio(self.first.sum(), 1 - self.blocked),
      "averageWaitOfDelayed": ratio(self.first.sum(), queued),
      "averageWaitOfAbandoned": ratio(self.second @ self.abandon, left + self.balk),
      "serviceLevel": service_levels(within, answered, left_short, self.blocked),
      "waitQuantile": {str(q): self.quantile(q) for q in QUANTILES},
    }


def service_levels(within, answered, left_short, blocked):
  """The five definitions, from probabilities that refer to offered calls."""
  return {
    "excludingBlocked": within / (1 - blocked),
    "ofOffered": within,
    "ofAnswered": within / answered if answered > 0 else None,
    "excludingShortAbandons": within / (1 - left_short) if left_short < 1 else None,
    "shortAbandonsMet": within + left_short,
  }


# ---------------------------------------------------------------------------------------------- one queue, exponential

def line_ahead(rate, patience_rate, places):
  """A call with i = 0 ... places-1 ahead: i -> i-1 at rate + i theta, answered from 0 at `rate`, lost at theta."""
  ahead = np.arange(places)
  forward = rate + ahead * patience_rate
  moves = sparse.diags([-(forward + patience_rate), forward[1:]], [0, -1], format="csr")
  answer = np.zeros(places)
  answer[0] = rate
  return moves, answer, np.full(places, float(patience_rate))


def no_queue(blocked):
  """The measures of a loss system."""
  return {
    "probabilityOfWait": 0.0, "abandonment": 0.0, "blocking": blocked, "averageSpeedOfAnswer": 0.0,
    "averageWait": 0.0, "averageWaitOfDelayed": None, "averageWaitOfAbandoned": None,
    "serviceLevel": service_levels(1 - blocked, 1 - blocked, 0.0, blocked),
    "waitQuantile": {str(q): 0.0 for q in QUANTILES}}


def birth_death(births, deaths):
  """Stationary probabilities of a birth-death chain, by products in logarithms."""
  logs = np.concatenate([[0.0], np.cumsum(np.log(births) - np.log(deaths))])
  p = np.exp(logs - logs.max())
  return p / p.sum()


def one_queue(calls_per_hour, handle, agents, patience=None, lines=None, balking=0.0, threshold=20.0, short=None):
  """M/M/n/K+M with balking: birth rate lambda below n, (1-b) lambda from n to K-1; death rate min(k,n) mu +
  (k-n)+ theta.

  A call that finds K in system is blocked; one that finds n <= k < K in system hangs up at once with probability b,
  else it waits behind k - n others; it meets all states with their stationary probabilities (PASTA).
  """
  arrival, service = calls_per_hour / HOUR, 1 / handle
  leave = 1 / patience if patience else 0.0
  if lines is None:
    if leave == 0:
      load = arrival * (1 - balking) / (agents * service)
      assert load < 1
      top = agents + int(math.ceil(math.log(1e-19) / math.log(load))) + 10
    else:
      spread = arrival / leave
      top = agents + int(spread + 12 * math.sqrt(spread) + 12 * math.sqrt(agents * service / leave)) + 60
  else:
    top = lines
  k = np.arange(top + 1)
  births = np.where(k[:-1] < agents, arrival, arrival * (1 - balking))
  deaths = np.minimum(k, agents) * service + np.maximum(k - agents, 0) * leave
  p = birth_death(births, deaths[1:])
  blocked = p[-1] if lines is not None else 0.0
  if lines is None:
    assert p[-1] < 1e-16
  waiting_states = p[agents:top] * (1 - balking)
  at_once, balk = p[:agents].sum(), p[agents:top].sum() * balking
  if lines is None:
    at_once = 1 - p[agents:top].sum()
  queue = float(np.maximum(k - agents, 0) @ p)
  if len(waiting_states) == 0:                     # a loss system
    result = no_queue(blocked)
  else:
    moves, answer, abandon = line_ahead(agents * service, leave, len(waiting_states))
    result = Waiting(moves, answer, abandon, waiting_states, at_once, balk, blocked).measures(threshold, short)
    assert abs(result["averageWait"] * (1 - blocked) * arrival - queue) < 1e-10 * max(1, queue)      # Little
    assert abs((result["abandonment"] - balk) * arrival - leave * queue) < 1e-11
  result["averageQueueLength"] = queue
  result["occupancy"] = float(np.minimum(k, agents) @ p) / agents
  return result


def erlang_b(load, lines):
  """Erlang's loss formula by its recursion B(k) = a B(k-1) / (k + a B(k-1)), in 50 digits."""
  with mpmath.workdps(50):
    blocking = mpmath.mpf(1)
    for k in range(1, lines + 1):
      blocking = load * blocking / (k + load * blocking)
    return blocking


def erlang_c(load, agents):
  """C = B / (1 - rho (1 - B))."""
  blocking = erlang_b(load, agents)
  return blocking / (1 - mpmath.mpf(load) / agents * (1 - blocking))


def patience_law(law):
  """Survival function, its integral from 0, and the breakpoints of a patience law."""
  kind = law["law"]
  if kind == "deterministic":
    d = law["seconds"]
    return (lambda x: 1.0 if x < d else 0.0), (lambda x: min(x, d)), [d]
  if kind == "uniform":
    a, b = law["from"], law["to"]
    survival = lambda x: 1.0 if x < a else (0.0 if x >= b else (b - x) / (b - a))
    area = lambda x: x if x < a else a + ((b - a) ** 2 - (b - min(x, b)) ** 2) / (2 * (b - a))
    return survival, area, [a, b]
  if kind == "erlang":
    k, scale = law["k"], law["mean"] / law["k"]
    survival = lambda x: stats.gamma.sf(x, k, scale=scale)
    return survival, lambda x: x * survival(x) + law["mean"] * stats.gamma.cdf(x, k + 1, scale=scale), []
  if kind == "lognormal":
    s2 = math.log1p(law["cv"] ** 2)
    m, s = math.log(law["mean"]) - s2 / 2, math.sqrt(s2)
    z = lambda x: (math.log(x) - m) / s if x > 0 else -math.inf
    survival = lambda x: stats.norm.sf(z(x))
    return survival, lambda x: x * survival(x) + law["mean"] * stats.norm.cdf(z(x) - s), []
  assert kind == "exponential"
  return (lambda x: math.exp(-x / law["mean"])), (lambda x: -law["mean"] * math.expm1(-x / law["mean"])), []


def general_patience(calls_per_hour, handle, agents, law, threshold=20.0, short=None):
  """M/M/n+G (Baccelli and Hebuterne 1981; Zeltyn and Mandelbaum 2005, doi 10.1007/s11134-005-3699-8).

  The offered wait V has density v(x) = c exp(lambda H(x) - n mu x), x > 0, H(x) the integral of the patience survival
  function, c = lambda p(n-1), and Pr{V = 0} = p(0) + ... + p(n-1) with p(k) proportional to a^k / k!.
  An offered wait of exactly the patience counts as answered (it has probability 0).
  """
  short = threshold if short is None else short
  arrival, drain = calls_per_hour / HOUR, agents / handle
  survival, area, breaks = patience_law(law)
  load = calls_per_hour * handle / HOUR
  k = np.arange(agents)
  below = np.exp(k * math.log(load) - np.array([math.lgamma(i + 1) for i in k]))
  below /= below[-1]
  shape = lambda x: math.exp(arrival * area(x) - drain * x)
  far = 50.0
  while shape(far) > 1e-18 or drain <= arrival * survival(far):
    far *= 1.5
  edges = sorted({0.0, threshold, short, far, *[b for b in breaks if b < far],
                  *np.linspace(0, min(far, 5 * law.get("mean", far / 5)), 9)})
  def integral(f, upto=None):
    cuts = [e for e in edges if upto is None or e <= upto]
    return sum(integrate.quad(lambda x: f(x) * shape(x), a, b, epsabs=0, epsrel=1e-12, limit=200)[0]
               for a, b in zip(cuts, cuts[1:]))
  weight = 1 / (below.sum() + arrival * integral(lambda x: 1.0))       # p(n-1)
  c = weight * arrival
  at_once = weight * below.sum()
  answered = at_once + c * integral(survival)
  wait = c * integral(area)                                            # E min(V, R)
  wait_answered = c * integral(lambda x: x * survival(x))
  left = c * integral(lambda x: 1 - survival(x))
  within = at_once + c * integral(survival, threshold)
  left_short = c * (integral(lambda x: 1 - survival(min(x, short))))
  busy = weight * (below @ k) + agents * (1 - at_once)
  def beyond(t):                                                       # Pr{min(V, R) > t}
    if survival(t) == 0:
      return 0.0
    cuts = [t] + [e for e in edges if e > t]
    return survival(t) * c * sum(
      integrate.quad(shape, a, b, epsabs=0, epsrel=1e-12)[0] for a, b in zip(cuts, cuts[1:]))
  def quantile(level):
    if 1 - at_once <= 1 - level:
      return 0.0
    if law["law"] == "deterministic" and beyond(law["seconds"] * (1 - 1e-15)) > 1 - level:
      return law["seconds"]
    return optimize.brentq(lambda t: beyond(t) - (1 - level), 0, far, xtol=1e-10)
  assert abs(busy / (agents * answered) * agents - load) < 1e-9 * load  # answered load = busy agents
  return {
    "probabilityOfWait": 1 - at_once, "abandonment": left, "blocking": 0.0,
    "averageSpeedOfAnswer": wait_answered / answered, "averageWait": wait, "averageWaitOfDelayed": wait / (1 - at_once),
    "averageWaitOfAbandoned": (wait - wait_answered) / left,
    "serviceLevel": service_levels(within, answered, left_short, 0.0),
    "waitQuantile": {str(q): quantile(q) for q in QUANTILES},
    "averageQueueLength": arrival * wait, "occupancy": busy / agents}


# ----------------------------------------------------------------------------------------------- M/G/1, M/D/1, M/G/n/n

def handling_law(law):
  """Laplace transform E exp(-s B) and the first three moments of a handling law."""
  kind, mean = law["law"], law["mean"]
  if kind == "lognormal":
    s2 = math.log1p(law["cv"] ** 2)
    m, sigma = math.log(mean) - s2 / 2, math.sqrt(s2)
    grid, step = np.linspace(-14, 14, 1401, retstep=True)
    def transform(s):
      # The path z = u - i arg(s)/sigma makes s e^(m + sigma z) real; the trapezoid rule then converges geometrically.
      turn = np.angle(s) / sigma
      return step / math.sqrt(2 * math.pi) * np.sum(
        np.exp(-abs(s) * np.exp(m + sigma * grid) - (grid - 1j * turn) ** 2 / 2))
    return transform, [math.exp(r * m + r * r * s2 / 2) for r in (1, 2, 3)]
  if kind in ("gamma", "erlang"):
    k = law["k"] if kind == "erlang" else 1 / law["cv"] ** 2
    scale = mean / k
    return (lambda s: (1 + scale * s) ** (-k)), [mean, scale**2 * k * (k + 1), scale**3 * k * (k + 1) * (k + 2)]
  assert kind == "hyperexponential"
  parts = list(zip(law["probabilities"], law["means"]))
  return (lambda s: sum(q / (1 + s * x) for q, x in parts)), [
    math.factorial(r) * sum(q * x**r for q, x in parts) for r in (1, 2, 3)]


def euler_inversion(transform, time, decay=23.0, terms=60, averaging=18):
  """Abate and Whitt's EULER (1995, doi 10.1287/ijoc.7.1.36): discretisation error about exp(-decay)."""
  half = decay / (2 * time)
  total = math.exp(decay / 2) / (2 * time) * transform(complex(half)).real
  partial = []
  for k in range(1, terms + averaging + 1):
    total += math.exp(decay / 2) / time * (-1) ** k * transform(half + 1j * k * math.pi / time).real
    if k >= terms:
      partial.append(total)
  return sum(math.comb(averaging, j) * partial[j] for j in range(averaging + 1)) / 2**averaging


def single_server(calls_per_hour, law, threshold=20.0):
  """M/G/1: transform of the wait (1-rho) s / (s - lambda + lambda B*(s)); moments by Pollaczek and Khinchine:
  E W = lambda E B^2 / (2 (1-rho)), E W^2 = 2 (E W)^2 + lambda E B^3 / (3 (1-rho)); Pr{W > 0} = rho.
  """
  arrival = calls_per_hour / HOUR
  if law["law"] == "deterministic":
    mean = law["mean"]
    moments = [mean, mean**2, mean**3]
    beyond = lambda t: 1 - constant_handling_cdf(arrival, mean, t)
  else:
    transform, moments = handling_law(law)
    rho_ = arrival * moments[0]
    wait_transform = lambda s: (1 - rho_) * s / (s - arrival + arrival * transform(s))
    beyond = lambda t: euler_inversion(lambda s: (1 - wait_transform(s)) / s, t)
  rho = arrival * moments[0]
  wait = arrival * moments[1] / (2 * (1 - rho))
  square = 2 * wait**2 + arrival * moments[2] / (3 * (1 - rho))
  def quantile(level):
    if rho <= 1 - level:
      return 0.0
    high = wait
    while beyond(high) > 1 - level:
      high *= 2
    return optimize.brentq(lambda t: beyond(t) - (1 - level), 1e-6, high, xtol=1e-7)
  within = 1 - beyond(threshold)
  return {
    "probabilityOfWait": rho, "abandonment": 0.0, "blocking": 0.0, "averageSpeedOfAnswer": wait, "averageWait": wait,
    "averageWaitOfDelayed": wait / rho, "averageWaitOfAbandoned": None,
    "serviceLevel": service_levels(within, 1.0, 0.0, 0.0), "waitQuantile": {str(q): quantile(q) for q in QUANTILES},
    "averageQueueLength": arrival * wait, "occupancy": rho, "waitStandardDeviation": math.sqrt(square - wait**2)}


def constant_handling_cdf(arrival, handle, time):
  """M/D/1 (Erlang 1909): Pr{W <= t} = (1-rho) sum_{i=0}^{floor(t/D)} (lambda (iD-t))^i / i! exp(-lambda (iD-t)),
  summed in 60 digits because the terms alternate."""
  with mpmath.workdps(60):
    rate, d, t = mpmath.mpf(arrival), mpmath.mpf(handle), mpmath.mpf(time)
    total = mpmath.mpf(0)
    for i in range(int(mpmath.floor(t / d)) + 1):
      x = rate * (i * d - t)
      total += (x**i if i else mpmath.mpf(1)) / mpmath.factorial(i) * mpmath.exp(-x)
    return float((1 - rate * d) * total)


def loss_system(calls_per_hour, handle, lines):
  """M/G/n/n: blocking is Erlang B of the mean alone (insensitivity), busy agents a (1 - B)."""
  load = calls_per_hour * handle / HOUR
  blocking = float(erlang_b(load, lines))
  return no_queue(blocking) | {"averageQueueLength": 0.0, "occupancy": load * (1 - blocking) / lines}


# --------------------------------------------------------------------------------------------- priorities, no patience

def two_priorities(calls_per_hour, handle, agents, threshold=20.0):
  """Two classes, non-preemptive, common exponential handling (Cobham 1954; Kella and Yechiali 1985,
  doi 10.1002/nav.3800320104). E W1 = C/(n mu - l1); E W2 = C n mu/((n mu - l1)(n mu - l)).

  Given a wait, class 1 waits Exp(n mu - l1); class 2 finds j waiting with probability (1-rho) rho^j and waits for the
  first passage of a random walk (down n mu, up l1) from j+1 to 0, here solved as a chain.
  """
  first, second = [c / HOUR for c in calls_per_hour]
  drain = agents / handle
  both = first + second
  rho = both / drain
  wait_probability = float(erlang_c(both * handle, agents))
  places = int(math.log(1e-18) / math.log(rho)) + 400
  start = wait_probability * (1 - rho) * rho ** np.arange(places)
  start[0] += wait_probability - start.sum()
  moves = sparse.diags([np.full(places, -(drain + first)), np.full(places - 1, drain), np.full(places - 1, first)],
                       [0, -1, 1], format="lil")
  moves[places - 1, places - 1] = -drain
  answer = np.zeros(places)
  answer[0] = drain
  low = Waiting(moves.tocsr(), answer, np.zeros(places), start, 1 - wait_probability).measures(threshold)
  rate = drain - first
  mean_high = wait_probability / rate
  tail = lambda t: wait_probability * math.exp(-rate * t)
  high = {
    "probabilityOfWait": wait_probability, "abandonment": 0.0, "blocking": 0.0, "averageSpeedOfAnswer": mean_high,
    "averageWait": mean_high, "averageWaitOfDelayed": 1 / rate, "averageWaitOfAbandoned": None,
    "serviceLevel": service_levels(1 - tail(threshold), 1.0, 0.0, 0.0),
    "waitQuantile": {
      str(q): max(0.0, math.log(wait_probability / (1 - q)) / rate) for q in QUANTILES}}
  closed = wait_probability * drain / ((drain - first) * (drain - both))
  assert abs(low["averageWait"] - closed) < 1e-9 * closed
  high["averageQueueLength"], low["averageQueueLength"] = first * mean_high, second * low["averageWait"]
  total = {
    "probabilityOfWait": wait_probability, "averageWait": (first * mean_high + second * closed) / both,
    "serviceLevel": {"ofOffered": (first * high["serviceLevel"]["ofOffered"]
                                   + second * low["serviceLevel"]["ofOffered"]) / both},
    "averageQueueLength": first * mean_high + second * closed, "occupancy": rho}
  assert abs(total["averageQueueLength"] - wait_probability * rho / (1 - rho)) < 1e-9
  return {"callTypes": {"A": high, "B": low}, "total": total}


# ------------------------------------------------------------------------------------------- two types, several groups

def two_types(types, groups, call_to_group, group_to_call, room, threshold=20.0):
  """Static-priority routing with two call types: the chain (busy agents of each group, waiting A, waiting B).

  A call takes the first group, by rank, with an idle agent, else joins its type's line. A freed agent takes the first
  type, by rank, that has someone waiting. Handling is exponential with a mean of the group, patience with one
  of the type. `room` waiting places a type are kept; the mass on the last one is checked to be below 1e-12.
  """
  arrivals = [t["callsPerHour"] / HOUR for t in types]
  leaves = [1 / t["patienceSeconds"] for t in types]
  services = [1 / g["handleSeconds"] for g in groups]
  sizes = [g["agents"] for g in groups]
  ranked = lambda ranks: sorted((i for i, r in enumerate(ranks) if r > 0), key=lambda i: ranks[i])
  routes = [ranked(r) for r in call_to_group]
  orders = [ranked(r) for r in group_to_call]
  change = lambda values, i, by: values[:i] + (values[i] + by,) + values[i + 1:]

  def transitions(state):
    busy, queue = state
    for t in (0, 1):
      free = [g for g in routes[t] if busy[g] < sizes[g]]
      if free:
        yield arrivals[t], (change(busy, free[0], 1), queue)
      elif queue[t] < room:
        yield arrivals[t], (busy, change(queue, t, 1))
      yield queue[t] * leaves[t], (busy, change(queue, t, -1))
    for g in range(len(groups)):
      chosen = [t for t in orders[g] if queue[t] > 0]
      yield busy[g] * services[g], (busy, change(queue, chosen[0], -1)) if chosen else (change(busy, g, -1), queue)

  empty = (tuple(0 for _ in groups), (0, 0))
  states, index, generator = generator_from(transitions, empty)
  p = stationary(generator, index[(tuple(s - 1 for s in sizes), (0, 0))])
  busy = np.array([s[0] for s in states])
  queue = np.array([s[1] for s in states])
  edge = p[(queue == room).any(axis=1)].sum()
  assert edge < 1e-12, edge

  handled = np.zeros((2, len(groups)))               # answered per second, by type and group
  for t in (0, 1):
    for row, state in enumerate(states):
      free = [g for g in routes[t] if state[0][g] < sizes[g]]
      if free:
        handled[t, free[0]] += p[row] * arrivals[t]
  for g in range(len(groups)):
    for row, state in enumerate(states):
      chosen = [t for t in orders[g] if state[1][t] > 0]
      if chosen:
        handled[chosen[0], g] += p[row] * state[0][g] * services[g]

  expect = {"callTypes": {}, "agentGroups": {}}
  for t, name in ((0, "A"), (1, "B")):
    o = 1 - t
    full = np.all([busy[:, g] == sizes[g] for g in routes[t]], axis=0)
    alone = all(orders[g][0] == t for g in routes[t])
    width = 1 if alone else room + 1
    assert alone or set(routes[o]) <= set(routes[t])
    def tagged(state):
      ahead, other = state
      advance = (ahead - 1, other) if ahead > 0 else "answered"
      for g in routes[t]:
        first = orders[g][0]
        yield sizes[g] * services[g], advance if first == t or other == 0 or o not in orders[g] else (ahead, other - 1)
      yield ahead * leaves[t], (ahead - 1, other)
      if width > 1:
        if other < room:
          yield arrivals[o], (ahead, other + 1)
        yield other * leaves[o], (ahead, other - 1)
    places = [(i, j) for i in range(room + 1) for j in range(width)]
    where = {s: r for r, s in enumerate(places)}
    rows, columns, rates = [], [], []
    answer = np.zeros(len(places))
    for s in places:
      for rate, target in tagged(s):
        if rate > 0 and target == "answered":
          answer[where[s]] += rate
        elif rate > 0:
          rows.append(where[s]), columns.append(where[target]), rates.append(rate)
    flow = sparse.csr_matrix((rates, (rows, columns)), shape=(len(places),) * 2)
    abandon = np.full(len(places), leaves[t])
    moves = flow - sparse.diags(np.asarray(flow.sum(axis=1)).ravel() + answer + abandon)
    start = np.zeros(len(places))
    np.add.at(start, [where[(q[t], q[o] if width > 1 else 0)] for q in queue[full]], p[full])
    result = Waiting(moves.tocsr(), answer, abandon, start, p[~full].sum()).measures(threshold)
    length = float(p @ queue[:, t])
    result["averageQueueLength"] = length
    result["answeredShareOfGroup"] = {groups[g]["name"]: handled[t, g] / handled[t].sum() for g in range(len(groups))}
    # Little's law and the flow of answered calls against the tagged call's chain.
    assert abs(result["averageWait"] - length / arrivals[t]) < 1e-9 * max(1, result["averageWait"])
    assert abs(result["abandonment"] - leaves[t] * length / arrivals[t]) < 1e-10
    assert abs(handled[t].sum() / arrivals[t] + result["abandonment"] - 1) < 1e-9
    expect["callTypes"][name] = result
  for g, group in enumerate(groups):
    mean_busy = float(p @ busy[:, g])
    assert abs(mean_busy * services[g] - handled[:, g].sum()) < 1e-10
    expect["agentGroups"][group["name"]] = {"occupancy": mean_busy / sizes[g], "busyAgents": mean_busy}
  weights = np.array(arrivals) / sum(arrivals)
  mix = lambda key: float(sum(w * expect["callTypes"][n][key] for w, n in zip(weights, "AB")))
  level = float(sum(w * expect["callTypes"][n]["serviceLevel"]["ofOffered"] for w, n in zip(weights, "AB")))
  expect["total"] = {k: mix(k) for k in ("probabilityOfWait", "abandonment", "averageWait")}
  expect["total"]["serviceLevel"] = {"ofOffered": level}
  return expect


def two_types_own_handling(types, groups, call_to_group, group_to_call, room):
  """As `two_types` with a handling mean for each pair of type and group: the chain counts busy agents by what they do.

  Waits by Little's law, abandonment by theta L / lambda, Pr{wait} by PASTA; no distribution of waits.
  """
  arrivals = [t["callsPerHour"] / HOUR for t in types]
  leaves = [1 / t["patienceSeconds"] for t in types]
  sizes = [g["agents"] for g in groups]
  cells = [(g, t) for g in range(len(groups)) for t in (0, 1) if group_to_call[g][t] > 0]
  service = {(g, t): 1 / groups[g]["handleSeconds"][t] for g, t in cells}
  ranked = lambda ranks: sorted((i for i, r in enumerate(ranks) if r > 0), key=lambda i: ranks[i])
  routes, orders = [ranked(r) for r in call_to_group], [ranked(r) for r in group_to_call]
  place = {cell: i for i, cell in enumerate(cells)}
  change = lambda values, i, by: values[:i] + (values[i] + by,) + values[i + 1:]
  in_group = lambda busy, g: sum(busy[place[c]] for c in cells if c[0] == g)

  def transitions(state):
    busy, queue = state
    for t in (0, 1):
      free = [g for g in routes[t] if in_group(busy, g) < sizes[g]]
      if free:
        yield arrivals[t], (change(busy, place[free[0], t], 1), queue)
      elif queue[t] < room:
        yield arrivals[t], (busy, change(queue, t, 1))
      yield queue[t] * leaves[t], (busy, change(queue, t, -1))
    for g, t in cells:
      rate, after = busy[place[g, t]] * service[g, t], change(busy, place[g, t], -1)
      chosen = [u for u in orders[g] if queue[u] > 0]
      if chosen:
        yield rate, (change(after, place[g, chosen[0]], 1), change(queue, chosen[0], -1))
      else:
        yield rate, (after, queue)

  states, index, generator = generator_from(transitions, (tuple(0 for _ in cells), (0, 0)))
  p = stationary(generator, 0)
  queue = np.array([s[1] for s in states])
  busy = np.array([s[0] for s in states])
  assert p[(queue == room).any(axis=1)].sum() < 1e-12
  columns = [[place[c] for c in cells if c[0] == g] for g in range(len(groups))]
  group_busy = np.column_stack([busy[:, c].sum(axis=1) for c in columns])
  expect = {"callTypes": {}, "agentGroups": {}}
  for t, name in ((0, "A"), (1, "B")):
    length = float(p @ queue[:, t])
    full = np.all([group_busy[:, g] == sizes[g] for g in routes[t]], axis=0)
    handled = sum(float(p @ busy[:, place[c]]) * service[c] for c in cells if c[1] == t)
    assert abs(handled + leaves[t] * length - arrivals[t]) < 1e-10
    expect["callTypes"][name] = {
      "probabilityOfWait": p[full].sum(), "abandonment": leaves[t] * length / arrivals[t], "blocking": 0.0,
      "averageWait": length / arrivals[t], "averageWaitOfDelayed": length / arrivals[t] / p[full].sum(),
      "averageQueueLength": length, "answeredShareOfGroup": {
        groups[g]["name"]: float(p @ busy[:, place[g, t]]) * service[g, t] / handled if (g, t) in place else 0.0
        for g in range(len(groups))}}
  for g, group in enumerate(groups):
    expect["agentGroups"][group["name"]] = {
      "occupancy": float(p @ group_busy[:, g]) / sizes[g], "busyAgents": float(p @ group_busy[:, g])}
  return expect


# --------------------------------------------------------------------------------------------------- a day that varies

class Day:
  """M(t)/M/s(t)/K+M from an empty or a given start, rates and staff constant in each interval, exhaustive staff cuts.

  The state is (b in service, q waiting). A call goes into service if b < s, waits if s <= b and b + q < K, else is
  blocked. An agent who finishes takes the first in line if b <= s, else goes (overtime of a cut). A rise to s' moves
  min(q, s' - b) waiting calls into service at that instant. Patience ends at rate theta for each waiting call.
  Forward: Kolmogorov's equations by uniformisation, time integrals exact. Backward: for the call with i ahead and b in
  service, the vectors m = E[time in queue], a = Pr{answered}, w = E[time in queue; answered] obey
  -m' = Am + 1, -a' = Aa + r, -w' = Aw + a, and jump at staff rises. Later arrivals never matter to it (FIFO).
  A given start is b0 calls in service and callers in line who have waited `ages` seconds, longest first; they belong to the
  first interval. What becomes of the one with i ahead are the backward values of (b0, i) before the first jump.
  By-arrival figures integrate the product of both over each interval with Gauss-Legendre panels.
  """

  def __init__(self, calls_per_hour, agents, handle, patience, lines=None, interval=1800.0, threshold=20.0, room=90,
               in_service=0, ages=()):
    self.in_service, self.ages = in_service, sorted(ages, reverse=True)
    self.rates = [c / HOUR for c in calls_per_hour]
    self.agents, self.service, self.leave = agents, 1 / handle, 1 / patience
    self.lines, self.interval, self.threshold = lines, interval, threshold
    self.most, self.room = max(*agents, in_service), room if lines is None else min(room, lines)
    b, q = np.meshgrid(np.arange(self.most + 1), np.arange(self.room + 1), indexing="ij")
    self.b, self.q = b.ravel(), q.ravel()
    self.size = len(self.b)
    self.cache = {}

  def at(self, b, q):
    return b * (self.room + 1) + q

  def matrix(self, triples, losses=None):
    rows, columns, rates = (np.concatenate(x) for x in zip(*triples))
    flow = sparse.csr_matrix((rates, (rows, columns)), shape=(self.size, self.size))
    out = np.asarray(flow.sum(axis=1)).ravel() + (0 if losses is None else losses)
    return (flow - sparse.diags(out)).tocsr()

  def departures(self, s):
    """Where a completion leads from each state when s agents are rostered, and whether it starts the line's first."""
    starts = (self.b <= s) & (self.q > 0) & (self.b > 0)
    return starts, np.where(starts, self.at(self.b, self.q - 1), self.at(np.maximum(self.b - 1, 0), self.q))

  def forward(self, rate, s):
    key = ("forward", rate, s)
    if key not in self.cache:
      every = np.arange(self.size)
      serve = self.b < s
      join = ~serve & (self.q < self.room) & ~self.full()
      _, after = self.departures(s)
      busy, waiting = self.b > 0, self.q > 0
      self.cache[key] = self.matrix([
        (every[serve], self.at(self.b + 1, self.q)[serve], np.full(serve.sum(), rate)),
        (every[join], self.at(self.b, self.q + 1)[join], np.full(join.sum(), rate)),
        (every[busy], after[busy], (self.b * self.service)[busy]),
        (every[waiting], self.at(self.b, self.q - 1)[waiting], (self.q * self.leave)[waiting])]).T.tocsr()
    return self.cache[key]

  def full(self):
    return np.zeros(self.size, bool) if self.lines is None else self.b + self.q >= self.lines

  def tagged(self, s):
    """The sub-generator of (b, i ahead), and the rate of being answered."""
    key = ("tagged", s)
    if key not in self.cache:
      every = np.arange(self.size)
      answered = np.where((self.b <= s) & (self.q == 0), self.b * self.service, 0.0)
      _, after = self.departures(s)
      moving = (self.b > 0) & (answered == 0)
      waiting = self.q > 0
      moves = self.matrix([
        (every[moving], after[moving], (self.b * self.service)[moving]),
        (every[waiting], self.at(self.b, self.q - 1)[waiting], (self.q * self.leave)[waiting])], answered + self.leave)
      one = sparse.identity(self.size, format="csr")
      column = lambda v: sparse.csr_matrix(np.asarray(v, float).reshape(-1, 1))
      ones, zero = np.ones(self.size), sparse.csr_matrix((1, 1))
      # unknowns [w, a, m, 1] for the whole wait; [a, l, 1] for answered or left within a deadline
      whole = sparse.bmat([[moves, one, None, None], [None, moves, None, column(answered)],
                           [None, None, moves, column(ones)], [None, None, None, zero]], format="csr")
      deadline = sparse.bmat([[moves, None, column(answered)], [None, moves, column(ones * self.leave)],
                              [None, None, zero]], format="csr")
      self.cache[key] = whole, deadline
    return self.cache[key]

  def switch_forward(self, p, s):
    moved = np.minimum(self.q, np.maximum(s - self.b, 0))
    result = np.zeros(self.size)
    np.add.at(result, self.at(self.b + moved, self.q - moved), p)
    return result

  def switch_backward(self, blocks, s, when_answered):
    rise = np.maximum(s - self.b, 0)
    taken = self.q < rise
    source = np.where(taken, 0, self.at(np.minimum(self.b + rise, self.most), np.maximum(self.q - rise, 0)))
    return [np.where(taken, value, block[source]) for block, value in zip(blocks, when_answered)]

  def whole_back(self, blocks, s, time):
    n = self.size
    v = expm_apply(self.tagged(s)[0], np.concatenate([*blocks, [1.0]]), time)
    return [v[:n], v[n:2 * n], v[2 * n:3 * n]]

  def deadline_back(self, blocks, s, time):
    n = self.size
    v = expm_apply(self.tagged(s)[1], np.concatenate([*blocks, [1.0]]), time)
    return [v[:n], v[n:2 * n]]

  def nodes(self):
    """Gauss-Legendre nodes over one interval; the last panel is the last T seconds."""
    last = self.interval - self.threshold
    cuts = [0.0, 10, 30, 70, 150, 300, 600, 1000, 1400, 1650, last, self.interval]
    points = []
    for a, b in zip(cuts, cuts[1:]):
      x, w = np.polynomial.legendre.leggauss(10)
      points += [((a + b) / 2 + (b - a) / 2 * xi, (b - a) / 2 * wi, a >= last - 1e-9) for xi, wi in zip(x, w)]
    return points

  def solve(self):
    count = len(self.agents)
    staff = lambda k: self.agents[k % count]
    zeros = [np.zeros(self.size)] * 3
    # backward: functions just before the end of interval k (after-jump functions folded in)
    ends, blocks = [None] * count, zeros
    for k in range(count + 7, -1, -1):
      blocks = self.switch_backward(blocks, staff(k + 1), (0.0, 1.0, 0.0))
      if k < count:
        ends[k] = blocks
      blocks = self.whole_back(blocks, staff(k), self.interval)
    first = self.switch_backward(blocks, staff(0), (0.0, 1.0, 0.0))
    points = self.nodes()
    clock = {k: [] for k in ("averageQueueLength", "busyAgents", "overtimeAgents", "availableAgents", "abandoned",
                             "answered", "probabilityAllBusy")}
    arrived = {k: [] for k in ("offered", "queued", "blocked", "abandoned", "answered", "within", "leftShort",
                               "waitAnswered", "wait")}
    p = np.zeros(self.size)
    p[self.at(self.in_service, len(self.ages))] = 1.0
    for k in range(count):
      s, rate, dt = staff(k), self.rates[k], self.interval
      queue_before = p @ self.q
      p = self.switch_forward(p, s)
      forward = self.forward(rate, s)
      end, area = expm_apply(forward, p, dt, True)
      _, early = expm_apply(forward, p, dt - self.threshold, True)
      full = self.full()
      all_busy = self.b >= s
      queueing = all_busy & ~full
      at_once = ~all_busy
      clock["averageQueueLength"].append(area @ self.q / dt)
      clock["busyAgents"].append(area @ self.b / dt)
      clock["overtimeAgents"].append(area @ np.maximum(self.b - s, 0) / dt)
      clock["availableAgents"].append(area @ np.maximum(s - self.b, 0) / dt)
      clock["abandoned"].append(area @ self.q * self.leave)
      accepted = rate * (area @ (at_once | queueing))
      clock["answered"].append(accepted - clock["abandoned"][-1] - (end @ self.q - queue_before))
      clock["probabilityAllBusy"].append(area @ all_busy / dt)
      # the whole wait, by quadrature; backward values at the nodes from the end of the interval
      values, blocks, time = {}, ends[k], dt
      for t, _, _ in reversed(points):
        blocks, time = self.whole_back(blocks, s, time - t), t
        values[t] = blocks
      answered = wait_answered = wait = within = left_short = 0.0
      quick = self.deadline_back(zeros[:2], s, self.threshold)
      within += (early * queueing) @ quick[0]
      left_short += (early * queueing) @ quick[1]
      state, time = p, 0.0
      for t, weight, last in points:
        state, time = expm_apply(forward, state, t - time), t
        seen = state * queueing * weight
        w, a, m = values[t]
        answered, wait_answered, wait = answered + seen @ a, wait_answered + seen @ w, wait + seen @ m
        if last:
          after = self.deadline_back(zeros[:2], staff(k + 1), self.threshold - (dt - t))
          late = self.deadline_back(self.switch_backward(after, staff(k + 1), (1.0, 0.0)), s, dt - t)
          within, left_short = within + seen @ late[0], left_short + seen @ late[1]
      now, queued, blocked = area @ at_once, area @ queueing, area @ (full & all_busy)
      assert abs(now + queued + blocked - dt) < 1e-8
      for key, value in (("offered", dt), ("queued", queued), ("blocked", blocked), ("abandoned", queued - answered),
                         ("answered", now + answered), ("within", now + within), ("leftShort", left_short),
                         ("waitAnswered", wait_answered), ("wait", wait)):
        arrived[key].append(rate * value)
      assert area[self.q == self.room].sum() / dt < (1e-12 if self.lines is None else 2)
      p = end
    for ahead, age in enumerate(self.ages):
      w, a, m = (float(block[self.at(self.in_service, ahead)]) for block in first)
      quick = [0.0, 0.0]
      if age < self.threshold:
        blocks = self.deadline_back(zeros[:2], staff(0), self.threshold - age)
        blocks = self.switch_backward(blocks, staff(0), (1.0, 0.0))
        quick = [float(block[self.at(self.in_service, ahead)]) for block in blocks]
      for key, value in (("offered", 1), ("queued", 1), ("abandoned", 1 - a), ("answered", a), ("within", quick[0]),
                         ("leftShort", quick[1]), ("waitAnswered", w + age * a), ("wait", m + age)):
        arrived[key][0] += value
    # the queue left at the end of the day, followed with no further arrivals: forward must agree with backward
    queue_time = sum(clock["averageQueueLength"]) * self.interval
    for k in range(count, count + 8):
      p = self.switch_forward(p, staff(k))
      p, area = expm_apply(self.forward(0.0, staff(k)), p, self.interval, True)
      queue_time += area @ self.q
    waited = sum(arrived["wait"]) - sum(self.ages)
    assert abs(waited - queue_time) < 1e-8 * max(1, queue_time), (waited, queue_time)
    assert abs(sum(arrived["abandoned"]) - self.leave * queue_time) < 1e-8 * max(1, queue_time)
    self.arrived, self.clock = arrived, clock
    return self.report()

  def report(self):
    ratio = lambda tops, bottoms: [None if y <= 1e-290 else x / y for x, y in zip(tops, bottoms)]
    def figures(x):
      accepted = [o - d for o, d in zip(x["offered"], x["blocked"])]
      patient = [o - e for o, e in zip(x["offered"], x["leftShort"])]
      met = [a + b for a, b in zip(x["within"], x["leftShort"])]
      return {
        "probabilityOfWait": ratio(x["queued"], x["offered"]), "abandonment": ratio(x["abandoned"], x["offered"]),
        "blocking": ratio(x["blocked"], x["offered"]),
        "averageSpeedOfAnswer": ratio(x["waitAnswered"], x["answered"]), "averageWait": ratio(x["wait"], accepted),
        "serviceLevel": {
          "excludingBlocked": ratio(x["within"], accepted), "ofOffered": ratio(x["within"], x["offered"]),
          "ofAnswered": ratio(x["within"], x["answered"]), "excludingShortAbandons": ratio(x["within"], patient),
          "shortAbandonsMet": ratio(met, x["offered"])}}
    by_arrival = {k: self.arrived[k] for k in ("offered", "answered", "abandoned", "blocked")} | figures(self.arrived)
    sums = {k: [sum(v)] for k, v in self.arrived.items()}
    first = lambda v: {k: first(x) for k, x in v.items()} if isinstance(v, dict) else v[0]
    total = {k: sums[k][0] for k in ("offered", "answered", "abandoned", "blocked")} | first(figures(sums))
    busy, free = sum(self.clock["busyAgents"]), sum(self.clock["availableAgents"])
    total["averageQueueLength"] = sum(self.clock["averageQueueLength"]) / len(self.agents)
    total["occupancy"] = busy / (busy + free) if busy + free > 0 else None
    total["busyShare"] = busy / sum(self.agents) if sum(self.agents) > 0 else None
    total["overtimeSeconds"] = sum(self.clock["overtimeAgents"]) * self.interval
    self.clock["occupancy"] = ratio(self.clock["busyAgents"],
                                    [x + y for x, y in zip(self.clock["busyAgents"], self.clock["availableAgents"])])
    return {"byArrival": by_arrival, "byClock": self.clock, "total": total}


# ------------------------------------------------------------------------------------------------------------- redials

def redials(calls_per_hour, handle, agents, lines=None, patience=None, after_blocking=0.0, after_abandon=0.0,
            delay=300.0, orbit=200, room=60, threshold=20.0):
  """The orbit chain (k in system, m waiting to redial), redial delays exponential, attempts without limit.

  Blocked and abandoning callers join the orbit with their probabilities, else are lost. An attempt is one of lambda new
  callers or m/delay redials a second; the state met by a redial is weighted with m (not PASTA).
  """
  arrival, service, retry = calls_per_hour / HOUR, 1 / handle, 1 / delay
  leave = 1 / patience if patience else 0.0
  top = lines if lines is not None else agents + room
  def transitions(state):
    k, m = state
    if k < top:
      yield arrival, (k + 1, m)
      yield m * retry, (k + 1, m - 1)
    elif lines is not None:
      yield arrival * after_blocking, (k, min(m + 1, orbit))
      yield m * retry * (1 - after_blocking), (k, m - 1)
    yield min(k, agents) * service, (k - 1, m)
    if k > agents:
      yield (k - agents) * leave * (1 - after_abandon), (k - 1, m)
      yield (k - agents) * leave * after_abandon, (k - 1, min(m + 1, orbit))
  states, index, generator = generator_from(lambda s: ((r, t) for r, t in transitions(s) if r > 0 and t != s), (0, 0))
  k, m = np.array(states).T
  p = stationary(generator, int(np.flatnonzero((k == agents) & (m == min(m.max(), 1)))[0]))
  assert p[m == orbit].sum() < 1e-13 and (lines is not None or p[k == top].sum() < 1e-13)
  attempts = arrival + retry * float(p @ m)
  seen = np.bincount(k, weights=p * (arrival + m * retry), minlength=top + 1) / attempts     # state met by an attempt
  first = np.bincount(k, weights=p, minlength=top + 1)
  blocked = seen[top] if lines is not None else 0.0
  queue = float(p @ np.maximum(k - agents, 0))
  waiting = seen[agents:top]
  if lines == agents:
    result = no_queue(blocked)
  else:
    moves, answer, abandon = line_ahead(agents * service, leave, len(waiting))
    at_once = seen[:agents].sum() if lines is not None else 1 - waiting.sum()
    result = Waiting(moves, answer, abandon, waiting, at_once, 0.0, blocked).measures(threshold)
    assert abs(result["averageWait"] * (1 - blocked) * attempts - queue) < 1e-9
    assert abs(result["abandonment"] * attempts - leave * queue) < 1e-10
  lost = attempts * (blocked * (1 - after_blocking) + result["abandonment"] * (1 - after_abandon)) / arrival
  served = float(p @ np.minimum(k, agents)) * service / arrival
  assert abs(served + lost - 1) < 1e-9
  result |= {
    "averageQueueLength": queue, "occupancy": served * arrival * handle / agents,
    "attemptsPerCaller": attempts / arrival, "attemptsPerHour": attempts * HOUR, "callersLostShare": lost,
    "callersServedShare": served, "callersWaitingToRedial": float(p @ m),
    "firstAttempts": {
      "blocking": first[top] if lines is not None else 0.0, "probabilityOfWait": first[agents:top].sum()}}
  return result


# ------------------------------------------------------------------------------------------------- busy and quiet days

def overdispersed(calls_per_hour, hours, cv, interval=1800.0):
  """Daily count with one gamma factor of mean 1 and coefficient of variation c a day: mean m, variance m + c^2 m^2,
  negative binomial with 1/c^2 as its number of successes. Two intervals of means x, y have covariance c^2 x y."""
  mean = calls_per_hour * hours
  part = calls_per_hour * interval / HOUR
  variance = mean + (cv * mean) ** 2
  law = stats.nbinom(1 / cv**2, 1 / (1 + cv**2 * mean)) if cv > 0 else stats.poisson(mean)
  assert abs(law.mean() - mean) < 1e-8 * mean and abs(law.var() - variance) < 1e-8 * variance
  return {
    "dailyOffered": {"mean": mean, "variance": variance, "skewness": float(law.stats("s")),
                     "cdfAtMean": float(law.cdf(math.floor(mean))),
                     "quantile": {q: int(law.ppf(float(q))) for q in ("0.05", "0.5", "0.95")}},
    "intervalOffered": {"mean": part, "variance": part + (cv * part) ** 2,
                        "correlation": (cv * part) ** 2 / (part + (cv * part) ** 2)}}


# ------------------------------------------------------------------------------------------------------------ the rows

def row(identifier, model, inputs, expect):
  return {"id": identifier, "model": model, "inputs": inputs, "expect": expect}


def stationary_rows():
  rows = []
  def exponential(identifier, model, calls, handle, agents, patience=None, lines=None, balking=0.0, threshold=20.0,
                  short=None):
    inputs = {"callsPerHour": calls, "handleSeconds": handle, "agents": agents, "patienceSeconds": patience,
              "lines": lines, "balking": balking or None, "thresholdSeconds": threshold, "shortAbandonSeconds": short}
    rows.append(row(identifier, model, {k: v for k, v in inputs.items() if v is not None},
                    one_queue(calls, handle, agents, patience, lines, balking, threshold, short)))
  exponential("mmn-1-light", "M/M/n", 4, 300, 1)
  exponential("mmn-1-half", "M/M/n", 6, 300, 1, threshold=60)
  exponential("mmn-5-medium", "M/M/n", 42, 300, 5)
  exponential("mmn-14", "M/M/n", 150, 300, 14)
  exponential("mmn-10-heavy", "M/M/n", 108, 300, 10, threshold=30)
  exponential("mmn-100", "M/M/n", 1140, 300, 100)
  exponential("mmnk-5-8", "M/M/n/K", 60, 300, 5, lines=8)
  exponential("mmnk-14-30", "M/M/n/K", 180, 300, 14, lines=30)
  exponential("mmnk-3-3", "M/M/n/K", 30, 300, 3, lines=3)
  exponential("mmnk-5-12-overload", "M/M/n/K", 90, 300, 5, lines=12, threshold=60)
  exponential("mmnm-14", "M/M/n+M", 150, 300, 14, 120)
  exponential("mmnm-14-short-5", "M/M/n+M", 150, 300, 14, 120, short=5)
  exponential("mmnm-14-overload", "M/M/n+M", 220, 300, 14, 120)
  exponential("mmnm-3-light", "M/M/n+M", 15, 240, 3, 180)
  exponential("mmnm-1-impatient", "M/M/n+M", 20, 300, 1, 30)
  exponential("mmnm-50-patient", "M/M/n+M", 620, 300, 50, 600)
  exponential("mmnm-100-critical", "M/M/n+M", 1200, 300, 100, 150)
  exponential("mmnkm-14-20", "M/M/n/K+M", 190, 300, 14, 120, 20)
  exponential("mmnkm-5-8-overload", "M/M/n/K+M", 100, 300, 5, 90, 8)
  exponential("mmnm-balk-14", "M/M/n+M balking", 165, 300, 14, 120, balking=0.2)
  exponential("mmnm-balk-5-overload", "M/M/n+M balking", 90, 300, 5, 200, balking=0.35, threshold=30, short=10)
  exponential("mmnkm-balk-8-12", "M/M/n/K+M balking", 110, 300, 8, 120, 12, balking=0.1)

  def patience(identifier, calls, handle, agents, law, threshold=20.0, short=None):
    inputs = {"callsPerHour": calls, "handleSeconds": handle, "agents": agents, "patience": law,
              "thresholdSeconds": threshold}
    rows.append(row(identifier, "M/M/n+G", inputs | ({} if short is None else {"shortAbandonSeconds": short}),
                    general_patience(calls, handle, agents, law, threshold, short)))
  patience("mmng-deterministic", 170, 300, 14, {"law": "deterministic", "seconds": 60})
  patience("mmng-deterministic-overload", 200, 300, 14, {"law": "deterministic", "seconds": 90}, 30)
  patience("mmng-uniform", 165, 300, 14, {"law": "uniform", "from": 30, "to": 200}, 40)
  patience("mmng-erlang", 165, 300, 14, {"law": "erlang", "k": 3, "mean": 150})
  patience("mmng-lognormal", 180, 300, 14, {"law": "lognormal", "mean": 120, "cv": 1.5}, 20, 10)

  def general(identifier, model, calls, law, threshold=20.0):
    inputs = {"callsPerHour": calls, "handling": law, "agents": 1, "thresholdSeconds": threshold}
    rows.append(row(identifier, model, inputs, single_server(calls, law, threshold)))
  general("mg1-lognormal-light", "M/G/1", 5, {"law": "lognormal", "mean": 300, "cv": 1.2}, 60)
  general("mg1-lognormal-heavy", "M/G/1", 9, {"law": "lognormal", "mean": 300, "cv": 0.8}, 120)
  general("mg1-gamma", "M/G/1", 8, {"law": "gamma", "mean": 300, "cv": 1.4}, 60)
  general("mg1-erlang", "M/G/1", 8, {"law": "erlang", "k": 3, "mean": 300}, 60)
  general("mg1-hyperexponential", "M/G/1", 8,
          {"law": "hyperexponential", "mean": 300, "probabilities": [0.7, 0.3], "means": [120, 720]}, 60)
  general("md1-light", "M/D/1", 6, {"law": "deterministic", "mean": 300}, 20)
  general("md1-heavy", "M/D/1", 10, {"law": "deterministic", "mean": 300}, 400)

  for identifier, calls, agents in (("mgnn-5", 60, 5), ("mgnn-20", 200, 20), ("mgnn-10-overload", 180, 10)):
    for law in ({"law": "lognormal", "mean": 300, "cv": 1.3}, {"law": "deterministic", "mean": 300}):
      rows.append(row(f"{identifier}-{law['law']}", "M/G/n/n",
                      {"callsPerHour": calls, "handling": law, "agents": agents, "lines": agents},
                      loss_system(calls, 300, agents)))
  for identifier, calls, handle, agents, threshold in (
      ("priority-8", [40, 44], 300, 8, 30.0), ("priority-1", [3, 6], 300, 1, 120.0),
      ("priority-20", [60, 165], 300, 20, 20.0)):
    rows.append(row(identifier, "M/M/n two priorities", {
      "callsPerHour": calls, "handleSeconds": handle, "agents": agents, "thresholdSeconds": threshold},
      two_priorities(calls, handle, agents, threshold)))
  return rows


def two_skill_rows():
  rows = []
  def add(identifier, model, types, groups, call_to_group, group_to_call, room=70, threshold=20.0):
    types = [dict(zip(("name", "callsPerHour", "patienceSeconds"), t)) for t in types]
    groups = [dict(zip(("name", "agents", "handleSeconds"), g)) for g in groups]
    inputs = {"callTypes": types, "groups": groups, "callToGroup": call_to_group, "groupToCall": group_to_call,
              "thresholdSeconds": threshold}
    if any(isinstance(g["handleSeconds"], list) for g in groups):
      del inputs["thresholdSeconds"]
      expect = two_types_own_handling(types, groups, call_to_group, group_to_call, room)
      rows.append(row(identifier, model + " own handling", inputs, expect))
      return
    rows.append(row(identifier, model, inputs, two_types(types, groups, call_to_group, group_to_call, room, threshold)))
  n = ([[1, 2], [0, 1]], [[1, 0], [2, 1]])
  x = ([[1, 2], [2, 1]], [[1, 2], [2, 1]])
  v = ([[1], [1]], [[1, 2]])
  add("n-medium", "N", [("A", 66, 120), ("B", 36, 180)], [("one", 5, 300), ("two", 4, 300)], *n)
  add("n-slower-group", "N", [("A", 66, 120), ("B", 36, 180)], [("one", 5, 300), ("two", 4, 375)], *n)
  add("n-overload", "N", [("A", 100, 90), ("B", 60, 240)], [("one", 5, 300), ("two", 4, 300)], *n, room=90,
      threshold=30)
  add("n-light", "N", [("A", 30, 150), ("B", 20, 60)], [("one", 3, 240), ("two", 3, 240)], *n)
  add("x-medium", "X", [("A", 52, 90), ("B", 60, 240)], [("one", 5, 300), ("two", 5, 300)], *x)
  add("x-uneven", "X", [("A", 90, 120), ("B", 20, 120)], [("one", 5, 300), ("two", 3, 300)], *x)
  add("x-slower-group", "X", [("A", 60, 150), ("B", 50, 100)], [("one", 6, 300), ("two", 5, 375)], *x, threshold=30)
  add("v-medium", "V", [("A", 45, 120), ("B", 45, 200)], [("desk", 8, 300)], *v)
  add("v-overload", "V", [("A", 60, 120), ("B", 66, 300)], [("desk", 8, 300)], *v, room=80, threshold=30)
  add("v-own-handling", "V", [("A", 40, 120), ("B", 30, 180)], [("desk", 6, [240, 420])], *v, room=45)
  add("n-own-handling", "N", [("A", 40, 120), ("B", 25, 180)], [("one", 3, [240, None]), ("two", 3, [300, 420])], *n,
      room=40)
  return rows


def time_varying_rows():
  rows = []
  def add(identifier, calls, agents, handle, patience, lines=None, in_service=0, ages=()):
    day = Day(calls, agents, handle, patience, lines, room=60, in_service=in_service, ages=ages)
    inputs = {"intervalSeconds": 1800, "callsPerHour": calls, "agents": agents, "handleSeconds": handle,
              "patienceSeconds": patience, "lines": lines, "thresholdSeconds": 20,
              "initial": {"inService": in_service, "queuedSeconds": list(ages)},
              "agentsAfterLastInterval": "repeat from the first", "staffCut": "exhaustive"}
    rows.append(row(identifier, "M(t)/M/s(t)+M" if lines is None else "M(t)/M/s(t)/K+M",
                    {k: v for k, v in inputs.items() if v is not None}, day.solve()))
  add("one-cut", [200] * 48, [20] * 24 + [12] * 24, 300, 180)
  # 00:00 thin night, 01:00-05:00 nobody, a morning overload with steep ramps, ragged breaks, an evening of cuts
  calls = [20, 14, 8, 6, 5, 4, 4, 4, 5, 8, 14, 24, 40, 70, 120, 180, 230, 250, 255, 250, 235, 220, 210, 200, 180, 165,
           170, 185, 200, 205, 200, 190, 180, 165, 150, 140, 125, 115, 105, 100, 90, 80, 70, 60, 48, 40, 32, 26]
  agents = [3, 2, 0, 0, 0, 0, 0, 0, 0, 0, 2, 2, 4, 6, 9, 12, 15, 16, 18, 22, 24, 25, 22, 23,
            14, 13, 19, 18, 21, 16, 20, 19, 20, 15, 17, 12, 15, 13, 8, 11, 12, 6, 10, 5, 6, 6, 2, 4]
  add("ragged-day", calls, agents, 300, 150)
  add("ragged-day-lines-28", calls, agents, 300, 150, 28)
  # a backlog of callers, more calls in hand than agents, agents idle at the start: nobody calls after the first three hours
  quiet = [0] * 42
  add("start-overload", [100] * 6 + quiet, [10] * 4 + [14] * 44, 300, 180, in_service=10,
      ages=[12 * (i + 1) for i in range(25)])
  add("start-overtime", [60] * 6 + quiet, [6] * 48, 240, 120, 15, in_service=9, ages=[100, 40, 15, 5])
  add("start-idle", [90] * 6 + quiet, [12, 6, 9, 9, 9, 9] + [9] * 42, 300, 150, in_service=3, ages=[200, 30, 12, 8, 2])
  return rows


def redial_rows():
  rows = []
  def add(identifier, model, calls, handle, agents, lines=None, patience=None, blocking=0.0, abandon=0.0, delay=300.0,
          **more):
    inputs = {"callsPerHour": calls, "handleSeconds": handle, "agents": agents, "lines": lines,
              "patienceSeconds": patience, "redialAfterBlocking": blocking, "redialAfterAbandon": abandon,
              "redialDelaySeconds": delay,
              "thresholdSeconds": 20}
    rows.append(row(identifier, model, {k: v for k, v in inputs.items() if v is not None},
                    redials(calls, handle, agents, lines, patience, blocking, abandon, delay, **more)))
  add("loss-3-half", "M/M/n/n redial", 30, 300, 3, 3, blocking=0.5)
  add("loss-4-most", "M/M/n/n redial", 36, 300, 4, 4, blocking=0.8, delay=120)
  add("loss-5-overload", "M/M/n/n redial", 90, 300, 5, 5, blocking=0.7, delay=600)
  add("loss-3-all", "M/M/n/n redial", 20, 300, 3, 3, blocking=1.0, delay=180)
  add("abandon-5", "M/M/n+M redial", 60, 300, 5, patience=120, abandon=0.6)
  add("abandon-5-overload", "M/M/n+M redial", 84, 300, 5, patience=90, abandon=0.5, delay=600)
  add("abandon-14", "M/M/n+M redial", 165, 300, 14, patience=120, abandon=0.7, delay=300, orbit=120)
  add("both-5-8", "M/M/n/K+M redial", 75, 300, 5, 8, 120, blocking=0.8, abandon=0.4, delay=240)
  return rows


def overdispersion_rows():
  return [row(f"gamma-day-{identifier}", "Poisson with a gamma day factor",
              {"callsPerHour": calls, "hours": 24, "dayFactorCv": cv, "intervalSeconds": 1800},
              overdispersed(calls, 24, cv))
          for identifier, calls, cv in (
            ("none", 20, 0.0), ("small", 20, 0.1), ("medium", 50, 0.25), ("large", 10, 0.6))]


# --------------------------------------------------------------------------------------------------------- self-checks

def close(a, b, tolerance=1e-9):
  assert abs(a - b) <= tolerance * max(1e-3, abs(b)), (a, b)


def self_checks():
  """Each chain against a closed form or another route to the same number."""
  r = one_queue(150, 300, 14, threshold=20)
  c, gap = float(erlang_c(12.5, 14)), (14 - 12.5) / 300
  close(r["probabilityOfWait"], c)
  close(r["averageSpeedOfAnswer"], c / gap)
  close(r["serviceLevel"]["ofOffered"], 1 - c * math.exp(-gap * 20))
  close(r["waitQuantile"]["0.95"], math.log(c / 0.05) / gap)
  close(one_queue(30, 300, 3, lines=3)["blocking"], float(erlang_b(2.5, 3)))
  a, g = one_queue(150, 300, 14, 120), general_patience(150, 300, 14, {"law": "exponential", "mean": 120})
  for key in ("probabilityOfWait", "abandonment", "averageSpeedOfAnswer", "averageWait", "averageWaitOfAbandoned",
              "averageQueueLength", "occupancy"):
    close(a[key], g[key], 1e-8)
  for key in a["serviceLevel"]:
    close(a["serviceLevel"][key], g["serviceLevel"][key], 1e-8)
  close(a["waitQuantile"]["0.95"], g["waitQuantile"]["0.95"], 1e-7)
  close(a["averageSpeedOfAnswer"], 8.327, 1e-4)

  for law, end in (({"law": "deterministic", "seconds": 60}, 100), ({"law": "uniform", "from": 30, "to": 200}, 150),
                   ({"law": "erlang", "k": 3, "mean": 150}, 90), ({"law": "lognormal", "mean": 120, "cv": 1.5}, 70)):
    survival, area, breaks = patience_law(law)
    close(area(end), integrate.quad(survival, 0, end, points=[b for b in breaks if b < end] or None)[0], 1e-8)

  # M/G/1 by Euler inversion against the matrix exponential of a phase-type wait, and a Volterra solution for lognormal.
  transform_exponential = handling_law({"law": "erlang", "k": 1, "mean": 300})[0]
  arrival = 8 / HOUR
  rho = arrival * 300
  tail = euler_inversion(lambda s: (1 - (1 - rho) * s / (s - arrival + arrival * transform_exponential(s))) / s, 60)
  close(tail, rho * math.exp(-(1 - rho) * 60 / 300), 1e-8)
  for law, alpha, phases in (
      ({"law": "erlang", "k": 3, "mean": 300}, [1, 0, 0], np.array([[-1, 1, 0], [0, -1, 1], [0, 0, -1]]) / 100),
      ({"law": "hyperexponential", "mean": 300, "probabilities": [0.7, 0.3], "means": [120, 720]}, [0.7, 0.3],
       np.diag([-1 / 120, -1 / 720]))):
    exits = -phases.sum(axis=1)
    residual = np.linalg.solve(-phases.T, alpha) / 300
    w = phases + rho * np.outer(exits, residual)
    values, vectors = np.linalg.eig(w)
    inverse = np.linalg.inv(vectors)
    exact = lambda t: float((rho * residual @ vectors @ np.diag(np.exp(values * t)) @ inverse).sum().real)
    s = single_server(8, law, 60)
    close(1 - s["serviceLevel"]["ofOffered"], exact(60), 1e-8)
    close(exact(s["waitQuantile"]["0.9"]), 0.1, 1e-7)
    close(s["averageWait"], float(-rho * residual @ np.linalg.inv(w) @ np.ones(len(alpha))))
  law = {"law": "lognormal", "mean": 300, "cv": 0.8}
  close(1 - single_server(9, law, 120)["serviceLevel"]["ofOffered"], lognormal_wait_tail(9 / HOUR, law, 120), 1e-6)
  d = single_server(10, {"law": "deterministic", "mean": 300}, 400)
  mean = integrate.quad(lambda t: 1 - constant_handling_cdf(10 / HOUR, 300, t), 0, 300)[0] + integrate.quad(
    lambda t: 1 - constant_handling_cdf(10 / HOUR, 300, t), 300, 12000, limit=400)[0]
  close(mean, d["averageWait"], 1e-5)

  # Two types that only differ in name are one queue: a V design in total, whatever its priorities, with equal patience.
  t = [{"callsPerHour": 45, "patienceSeconds": 120}, {"callsPerHour": 60, "patienceSeconds": 120}]
  v = two_types(t, [{"name": "desk", "agents": 9, "handleSeconds": 300}], [[1], [1]], [[1, 2]], 60)
  one = one_queue(105, 300, 9, 120)
  close(v["total"]["abandonment"], one["abandonment"])
  close(v["agentGroups"]["desk"]["occupancy"], one["occupancy"])
  # An X design of equal handling and patience keeps everyone busy exactly when one pooled queue does.
  pair = [{"name": "a", "agents": 4, "handleSeconds": 300}, {"name": "b", "agents": 5, "handleSeconds": 300}]
  pooled = two_types(t, pair, [[1, 2], [2, 1]], [[1, 2], [2, 1]], 60)
  close(pooled["total"]["averageWait"], one["averageWait"])
  close(pooled["total"]["probabilityOfWait"], one["probabilityOfWait"])
  own = two_types_own_handling(t, [pair[0] | {"handleSeconds": [300, 300]}, pair[1] | {"handleSeconds": [300, 300]}],
                               [[1, 2], [2, 1]], [[1, 2], [2, 1]], 26)
  for name in "AB":
    close(own["callTypes"][name]["averageWait"], pooled["callTypes"][name]["averageWait"], 1e-6)
  # Priority with very patient callers tends to the closed form without abandonment.
  slow = [{"callsPerHour": c, "patienceSeconds": 1e9} for c in (20, 22)]
  v = two_types(slow, [{"name": "desk", "agents": 5, "handleSeconds": 300}], [[1], [1]], [[1, 2]], 110)
  k = two_priorities([20, 22], 300, 5)
  for name in "AB":
    close(v["callTypes"][name]["averageWait"], k["callTypes"][name]["averageWait"], 1e-4)
    close(v["callTypes"][name]["serviceLevel"]["ofOffered"], k["callTypes"][name]["serviceLevel"]["ofOffered"], 1e-5)

  # A day at constant rate and staff settles on M/M/n+M.
  flat = Day([150] * 12, [14] * 12, 300, 120, room=60).solve()
  close(flat["byArrival"]["averageSpeedOfAnswer"][-1], a["averageSpeedOfAnswer"], 1e-8)
  close(flat["byArrival"]["serviceLevel"]["shortAbandonsMet"][-1], a["serviceLevel"]["shortAbandonsMet"], 1e-8)
  close(flat["byClock"]["busyAgents"][-1], 14 * a["occupancy"], 1e-8)
  close(flat["byClock"]["answered"][-1], 75 * (1 - a["abandonment"]), 1e-8)
  # Nobody calls, nobody leaves, one agent: the caller with i ahead waits i + 1 handling times after its age.
  given = Day([0, 0, 0, 0], [1] * 4, 30, 1e9, room=10, in_service=1, ages=[50, 30, 10]).solve()["byArrival"]
  close(given["averageSpeedOfAnswer"][0], (50 + 30 + 30 + 60 + 10 + 90) / 3, 1e-6)
  close(given["serviceLevel"]["ofOffered"][0], (1 - math.exp(-1 / 3) * (1 + 1 / 3 + 1 / 18)) / 3, 1e-6)
  # After the last agent has gone nobody is answered: the queue has mean (lambda/theta)(1 - e^(-theta t)).
  gone = Day([60, 60], [0, 0], 300, 120, room=40).solve()
  close(gone["byClock"]["averageQueueLength"][0], 2 * (1 - (1 - math.exp(-15)) / 15), 1e-9)

  # Without redials the orbit chain is Erlang B and Erlang A.
  close(redials(30, 300, 3, 3)["blocking"], float(erlang_b(2.5, 3)))
  close(redials(150, 300, 14, patience=120)["averageSpeedOfAnswer"], a["averageSpeedOfAnswer"], 1e-8)
  # A redial after ages meets a fresh system: independent thinning, fixed point of B at the total rate.
  far = redials(30, 300, 3, 3, after_blocking=0.5, delay=2e5, orbit=1500)
  total = optimize.brentq(lambda x: x - 30 - 0.5 * x * float(erlang_b(x / 12, 3)), 30, 100)
  close(far["attemptsPerHour"], total, 1e-3)


def lognormal_wait_tail(arrival, law, time):
  """M/G/1 from F(t) = 1 - rho + rho (F * b_e)(t), trapezoid rule with two steps and Richardson's extrapolation."""
  s2 = math.log1p(law["cv"] ** 2)
  m, s = math.log(law["mean"]) - s2 / 2, math.sqrt(s2)
  rho = arrival * law["mean"]
  def solve(count):
    t, h = np.linspace(0, time, count + 1, retstep=True)
    density = stats.lognorm.sf(t, s, scale=math.exp(m)) / law["mean"]
    f = np.empty(count + 1)
    f[0] = 1 - rho
    for i in range(1, count + 1):
      inner = f[1:i] @ density[i - 1:0:-1] if i > 1 else 0.0
      f[i] = (1 - rho + rho * h * (inner + f[0] * density[i] / 2)) / (1 - rho * h * density[0] / 2)
    return 1 - f[-1]
  return (4 * solve(4000) - solve(2000)) / 3


# -------------------------------------------------------------------------------------------------------------- output

FILES = {
  "stationary": stationary_rows, "twoskill": two_skill_rows, "timevarying": time_varying_rows, "redial": redial_rows,
  "overdispersion": overdispersion_rows}


def rounded(value):
  if isinstance(value, dict):
    return {k: rounded(v) for k, v in value.items()}
  if isinstance(value, (list, tuple)):
    return [rounded(v) for v in value]
  if isinstance(value, (float, np.floating)):
    assert math.isfinite(value) and value > -1e-9, value
    value = max(float(value), 0.0)
    value = 0.0 if value < 1e-14 else float(f"{value:.11g}")
    return int(value) if value == int(value) and value < 1e15 else value
  if isinstance(value, np.integer):
    return int(value)
  return value


def write(name):
  rows = [json.dumps(rounded(r), ensure_ascii=False) for r in FILES[name]()]
  text = '{"generator": "generate.py", "rows": [\n' + ",\n".join(rows) + "\n]}\n"
  json.loads(text)
  assert len(text) < 200_000
  (Path(__file__).parent / f"{name}.json").write_text(text, encoding="utf-8")
  print(f"{name}.json: {len(rows)} rows, {len(text)} bytes")


if __name__ == "__main__":
  self_checks()
  print("self-checks passed")
  for chosen in sys.argv[1:] or FILES:
    write(chosen)
