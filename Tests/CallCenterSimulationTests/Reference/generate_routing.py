#!/usr/bin/env python3
"""Exact values of routing rules, by closed Markov chains and one published formula; independent of the code under test.

Run `python3 generate_routing.py` to rewrite routing.json (numpy, scipy, mpmath; a minute).

A chain has the state (busy agents by group, contacts waiting by line). Lines are call types where queues are shared, and
groups where every group has its own. Handling is exponential and depends on the group alone, patience is exponential by type,
so the types in service need not be known; ties that times would break are broken by weights instead.

  shared queues:  an arrival goes to the eligible group of the lowest preference, of these to the best by the agent rule (or
                  to each with its probability); where there is none it waits. After every event, while some group may take
                  a waiting contact, it takes the one of the lowest contact preference, then of the largest score.
  eligible:       free agents of the group > reserve, and contacts of its type waiting >= the threshold, if there is one.
  own queues:     an arrival takes an agent or joins the queue that the queue rule says; a free agent looks in the own queue.

Probability of waiting, by PASTA: the stationary probability that an arrival joins a line, even if for no time.
Abandonment: theta E[Q] / lambda. Average wait, by Little's law: E[Q] / lambda.
"""

import json
from pathlib import Path

import numpy as np

from generate import HOUR, close, erlang_c, generator_from, one_queue, rounded, stationary


class Centre:
  def __init__(self, types, groups, skills, agents="longestIdle", contacts="longestWait", queues="shared", room=60):
    self.types, self.groups, self.agents, self.contacts, self.queues, self.room = (
      types, groups, agents, contacts, queues, room)
    self.skills = {(s["group"], s["type"]): s for s in skills}
    self.type_names = [t["name"] for t in types]
    self.group_names = [g["name"] for g in groups]

  def skill(self, group, kind):
    return self.skills.get((self.group_names[group], self.type_names[kind]))

  def eligible(self, state, group, kind, waiting):
    skill = self.skill(group, kind)
    if skill is None:
      return False
    free = self.groups[group]["agents"] - state[0][group]
    return free > skill.get("reserve", 0) and waiting >= skill.get("whenWaiting", 0)

  def agent_score(self, state, group, kind):
    skill, entry = self.skill(group, kind), self.groups[group]
    weight, free = skill.get("weight", 1), entry["agents"] - state[0][group]
    return {"longestIdle": 0, "mostFree": weight * free, "bestSkilled": weight / entry["handleSeconds"],
            "highestWeight": weight, "random": weight * free}[self.agents]

  def takers(self, state, kind, waiting):
    """Groups that may take an arrival, with probabilities."""
    open_groups = [g for g in range(len(self.groups)) if self.eligible(state, g, kind, waiting)]
    if not open_groups:
      return []
    lowest = min(self.skill(g, kind)["preference"] for g in open_groups)
    open_groups = [g for g in open_groups if self.skill(g, kind)["preference"] == lowest]
    scores = [self.agent_score(state, g, kind) for g in open_groups]
    if self.agents == "random":
      return [(g, s / sum(scores)) for g, s in zip(open_groups, scores)]
    best = max(scores)
    assert scores.count(best) == 1, "a tie that times would break"
    return [(open_groups[scores.index(best)], 1.0)]

  def own_queue(self, state, kind):
    """The group that takes an arrival or gets it into its queue."""
    takers = self.takers(state, kind, 0)
    assert len(takers) <= 1
    servers = sorted((g for g in range(len(self.groups)) if self.skill(g, kind)),
                     key=lambda g: self.skill(g, kind)["preference"])
    if self.queues == "lastGroup":
      return takers[0][0] if takers else servers[-1]
    if self.queues == "expectedDelay":
      return takers[0][0] if takers else min(servers, key=lambda g: (
        (state[1][g] + 1) * self.groups[g]["handleSeconds"] / self.groups[g]["agents"] / self.skill(g, kind).get("weight", 1)))
    ratio = lambda g: (state[1][g] + 1) / self.groups[g]["agents"]
    for g in servers:                              # one group a level
      if takers and takers[0][0] == g:
        return g
      if ratio(g) <= self.groups[g]["targetQueueRatio"]:
        return g
    return min(servers, key=ratio)

  def settle(self, state):
    """Everything that groups may take is taken."""
    busy, lines = list(state[0]), list(state[1])
    while True:
      options = []
      for g in range(len(self.groups)):
        if self.queues != "shared":
          if lines[g] > 0 and busy[g] < self.groups[g]["agents"]:
            options.append((0, 0, g, g))
          continue
        for t in range(len(self.types)):
          if lines[t] > 0 and self.eligible((busy, lines), g, t, lines[t]):
            skill = self.skill(g, t)
            weight = skill.get("contactWeight", 1)
            score = {"longestWait": 0, "longestQueue": weight * lines[t], "highestWeight": weight}[self.contacts]
            options.append((skill.get("contactPreference", skill["preference"]), -score, g, t))
      if not options:
        return tuple(busy), tuple(lines)
      options.sort()
      assert len(options) == 1 or options[0][:2] != options[1][:2], "a tie that times would break"
      busy[options[0][2]] += 1
      lines[options[0][3]] -= 1

  def arrivals(self, state, kind):
    """(probability, next state, whether the arrival joins a line)."""
    busy, lines = state
    up = lambda values, place: values[:place] + (values[place] + 1,) + values[place + 1:]
    if self.queues == "shared":
      takers = self.takers(state, kind, lines[kind])
      if takers:
        return [(p, self.settle((up(busy, g), lines)), False) for g, p in takers]
      return [(1.0, self.settle((busy, up(lines, kind))), True)]
    group = self.own_queue(state, kind)
    if busy[group] < self.groups[group]["agents"]:
      return [(1.0, (up(busy, group), lines), False)]
    return [(1.0, (busy, up(lines, group)), True)]

  def transitions(self, state):
    busy, lines = state
    for t, entry in enumerate(self.types):
      if sum(lines) < self.room:
        for p, target, _ in self.arrivals(state, t):
          yield p * entry["callsPerHour"] / HOUR, target
    down = lambda values, place: values[:place] + (values[place] - 1,) + values[place + 1:]
    for g, entry in enumerate(self.groups):
      if busy[g] > 0:
        yield busy[g] / entry["handleSeconds"], self.settle((down(busy, g), lines))
    for line, count in enumerate(lines):
      patience = self.types[line if self.queues == "shared" else 0].get("patienceSeconds")
      if count > 0 and patience:
        yield count / patience, self.settle((busy, down(lines, line)))

  def solve(self):
    start = (tuple(0 for _ in self.groups), tuple(0 for _ in (self.types if self.queues == "shared" else self.groups)))
    states, index, generator = generator_from(self.transitions, start)
    p = stationary(generator, 0)
    full = sum(p[i] for i, s in enumerate(states) if sum(s[1]) == self.room)
    assert full < 1e-12, full
    expect = {"callTypes": {}, "agentGroups": {}}
    for t, entry in enumerate(self.types):
      lines = [t] if self.queues == "shared" else range(len(self.groups))
      queue = sum(p[i] * sum(s[1][line] for line in lines) for i, s in enumerate(states))
      waits = sum(p[i] * q for i, s in enumerate(states) for q, _, joins in self.arrivals(s, t) if joins)
      arrival = entry["callsPerHour"] / HOUR
      patience = entry.get("patienceSeconds")
      expect["callTypes"][entry["name"]] = {
        "probabilityOfWait": waits, "abandonment": queue / patience / arrival if patience else 0.0,
        "averageWait": queue / arrival, "averageQueueLength": queue}
    for g, entry in enumerate(self.groups):
      busy = sum(p[i] * s[0][g] for i, s in enumerate(states))
      expect["agentGroups"][entry["name"]] = {"busyAgents": busy, "occupancy": busy / entry["agents"]}
    return expect


