#!/usr/bin/env python3
"""Exact values for what comes before and after an answer, written independently of the code under test.

Run `python3 generate_followups.py` to rewrite followups.json beside this file (numpy is needed; a second).

Rates are per hour, times in seconds, all laws exponential. Networks of queues without abandonment have product form
(Jackson 1957; Burke 1956): every station is an M/M/n queue of its total input, and arrivals see time averages.
The other systems are small Markov chains, solved here state by state.
"""

import json
import math
from pathlib import Path

import numpy as np

HOUR = 3600.0


def mmn(per_hour, handle, agents, threshold):
  """M/M/n: probability of wait, mean wait, mean queue, share answered within the threshold, occupancy."""
  load = per_hour * handle / HOUR
  assert load < agents
  inverse = 1.0
  for k in range(1, agents + 1):
    inverse = 1 + inverse * k / load                                     # Erlang B, recursively
  blocking = 1 / inverse
  wait = blocking / (1 - load / agents * (1 - blocking))
  rate = (agents - load) / handle
  return {
    "probabilityOfWait": wait, "averageSpeedOfAnswer": wait / rate, "averageQueueLength": wait / rate * per_hour / HOUR,
    "ofOffered": 1 - wait * math.exp(-rate * threshold), "occupancy": load / agents,
  }


def chain(start, moves):
  """Stationary distribution of the chain in which `moves(state)` yields (rate, next state)."""
  states, index, todo = [start], {start: 0}, [start]
  rows = []
  while todo:
    state = todo.pop()
    for rate, other in moves(state):
      if rate <= 0:
        continue
      if other not in index:
        index[other] = len(states)
        states.append(other)
        todo.append(other)
      rows.append((index[state], index[other], rate))
  q = np.zeros((len(states), len(states)))
  for i, j, rate in rows:
    q[i, j] += rate
    q[i, i] -= rate
  a = q.T.copy()
  a[-1, :] = 1
  b = np.zeros(len(states))
  b[-1] = 1
  return dict(zip(states, np.linalg.solve(a, b)))


def mean(distribution, value):
  return sum(p * value(s) for s, p in distribution.items())


def tandem():
  inputs = dict(firstPerHour=60, firstHandle=300, firstAgents=7, share=0.3, secondPerHour=20, secondHandle=400,
                secondAgents=6, threshold=20)
  through = inputs["firstPerHour"] * inputs["share"]
  first = mmn(60, 300, 7, 20)
  second = mmn(20 + through, 400, 6, 20)
  return "cold", inputs, {"first": first, "second": second, "transferShare": 0.3}


def feedback():
  inputs = dict(perHour=60, handle=300, agents=8, unsolved=0.25, delay=1800, threshold=20)
  return "recall", inputs, {"first": mmn(60 / 0.75, 300, 8, 20), "recallShare": 0.25}


def visits():
  """Two services; a visitor of the first needs the second or the first again, one of the second sometimes the first."""
  own = np.array([30.0, 12.0])
  handle = np.array([300.0, 420.0])
  agents = [5, 6]
  next_service = np.array([[0.1, 0.4], [0.2, 0.0]])
  through = np.linalg.solve(np.eye(2) - next_service.T, own)
  stations = [mmn(through[i], handle[i], agents[i], 20) for i in range(2)]
  stay = np.array([stations[i]["averageSpeedOfAnswer"] + handle[i] for i in range(2)])
  whole = np.linalg.solve(np.eye(2) - next_service, stay)
  inputs = dict(firstPerHour=30, secondPerHour=12, firstHandle=300, secondHandle=420, firstAgents=5, secondAgents=6,
                firstAgain=0.1, firstSecond=0.4, secondFirst=0.2, threshold=20)
  return "visits", inputs, {
    "first": stations[0], "second": stations[1], "firstVisit": whole[0], "secondVisit": whole[1]}


def self_service():
  inputs = dict(perHour=90, handle=300, agents=7, time=40, contained=0.35, abandons=0.05, residual=1.15, threshold=20)
  passed = 90 * 0.6
  queue = mmn(passed, 300 * 1.15, 7, 20)
  offered = 90 * 0.65
  return "selfService", inputs, {
    "containment": 0.35 / 0.95, "abandonment": 0.05 / 0.65,
    "first": {
      "averageSpeedOfAnswer": queue["averageSpeedOfAnswer"], "averageQueueLength": queue["averageQueueLength"],
      "ofAnswered": queue["ofOffered"], "occupancy": queue["occupancy"],
      "probabilityOfWait": queue["probabilityOfWait"] * passed / offered},
    "averageHandleTime": 345.0}


