import CallCenterModel

/// The section `plan` as it was written.
struct PlanningDocument {
  /// `nil`: every live call type that has a target.
  var targets: [PlanningTargetDocument]?
  var shifts: [PlannedShiftDocument]
  var pools: [StaffPoolDocument]
  var rules: LabourRules
  var pay: PaySupplements
  /// `nil`: by the dearest hour.
  var shortagePerHour: Money?
  var surplusPerHour: Money
  var gridSeconds: Int
  /// `nil`: that of the run.
  var confidence: Double?
  var gap: Double
  var people: [RosterPersonDocument]
  var place: Place
  var path: String
}

struct PlanningTargetDocument {
  var callType: Located<String>
  var period: PlanningTarget.Period
  var probability: Double?
}

struct PlannedShiftDocument {
  var type: ShiftType
  var startsItem: Item
  var lengthsItem: Item
  /// One for each break of the type.
  var breakItems: [Item]
  var place: Place
  var path: String
}

struct StaffPoolDocument {
  var group: Located<String>
  var contracts: [ContractDocument]
}

struct ContractDocument {
  var name: String
  var label: String
  var people: ClosedRange<Int>
  /// `nil`: up to the norm of the rules.
  var hoursPerWeek: ClosedRange<Double>?
  var daysPerWeek: ClosedRange<Int>
  /// `nil`: all.
  var shifts: [String]?
  /// `nil`: that of the group.
  var costPerHour: Money?
  var daysOffTogether: Bool
  var sameAllWeek: Contract.Stability
  var isShiftWork: Bool
  /// The hours where they were written, else the contract.
  var hoursItem: Item
  var item: Item
}

struct RosterPersonDocument {
  var name: String
  var label: String
  /// A group, or a group and one of its contracts.
  var contract: Located<String>
  var leave: [ClosedRange<LocalDate>]
  var unavailable: [RosterPerson.Times]
  var wishes: [(shift: String?, days: [Bool], weight: Double)]
  var balanceSeconds: Int
  var place: Place
  var path: String
}

extension DaySet {
  /// By ``DayKind/index``; a holiday that is not named is a Sunday.
  var flags: [Bool] {
    let weekdays = Weekday.allCases.map { contains(.weekday($0)) }
    return weekdays + [contains(.holiday) || contains(.weekday(.sunday))]
  }
}

extension ByDay {
  /// The values of Monday to Sunday and holidays.
  var byKind: [Value?] { (Weekday.allCases.map(DayKind.weekday) + [.holiday]).map { self[$0] } }
}
