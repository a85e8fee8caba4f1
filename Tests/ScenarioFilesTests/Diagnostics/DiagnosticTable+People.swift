@testable import ScenarioFiles

extension DiagnosticTable {
  private static func group(_ text: String) -> [[String]] {
    [["    skills: [legal]", "    skills: [legal]\n    \(text)"]]
  }

  private static func site(_ text: String) -> [[String]] {
    [["agentGroups:", "sites:\n  kyiv: \(text)\nagentGroups:"]] + group("site: kyiv")
  }

  private static func move(_ text: String) -> [[String]] {
    [
      [
        "run: {",
        "  office: {agents: 1, hours: always, skills: [legal]}\n  other: {agents: 0, hours: always, skills: [legal]}\n"
          + "routing: {moves: [\(text)]}\nrun: {",
      ]
    ]
  }

  private static func condition(_ least: Int, _ most: Int) -> String {
    "when: {waiting: {callType: legal, atLeast: \(least)}}, until: {waiting: {callType: legal, atMost: \(most)}}"
  }

  static let people: [Diagnosed] = [
    .init(group("people: {olena: {rota: {mon-fri: ‸day}}}"), "there is no shift `day`"),
    .init(group("people: {olena: {speed: ‸0}}"), "the speed is 0.01 to 100"),
    .init(group("people: {olena: {hours: ‸always}}"), "the most is 12 h"),
    .init(group("people: {olena: {learning: ‸{from: 60 %, weeks: 2}}}"), "people who learn need `since`"),
    .init(
      group("people: {olena: {since: 2017-07-01, learning: {from: ‸100 %, weeks: 2}}}"), "above 0 % and below 100 %"),
    .init(group("people: {olena: {}}\n    cohorts: {‸olena: {headcount: 1}}"), "is the name of a person"),
    .init(group("cohorts: {new: ‸{speed: 2}}"), "the key `headcount` is missing"),
    .init(group("attendance: ‸{}"), "one of `late` and `early` is required"),
    .init(group("attendance: {late: {share: 10 %, by: ‸12 min}}"), "a law is expected"),
    .init(group("reserved: [{skill: ‸cases, agents: 1, hours: 09:00-10:00}]"), "the group has no skill `cases`"),
    .init(group("reserved: [‸{skill: legal, agents: 4, hours: 09:00-10:00}]"), "never has more than 3 on duty"),
    .init(
      group(
        "reserved: [{skill: legal, agents: 2, hours: 09:00-12:00}, ‸{skill: legal, agents: 2, hours: 11:00-14:00}]"),
      "4 people are to be set apart in the same hours, but the group then never has more than 3 on duty"),
    .init(group("reserved: [‸{agents: 1, hours: 09:00-10:00}]"), "one `skill` or for several `skills`"),
    .init(
      group("reserved: [{skill: legal, agents: 1, hours: {mon: 09:00-10:00}, days: ‸mon}]"), "`days` goes with plain"),
    .init(group("shrinkage: {absense: ‸8 %}"), "did you mean `absence`?"),
    .init(group("shrinkage: {sickness: ‸{}}"), "the key `share` is missing, or `absence`"),
    .init(group("shrinkage: {offPhone: {share: 5 %, spell: ‸0.5 s}}"), "a spell off the phone lasts at least 1 s"),
    .init(group("shrinkage: ‸{flu: {absence: 60 %}, leave: {absence: 70 %}}"), "a shrinkage of 130 % leaves nobody"),
    .init(group("shrinkage: {sickness: {absence: 5 %, spell: ‸5 min}}"), "an absence lasts all day"),
    .init(group("shrinkage: {coaching: {share: 5 %, days: ‸mon}}"), "`days` needs `hours`"),
    .init(group("shrinkage: ‸{sickness: {absence: 60 %}, leave: {absence: 40 %}}"), "leaves nobody"),
    .init(group("breaks: [‸{between: 19:00-21:00, length: 30 min}]"), "between 19:00-21:00 does not lie inside"),
    .init(group("breaks: [‸{between: 12:00-12:10, length: 30 min}]"), "longer than the time it lies in"),
    .init(group("breaks: [{between: 12:00-14:00, length: 30 min, waves: ‸2}]"), "`waves` goes with"),
    .init(group("breaks: [{at: 12:00, length: 30 min, atOnce: ‸2}]"), "`atOnce` goes with `between`"),
    .init(site("{seats: ‸2}"), "3 people are on duty for 2 seats from mon 2017-07-03 08:00 on"),
    .init(site("{outages: [‸{duration: 1 h}]}"), "`every` so often or `at` a date"),
    .init(site("{outages: [{every: ‸5 s, duration: 1 h}]}"), "the mean is at least 1 min"),
    .init(site("{outages: [{every: 5 h, duration: 1 h, calls: ‸dropp}]}"), "did you mean `drop`?"),
    .init(site("{outages: [{at: ‸2017-07-03, duration: 1 h}]}"), "a date and time such as"),
    .init(site("{outages: [{at: 2017-07-03T10:00, duration: 1 h, hours: ‸always}]}"), "`hours` goes with `every`"),
    .init(
      site("{outages: [{name: a, every: 5 h, duration: 1 h}, ‸{name: a, every: 9 h, duration: 1 h}]}"), "stands twice"),
    .init(
      site("{outages: [‸{every: 5 h, duration: 1 h, calls: drop}]}")
        + [["replications: 10", "replications: 10, attribution: byEnd"]], "cannot work with `attribution: byEnd`"),
    .init(site("{outages: [‸{at: 2018-07-03T10:00, duration: 1 h}]}"), "is not simulated", .warning),
    .init(move("{from: ‸ofice, to: sumy, agents: 1, \(condition(5, 1))}"), "did you mean `office`?"),
    .init(move("{from: sumy, to: ‸sumy, agents: 1, \(condition(5, 1))}"), "cannot help their own group"),
    .init(move("‸{from: office, to: sumy, agents: 1, \(condition(5, 5))}"), "go and come back at the same number"),
    .init(move("{from: ‸other, to: sumy, agents: 1, \(condition(5, 1))}"), "never has anybody on duty"),
    .init(
      move("{from: ‸office, to: sumy, agents: 2, \(condition(5, 1))}"),
      "2 people are to help, but `office` never has more than 1 on duty"),
    .init(
      move("{from: ‸fast, to: sumy, agents: 1, \(condition(5, 1))}")
        + [
          [
            "  other: {",
            "  fast: {cohorts: {new: {headcount: 2, speed: 2}}, hours: 9:00-17:00, skills: [legal]}\n  other: {",
          ]
        ],
      "never has more than 0 on duty of full speed (people of another speed do not help out)"),
    .init(move("{from: office, to: sumy, agents: 1, \(condition(5, 1)), every: ‸0.1 s}"), "at least 1 s"),
  ]
}
