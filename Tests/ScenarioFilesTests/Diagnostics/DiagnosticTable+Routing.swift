@testable import ScenarioFiles

extension DiagnosticTable {
  static let routing: [Diagnosed] = [
    .init("run:", "routing: {agents: ‸longestidle}\nrun:", "did you mean `longestIdle`?"),
    .init("run:", "routing: {contacts: ‸fifo}\nrun:", "is not one of longestWait, longestQueue"),
    .init("run:", "routing: {overflowAfter: ‸30}\nrun:", "write `30 "),
    .init("run:", "routing: ‸{overflowAfter: 30 s}\nrun:", "no call type has a site of its own"),
    .init([["run:", "routing: ‸{agents: random}\nrun:"]], "the rule decides nothing", .warning),
    .init([["run:", "routing: ‸{contacts: longestQueue}\nrun:"]], "the rule decides nothing", .warning),
    .init("target: 80/20", "priority: {base: 10, perMinute: ‸1}", "-1000 to 0 a minute"),
    .init("target: 80/20", "priority: ‸{base: 10}", "the key `perMinute` is missing"),
    .init("target: 80/20", "weight: ‸0", "the weight is 0.000001 to 1000000"),
    .init("target: 80/20", "site: ‸kyiv", "there is no site `kyiv`"),
    .init(
      [["target: 80/20", "site: ‸kyiv"], ["agentGroups:", "sites: {kyiv: {label: Kyiv}}\nagentGroups:"]],
      "no group of the site `kyiv` serves `legal`"),
    .init("target: 80/20", "stages: [{after: 30 s, groups: {‸summy: 1}}]", "did you mean `sumy`?"),
    .init("target: 80/20", "stages: [{after: 30 s, groups: ‸{}}]", "at least one group"),
    .init(
      "target: 80/20", "stages: [{after: 30 s, groups: {sumy: 1}}, ‸{after: 30 s, groups: {sumy: 1}}]", "in order"),
    .init(
      [
        ["target: 80/20", "stages: [{after: 30 s, groups: {‸clerks: 1}}]"],
        [
          "  sumy:",
          "  clerks: {agents: 1, hours: 08:00-20:00, skills: [other]}\n  sumy:",
        ],
        ["  legal:", "  other:\n    arrivals: {rate: 1 per hour}\n    handling: {talk: {constant: 1 min}}\n  legal:"],
      ], "the group `clerks` has no skill `legal`"),
    .init(
      [
        ["target: 80/20", "stages: [‸{after: 30 s, groups: {sumy: 1}}]"],
        ["run:", "routing: {queues: lastGroup}\nrun:"],
      ],
      "stages need `queues: shared`"),
    .init(
      [["[legal]", "{‸legal: {after: 30 s}}"], ["run:", "routing: {queues: expectedDelay}\nrun:"]],
      "need `queues: shared`"),
    .init("[legal]", "{‸legal: {reserve: 3}}", "3 agents kept free of 3 leave nobody"),
    .init("[legal]", "{legal: {when: ‸{}}}", "a condition needs at least one key"),
    .init("[legal]", "{legal: {when: {waiting: ‸{callType: legal}}}}", "one of atLeast, atMost, above and below"),
    .init("[legal]", "{legal: {when: {waiting: {callType: ‸lgal, atLeast: 2}}}}", "did you mean `legal`?"),
    .init("[legal]", "{legal: {when: {free: {group: ‸summy, atLeast: 2}}}}", "did you mean `sumy`?"),
    .init("[legal]", "{legal: {when: {busyShare: {above: ‸80}}}}", "write `80 %`"),
    .init("[legal]", "{legal: {when: {waiting: {atLeast: ‸-1}}}}", "allowed is 0 to 100000"),
    .init("[legal]", "{legal: {when: {any: ‸[]}}}", "the list of conditions is empty"),
    .init(
      [["  sumy:", "  ‸sumy:"], ["agents: 3", "agents: 3\n    targetQueueRatio: 0.5"]], "is used with `routing: {queues"
    ),
  ]
}
