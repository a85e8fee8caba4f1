#!/usr/bin/env python3
"""Exact values for chats and deferred work, written independently of the code under test.

Run `python3 channels.py` to rewrite channels.json beside this file (numpy, scipy and mpmath are needed; a few seconds).
Inputs give rates per hour and times in seconds; inside this program everything is in seconds.
"""

import json
import math
from pathlib import Path

import numpy as np
from scipy.linalg import expm

from generate import HOUR, close, erlang_c, generator_from, one_queue, row, rounded, stationary


def interrupted_work(calls, handle, patience, items, work, agents, room, backlog):
  """n agents; calls take an agent from deferred work at once and wait only for one another; items resume where they were.

  State (calls present, items open); with everything exponential the rest of an item is as a new one. Calls see
  M/M/n(+M) alone. `room` and `backlog` bound the state; the mass at the bounds is checked.
  """
  l1, m1, theta = calls / HOUR, 1 / handle, (1 / patience if patience else 0.0)
  l2, m2 = items / HOUR, 1 / work

  def moves(state):
    i, j = state
    served = min(i, agents)
    if i < room:
      yield l1, (i + 1, j)
    if i:
      yield served * m1 + (i - served) * theta, (i - 1, j)
    if j < backlog:
      yield l2, (i, j + 1)
    in_hand = min(j, agents - served)
    if in_hand:
      yield in_hand * m2, (i, j - 1)

  states, _, q = generator_from(moves, (0, 0))
  p = stationary(q, 0)
  at_bound = sum(x for (i, j), x in zip(states, p) if i == room or j == backlog)
  assert at_bound < 1e-12, at_bound
  def mean(f):
    return float(sum(f(i, j) * x for (i, j), x in zip(states, p)))
  expect = {
    "calls": {
      "probabilityOfWait": mean(lambda i, j: i >= agents),
      "averageQueueLength": mean(lambda i, j: max(0, i - agents)),
      "abandonment": mean(lambda i, j: theta * max(0, i - agents)) / l1,
    },
    "items": {
      "probabilityOfWait": mean(lambda i, j: i + j >= agents),
      "averageQueueLength": mean(lambda i, j: j - min(j, max(0, agents - i))),
      "backlog": mean(lambda i, j: j),
    },
    # A call that finds all agents busy, at least one of them with an item, interrupts one.
    "interruptionsPerCall": mean(lambda i, j: i < agents and i + j >= agents),
    "occupancy": mean(lambda i, j: min(agents, i + j)) / agents,
  }
  return expect


def time_in_system_within(calls, handle, agents, time):
  """P(wait + handling <= time) in M/M/n, first in first out."""
  rate, mu = calls / HOUR, 1 / handle
  c = float(erlang_c(rate / mu, agents))
  eta = agents * mu - rate
  if abs(eta - mu) < 1e-12:
    tail = (1 - c) * math.exp(-mu * time) + c * (1 + mu * time) * math.exp(-mu * time)
  else:
    tail = (1 - c) * math.exp(-mu * time) + c * (eta * math.exp(-mu * time) - mu * math.exp(-eta * time)) / (eta - mu)
  return 1 - tail


def draining(items, oldest, deadline, work, agents):
  """A backlog that n agents work off with nothing coming in: a pure-death process.

  Items came in evenly from `oldest` seconds ago until now; the k-th to be taken up (from 0) begins when k - n + 1 others are
  done, so its end is phase-type: k - n + 1 phases at n mu, then one at mu.
  """
  mu = 1 / work
  on_time, fell_due, waits = 0.0, 0, 0.0
  for k in range(items):
    age = oldest * (items - 1 - k) / (items - 1)
    ahead = max(0, k - agents + 1)
    waits += age + ahead / (agents * mu)
    due = deadline - age
    if due <= 0:
      continue
    fell_due += 1
    rates = [agents * mu] * ahead + [mu]
    q = np.diag([-r for r in rates]) + np.diag(rates[:-1], 1)
    on_time += 1 - expm(q * due)[0].sum()
  return {"onTime": on_time / fell_due, "fellDue": fell_due, "averageSpeedOfAnswer": waits / items}


