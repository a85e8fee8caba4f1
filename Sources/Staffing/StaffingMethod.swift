/// Where a requirement comes from.
package enum StaffingMethod: String, Sendable, Equatable, CaseIterable {
  case erlangC = "erlang-c"
  case erlangA = "erlang-a"
  /// The chain with changing load and staff, over the whole horizon.
  case timeVarying = "time-varying"
  /// The fewest people with whom the targets hold in the simulation.
  case simulation
  /// Brought from elsewhere.
  case given

  /// Those that can be asked for.
  package static let computed: [StaffingMethod] = [.erlangC, .erlangA, .timeVarying, .simulation]
}

/// Who the numbers of a staffing count.
package enum StaffPresence: String, Sendable, Equatable {
  /// People ready for contacts; nobody is away.
  case ready
  /// People on the roster, some of whom are absent or off the phone by the group's shrinkage.
  case rostered
}
