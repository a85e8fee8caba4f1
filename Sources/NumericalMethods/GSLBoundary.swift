@preconcurrency import CGSL

/// The one place where GSL's conventions meet Swift's: its default error handler aborts the process, so it is switched
/// off once, before the first call, and every status becomes a typed error.
enum GSLBoundary {
  private static let handlerIsOff: Void = { _ = gsl_set_error_handler_off() }()

  static func prepare() { _ = handlerIsOff }

  static func check(_ status: Int32, _ function: @autoclosure () -> String) throws(NumericalError) {
    guard status != Int32(GSL_SUCCESS) else { return }
    throw .library(function: function(), code: status, reason: String(cString: gsl_strerror(status)))
  }
}

/// Carries a Swift closure through a C callback and keeps the error it threw.
final class FunctionBox {
  let function: (Double) throws -> Double
  var error: (any Error)?

  init(_ function: @escaping (Double) throws -> Double) { self.function = function }

  static let trampoline: @convention(c) (Double, UnsafeMutableRawPointer?) -> Double = { x, pointer in
    guard let pointer else { return .nan }
    let box = Unmanaged<FunctionBox>.fromOpaque(pointer).takeUnretainedValue()
    do { return try box.function(x) } catch {
      box.error = error
      return .nan
    }
  }
}
