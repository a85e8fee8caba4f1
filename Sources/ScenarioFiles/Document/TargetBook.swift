import CallCenterModel

/// The targets that have names, and the notations that need none.
struct TargetBook {
  /// `nil` where the entry could not be read.
  var named: [(name: String, target: ServiceTarget?)] = []

  /// `80/20`, `energy-75/30`, a name, or a map.
  func target(_ item: Item?, _ context: ReadingContext) -> ServiceTarget? {
    guard let item else { return nil }
    guard let text = item.tree.scalar else { return Self.written(item, context) }
    if let known = named.first(where: { $0.name == text }) { return known.target }
    switch Self.preset(text) {
    case .success(let preset?): return preset
    case .success(nil):
      let hint = NearestName.hint(for: text, among: named.map(\.name) + ["energy-75/30"])
      context.error(item, "`\(text)` is neither `80/20` nor a name in `targets`\(hint)")
    case .failure(let error): context.error(item, error.message)
    }
    return nil
  }

  static func isPreset(_ name: String) -> Bool {
    if case .success(nil) = preset(name) { false } else { true }
  }

  private static func preset(_ text: String) -> Result<ServiceTarget?, QuantityError> {
    if text == "energy-75/30" {
      return .success(
        ServiceTarget(
          thresholdSeconds: 30, shortAbandonSeconds: 30, definition: .excludingBlocked, level: 0.75, maximumLost: 0.1))
    }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2,
      parts.allSatisfy({ !$0.isEmpty && $0.unicodeScalars.allSatisfy { "0123456789.".unicodeScalars.contains($0) } }),
      let percent = Double(parts[0]), let seconds = Double(parts[1])
    else { return .success(nil) }
    guard percent <= 100, seconds <= PlanLimits.seconds else {
      return .failure(QuantityError("`\(text)` means \(parts[0]) % within \(parts[1]) s; a share is 0 % to 100 %"))
    }
    return .success(
      ServiceTarget(
        thresholdSeconds: seconds, shortAbandonSeconds: seconds, definition: .excludingBlocked, level: percent / 100,
        maximumLost: nil))
  }

  static func written(_ item: Item, _ context: ReadingContext) -> ServiceTarget? {
    guard let fields = context.fields(item, "target") else { return nil }
    let level = context.share(fields["answered"])
    let within = context.time(fields["within"])
    let short = context.time(fields["shortAbandons"])
    let definition = context.choice(fields["definition"], ServiceLevelDefinition.self)
    let lost = context.quantity(fields["lost"], "a limit such as `at most 10 %`", ShareQuantity.atMost)
    let onTime = context.share(fields["onTime"])
    if fields.has("onTime") {
      guard !fields.has("answered"), !fields.has("within") else {
        fields.error("a target asks for work done `onTime`, or for contacts `answered` `within` a time, not for both")
        return nil
      }
      var target = ServiceTarget.none
      target.onTimeLevel = onTime
      target.maximumLost = lost
      return target
    }
    guard let within else {
      if !fields.has("within") { fields.error("the key `within` is missing") }
      return nil
    }
    return ServiceTarget(
      thresholdSeconds: within, shortAbandonSeconds: short ?? within, definition: definition ?? .excludingBlocked,
      level: level, maximumLost: lost)
  }
}
