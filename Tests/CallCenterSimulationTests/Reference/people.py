#!/usr/bin/env python3
"""Exact values for sites that go down, people who help another group, and people of different speeds.

`python3 people.py` rewrites people.json beside this file after its self-checks (numpy, scipy; 5 s). All chains are
written here from the rules, with the numerical tools of generate.py. Inputs: rates per hour, times in seconds.
"""

import json
from pathlib import Path

import numpy as np
from scipy import sparse

from generate import HOUR, close, expm_apply, generator_from, one_queue, rounded, stationary


def mean(states, p, value):
  return float(sum(weight * value(state) for weight, state in zip(p, states)))


# ------------------------------------------------------------------------------------------------------------- outages

def outages(calls_per_hour, handle, sites, patience, uptime, downtime, drop, room=60):
  """One call type, sites with agents in order of preference; the first goes up and down, exponentially.

  State: (up, busy at each site, waiting). While the first site is down its agents begin nothing; calls in hand there are
  cut (`drop`) or finished. Waits by Little's law: the area under the queue over all calls, and patience times it.
  """
  arrival, service, quit = calls_per_hour / HOUR, 1 / handle, 1 / patience

  def fill(up, busy, waiting):
    busy = list(busy)
    for site, agents in enumerate(sites):
      taken = min(waiting, agents - busy[site]) if up or site > 0 else 0
      busy[site] += taken
      waiting -= taken
    return up, tuple(busy), waiting

  def transitions(state):
    up, busy, waiting = state
    if waiting < room:
      yield arrival, fill(up, busy, waiting + 1)
    for site in range(len(sites)):
      less = list(busy)
      less[site] -= 1
      yield busy[site] * service, fill(up, tuple(less), waiting)
    yield waiting * quit, (up, busy, waiting - 1)
    if up:
      yield 1 / uptime, (False, (0,) + busy[1:] if drop else busy, waiting)
    else:
      yield 1 / downtime, fill(True, busy, waiting)

  states, index, generator = generator_from(transitions, (True, (0,) * len(sites), 0))
  p = stationary(generator, index[(True, tuple(sites), 0)])
  assert mean(states, p, lambda s: s[2] == room) < 1e-13
  queue = mean(states, p, lambda s: s[2])
  busy = [mean(states, p, lambda s: s[1][site]) for site in range(len(sites))]
  waits = mean(states, p, lambda s: all(
    busy == agents or (site == 0 and not s[0]) for site, (busy, agents) in enumerate(zip(s[1], sites))))
  answered = 1 - queue * quit / arrival
  up = mean(states, p, lambda s: s[0])
  return {
    "contacts": {
      "probabilityOfWait": waits, "abandonment": 1 - answered, "averageWait": queue / arrival,
      "averageQueueLength": queue},
    "averageHandleTime": sum(busy) / (arrival * answered), "busy": busy,
    "present": [sites[0] * up] + list(sites[1:])}


# ------------------------------------------------------------------------------------------------------------ helpers

HOME, LEAVING, THERE, RETURNING = range(4)


