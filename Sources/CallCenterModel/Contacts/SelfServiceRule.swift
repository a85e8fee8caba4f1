package import RandomVariates

/// What a machine does for callers before they wait for an agent.
package struct SelfServiceRule: Sendable, Hashable {
  package var time: Law
  /// Probability that the matter ends there.
  package var contained: Double
  /// Probability that the caller hangs up there.
  package var abandons: Double
  /// By how much the talk of those who go on is longer: a factor.
  package var residual: Double
  /// Callers in self-service at one moment; `nil`: no limit of its own.
  package var lines: Int?

  package init(time: Law, contained: Double, abandons: Double, residual: Double, lines: Int?) {
    precondition(contained >= 0 && abandons >= 0 && contained + abandons <= 1, "\(contained) and \(abandons)")
    self.time = time
    self.contained = contained
    self.abandons = abandons
    self.residual = residual
    self.lines = lines
  }
}
