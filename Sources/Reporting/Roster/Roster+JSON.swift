package import CallCenterModel
package import Experiments
package import Scheduling

extension Roster {
  /// The document `cherha-roster/1`.
  ///
  /// - Parameters:
  ///   - plan: Whose groups the pools are.
  ///   - scenario: Where it comes from.
  ///   - version: Of cherha.
  ///   - absence: That this roster is the repair of.
  ///   - study: What the absence does to the service.
  /// - Returns: The document.
  package func json(
    plan: Plan, scenario: ScenarioIdentity, version: String, absence: RosterAbsence? = nil,
    study: AbsenceStudy? = nil
  ) -> JSONValue {
    let days = problem.dates
    var members: [(key: String, value: JSONValue)] = [
      ("format", "cherha-roster/1"), ("scenario", scenario.json), ("version", .string(version)),
      ("from", .string(problem.calendar.days[days.lowerBound].date.description)), ("days", .integer(days.count)),
      ("method", .string(method.rawValue)), ("points", .optional(objective)), ("bound", .optional(bound)),
      ("withinGap", objective == nil ? .null : .bool(isWithinGap)),
      ("people", .object(problem.people.indices.map { (problem.people[$0].name, person($0, plan)) })),
      (
        "shifts",
        .array(
          assignments.map { assignment in
            let shift = problem.shifts[assignment.shift]
            return .object(
              [("person", .string(problem.people[assignment.person].name))] + identity(shift, plan) + [
                ("breaks", .array(shift.posts[assignment.post].map(span))),
                ("paidSeconds", .integer(shift.paidSeconds)),
              ])
          })
      ),
      (
        "missing",
        .array(
          missing.map {
            .object(identity(problem.shifts[$0.shift], plan) + [("people", .integer($0.people))])
          })
      ),
      ("violations", .array(violations.map(violation) + breaches.map { breach($0, plan) })),
    ]
    if let absence { members.append(("absence", absence.json(plan: plan, study: study))) }
    return .object(members)
  }

  private func person(_ index: Int, _ plan: Plan) -> JSONValue {
    let person = problem.people[index]
    let total = totals(of: index)
    let label: [(key: String, value: JSONValue)] =
      person.label == person.name ? [] : [("label", .string(person.label))]
    return .object(
      label + [
        ("agentGroup", .string(plan.agentGroups[problem.pools[person.pool].group].name)),
        ("contract", .string(problem.contract(of: index).name)), ("shifts", .integer(total.shifts)),
        ("nights", .integer(total.nights)), ("weekends", .integer(total.weekends)),
        ("paidSeconds", .integer(total.paidSeconds)), ("nightSeconds", .integer(total.nightSeconds)),
        ("holidaySeconds", .integer(total.holidaySeconds)), ("normSeconds", .integer(total.normSeconds)),
        ("balanceSeconds", .integer(total.balanceSeconds)), ("wishes", .integer(total.wishes)),
        ("wishesGranted", .integer(total.wishesGranted)),
      ])
  }

  /// Group, kind and times of a shift.
  func identity(_ shift: RosterShift, _ plan: Plan) -> [(key: String, value: JSONValue)] {
    [
      ("agentGroup", .string(plan.agentGroups[problem.pools[shift.pool].group].name)),
      ("shift", shift.type.map { .string(problem.shiftTypes[$0].name) } ?? .null),
      ("from", .string(problem.calendar.iso(elapsed: shift.time.lowerBound))),
      ("to", .string(problem.calendar.iso(elapsed: shift.time.upperBound))),
    ]
  }

  private func span(_ range: Range<Int>) -> JSONValue {
    [
      "from": .string(problem.calendar.iso(elapsed: range.lowerBound)),
      "to": .string(problem.calendar.iso(elapsed: range.upperBound)),
    ]
  }

  private func violation(_ person: Int, _ violation: LabourViolation) -> JSONValue {
    [
      "person": .string(problem.people[person].name), "rule": .string(violation.rule.rawValue),
      "article": violation.article.map { .string($0.description) } ?? .null,
      "from": .string(problem.calendar.iso(elapsed: violation.range.lowerBound)),
      "to": .string(problem.calendar.iso(elapsed: violation.range.upperBound)), "found": .integer(violation.found),
      "limit": .integer(violation.limit),
    ]
  }

  private func breach(_ breach: Breach, _ plan: Plan) -> JSONValue {
    .object(
      [
        ("person", .string(problem.people[breach.person].name)), ("rule", .string(breach.obstacle.word)),
      ] + identity(problem.shifts[breach.shift], plan))
  }
}

extension RosterAbsence {
  fileprivate func json(plan: Plan, study: AbsenceStudy?) -> JSONValue {
    let problem = repaired.problem
    func shift(_ index: Int?) -> JSONValue {
      index.map { .object(repaired.identity(problem.shifts[$0], plan)) } ?? .null
    }
    return [
      "person": .string(problem.people[person].name),
      "lost": .array(
        lost.map { lost in
          .object(
            repaired.identity(problem.shifts[lost.shift], plan) + [
              ("standIns", .array(lost.standIns.map { $0.json(problem) }))
            ])
        }),
      "changes": .array(
        changes.map { change in
          [
            "person": .string(problem.people[change.person].name),
            "date": .string(problem.calendar.days[change.day].date.description), "from": shift(change.from),
            "to": shift(change.to),
          ]
        }),
      "stillEmpty": .array(
        stillEmpty.map {
          .object(repaired.identity(problem.shifts[$0.shift], plan) + [("people", .integer($0.people))])
        }), "service": study?.json(plan: plan) ?? .null,
    ]
  }
}

extension StandIn {
  fileprivate func json(_ problem: RosterProblem) -> JSONValue {
    [
      "person": .string(problem.people[person].name), "overtimeSeconds": .integer(overtimeSeconds),
      "obstacle": obstacle.map { .string($0.word) } ?? .null,
    ]
  }
}

extension StandIn.Obstacle {
  /// For programs.
  fileprivate var word: String {
    switch self {
    case .otherGroup: "otherGroup"
    case .contract: "contract"
    case .leave: "leave"
    case .unavailable: "unavailable"
    case .worksThatDay: "oneShiftADay"
    case .daysPerWeek: "daysPerWeek"
    case .sameAllWeek: "sameAllWeek"
    case .daysOffTogether: "daysOffTogether"
    case .rule(let violation): violation.rule.rawValue
    }
  }
}