def draining_queue(items, per_hour, work, agents, hours, room):
  """Mean number open at the end of each hour of M/M/n that begins with `items` in the system."""
  rate, mu, size = per_hour / HOUR, 1 / work, items + room
  down = [min(j, agents) * mu for j in range(size)]
  up = [rate] * (size - 1) + [0.0]
  q = np.diag([-d - u for d, u in zip(down, up)]) + np.diag(up[:-1], 1) + np.diag(down[1:], -1)
  step = expm(q * HOUR)
  p = np.zeros(size)
  p[items] = 1
  means = []
  for _ in range(hours):
    p = p @ step
    means.append(float(p @ np.arange(size)))
  assert p[-1] < 1e-12, p[-1]
  return {"backlogs": means}


def chats(per_hour, work, patience, agents, pace, rule, room):
  """Chats of exponential work at agents who hold up to len(pace) each; state (chats of each agent, sorted; waiting)."""
  rate, mu, theta = per_hour / HOUR, 1 / work, 1 / patience
  most = len(pace)

  def moves(state):
    held, waiting = state
    places = [k for k in held if k < most]
    if not places:
      if waiting < room:
        yield rate, (held, waiting + 1)
    else:
      holders = [k for k in places if k > 0]
      chosen = min(places) if rule == "spread" or not holders else max(holders)
      after = list(held)
      after[after.index(chosen)] += 1
      yield rate, (tuple(sorted(after)), waiting)
    for index, k in enumerate(held):
      if not k:
        continue
      out = k * pace[k - 1] * mu
      if waiting:
        yield out, (held, waiting - 1)
      else:
        after = list(held)
        after[index] -= 1
        yield out, (tuple(sorted(after)), 0)
    if waiting:
      yield waiting * theta, (held, waiting - 1)

  states, _, q = generator_from(moves, ((0,) * agents, 0))
  p = stationary(q, 0)
  assert sum(x for (_, w), x in zip(states, p) if w == room) < 1e-12
  def mean(f):
    return float(sum(f(h, w) * x for (h, w), x in zip(states, p)))
  queue = mean(lambda h, w: w)
  return {
    "chats": {
      "probabilityOfWait": mean(lambda h, w: min(h) == most),
      "abandonment": theta * queue / rate,
      "averageWait": queue / rate,
      "averageQueueLength": queue,
    },
    "occupancy": mean(lambda h, w: sum(k > 0 for k in h)) / agents,
    "slotOccupancy": mean(lambda h, w: sum(h)) / (agents * most),
  }


def self_checks():
  # The calls of a centre with deferred work see Erlang A; with no calls the items see Erlang C.
  expect = interrupted_work(40, 300, 120, 6, 600, 5, 40, 60)
  alone = one_queue(40, 300, 5, 120)
  for name in ("probabilityOfWait", "averageQueueLength", "abandonment"):
    close(expect["calls"][name], alone[name], 1e-8)
  quiet = interrupted_work(1e-9, 300, 120, 20, 600, 5, 3, 160)
  close(quiet["items"]["averageQueueLength"], one_queue(20, 600, 5)["averageQueueLength"], 1e-6)
  # One preemptive server, two classes: E[N2] = (rho2 + rho2 (rho1 + rho2 ...)) by the mean-value formula.
  one = interrupted_work(5, 240, None, 3, 400, 1, 60, 200)
  r1, r2 = 5 * 240 / HOUR, 3 * 400 / HOUR
  residual = r1 * 240 + r2 * 400                       # sum of rho_k E[R_k], exponential
  sojourn = (400 + residual / (1 - r1 - r2)) / (1 - r1)
  close(one["items"]["backlog"], 3 / HOUR * sojourn, 1e-8)
  # The time in an M/M/1 system is exponential.
  close(time_in_system_within(6, 420, 1, 1800), 1 - math.exp(-(1 / 420 - 6 / HOUR) * 1800))
  # One agent: the k-th item is done after an Erlang time. A queue left alone for long is stationary, a full one loses n mu.
  erlang = draining(3, 2, 1500, 600, 1)
  def within(k, time):
    return 1 - sum(math.exp(-time / 600) * (time / 600) ** i / math.factorial(i) for i in range(k))
  close(erlang["onTime"], sum(within(k + 1, 1500 - 2 + k) for k in range(3)) / 3)
  close(draining_queue(30, 13, 600, 3, 200, 200)["backlogs"][-1],
        one_queue(13, 600, 3)["averageQueueLength"] + 13 * 600 / HOUR, 1e-6)
  close(draining_queue(400, 10, 600, 3, 1, 100)["backlogs"][0], 400 + 10 - 18, 1e-9)
  # One chat at a time is a call; pace 1/k is one server that shares itself, so without waiting the number of chats is as
  # in M/M/1; equal full paces for two chats of one agent are two servers.
  for rule in ("spread", "fill"):
    close(chats(40, 300, 120, 4, [1], rule, 60)["chats"]["averageWait"], one_queue(40, 300, 4, 120)["averageWait"], 1e-9)
    pair = chats(20, 300, 120, 1, [1, 1], rule, 60)
    close(pair["chats"]["abandonment"], one_queue(20, 300, 2, 120)["abandonment"], 1e-9)
    two = chats(40, 300, 120, 2, [1, 1], rule, 60)
    close(two["chats"]["abandonment"], one_queue(40, 300, 4, 120)["abandonment"], 1e-9)


