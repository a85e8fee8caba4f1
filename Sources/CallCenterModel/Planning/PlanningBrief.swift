/// What is to be planned, and under which rules: the section `plan` of a scenario.
package struct PlanningBrief: Sendable, Hashable {
  package var targets: [PlanningTarget]
  package var shiftTypes: [ShiftType]
  /// Groups whose shifts are to be found; the others keep the duties they have.
  package var pools: [StaffPool]
  package var rules: LabourRules
  package var pay: PaySupplements
  package var prices: CoverPrices
  /// Shifts and breaks begin at multiples of it after local midnight.
  package var gridSeconds: Int
  /// How sure it must be that a plan said to meet its targets does, 0.5…1.
  package var confidence: Double
  /// The search for shifts ends where cost and its lower bound lie within this share of the cost.
  package var gap: Double
  /// Named people; empty: a plan of numbers.
  package var people: [RosterPerson] = []

  package init(
    targets: [PlanningTarget], shiftTypes: [ShiftType], pools: [StaffPool], rules: LabourRules, pay: PaySupplements,
    prices: CoverPrices, gridSeconds: Int, confidence: Double, gap: Double
  ) {
    precondition(gridSeconds > 0, "grid of \(gridSeconds) s")
    self.targets = targets
    self.shiftTypes = shiftTypes
    self.pools = pools
    self.rules = rules
    self.pay = pay
    self.prices = prices
    self.gridSeconds = gridSeconds
    self.confidence = confidence
    self.gap = gap
  }
}

/// Over which stretches the target of a call type is to be met, and how often.
package struct PlanningTarget: Sendable, Hashable {
  package enum Period: String, Sendable, Hashable, CaseIterable {
    /// Every reporting interval.
    case interval
    /// Every local day.
    case day
    /// The whole window.
    case week
  }

  /// Index of the call type, whose ``CallType/target`` says what is to be met.
  package var callType: Int
  package var period: Period
  /// The least probability with which each period's own value meets the target; `nil`: its expectation meets it.
  package var probability: Double?

  package init(callType: Int, period: Period, probability: Double?) {
    self.callType = callType
    self.period = period
    self.probability = probability
  }
}

/// What a person missing and a person too many cost, so that a plan always comes back.
package struct CoverPrices: Sendable, Hashable {
  /// Of an hour in which a person is missing.
  package var shortagePerHour: Money
  /// Of an hour in which a person more is there than needed, on top of the pay.
  package var surplusPerHour: Money

  package init(shortagePerHour: Money, surplusPerHour: Money) {
    self.shortagePerHour = shortagePerHour
    self.surplusPerHour = surplusPerHour
  }
}
