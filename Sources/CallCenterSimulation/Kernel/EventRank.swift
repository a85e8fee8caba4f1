/// What happens first when several events fall on the same microsecond.
///
/// The order makes boundary cases well defined: an agent who becomes free is free for a caller whose patience ends at
/// that instant, and a call that arrives when a shift ends still finds the agent.
enum EventRank: Int64 {
  /// A new reporting interval begins.
  case interval = 0
  /// A talk ends (the line is free) or handling ends (the agent is free).
  case completion = 1
  case staffingRise = 2
  case abandonment = 3
  /// A waiting contact becomes open to further groups.
  case overflow = 4
  case arrival = 5
  case redial = 6
  case staffingCut = 7
}

/// An instant of elapsed time and a rank in one integer: 2⁶⁰ µs are 36,000 years.
@inline(__always)
func eventKey(_ microseconds: Int64, _ rank: EventRank) -> Int64 { microseconds << 3 | rank.rawValue }
