@preconcurrency import CGSL

/// Roots of functions of one variable.
public enum RootFinding {
  /// A root of `function` in `bracket`, by Brent's method.
  ///
  /// - Parameters:
  ///   - bracket: An interval at whose ends the function has opposite signs.
  ///   - absolute: The absolute tolerance of the root.
  ///   - relative: The relative tolerance of the root.
  ///   - maximumIterations: The iteration budget.
  ///   - function: The function; an error it throws is rethrown.
  /// - Returns: The root.
  /// - Throws: ``NumericalError`` for a bracket without sign change or an exhausted budget; any error of `function`.
  /// - Source: Brent (1973), Algorithms for Minimization without Derivatives, chapter 4.
  public static func brent(
    in bracket: ClosedRange<Double>, absolute: Double = 1e-12, relative: Double = 1e-12, maximumIterations: Int = 200,
    _ function: @escaping (Double) throws -> Double
  ) throws -> Double {
    GSLBoundary.prepare()
    let box = FunctionBox(function)
    guard let solver = gsl_root_fsolver_alloc(gsl_root_fsolver_brent) else {
      throw NumericalError.library(function: "brent", code: Int32(GSL_ENOMEM), reason: "out of memory")
    }
    defer { gsl_root_fsolver_free(solver) }
    return try withExtendedLifetime(box) {
      var raw = gsl_function(function: FunctionBox.trampoline, params: Unmanaged.passUnretained(box).toOpaque())
      return try withUnsafeMutablePointer(to: &raw) { pointer in
        func accept(_ status: Int32) throws {
          if let error = box.error { throw error }
          try GSLBoundary.check(status, "brent in \(bracket)")
        }
        try accept(gsl_root_fsolver_set(solver, pointer, bracket.lowerBound, bracket.upperBound))
        for _ in 0..<maximumIterations {
          try accept(gsl_root_fsolver_iterate(solver))
          let low = gsl_root_fsolver_x_lower(solver)
          let high = gsl_root_fsolver_x_upper(solver)
          if gsl_root_test_interval(low, high, absolute, relative) == Int32(GSL_SUCCESS) {
            return gsl_root_fsolver_root(solver)
          }
        }
        throw NumericalError.didNotConverge(
          function: "brent", iterations: maximumIterations,
          residual: gsl_root_fsolver_x_upper(solver) - gsl_root_fsolver_x_lower(solver))
      }
    }
  }
}
