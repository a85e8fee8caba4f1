import CallCenterModel

/// What makes no sense in a section `plan` whatever the rest of the scenario says.
struct PlanningChecks {
  let document: PlanningDocument
  /// `nil` where it could not be read.
  let gridSeconds: Int?
  let context: ReadingContext

  func run() {
    for shift in document.shifts { PlannedShiftChecks(shift: shift, gridSeconds: gridSeconds, context: context).run() }
    let contracts = document.pools.flatMap(\.contracts)
    for contract in contracts { check(contract) }
    for shift in document.shifts
    where !contracts.isEmpty && contracts.allSatisfy({ $0.shifts?.contains(shift.type.name) == false }) {
      context.issues.warning(shift.place, shift.path, "no contract works this shift")
    }
    checkPeople()
  }

  // MARK: - Contracts

  private func check(_ contract: ContractDocument) {
    let shifts = document.shifts.map(\.type).filter { contract.shifts?.contains($0.name) ?? true }
    // A shift that could not be read may be the one that makes it possible.
    guard shifts.count == contract.shifts?.count ?? document.shifts.count, !shifts.isEmpty else { return }
    let days = (0..<7).map { day in shifts.filter { $0.days[day] }.map(\.paidHours) }.filter { !$0.isEmpty }
    let allowed = contract.daysPerWeek
    guard allowed.lowerBound <= days.count else {
      context.error(
        contract.item.key("daysPerWeek"),
        "its people work on \(allowed.lowerBound) or more days a week, but its shifts begin on \(days.count)")
      return
    }
    let most = days.compactMap { $0.map(\.upperBound).max() }.sorted(by: >).prefix(allowed.upperBound).reduce(0, +)
    let least = days.compactMap { $0.map(\.lowerBound).min() }.sorted().prefix(allowed.lowerBound).reduce(0, +)
    let worked = Double(allowed.lowerBound)...Double(max(allowed.lowerBound, min(allowed.upperBound, days.count)))
    let hours = contract.hoursPerWeek ?? 0...document.rules.normHoursPerWeek
    let asked = Self.text(hours, "h") + (contract.hoursPerWeek == nil ? ", the norm of the rules," : "") + " a week"
    if hours.lowerBound > most || hours.upperBound < least {
      context.error(
        contract.hoursItem,
        "no mix of its shifts makes \(asked): \(Self.text(worked, "days")) of them make \(Self.text(least...most, "paid hours"))"
      )
    } else if let limit = document.rules.maximumHoursPerWeek, hours.lowerBound > limit {
      context.error(
        contract.hoursItem, "\(asked) are more than the rules allow: \(PlanDescription.number(limit)) h in any week")
    }
  }

  static func text(_ range: ClosedRange<Double>, _ unit: String) -> String {
    let least = PlanDescription.number(range.lowerBound)
    let most = PlanDescription.number(range.upperBound)
    return least == most ? "\(least) \(unit)" : "\(least) to \(most) \(unit)"
  }

  // MARK: - People

  private func checkPeople() {
    guard let first = document.people.first else { return }
    for pool in document.pools {
      for contract in pool.contracts {
        let name = ReadingContext.contractName(pool, contract)
        let named = document.people.filter {
          $0.contract.value == name || (pool.contracts.count == 1 && $0.contract.value == pool.group.value)
        }.count
        if named > contract.people.upperBound {
          context.issues.error(
            first.place, "\(document.path).people",
            "\(Self.named(named)) for `\(name)`, which has at most \(contract.people.upperBound)")
        } else if named < contract.people.lowerBound {
          context.issues.warning(
            first.place, "\(document.path).people",
            "\(Self.named(named)) for `\(name)`, which has at least \(contract.people.lowerBound)")
        }
      }
    }
  }

  private static func named(_ count: Int) -> String {
    count == 1 ? "1 person is named" : "\(count) people are named"
  }
}

extension Item {
  /// The value of a key where it was written, else the whole map.
  fileprivate func key(_ name: String) -> Item { tree[name].map { at(name, $0) } ?? self }
}

extension ShiftType {
  /// The fewest and the most paid hours of its shifts.
  var paidHours: ClosedRange<Double> {
    let hours = starts.flatMap { start in
      lengths.map { length in
        let unpaid = breaks.filter { !$0.isPaid && $0.places(start: start, length: length) != nil }
        return Double(length - unpaid.reduce(0) { $0 + $1.length }) / 3_600
      }
    }
    return (hours.min() ?? 0)...(hours.max() ?? 0)
  }
}

extension PlannedBreak {
  /// The first and the last second of the local day at which it may begin in a shift; `nil` where the shift has no such
  /// break.
  func places(start: Int, length shiftLength: Int) -> ClosedRange<Int>? {
    switch window {
    case .after(let bounds): start + bounds.lowerBound...start + bounds.upperBound
    case .between(let times):
      DutyBuilder.wall(times, in: start..<start + shiftLength).map { $0.lowerBound...$0.upperBound - length }
    }
  }
}
