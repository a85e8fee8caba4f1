extension Shrinkage {
  /// The same absence and spells for people who work other duties.
  package func covering(_ duties: [Duty]) -> Shrinkage {
    var result = self
    for index in kinds.indices {
      guard let hours = kinds[index].hours else { continue }
      result.kinds[index].coverage = Self.coverage(of: duties, hours)
    }
    return result
  }

  /// The share of the time on duty that lies within some hours, given ascending and apart.
  package static func coverage(of duties: [Duty], _ hours: [Range<Int>]) -> Double {
    var before = [0]
    for range in hours { before.append(before[before.count - 1] + range.count) }
    func covered(until instant: Int) -> Int {
      var (low, high) = (0, hours.count)
      while low < high {
        let middle = (low + high) / 2
        if hours[middle].lowerBound < instant { low = middle + 1 } else { high = middle }
      }
      guard low > 0 else { return 0 }
      return before[low - 1] + min(instant, hours[low - 1].upperBound) - hours[low - 1].lowerBound
    }
    var (inside, all) = (0.0, 0.0)
    for duty in duties {
      inside += Double(duty.people.count) * Double(covered(until: duty.end) - covered(until: duty.start))
      all += Double(duty.people.count) * Double(duty.end - duty.start)
    }
    return all > 0 ? inside / all : 0
  }
}
