/// A failure of a numerical method, with the values that caused it.
public enum NumericalError: Error, Sendable, Equatable, CustomStringConvertible {
  /// An argument lies outside the domain of the function.
  case domain(function: String, argument: String, value: Double)
  /// The library reported a failure; `code` is the GSL status.
  case library(function: String, code: Int32, reason: String)
  /// An iteration used its whole budget; `residual` is what was left.
  case didNotConverge(function: String, iterations: Int, residual: Double)

  /// The failure in one sentence.
  public var description: String {
    switch self {
    case .domain(let function, let argument, let value):
      "\(function): \(argument) = \(value) lies outside the domain"
    case .library(let function, let code, let reason):
      "\(function): \(reason) (GSL status \(code))"
    case .didNotConverge(let function, let iterations, let residual):
      "\(function): no convergence after \(iterations) iterations (residual \(residual))"
    }
  }
}
