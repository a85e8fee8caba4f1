#!/usr/bin/env python3
"""Exact values for call-backs and outbound calls, written independently of the code under test.

Run `python3 callbacks.py` to rewrite callbacks.json beside this file (numpy, scipy; a few seconds).

Rates are per hour, times in seconds, all laws exponential. Every system but two is a Markov chain on counts, cut where its
tail is below 1e-12 and solved state by state; M/M/n and the renewal of agents who are never idle have closed forms.
"""

import json
import math
from pathlib import Path

import numpy as np
from scipy.sparse import coo_matrix
from scipy.sparse.linalg import spsolve

HOUR = 3600.0


def erlang_c(load, agents):
  inverse = 1.0
  for k in range(1, agents + 1):
    inverse = 1 + inverse * k / load
  blocking = 1 / inverse
  return blocking / (1 - load / agents * (1 - blocking))


def chain(start, moves):
  """Stationary distribution of the chain in which `moves(state)` yields (rate, next state)."""
  states, index, todo = [start], {start: 0}, [start]
  rows, columns, rates = [], [], []
  while todo:
    state = todo.pop()
    for rate, other in moves(state):
      if rate <= 0:
        continue
      if other not in index:
        index[other] = len(states)
        states.append(other)
        todo.append(other)
      rows += [index[other], index[state]]
      columns += [index[state], index[state]]
      rates += [rate, -rate]
  n = len(states)
  q = coo_matrix((rates, (rows, columns)), shape=(n, n)).tolil()
  q[n - 1, :] = 1
  b = np.zeros(n)
  b[-1] = 1
  return dict(zip(states, spsolve(q.tocsc(), b)))


def mean(distribution, value):
  return sum(p * value(s) for s, p in distribution.items())


def keeps_place():
  """Everybody who must wait is offered; who accepts waits in place without a line: the delays of M/M/n, FIFO."""
  i = dict(perHour=150, handle=300, agents=14, accepted=0.6)
  load = i["perHour"] * i["handle"] / HOUR
  wait = erlang_c(load, i["agents"])
  delay = i["handle"] / (i["agents"] - load)
  return "keepsPlace", i, {
    "deflected": wait * i["accepted"], "queued": wait * (1 - i["accepted"]), "delay": delay,
    "occupancy": load / i["agents"]}


def own_line():
  """Promises wait behind all callers, who have limited patience: counts of both are a chain."""
  i = dict(perHour=84, handle=300, agents=8, patience=200, accepted=0.5)
  lam, mu, theta, n, p = i["perHour"] / HOUR, 1 / i["handle"], 1 / i["patience"], i["agents"], i["accepted"]

  def moves(state):
    busy, queue, promised = state
    if busy < n:
      yield lam, (busy + 1, 0, 0)
      yield busy * mu, (busy - 1, 0, 0)
      return
    if promised < 260:
      yield lam * p, (n, queue, promised + 1)
    if queue < 40:
      yield lam * (1 - p), (n, queue + 1, promised)
    yield theta * queue, (n, queue - 1, promised)
    if queue:
      yield n * mu, (n, queue - 1, promised)
    elif promised:
      yield n * mu, (n, 0, promised - 1)
    else:
      yield n * mu, (n - 1, 0, 0)

  d = chain((0, 0, 0), moves)
  assert mean(d, lambda s: s[2] == 260) < 1e-12 and mean(d, lambda s: s[1] == 40) < 1e-12
  full = mean(d, lambda s: s[0] == n)
  queue = mean(d, lambda s: s[1])
  return "ownLine", i, {
    "deflected": p * full, "abandonment": theta * queue / lam, "averageQueueLength": queue,
    "callBackWait": mean(d, lambda s: s[2]) / (lam * p * full), "occupancy": mean(d, lambda s: s[0]) / n}


def dialling():
  """Everybody accepts; agents dial, and some customers are not reached."""
  i = dict(perHour=24, handle=240, agents=2, dialling=60, reached=0.7)
  lam, mu, delta, n, r = i["perHour"] / HOUR, 1 / i["handle"], 1 / i["dialling"], i["agents"], i["reached"]

  def freed(talking, dialling, waiting):
    return (talking, dialling + 1, waiting - 1) if waiting else (talking, dialling, 0)

  def moves(state):
    talking, dialling, waiting = state
    if talking + dialling < n:
      yield lam, (talking + 1, dialling, waiting)
    elif waiting < 200:
      yield lam, (talking, dialling, waiting + 1)
    if talking:
      yield talking * mu, freed(talking - 1, dialling, waiting)
    if dialling:
      yield dialling * delta * r, (talking + 1, dialling - 1, waiting)
      yield dialling * delta * (1 - r), freed(talking, dialling - 1, waiting)

  d = chain((0, 0, 0), moves)
  assert mean(d, lambda s: s[2] == 200) < 1e-12
  full = mean(d, lambda s: s[0] + s[1] == n)
  return "dialling", i, {
    "deflected": full, "callBackReached": r, "callersLost": full * (1 - r),
    "callBackWait": mean(d, lambda s: s[1] + s[2]) / (lam * full),
    "occupancy": mean(d, lambda s: s[0] + s[1]) / n}