def helpers(front, back, calls_per_hour, handle, patience, at_least, at_most, every, room=28):
  """Two call types with a group each; one agent of the back group helps the front group by a rule looked at every so often.

  State: (busy in front, waiting in front, busy at the back, waiting at the back, where the helper is). Between two looks a
  Markov chain; a look is a deterministic jump. p = p exp(Q every) J; time averages are integrals over one period.
  """
  arrival = [rate / HOUR for rate in calls_per_hour]
  service = [1 / time for time in handle]
  quit = [1 / time for time in patience]

  def fill(state):
    f, x, b, y, helper = state
    taken = max(0, min(x, front + (helper == THERE) - f))
    f, x = f + taken, x - taken
    taken = max(0, min(y, back - (helper != HOME) - b))
    return f, x, b + taken, y - taken, helper

  def transitions(state):
    f, x, b, y, helper = state
    if x < room:
      yield arrival[0], fill((f, x + 1, b, y, helper))
    if y < room:
      yield arrival[1], fill((f, x, b, y + 1, helper))
    yield x * quit[0], (f, x - 1, b, y, helper)
    yield y * quit[1], (f, x, b, y - 1, helper)
    # Whoever is free first goes home, or to help.
    yield f * service[0], fill((f - 1, x, b, y, HOME if helper == RETURNING else helper))
    yield b * service[1], fill((f, x, b - 1, y, THERE if helper == LEAVING else helper))

  def look(state):
    f, x, b, y, helper = state
    if helper in (HOME, RETURNING) and x >= at_least:
      if helper == RETURNING:
        return fill((f, x, b, y, THERE))
      return fill((f, x, b, y, THERE if b < back else LEAVING))
    if helper in (LEAVING, THERE) and x <= at_most:
      if helper == LEAVING:
        return fill((f, x, b, y, HOME))
      return fill((f, x, b, y, HOME if f < front + 1 else RETURNING))
    return state

  # Looks reach states that the chain alone does not.
  def all_moves(state):
    yield from transitions(state)
    if look(state) != state:
      yield 1e-12, look(state)

  states, index, _ = generator_from(all_moves, (0, 0, 0, 0, HOME))
  rows, columns, rates = [], [], []
  for position, state in enumerate(states):
    for rate, target in transitions(state):
      if rate > 0:
        rows.append(position), columns.append(index[target]), rates.append(rate)
  flow = sparse.csr_matrix((rates, (rows, columns)), shape=(len(states),) * 2)
  generator = (flow - sparse.diags(np.asarray(flow.sum(axis=1)).ravel())).T.tocsr()
  target = np.array([index[look(state)] for state in states])
  p = np.zeros(len(states))
  p[0] = 1.0
  for _ in range(20000):
    after = np.bincount(target, weights=expm_apply(generator, p, every), minlength=len(states))
    change = np.abs(after - p).max()
    p = after / after.sum()
    if change < 1e-14:
      break
  assert change < 1e-13, change
  _, area = expm_apply(generator, p, every, with_integral=True)
  p = area / every
  close(p.sum(), 1, 1e-9)
  assert mean(states, p, lambda s: s[1] == room or s[3] == room) < 1e-11
  queues = [mean(states, p, lambda s: s[1]), mean(states, p, lambda s: s[3])]
  waits = [mean(states, p, lambda s: s[0] >= front + (s[4] == THERE)), mean(states, p, lambda s: s[2] >= back - (s[4] != HOME))]
  helping = mean(states, p, lambda s: s[4] == THERE)
  return {
    "contacts": [
      {"probabilityOfWait": waits[t], "abandonment": queues[t] * quit[t] / arrival[t], "averageWait": queues[t] / arrival[t],
       "averageQueueLength": queues[t]} for t in range(2)],
    "busy": [mean(states, p, lambda s: s[0]), mean(states, p, lambda s: s[2])],
    "present": [front + helping, back - mean(states, p, lambda s: s[4] != HOME)]}


# -------------------------------------------------------------------------------------------------------------- speeds

def two_speeds(calls_per_hour, handle, speeds, patience, room=80):
  """Two agents of different speeds, the one idle longer first; the order of the idle is part of the state."""
  arrival, quit = calls_per_hour / HOUR, 1 / patience
  service = [speed / handle for speed in speeds]

  def transitions(state):
    kind, detail = state
    if kind == "idle":        # `detail` has been idle longer
      yield arrival, ("one", detail)
    elif kind == "one":       # `detail` is busy
      yield arrival, ("both", 0)
      yield service[detail], ("idle", 1 - detail)
    else:                     # both busy, `detail` waiting
      if detail < room:
        yield arrival, ("both", detail + 1)
      yield detail * quit, ("both", detail - 1)
      for agent in range(2):
        yield service[agent], ("both", detail - 1) if detail else ("one", 1 - agent)

  states, index, generator = generator_from(transitions, ("idle", 0))
  p = stationary(generator, index[("both", 0)])
  queue = mean(states, p, lambda s: s[1] if s[0] == "both" else 0)
  waits = mean(states, p, lambda s: s[0] == "both")
  busy = 2 * waits + mean(states, p, lambda s: s[0] == "one")
  return {
    "contacts": {
      "probabilityOfWait": waits, "abandonment": queue * quit / arrival, "averageWait": queue / arrival,
      "averageQueueLength": queue},
    "averageHandleTime": busy / (arrival - queue * quit), "busy": [busy], "present": [2.0]}


