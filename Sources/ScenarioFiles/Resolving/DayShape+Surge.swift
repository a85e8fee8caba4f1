import CallCenterModel

extension DayShape {
  /// Where a ramp crosses a rate that changes itself, their product is followed in steps of this length.
  static let rampStep = 60

  /// The intensity times the factor of a surge; its hours lie inside the day.
  func multiplied(by surge: SurgeDocument) -> DayShape {
    let wall = surge.wall
    let top = wall.lowerBound + surge.ramp..<wall.upperBound - surge.ramp
    let cuts = [wall.lowerBound, top.lowerBound, top.upperBound, wall.upperBound]
    func factor(_ time: Int) -> Double {
      let inside = min(time - wall.lowerBound, wall.upperBound - time)
      guard inside < surge.ramp else { return surge.factor }
      return 1 + (surge.factor - 1) * Double(inside) / Double(surge.ramp)
    }
    var result: [Piece] = []
    for piece in pieces {
      let edges = Set(cuts.filter { piece.range.contains($0) } + [piece.range.lowerBound, piece.range.upperBound])
      for (from, to) in zip(edges.sorted(), edges.sorted().dropFirst()) {
        let part = piece.part(from..<to)
        if from >= wall.upperBound || to <= wall.lowerBound {
          result.append(part)
        } else if from >= top.lowerBound, to <= top.upperBound {
          result.append(Piece(from..<to, part.weight * surge.factor, part.weightAtEnd * surge.factor))
        } else {
          let step = part.isConstant ? to - from : Self.rampStep
          for start in stride(from: from, to: to, by: step) {
            let end = min(start + step, to)
            let small = part.part(start..<end)
            result.append(Piece(start..<end, small.weight * factor(start), small.weightAtEnd * factor(end)))
          }
        }
      }
    }
    return DayShape(pieces: result)
  }
}
