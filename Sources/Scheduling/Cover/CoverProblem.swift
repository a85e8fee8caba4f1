/// Shifts for pools of people that cover linear needs at least cost.
///
/// Time is slots of equal length, 0 to `slotCount`; day, slot and money carry no meaning here beyond order, sums and cost.
package struct CoverProblem: Sendable {
  package var slotCount: Int
  package var pools: [CoverPool]
  package var needs: [CoverNeed]
  /// What may be missing of several needs together.
  package var allowances: [CoverAllowance] = []
  package var limits = SearchLimits(gap: 0.005, nodes: 100)
  /// Whether the first plan will do that comes from breaks as fractions; with thousands of tours its bound is that of the
  /// linear program, which ``proved(_:)`` makes better.
  package var isDraft = false

  package init(slotCount: Int, pools: [CoverPool], needs: [CoverNeed]) {
    self.slotCount = slotCount
    self.pools = pools
    self.needs = needs
  }
}

/// People who are alike to the needs and to the rules.
package struct CoverPool: Sendable {
  package var name: String
  package var shifts: [CoverShift]
  /// How many people there must be and may be.
  package var people: ClosedRange<Int>
  /// Paid hours of all people together over the horizon, per person there is; `nil`: no limit.
  package var hoursPerPerson: ClosedRange<Double>?
  /// The weeks that a person may work; empty: people are only counted day by day.
  package var tours: [CoverTour]
  /// Cost of a person over the horizon whether at work or not.
  package var costPerPerson: Double

  package init(
    name: String, shifts: [CoverShift], people: ClosedRange<Int>, hoursPerPerson: ClosedRange<Double>? = nil,
    tours: [CoverTour] = [], costPerPerson: Double = 0
  ) {
    self.name = name
    self.shifts = shifts
    self.people = people
    self.hoursPerPerson = hoursPerPerson
    self.tours = tours
    self.costPerPerson = costPerPerson
  }
}

/// A shift on one day, whose breaks are to be placed.
package struct CoverShift: Sendable, Hashable {
  package struct Break: Sendable, Hashable {
    /// First slots in which it may begin.
    package var starts: ClosedRange<Int>
    /// Slots.
    package var length: Int

    package init(starts: ClosedRange<Int>, length: Int) {
      self.starts = starts
      self.length = length
    }
  }

  /// Index of the day it belongs to.
  package var day: Int
  /// Shifts of one family on one day are interchangeable in a tour.
  package var family: Int
  /// On duty, breaks included.
  package var slots: Range<Int>
  /// In the order of time; no two of them can overlap whatever their places.
  package var breaks: [Break]
  package var paidHours: Double
  package var cost: Double

  package init(day: Int, family: Int, slots: Range<Int>, breaks: [Break], paidHours: Double, cost: Double) {
    self.day = day
    self.family = family
    self.slots = slots
    self.breaks = breaks
    self.paidHours = paidHours
    self.cost = cost
  }
}

/// A week that one person may work: the family of the shift on each day, `nil` off.
package struct CoverTour: Sendable, Hashable {
  package var families: [Int?]
  /// On top of the cost of its shifts.
  package var cost: Double

  package init(families: [Int?], cost: Double = 0) {
    self.families = families
    self.cost = cost
  }
}

/// `Σ weight × (people of a pool on the phones in a slot) >= atLeast`, or what is missing is paid for.
package struct CoverNeed: Sendable {
  package struct Term: Sendable, Hashable {
    package var pool: Int
    package var slot: Int
    package var weight: Double

    package init(pool: Int, slot: Int, weight: Double) {
      self.pool = pool
      self.slot = slot
      self.weight = weight
    }
  }

  package var terms: [Term]
  package var atLeast: Double
  /// Of a missing unit; `nil`: nothing may be missing.
  package var shortagePrice: Double?
  /// What several needs miss in common, in place of a shortage with a price.
  package var relief: Relief?
  /// Of a unit too many.
  package var surplusPrice: Double

  package init(terms: [Term], atLeast: Double, shortagePrice: Double?, surplusPrice: Double = 0) {
    self.terms = terms
    self.atLeast = atLeast
    self.shortagePrice = shortagePrice
    self.surplusPrice = surplusPrice
  }
}

extension CoverNeed {
  /// A number, 0 or more, that is added to the left side: the same one for all needs with its index.
  package struct Relief: Sendable, Hashable {
    package var index: Int
    package var weight: Double

    package init(index: Int, weight: Double) {
      precondition(index >= 0 && weight > 0, "relief \(index) of weight \(weight)")
      self.index = index
      self.weight = weight
    }
  }
}

/// `Σ weight × relief <= atMost`, or what goes beyond is paid for.
package struct CoverAllowance: Sendable, Hashable {
  package struct Part: Sendable, Hashable {
    package var relief: Int
    package var weight: Double

    package init(relief: Int, weight: Double) {
      self.relief = relief
      self.weight = weight
    }
  }

  package var parts: [Part]
  package var atMost: Double
  /// Of a unit beyond.
  package var price: Double

  package init(parts: [Part], atMost: Double, price: Double) {
    self.parts = parts
    self.atMost = atMost
    self.price = price
  }
}

/// Shifts that cover the needs.
package struct CoverSolution: Sendable {
  /// People on a shift of a pool with the same breaks.
  package struct Assigned: Sendable, Hashable {
    package var pool: Int
    /// Index in ``CoverPool/shifts``.
    package var shift: Int
    /// First slots of the breaks, in the order of ``CoverShift/breaks``.
    package var breakStarts: [Int]
    package var people: Int

    package init(pool: Int, shift: Int, breakStarts: [Int], people: Int) {
      self.pool = pool
      self.shift = shift
      self.breakStarts = breakStarts
      self.people = people
    }
  }

  /// How the answer was found.
  package enum Method: String, Sendable, Hashable {
    /// The whole horizon at once, the breaks before or after the rest was whole.
    case whole
    /// Every day by itself: nothing ties the days together.
    case daysApart
    /// Tours from the relaxation, then day after day with the rest relaxed; the bound is that of the whole.
    case relaxAndFix
  }

  package var assigned: [Assigned]
  /// People on each tour, shape `[pool][tour]`.
  package var tours: [[Int]]
  /// People of each pool.
  package var people: [Int]
  /// On the phones, shape `[pool][slot]`.
  package var cover: [[Int]]
  /// What each need misses; 0 where it is met.
  package var shortages: [Double]
  /// By how much each allowance is overrun.
  package var overruns: [Double] = []
  /// Cost of shifts, people and tours, without prices of shortage and surplus.
  package var cost: Double
  /// With them: what was minimised.
  package var objective: Double
  /// No plan has a lower objective.
  package var bound: Double
  package var method: Method
  package var isWithinGap: Bool

  package var gap: Double { objective == bound ? 0 : (objective - bound) / max(abs(objective), 1e-9) }

  package init(
    assigned: [Assigned], tours: [[Int]], people: [Int], cover: [[Int]], shortages: [Double], cost: Double,
    objective: Double, bound: Double, method: Method, isWithinGap: Bool
  ) {
    self.assigned = assigned
    self.tours = tours
    self.people = people
    self.cover = cover
    self.shortages = shortages
    self.cost = cost
    self.objective = objective
    self.bound = bound
    self.method = method
    self.isWithinGap = isWithinGap
  }
}