def preview():
  """Agents who are never idle: a renewal of one record after another."""
  i = dict(agents=5, preview=20, ring=15, noAnswer=30, reached=0.4, rightParty=0.7, handle=180, otherTalk=25)
  answer = i["ring"] + i["rightParty"] * i["handle"] + (1 - i["rightParty"]) * i["otherTalk"]
  cycle = i["preview"] + i["reached"] * answer + (1 - i["reached"]) * i["noAnswer"]
  return "preview", i, {
    "dialledPerHour": i["agents"] * HOUR / cycle, "reached": i["reached"], "rightParty": i["rightParty"],
    "averageHandleTime": cycle / i["reached"], "occupancy": 1.0}


def blending():
  """Callers without a limit of patience, and records by preview while at least `minimumFree` agents are free."""
  i = dict(perHour=60, handle=240, agents=8, minimumFree=3, outbound=400)
  lam, mu, nu, n, m = i["perHour"] / HOUR, 1 / i["handle"], 1 / i["outbound"], i["agents"], i["minimumFree"]

  def moves(state):
    inbound, outbound, queue = state
    if inbound + outbound < n:
      yield lam, (inbound + 1, outbound, 0)
    elif queue < 300:
      yield lam, (inbound, outbound, queue + 1)
    for rate, i2, o2 in ((inbound * mu, inbound - 1, outbound), (outbound * nu, inbound, outbound - 1)):
      if rate == 0:
        continue
      if queue:
        yield rate, (i2 + 1, o2, queue - 1)
      else:
        yield rate, (i2, o2 + (n - i2 - o2 >= m), 0)

  d = chain((0, n - m + 1, 0), moves)
  assert mean(d, lambda s: s[2] == 300) < 1e-12
  full = mean(d, lambda s: s[0] + s[1] == n)
  queue = mean(d, lambda s: s[2])
  return "blending", i, {
    "probabilityOfWait": full, "averageWaitOfDelayed": queue / (lam * full),
    "dialledPerHour": mean(d, lambda s: s[1]) * nu * HOUR, "occupancy": mean(d, lambda s: s[0] + s[1]) / n}


def paced(name, per_free, extra):
  """Numbers in the air never fall below the target while somebody is free; answers without an agent are dropped."""
  i = dict(agents=6, ring=20, reached=0.45, handle=120, perFreeAgent=per_free, extra=extra)
  mu, delta, n, r = 1 / i["handle"], 1 / i["ring"], i["agents"], i["reached"]

  def dialled(busy, air):
    free = n - busy
    target = math.floor(per_free * free + 0.5) + extra if free > 0 else 0
    return busy, max(air, target)

  def moves(state):
    busy, air = state
    if busy:
      yield busy * mu, dialled(busy - 1, air)
    if air:
      yield air * delta * r, dialled(min(n, busy + 1), air - 1)
      yield air * delta * (1 - r), dialled(busy, air - 1)

  d = chain(dialled(0, 0), moves)
  reached = mean(d, lambda s: s[1]) * delta * r
  return name, i, {
    "dialledPerHour": mean(d, lambda s: s[1]) * delta * HOUR, "reached": r,
    "abandonment": mean(d, lambda s: s[1] * (s[0] == n)) * delta * r / reached,
    "occupancy": mean(d, lambda s: s[0]) / n}


def plain(value):
  return {key: float(f"{float(v):.11g}") for key, v in value.items()}


def main():
  systems = [keeps_place(), own_line(), dialling(), preview(), blending(), paced("progressive", 1, 0),
             paced("progressivePlusOne", 1, 1), paced("double", 2, 0), paced("predictive", 1.4, 0)]
  rows = [{"model": m, "inputs": plain(i), "expect": plain(e)} for m, i, e in systems]
  text = json.dumps({"generator": "callbacks.py", "rows": rows}, indent=1)
  Path(__file__).with_name("callbacks.json").write_text(text + "\n")


if __name__ == "__main__":
  main()