def rows():
  result = []
  for identifier, calls, handle, patience, items, work, agents, room, backlog in (
      ("one agent", 5, 240, None, 3, 400, 1, 70, 250),
      ("three agents", 20, 300, None, 4, 600, 3, 110, 250),
      ("ten agents, patience", 90, 300, 120, 8, 900, 10, 60, 200),
      ("no calls", 1e-9, 300, 120, 13, 600, 3, 3, 200)):
    result.append(row(
      identifier, "interrupted work",
      {"callsPerHour": calls, "handleSeconds": handle, "patienceSeconds": patience, "itemsPerHour": items,
       "workSeconds": work, "agents": agents},
      interrupted_work(calls, handle, patience, items, work, agents, room, backlog)))
  for items, work, agents, deadline in ((6, 420, 1, 1800), (6, 420, 1, 7200), (13, 600, 3, 1500), (30, 900, 9, 3600)):
    result.append(row(
      f"{agents} agents, due after {deadline} s", "time in system",
      {"itemsPerHour": items, "workSeconds": work, "agents": agents, "deadlineSeconds": deadline},
      {"onTime": time_in_system_within(items, work, agents, deadline)}))
  for items, oldest, deadline, work, agents in (
      (40, 10_800, 10_500, 900, 3), (60, 6_000, 7_200, 700, 5), (25, 6_000, 6_300, 300, 1)):
    result.append(row(
      f"{items} items, {agents} agents", "draining",
      {"items": items, "oldestSeconds": oldest, "deadlineSeconds": deadline, "workSeconds": work, "agents": agents},
      draining(items, oldest, deadline, work, agents)))
  for items, per_hour, work, agents in ((50, 12, 600, 3), (15, 30, 900, 8)):
    result.append(row(
      f"{items} items and {per_hour} per hour", "draining queue",
      {"items": items, "itemsPerHour": per_hour, "workSeconds": work, "agents": agents},
      draining_queue(items, per_hour, work, agents, 24, 500)))
  for identifier, per_hour, agents, pace in (
      ("one agent", 14, 1, [1, 0.8, 0.65]), ("two agents", 20, 2, [1, 0.7]), ("two agents, three", 36, 2, [1, 0.8, 0.65]),
      ("three agents", 50, 3, [1, 0.75, 0.6, 0.45])):
    for rule in ("spread", "fill"):
      result.append(row(
        f"{identifier}, {rule}", "chat",
        {"chatsPerHour": per_hour, "workSeconds": 300, "patienceSeconds": 120, "agents": agents, "pace": pace,
         "rule": rule},
        chats(per_hour, 300, 120, agents, pace, rule, 60)))
  return result


if __name__ == "__main__":
  self_checks()
  print("self-checks passed")
  lines = [json.dumps(rounded(r), ensure_ascii=False) for r in rows()]
  text = '{"generator": "channels.py", "rows": [\n' + ",\n".join(lines) + "\n]}\n"
  (Path(__file__).parent / "channels.json").write_text(text, encoding="utf-8")
  print(f"channels.json: {len(lines)} rows, {len(text)} bytes")
