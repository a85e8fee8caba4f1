/// What is wrong with a question put to a formula, with the values that make it so.
public enum QueueingError: Error, Sendable, Equatable, CustomStringConvertible {
  /// An input lies outside the values a formula is defined for.
  case outsideDomain(input: String, value: Double, allowed: String)
  /// There are fewer trunk lines than agents.
  case fewerLinesThanAgents(lines: Int, agents: Int)
  /// No patience and no line limit bound the queue, and the load reaches the number of agents.
  case unstable(offeredErlangs: Double, agents: Int)
  /// No value of the unknown gives the blocking asked for.
  case unreachableBlocking(target: Double, reason: String)
  /// An exact chain would have too many states; `size` is what it would need, `limit` what is allowed.
  case tooLarge(chain: String, size: Double, limit: Double)
  /// The formula does not take laws of this kind.
  case unsupportedLaw(law: String)
  /// A staffing is asked for without any target.
  case noTarget
  /// An iteration used its whole budget; `residual` is what was left.
  case didNotConverge(iterations: Int, residual: Double)

  /// The failure in one sentence.
  public var description: String {
    switch self {
    case .outsideDomain(let input, let value, let allowed):
      "\(input) is \(value), allowed is \(allowed)"
    case .fewerLinesThanAgents(let lines, let agents):
      "lines is \(lines), allowed is at least the number of agents, \(agents)"
    case .unstable(let offeredErlangs, let agents):
      agents == 0
        ? "without agents whoever joins the queue waits for ever"
        : "\(offeredErlangs) erlangs offered to \(agents) agents: the queue grows without end"
    case .unreachableBlocking(let target, let reason):
      "a blocking of \(target) is out of reach: \(reason)"
    case .tooLarge(let chain, let size, let limit):
      "the \(chain) needs \(size.isFinite ? "\(Int(min(size, 1e18)))" : "more than can be counted") states, allowed are at most "
        + "\(Int(limit))"
    case .unsupportedLaw(let law):
      "the formula does not take the law \(law)"
    case .noTarget:
      "a staffing needs at least one target"
    case .didNotConverge(let iterations, let residual):
      "no convergence after \(iterations) iterations (residual \(residual))"
    }
  }
}
