/// Quantities from one to another, in whole multiples of the last decimal anybody wrote.
struct QuantityRange: Sendable, Equatable {
  /// How a multiple is written.
  private enum Form: Sendable, Equatable {
    /// With so many decimals at most and a unit, which may be empty.
    case decimal(places: Int, unit: String)
    /// Milliseconds as hours, minutes and seconds.
    case time
  }

  let low: Int64
  let high: Int64
  /// `nil` where none was written.
  private let step: Int64?
  private let form: Form

  /// Reads what stands before the `..`, which without a unit has that of the high end, and what stands after it: `HIGH` or
  /// `HIGH:STEP`.
  init(low lowText: Substring, rest: Substring) throws(QuantityError) {
    let parts = rest.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let texts = [String(lowText), String(parts[0])] + parts.dropFirst().map(String.init)
    guard texts.allSatisfy({ !$0.trimmed.isEmpty }) else {
      throw QuantityError("write `LOW..HIGH` or `LOW..HIGH:STEP`")
    }
    var numbers: [DecimalNumber] = []
    var units: [String] = []
    for text in texts {
      let (number, unit) = try DecimalNumber.reading(text)
      numbers.append(number)
      units.append(unit)
    }
    let unit = units[1]
    units = units.map { $0.isEmpty ? unit : $0 }
    let scaled: [Int64]
    if Set(units).count == 1 {
      let places = numbers.map { max(0, -$0.exponent) }.max() ?? 0
      guard places <= 9 else { throw QuantityError("more than nine decimals") }
      scaled = try zip(numbers, texts).map { (number, text) throws(QuantityError) in
        guard let whole = number.whole(timesTenTo: places) else {
          throw QuantityError("`\(text.trimmed)` is too large")
        }
        return whole
      }
      form = .decimal(places: places, unit: unit)
    } else {
      let times = zip(texts, units).map { text, unit in text.trimmed.last?.isLetter == true ? text : "\(text) \(unit)" }
      guard TimeQuantity.factor(of: String(unit.prefix { $0.isLetter })) != nil else {
        throw QuantityError("the units differ: \(Set(units).sorted().map { "`\($0)`" }.joined(separator: ", "))")
      }
      scaled = try times.map { (text) throws(QuantityError) in Int64((try TimeQuantity.parse(text) * 1000).rounded()) }
      form = .time
    }
    (low, high) = (scaled[0], scaled[1])
    step = scaled.count > 2 ? scaled[2] : nil
    guard low <= high else { throw QuantityError("the low end comes first") }
    guard (step ?? 1) > 0 else { throw QuantityError("a step is above 0") }
    guard high.subtractingReportingOverflow(low).overflow == false else { throw QuantityError("the range is too wide") }
  }

  var isWide: Bool { low < high }

  /// The step written, or one unit between whole numbers.
  private func stepOrOne() throws(QuantityError) -> Int64 {
    if let step { return step }
    guard case .decimal(places: 0, _) = form else {
      throw QuantityError("say the step: `\(text(low))..\(text(high)):STEP`")
    }
    return 1
  }

  func count() throws(QuantityError) -> Int {
    let step = try stepOrOne()
    let (steps, rest) = (high - low).quotientAndRemainder(dividingBy: step)
    guard rest == 0 else {
      throw QuantityError(
        "steps of \(text(step)) from \(text(low)) do not reach \(text(high)); the last is \(text(low + steps * step))")
    }
    return Int(steps) + 1
  }

  func values() throws(QuantityError) -> [String] {
    let step = try stepOrOne()
    return (0..<(try count())).map { text(low + Int64($0) * step) }
  }

  /// The value at a share of the range, rounded, and the share that it has after that.
  func value(at share: Double) throws(QuantityError) -> (text: String, share: Double) {
    if let step = wholeStep {
      let count = try count()
      let index = min(Int(share * Double(count)), count - 1)
      return (text(low + Int64(index) * step), Double(index) / Double(count - 1))
    }
    var fine = self
    while fine.high - fine.low < 1000, let finer = fine.finer { fine = finer }
    let offset = (share * Double(fine.high - fine.low)).rounded()
    return (fine.text(fine.low + Int64(offset)), offset / Double(fine.high - fine.low))
  }

  /// The step of a range that has no values between its steps.
  private var wholeStep: Int64? {
    if let step { return step }
    if case .decimal(places: 0, unit: "") = form { return 1 }
    return nil
  }

  /// The same range in tenths of its multiples; `nil` for times, which are counted in milliseconds.
  private var finer: QuantityRange? {
    guard case .decimal(let places, let unit) = form, places < 9, abs(low) < .max / 10, abs(high) < .max / 10 else {
      return nil
    }
    return QuantityRange(low: low * 10, high: high * 10, form: .decimal(places: places + 1, unit: unit))
  }

  private init(low: Int64, high: Int64, form: Form) {
    self.low = low
    self.high = high
    step = nil
    self.form = form
  }

  /// A multiple as the scenario is to read it.
  func text(_ multiple: Int64) -> String {
    switch form {
    case .decimal(let places, let unit):
      let number = Self.decimal(multiple, places: places)
      return unit.isEmpty ? number : "\(number) \(unit)"
    case .time:
      guard multiple > 0 else { return "0 s" }
      let (seconds, milliseconds) = multiple.quotientAndRemainder(dividingBy: 1000)
      let parts: [(Int64, String)] = [(seconds / 3600, "h"), (seconds / 60 % 60, "min")]
      var words = parts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
      if seconds % 60 > 0 || milliseconds > 0 {
        words.append(Self.decimal(seconds % 60 * 1000 + milliseconds, places: 3) + " s")
      }
      return words.joined(separator: " ")
    }
  }

  private static func decimal(_ value: Int64, places: Int) -> String {
    let digits = String(value.magnitude)
    let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
    var text = String(padded.dropLast(places))
    var decimals = padded.suffix(places)
    while decimals.last == "0" { decimals.removeLast() }
    if !decimals.isEmpty { text += "." + decimals }
    return value < 0 ? "-" + text : text
  }
}
