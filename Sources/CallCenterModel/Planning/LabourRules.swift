/// Limits on the work of one person.
package struct LabourRules: Sendable, Hashable {
  /// Rest after a shift, as a multiple of that shift's length.
  package var restFactor: Double
  /// Least rest between two shifts.
  package var minimumRestSeconds: Int
  /// Least unbroken rest in every week.
  package var weeklyRestSeconds: Int
  /// Paid hours a week that are the norm, on average over the accounting month.
  package var normHoursPerWeek: Double
  /// Most paid hours in any one week; `nil`: no limit.
  package var maximumHoursPerWeek: Double?
  /// Most days in a row; `nil`: no limit.
  package var maximumConsecutiveDays: Int?
  /// Most hours above the norm in a year; `nil`: no limit.
  package var maximumOvertimePerYear: Double?
  /// Which preset they come from; `nil`: none.
  package var preset: LabourPreset?

  package init(
    restFactor: Double, minimumRestSeconds: Int, weeklyRestSeconds: Int, normHoursPerWeek: Double,
    maximumHoursPerWeek: Double?, maximumConsecutiveDays: Int?, maximumOvertimePerYear: Double?,
    preset: LabourPreset?
  ) {
    self.restFactor = restFactor
    self.minimumRestSeconds = minimumRestSeconds
    self.weeklyRestSeconds = weeklyRestSeconds
    self.normHoursPerWeek = normHoursPerWeek
    self.maximumHoursPerWeek = maximumHoursPerWeek
    self.maximumConsecutiveDays = maximumConsecutiveDays
    self.maximumOvertimePerYear = maximumOvertimePerYear
    self.preset = preset
  }

  /// No limits but that nobody works two shifts at a time.
  package static let none = LabourRules(
    restFactor: 0, minimumRestSeconds: 0, weeklyRestSeconds: 0, normHoursPerWeek: 40, maximumHoursPerWeek: nil,
    maximumConsecutiveDays: nil, maximumOvertimePerYear: nil, preset: nil)

  /// The rules as they bind the people of a contract.
  package func binding(_ contract: Contract) -> LabourRules {
    var rules = self
    if !contract.isShiftWork { rules.restFactor = 0 }
    return rules
  }

  /// The rest that must follow a shift of `length` seconds.
  package func restSeconds(after length: Int) -> Int {
    max(minimumRestSeconds, Int((restFactor * Double(length)).rounded(.up)))
  }
}

package enum LabourPreset: String, Sendable, Hashable, CaseIterable {
  /// The Labour Code of Ukraine.
  case ukraine
  /// The same with what Law 2136-IX lifts under martial law.
  case ukraineMartialLaw
}

/// What is paid on top of the price of an hour.
package struct PaySupplements: Sendable, Hashable {
  /// Local time, seconds after midnight, up to 48:00.
  package var night: Range<Int>
  /// Share of the price of an hour added at night.
  package var nightShare: Double
  /// Share added on Saturdays and Sundays.
  package var weekendShare: Double
  /// Share added on holidays: 1 pays double.
  package var holidayShare: Double

  package init(night: Range<Int>, nightShare: Double, weekendShare: Double, holidayShare: Double) {
    self.night = night
    self.nightShare = nightShare
    self.weekendShare = weekendShare
    self.holidayShare = holidayShare
  }

  package static let none = PaySupplements(night: 79_200..<108_000, nightShare: 0, weekendShare: 0, holidayShare: 0)
}