# ---------------------------------------------------------------------------------------------------------------- rows

def self_checks():
  plain = one_queue(120, 240, 9, patience=120)
  for drop in (False, True):
    never = outages(120, 240, [9], 120, 1e12, 600, drop)
    close(never["contacts"]["abandonment"], plain["abandonment"], 1e-7)
    close(never["contacts"]["averageWait"], plain["averageWait"], 1e-7)
  # Equal speeds: the order of the idle does not matter.
  equal = two_speeds(20, 240, [1, 1], 120)
  close(equal["contacts"]["averageWait"], one_queue(20, 240, 2, patience=120)["averageWait"], 1e-9)
  # A queue too long to happen: nobody ever helps.
  alone = helpers(2, 2, [20, 16], [240, 300], [120, 200], 27, 0, 60)
  close(alone["contacts"][0]["abandonment"], one_queue(20, 240, 2, patience=120)["abandonment"], 1e-5)


def rows():
  for number, (rate, handle, sites, patience, up, down, drop) in enumerate([
      (120, 240, [9], 120, 4 * HOUR, 1200, False), (120, 240, [9], 120, 4 * HOUR, 1200, True),
      (60, 300, [6], 300, HOUR, 300, True), (60, 300, [6], 300, HOUR, 900, False),
      (90, 240, [4, 4], 180, 2 * HOUR, 1800, False), (90, 240, [4, 4], 180, 2 * HOUR, 1800, True)]):
    yield {
      "id": f"outage-{number + 1}", "kind": "outage",
      "inputs": {"callsPerHour": [rate], "handleSeconds": [handle], "agents": sites, "patienceSeconds": [patience],
                 "uptimeSeconds": up, "downtimeSeconds": down, "drop": drop},
      "expect": outages(rate, handle, sites, patience, up, down, drop)}
  for number, (front, back, rates, handle, patience, least, most, every) in enumerate([
      (2, 2, [36, 18], [200, 300], [240, 400], 2, 0, 60), (3, 2, [60, 15], [200, 400], [120, 600], 3, 1, 20)]):
    exact = helpers(front, back, rates, handle, patience, least, most, every)
    yield {
      "id": f"help-{number + 1}", "kind": "help",
      "inputs": {"callsPerHour": rates, "handleSeconds": handle, "agents": [front, back], "patienceSeconds": patience,
                 "atLeast": least, "atMost": most, "everySeconds": every},
      "expect": exact}
  for number, (rate, handle, speeds, patience) in enumerate([
      (20, 240, [1, 0.5], 120), (30, 200, [1.4, 0.6], 300)]):
    yield {
      "id": f"speeds-{number + 1}", "kind": "speeds",
      "inputs": {"callsPerHour": [rate], "handleSeconds": [handle], "agents": [2], "patienceSeconds": [patience],
                 "speeds": speeds},
      "expect": two_speeds(rate, handle, speeds, patience)}


def one_form(row):
  """Contacts as a list of call types in every row."""
  if isinstance(row["expect"]["contacts"], dict):
    row["expect"]["contacts"] = [row["expect"]["contacts"]]
  return row


if __name__ == "__main__":
  self_checks()
  print("self-checks passed")
  lines = [json.dumps(rounded(one_form(row))) for row in rows()]
  text = '{"generator": "people.py", "rows": [\n' + ",\n".join(lines) + "\n]}\n"
  (Path(__file__).parent / "people.json").write_text(text, encoding="utf-8")
  print(f"people.json: {len(lines)} rows, {len(text)} bytes")
