/// People of one site with the same skills, rota and price.
package struct AgentGroup: Sendable, Hashable {
  package var name: String
  /// What people read; the name where no label was given.
  package var label: String
  /// Index of the site.
  package var site: Int?
  /// Rostered duty over the whole calendar of the plan, warm-up and follow-up included.
  package var duties: [Duty]
  package var skills: [Skill]
  package var shrinkage: Shrinkage
  /// Price of a paid hour.
  package var costPerHour: Money
  /// The highest occupancy that staffing may plan for, 0…1; 1 where no limit was set.
  package var maximumOccupancy: Double
  /// Chats an agent holds at once; `nil`: one.
  package var chats: ChatRule?
  /// People who differ from the rest; the others have no name.
  package var cohorts: [Cohort] = []
  package var attendance: Attendance?
  /// Hours in which some people serve only some of the skills.
  package var reservations: [Reservation] = []
  /// Index of the group under whose name this one is reported; `nil`: its own.
  package var reportsTo: Int?
  /// How the people of a part of a group learn.
  package var learning: Learning?
  /// Contacts in its queue per agent up to which a contact waits for it rather than for a later one.
  package var targetQueueRatio = 0.0

  package init(
    name: String, label: String, site: Int?, duties: [Duty], skills: [Skill], shrinkage: Shrinkage, costPerHour: Money,
    maximumOccupancy: Double
  ) {
    self.name = name
    self.label = label
    self.site = site
    self.duties = duties
    self.skills = skills
    self.shrinkage = shrinkage
    self.costPerHour = costPerHour
    self.maximumOccupancy = maximumOccupancy
  }
}

extension AgentGroup {
  /// Whether the roster says who is at the phones: nothing is drawn, and no break waits for a quiet moment.
  package var isAwayByRosterAlone: Bool {
    shrinkage.total == 0 && attendance == nil && duties.allSatisfy(\.floatingBreaks.isEmpty)
  }
}

/// The same hours worked by some people of a group.
package struct Duty: Sendable, Hashable {
  /// Ordinals of the people in their group; the random absence of a person is drawn by ordinal and date.
  package var people: Range<Int>
  /// Index of the calendar day the duty belongs to.
  package var day: Int
  /// Elapsed seconds from the plan's origin.
  package var start: Int
  package var end: Int
  /// Elapsed seconds, ascending, apart, inside the duty: nobody of `people` takes contacts then.
  package var breaks: [Range<Int>]
  /// Paid time of one person.
  package var paidSeconds: Int
  /// Breaks that each person takes when there is nothing to do.
  package var floatingBreaks: [FloatingBreak] = []

  package init(people: Range<Int>, day: Int, start: Int, end: Int, breaks: [Range<Int>], paidSeconds: Int) {
    precondition(start < end, "duty from \(start) to \(end)")
    self.people = people
    self.day = day
    self.start = start
    self.end = end
    self.breaks = breaks
    self.paidSeconds = paidSeconds
  }
}

/// That a group serves a call type, how gladly, how fast, and how late.
package struct Skill: Sendable, Hashable {
  /// Index of the call type.
  package var callType: Int
  /// 1 first: of several groups with an idle agent the contact takes the lowest, and of several waiting contacts of equal
  /// priority the agent takes the lowest.
  package var preference: Int
  /// Handling time is divided by it.
  package var speed: Double
  /// The group takes only contacts that have waited at least this long.
  package var afterSeconds: Double
  /// When the group serves the type, in elapsed seconds, ascending and apart; `nil`: always.
  package var hours: [Range<Int>]?
  /// The group's own probability that an answer does not solve the matter; `nil`: that of the type.
  package var unsolved: Double?
  /// The group's own share of transferred calls; `nil`: that of the type.
  package var transfers: Double?
  /// 1 first: of several waiting contacts of equal priority; `nil`: as `preference`.
  package var contactPreference: Int?
  /// Of the group, where a contact chooses between equally preferred ones.
  package var weight = 1.0
  /// Of the contact, where an agent chooses between equally preferred ones; `nil`: that of the type.
  package var contactWeight: Double?
  /// The group takes a contact only if so many agents stay free.
  package var reserve = 0
  /// The group takes contacts only while this holds.
  package var condition: RoutingCondition?

  package init(callType: Int, preference: Int, speed: Double, afterSeconds: Double) {
    self.callType = callType
    self.preference = preference
    self.speed = speed
    self.afterSeconds = afterSeconds
  }
}
