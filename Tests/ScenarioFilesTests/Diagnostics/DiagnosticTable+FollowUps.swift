@testable import ScenarioFiles

extension DiagnosticTable {
  /// What comes before and after an answer.
  static let followUps: [Diagnosed] = [
    .key(
      "redial: {afterAbandonment: 10 %, delay: {constant: 1 min}, changesTo: {‸lgal: 10 %}}", "did you mean `legal`?"),
    .key(
      "redial: {afterAbandonment: 10 %, delay: {constant: 1 min}, changesTo: ‸{legal: 60 %, tax: 50 %}}",
      "more than 100 %"),
    .key("recall: ‸{unsolved: 10 %}", "the key `delay` is missing"),
    .key("recall: {unsolved: ‸0.1, delay: {constant: 1 h}}", "write `0.1 %` or `0.1 of 1`"),
    .key("recall: {unsolved: 10 %, delay: {constant: 1 h}, maximum: ‸0}", "allowed is 1 to 1000"),
    .key("transfer: {to: ‸{}}", "the map is empty"),
    .key("transfer: {to: {tax: 10 %}, kind: ‸lukewarm}", "is not one of cold, warm"),
    .key("transfer: {to: {‸desk: 10 %}}", "a call is transferred to a type with `channel: voice`; `desk` has `walkIn`"),
    .key("transfer: {to: {tax: 10 %}, conference: ‸{constant: 1 min}}", "only a transfer of `kind: warm`"),
    .key("refer: {to: {tax: ‸-1 %}}", "a share is 0 % to 100 %"),
    .key("selfService: {time: {constant: 1 min}, contained: ‸120 %}", "a share is 0 % to 100 %"),
    .key("selfService: ‸{time: {constant: 1 min}, contained: 80 %, abandons: 30 %}", "add up to more than 100 %"),
    .key("selfService: {time: {constant: 1 min}, contained: 30 %, residual: ‸0 %}", "leaves no talk"),
    .key("selfService: {time: {constant: 1 min}, contained: 30 %, residual: ‸1200 %}", "allowed is 0 % to 1000 %"),
    .key("visit: ‸{then: {desk: 10 %}}", "`visit` needs the channel `walkIn`, not `voice`"),
    .desk("transfer: ‸{to: {legal: 10 %}}", "`transfer` needs the channel `voice`, not `walkIn`"),
    .desk("selfService: ‸{time: {constant: 1 min}, contained: 30 %}", "`selfService` needs the channel `voice`"),
    .desk("visit: {then: {‸legal: 10 %}}", "a visitor goes on to a type with `channel: walkIn`; `legal` has `voice`"),
    .desk("visit: {then: {desk: 100 %}}", "from type to type for ever").at("desk"),
    .desk("outsideHours: {refer: legal}", "a visitor before closed doors makes no call").at("desk"),
    .edit("{rate: 1 per hour}", "{population: ‸{people: 4}}", "the key `pause` is missing"),
    .edit("{rate: 1 per hour}", "{population: {people: 4, pause: ‸{constant: 0 s}}}", "the mean pause is at least 1 s"),
    .key("refer: {to: {legal: 100 %}}", "leaves another of the same type behind by `refer`, for ever").at("legal"),
    .edit(
      "{rate: 1 per hour}", "‸{population: {people: 4, pause: {constant: 1 h}}, weekdays: {mon: 1}}",
      "`weekdays` says when unknown people call"),
    .edit("{rate: 1 per hour}", "{population: {people: ‸0, pause: {constant: 1 h}}}", "allowed is 1 to 100000"),
    .edit("skills: [legal, tax, desk]", "skills: {legal: {}, tax: {}, ‸desk: {unsolved: 10 %}}", "has no `recall`"),
    .edit("skills: [legal, tax, desk]", "skills: {legal: {}, desk: {}, ‸tax: {transfers: 0 %}}", "has no `transfer`"),
    Diagnosed(
      base + [
        ["{rate: 1 per hour}", "{population: {people: 4, pause: {constant: 1 h}}}"], ["  tax:", "  ‸tax:"],
        [
          "{talk: {constant: 1 min}}",
          "{talk: {constant: 1 min}}\n    recall: {unsolved: 10 %, delay: {constant: 1 h}}",
        ],
      ], "leave `recall` out"),
    Diagnosed(
      base + [
        ["    target: 80/20", "    target: 80/20\n    transfer: {to: {tax: 10 %}, kind: warm}"],
        ["  sumy:", "  ‸sumy:"],
      ], "could wait for one another for ever"),
    Diagnosed(
      base + [
        ["{rate: 1 per hour}", "none"], ["skills: [legal, tax, desk]", "skills: [legal, desk]"], ["  tax:", "  ‸tax:"],
      ],
      "no group has the skill `tax`"),
    Diagnosed(base + [["{rate: 1 per hour}", "‸none"]], "nobody calls in the window", .warning),
  ]

  /// A second type of calls and a desk.
  fileprivate static let base = [
    [
      "agentGroups:",
      """
        tax:
          arrivals: {rate: 1 per hour}
          handling: {talk: {constant: 1 min}}
        desk:
          channel: walkIn
          arrivals: {rate: 2 per hour}
          handling: {talk: {constant: 2 min}}
      agentGroups:
      """,
    ], ["skills: [legal]", "skills: [legal, tax, desk]"],
  ]
}

extension Diagnosed {
  fileprivate static func edit(_ find: String, _ replacement: String, _ fragment: String) -> Diagnosed {
    Diagnosed(DiagnosticTable.base + [[find, replacement]], fragment)
  }

  /// A key of the first type.
  fileprivate static func key(_ text: String, _ fragment: String) -> Diagnosed {
    edit("target: 80/20", text, fragment)
  }

  /// A key of the desk.
  fileprivate static func desk(_ text: String, _ fragment: String) -> Diagnosed {
    edit("channel: walkIn", "channel: walkIn\n    \(text)", fragment)
  }

  /// With the place of the finding at the name of a type.
  fileprivate func at(_ name: String) -> Diagnosed {
    var copy = self
    copy.edits.append(["  \(name):", "  ‸\(name):"])
    return copy
  }
}
