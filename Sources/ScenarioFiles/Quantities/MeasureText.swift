package import CallCenterModel

/// A measure of the whole centre or of one part of it, as it is asked for: `occupancy of sumy`.
package struct MeasureText: Sendable, Hashable {
  package var measure: Measure
  /// A call type or an agent group; `nil`: the whole centre.
  package var scope: String?

  /// Reads `NAME` or `NAME of SCOPE`.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - plan: Whose call types and agent groups may be named.
  /// - Throws: ``PrecisionTextError`` with a sentence for the user.
  package init(parsing text: String, of plan: Plan) throws(PrecisionTextError) {
    guard !text.contains("±"), !text.contains("+-") else {
      throw .init(description: "a measure is written `NAME` or `NAME of SCOPE`")
    }
    if let name = text.words.first, ["waitQuantile", "waitQuantileOfAnswered"].contains(name) {
      throw .init(description: "`\(name)` is a set of quantiles, not one number; choose another measure")
    }
    let names = plan.callTypes.map(\.name) + plan.agentGroups.map(\.name)
    // A precision has the same beginning; any half-width will do.
    let target = try PrecisionTarget(parsing: "\(text) ±1 %", names: names, currency: plan.costs.currency)
    if let objection = plan.objection(to: target) { throw .init(description: objection) }
    measure = target.measure
    scope = target.scope
  }
}
