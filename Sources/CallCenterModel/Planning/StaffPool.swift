/// An agent group whose shifts are to be found, and who may be hired for it.
package struct StaffPool: Sendable, Hashable {
  /// Index of the group.
  package var group: Int
  package var contracts: [Contract]

  package init(group: Int, contracts: [Contract]) {
    self.group = group
    self.contracts = contracts
  }
}

/// People of a pool with the same terms.
package struct Contract: Sendable, Hashable {
  package var name: String
  /// What people read; the name where no label was given.
  package var label: String
  /// How many people there must be and may be.
  package var people: ClosedRange<Int>
  /// Paid hours of a person a week, on average over the planned days.
  package var hoursPerWeek: ClosedRange<Double>
  /// Days on which a person works in a week.
  package var daysPerWeek: ClosedRange<Int>
  /// Indices of the shift types that they work.
  package var shiftTypes: [Int]
  /// Of a paid hour, before supplements.
  package var costPerHour: Money
  /// Whether the days off of a week follow one another, Sunday and Monday included.
  package var daysOffTogether: Bool
  /// What stays the same all week.
  package var sameAllWeek: Stability
  /// Whether the rest that depends on the length of the shift before is owed; ordinary office days are no shift work.
  package var isShiftWork: Bool

  package enum Stability: String, Sendable, Hashable, CaseIterable {
    case nothing
    case shift
    case start
  }

  package init(
    name: String, label: String, people: ClosedRange<Int>, hoursPerWeek: ClosedRange<Double>,
    daysPerWeek: ClosedRange<Int>, shiftTypes: [Int], costPerHour: Money, daysOffTogether: Bool,
    sameAllWeek: Stability, isShiftWork: Bool = true
  ) {
    self.name = name
    self.label = label
    self.people = people
    self.hoursPerWeek = hoursPerWeek
    self.daysPerWeek = daysPerWeek
    self.shiftTypes = shiftTypes
    self.costPerHour = costPerHour
    self.daysOffTogether = daysOffTogether
    self.sameAllWeek = sameAllWeek
    self.isShiftWork = isShiftWork
  }
}

/// A person of the roster.
package struct RosterPerson: Sendable, Hashable {
  package var name: String
  package var label: String
  /// Index in ``PlanningBrief/pools``.
  package var pool: Int
  /// Index in ``StaffPool/contracts``.
  package var contract: Int
  /// Days of leave, first and last.
  package var leave: [ClosedRange<LocalDate>]
  /// Times at which the person cannot work.
  package var unavailable: [Times]
  /// Times and shifts that the person would rather work (positive) or not (negative), by weight.
  package var wishes: [Wish]
  /// Paid seconds above (+) or below (−) the norm brought along from before.
  package var balanceSeconds: Int

  package struct Times: Sendable, Hashable {
    /// By ``DayKind/index``.
    package var days: [Bool]
    /// Seconds after local midnight.
    package var hours: Range<Int>

    package init(days: [Bool], hours: Range<Int>) {
      self.days = days
      self.hours = hours
    }
  }

  package struct Wish: Sendable, Hashable {
    /// Index of the shift type; `nil`: any work.
    package var shiftType: Int?
    /// By ``DayKind/index``.
    package var days: [Bool]
    package var weight: Double

    package init(shiftType: Int?, days: [Bool], weight: Double) {
      self.shiftType = shiftType
      self.days = days
      self.weight = weight
    }
  }

  package init(
    name: String, label: String, pool: Int, contract: Int, leave: [ClosedRange<LocalDate>] = [],
    unavailable: [Times] = [], wishes: [Wish] = [], balanceSeconds: Int = 0
  ) {
    self.name = name
    self.label = label
    self.pool = pool
    self.contract = contract
    self.leave = leave
    self.unavailable = unavailable
    self.wishes = wishes
    self.balanceSeconds = balanceSeconds
  }
}