def accumulating(rates, handle, agents, weights):
  """Mean waits where a free agent takes the contact with the largest weight times wait; M/M/n, first in first out inside a
  type. Kleinrock (1964), Nav. Res. Log. Q. 11, 329-341, for one server; for n servers with one exponential law of handling
  the wait of all takes the place of W0/(1 - rho): Sharif, Stanford, Taylor, Ziedins (2014), Queueing Syst. 77, 297-330.

  With classes in order of growing weight b: W(p) = (W - sum over i < p of rho_i W(i) (1 - b_i/b_p))
                                                    / (1 - sum over i > p of rho_i (1 - b_p/b_i)).
  """
  rho = [rate / HOUR * handle / agents for rate in rates]
  together = float(erlang_c(sum(rates) / HOUR * handle, agents)) * handle / agents / (1 - sum(rho))
  order = sorted(range(len(rates)), key=lambda i: weights[i])
  waits = {}
  for place, p in enumerate(order):
    top = together - sum(rho[i] * waits[i] * (1 - weights[i] / weights[p]) for i in order[:place])
    waits[p] = top / (1 - sum(rho[i] * (1 - weights[p] / weights[i]) for i in order[place + 1:]))
  close(sum(rho[i] * waits[i] for i in waits), sum(rho) * together)      # conservation
  return [waits[i] for i in range(len(rates))]


