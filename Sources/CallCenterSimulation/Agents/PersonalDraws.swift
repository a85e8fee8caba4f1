internal import CallCenterModel
internal import RandomVariates

extension Attendance {
  /// When a person is there, in microseconds: an empty range at the end of the duty where nothing is left of it.
  func stretch(of duty: Duty, key: StreamKey) -> Range<Int64> {
    let (start, end) = (Int64(duty.start) * 1_000_000, Int64(duty.end) * 1_000_000)
    let from = min(start + Self.draw(late, key.child(.lateness)), end)
    let to = max(end - Self.draw(early, key.child(.earlyLeave)), from)
    return from..<to
  }

  private static func draw(_ deviation: Deviation?, _ key: StreamKey) -> Int64 {
    guard let deviation else { return 0 }
    var stream = RandomStream(key)
    guard stream.uniform() < deviation.share else { return 0 }
    return Int64(min(deviation.by.sampler.draw(&stream) * 1e6, 1e15))
  }
}

extension Shrinkage {
  /// When a person is off the phone during a duty, in microseconds, ascending and apart.
  ///
  /// Each kind alternates between exponential spells on and off the phone, in equilibrium from the start of the duty, and
  /// counts within its hours.
  func spells(of duty: Duty, key: StreamKey) -> [Range<Int64>] {
    var all: [Range<Int64>] = []
    if offPhone > 0 { all = Self.spells(duty, share: offPhone, mean: meanSpellSeconds, key: key) }
    guard !kinds.isEmpty else { return all }
    for kind in kinds {
      let spells = Self.spells(duty, share: kind.share, mean: kind.meanSpellSeconds, key: key.child(kind.name))
      guard let hours = kind.hours else {
        all += spells
        continue
      }
      for range in hours where range.lowerBound < duty.end && range.upperBound > duty.start {
        let inside = Int64(range.lowerBound) * 1_000_000..<Int64(range.upperBound) * 1_000_000
        all += spells.filter { $0.overlaps(inside) }.map { $0.clamped(to: inside) }
      }
    }
    all.sort { $0.lowerBound < $1.lowerBound }
    var result: [Range<Int64>] = []
    for spell in all where !spell.isEmpty {
      if let last = result.last, spell.lowerBound <= last.upperBound {
        result[result.count - 1] = last.lowerBound..<max(last.upperBound, spell.upperBound)
      } else {
        result.append(spell)
      }
    }
    return result
  }

  private static func spells(_ duty: Duty, share: Double, mean: Double, key: StreamKey) -> [Range<Int64>] {
    guard share > 0 else { return [] }
    var off = RandomStream(key.child(.offPhone))
    var on = RandomStream(key.child(.onPhone))
    let meanOn = mean * (1 - share) / share
    var isOff = on.uniform() < share
    var clock = Double(duty.start)
    let last = Double(duty.end)
    var result: [Range<Int64>] = []
    while clock < last {
      let end = clock + (isOff ? off.exponential() * mean : on.exponential() * meanOn)
      if isOff { result.append(Int64(clock * 1e6)..<Int64(min(end, last) * 1e6)) }
      clock = end
      isOff.toggle()
    }
    return result
  }
}