def warm():
  """First agents hold until a second agent picks up; only transferred calls wait for second agents.

  State: first agents talking, holding, in conference; second agents in talk of their own; first callers waiting.
  """
  i = dict(perHour=40, handle=200, agents=3, patience=150, share=0.5, secondHandle=350, secondAgents=2,
           secondPatience=240, conference=45)
  n, m = i["agents"], i["secondAgents"]
  arrive, p = i["perHour"] / HOUR, i["share"]
  room = 60

  def freed(t, h, c, b, q):
    return (t + 1, h, c, b, q - 1) if q > 0 else (t, h, c, b, q)

  def moves(state):
    t, h, c, b, q = state
    if t + h + c < n:
      yield arrive, (t + 1, h, c, b, q)
    elif q < room:
      yield arrive, (t, h, c, b, q + 1)
    end = t / i["handle"]
    if t:
      yield end * (1 - p), freed(t - 1, h, c, b, q)
      yield end * p, (t - 1, h, c + 1, b, q) if c + b < m else (t - 1, h + 1, c, b, q)
    if c:
      yield c / i["conference"], freed(t, h, c - 1, b + 1, q)
    if b:
      yield b / i["secondHandle"], (t, h - 1, c + 1, b - 1, q) if h else (t, h, c, b - 1, q)
    if h:
      yield h / i["secondPatience"], freed(t, h - 1, c, b, q)
    if q:
      yield q / i["patience"], (t, h, c, b, q - 1)

  d = chain((0, 0, 0, 0, 0), moves)
  busy = mean(d, lambda s: s[0] + s[1] + s[2])
  queue = mean(d, lambda s: s[4])
  legs = mean(d, lambda s: s[0]) / i["handle"] * p
  held = mean(d, lambda s: s[1])
  lost = queue / i["patience"]
  lost_legs = held / i["secondPatience"]
  leg_waits = mean(d, lambda s: s[0] / i["handle"] * p * (s[2] + s[3] == m))
  return "warm", i, {
    "first": {
      "probabilityOfWait": mean(d, lambda s: s[0] + s[1] + s[2] == n), "abandonment": lost / arrive,
      "averageWait": queue / arrive, "averageQueueLength": queue, "occupancy": busy / n},
    "second": {
      "probabilityOfWait": leg_waits / legs, "abandonment": lost_legs / legs, "averageWait": held / legs,
      "averageQueueLength": held, "occupancy": mean(d, lambda s: s[2] + s[3]) / m},
    "firstHandleTime": busy / (arrive - lost), "secondHandleTime": mean(d, lambda s: s[2] + s[3]) / (legs - lost_legs)}


def population():
  """Finite source with abandonment: a person who has been served or has given up pauses."""
  i = dict(people=40, pause=3600, handle=300, agents=4, patience=200)

  def moves(k):
    if k < i["people"]:
      yield (i["people"] - k) / i["pause"], k + 1
    if k:
      yield min(k, i["agents"]) / i["handle"] + max(0, k - i["agents"]) / i["patience"], k - 1

  d = chain(0, moves)
  rate = mean(d, lambda k: i["people"] - k) / i["pause"]
  queue = mean(d, lambda k: max(0, k - i["agents"]))
  waits = mean(d, lambda k: (i["people"] - k) / i["pause"] * (k >= i["agents"]))
  return "population", i, {
    "first": {
      "probabilityOfWait": waits / rate, "abandonment": queue / i["patience"] / rate, "averageWait": queue / rate,
      "averageQueueLength": queue, "occupancy": mean(d, lambda k: min(k, i["agents"])) / i["agents"]},
    "offeredPerHour": rate * HOUR}


def plain(value):
  if isinstance(value, dict):
    return {key: plain(v) for key, v in value.items()}
  return float(f"{float(value):.11g}")


def main():
  last = 12.5 ** 14 / math.factorial(14) * 14 / 1.5                       # Erlang C as the textbook sum
  textbook = last / (sum(12.5 ** k / math.factorial(k) for k in range(14)) + last)
  assert abs(mmn(150, 300, 14, 20)["probabilityOfWait"] - textbook) < 1e-12
  rows = []
  for model, inputs, expect in (f() for f in (tandem, feedback, visits, self_service, warm, population)):
    extra = {k: v for k, v in expect.items() if not isinstance(v, dict)}
    rows.append({"model": model, "inputs": plain(inputs), "expect": plain(extra),
                 "types": plain({k: v for k, v in expect.items() if isinstance(v, dict)})})
  text = json.dumps({"generator": "generate_followups.py", "rows": rows}, indent=1)
  Path(__file__).with_name("followups.json").write_text(text + "\n")


if __name__ == "__main__":
  main()
