internal import CallCenterModel
internal import Experiments
internal import OutputAnalysis

/// Bars to both sides of a middle line, in characters of a terminal.
struct TornadoBar {
  static let low: Character = "░"
  static let high: Character = "█"
  /// Columns to either side of the middle.
  static let reach = 8

  /// - Parameters:
  ///   - low: The effect at the low end.
  ///   - high: The effect at the high end.
  ///   - largest: The effect that fills one side, positive.
  /// - Returns: `2 · reach + 1` columns.
  static func text(low: Double, high: Double, largest: Double) -> String {
    func columns(_ effect: Double) -> Int {
      let share = min(1, abs(effect) / largest)
      return effect < 0 ? -Int((share * Double(reach)).rounded()) : Int((share * Double(reach)).rounded())
    }
    let (lowEnd, highEnd) = (columns(low), columns(high))
    return String(
      (-reach...reach).map { column -> Character in
        guard column != 0 else { return "│" }
        func covers(_ end: Int) -> Bool { column < 0 ? end <= column : end >= column }
        // Where both lie on one side the shorter is drawn over the longer.
        switch (covers(lowEnd), covers(highEnd)) {
        case (true, true): return abs(lowEnd) <= abs(highEnd) ? Self.low : Self.high
        case (true, false): return Self.low
        case (false, true): return Self.high
        case (false, false): return " "
        }
      })
  }
}

extension TerminalReport {
  /// The factors of a tornado by their effect on the first measure.
  func tornado(_ record: SweepRecord) -> [[String]] {
    let header = record.header
    guard let measure = header.measures.first, let base = record.points.first(where: { $0.number == 1 }) else {
      return []
    }
    let value = estimates.text(base.estimates[0], measure.measure.kind, .compact).joined
    let sentence = catalogue.text(.sweepBase, ["measure": name(of: measure), "value": value])
    let effects = record.effects(0)
    guard !effects.isEmpty else { return [sentence.wrapped(to: width)] }
    let largest = effects.flatMap { [abs($0.low.mean), abs($0.high.mean)] }.max() ?? 0
    let isProbability = measure.measure.kind == .probability
    let changed: Message = isProbability ? .tornadoChangePoints : .tornadoChange
    let columns = [
      column(.tornadoFactor, left: true, shortest: 16), column(.tornadoLow), column(changed),
      column(.tornadoHigh), column(changed), TableColumn(heading: "", alignment: .left, dispensable: 1),
    ]
    let rows = effects.map { effect in
      let factor = header.factors[effect.factor]
      return [
        TableCell(shown(factor.path)), TableCell(factor.values[0]), TableCell(change(effect.low, measure.measure)),
        TableCell(factor.values[1]), TableCell(change(effect.high, measure.measure)),
        TableCell(
          largest > 0 ? TornadoBar.text(low: effect.low.mean, high: effect.high.mean, largest: largest) : ""),
      ]
    }
    var lines = Table(columns: columns, rows: rows).lines(width: width, painter: painter)
    if largest > 0 {
      var longest = String(change(.structural(largest), measure.measure).value.drop { $0 == "+" })
      if isProbability { longest = catalogue.text(.points, ["count": longest]) }
      lines += catalogue.text(
        .tornadoLegend,
        ["low": String(TornadoBar.low), "high": String(TornadoBar.high), "value": longest]
      ).wrapped(to: width)
    }
    return [sentence.wrapped(to: width), lines]
  }

  /// The factors of a Latin hypercube by their effect, for each measure.
  func sensitivities(_ record: SweepRecord) -> [[String]] {
    let header = record.header
    var sections: [[String]] = []
    for (index, measure) in header.measures.enumerated() {
      guard let regression = record.regressions[index] else { continue }
      let lead = catalogue.text(
        .sweepCoefficients, ["measure": name(of: measure), "share": percent(regression.explained)])
      let columns = [
        column(.tornadoFactor, left: true, shortest: 16), column(.sweepRange), column(.sweepCoefficient),
        TableColumn(heading: "", alignment: .left, dispensable: 1),
      ]
      let rows = regression.sensitivities.map { sensitivity in
        let factor = header.factors[sensitivity.factor]
        let mean = sensitivity.coefficient.mean
        return [
          TableCell(shown(factor.path)), TableCell(factor.values.joined(separator: "…")),
          TableCell(coefficient(sensitivity.coefficient)),
          TableCell(TornadoBar.text(low: 0, high: mean, largest: 1)),
        ]
      }
      sections += [lead.wrapped(to: width), Table(columns: columns, rows: rows).lines(width: width, painter: painter)]
    }
    return sections.isEmpty ? [catalogue.text(.sweepTooFew).wrapped(to: width)] : sections
  }

  private func coefficient(_ estimate: Estimate) -> EstimateText {
    var text = estimates.text(estimate, .ratio, .two)
    if estimate.mean > 0 { text.value = "+" + text.value }
    return text
  }
}