def rows():
  result = []
  def entry(name, rate, patience=None):
    return {"name": name, "callsPerHour": rate} | ({"patienceSeconds": patience} if patience else {})
  def skill(group, kind, preference=1, **more):
    return {"group": group, "type": kind, "preference": preference} | more
  def desk(name, agents, handle, **more):
    return {"name": name, "agents": agents, "handleSeconds": handle} | more
  def add(identifier, types, groups, skills, room=60, **rules):
    expect = Centre(types, groups, skills, room=room, **rules).solve()
    result.append({"id": identifier, "inputs": {"callTypes": types, "groups": groups, "skills": skills} | rules,
                   "expect": expect})
  two = [entry("A", 50, 120), entry("B", 40, 180)]
  add("reservation", two, [desk("desk", 8, 300)], [skill("desk", "A"), skill("desk", "B", 2, reserve=2)], room=90)
  add("reservation-of-a-second-group", two, [desk("one", 4, 300), desk("two", 4, 300)],
      [skill("one", "A"), skill("two", "B", contactPreference=1), skill("two", "A", 2, contactPreference=2, reserve=1)],
      room=80)
  add("longest-queue-first", [entry("A", 60, 90), entry("B", 40, 240)], [desk("desk", 7, 300)],
      [skill("desk", "A", contactWeight=1), skill("desk", "B", contactWeight=1.0001)], contacts="longestQueue", room=90)
  add("overflow-from-a-threshold", [entry("A", 60, 150), entry("B", 25, 180)],
      [desk("one", 4, 300), desk("two", 3, 300)],
      [skill("one", "A"), skill("two", "B", contactPreference=1),
       skill("two", "A", 2, contactPreference=2, whenWaiting=3)], room=80)
  one = [entry("A", 80, 120)]
  pair = [desk("one", 5, 300), desk("two", 3, 240)]
  add("most-free", one, pair, [skill("one", "A", weight=1), skill("two", "A", weight=1.3001)], agents="mostFree")
  add("random", one, pair, [skill("one", "A", weight=1), skill("two", "A", weight=2)], agents="random")
  add("best-skilled", one, pair, [skill("one", "A"), skill("two", "A")], agents="bestSkilled")
  add("queue-at-last-group", one, pair, [skill("one", "A", 1), skill("two", "A", 2)], queues="lastGroup")
  add("expected-delay", one, pair, [skill("one", "A", 1, weight=1), skill("two", "A", 2, weight=1.0001)],
      queues="expectedDelay")
  add("queue-ratio", one, [desk("one", 5, 300, targetQueueRatio=0.5), desk("two", 3, 240, targetQueueRatio=0.4)],
      [skill("one", "A", 1), skill("two", "A", 2)], queues="queueRatio")
  rates, weights = [36.0, 30.0, 8.0], [1.0, 3.0, 0.25]
  names = ["A", "B", "C"]
  result.append({
    "id": "longest-weighted-wait",
    "inputs": {"callTypes": [entry(n, r) for n, r in zip(names, rates)], "groups": [desk("desk", 8, 300)],
               "skills": [skill("desk", n, contactWeight=w) for n, w in zip(names, weights)]},
    "expect": {"callTypes": {n: {"averageWait": w, "averageQueueLength": w * r / HOUR} for n, r, w in
                             zip(names, rates, accumulating(rates, 300, 8, weights))}, "agentGroups": {}}})
  return result


def self_checks():
  """Where rules do not matter, the chains are M/M/n+M, known in closed form."""
  types = [{"name": "A", "callsPerHour": 50, "patienceSeconds": 120}]
  groups = [{"name": "one", "agents": 3, "handleSeconds": 300}, {"name": "two", "agents": 2, "handleSeconds": 300}]
  skills = [{"group": "one", "type": "A", "preference": 1, "weight": 1},
            {"group": "two", "type": "A", "preference": 1, "weight": 1.0001}]
  exact = one_queue(50, 300, 5, 120)
  for rule in ("mostFree", "random", "bestSkilled"):
    expect = Centre(types, groups, skills, agents=rule).solve()
    found = expect["callTypes"]["A"]
    for name in ("probabilityOfWait", "abandonment", "averageWait", "averageQueueLength"):
      close(found[name], exact[name], 1e-8)
    if rule == "random":
      skills[1]["weight"] = 1
      for entry in Centre(types, groups, skills, agents=rule).solve()["agentGroups"].values():
        close(entry["occupancy"], exact["occupancy"], 1e-8)
      skills[1]["weight"] = 1.0001
  waits = accumulating([30.0, 30.0], 300, 6, [1.0, 1.0])
  fifo = one_queue(60, 300, 6)["averageWait"]
  for wait in waits:
    close(wait, fifo)


if __name__ == "__main__":
  self_checks()
  print("self-checks passed")
  lines = [json.dumps(rounded(row), ensure_ascii=False) for row in rows()]
  text = '{"generator": "generate_routing.py", "rows": [\n' + ",\n".join(lines) + "\n]}\n"
  (Path(__file__).parent / "routing.json").write_text(text, encoding="utf-8")
  print(f"routing.json: {len(lines)} rows, {len(text)} bytes")
