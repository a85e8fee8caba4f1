/// A step of the states of one row.
struct StatePass {
  typealias Entries = UnsafeMutablePointer<Double>
  /// Of a state, to stay, to gain a contact and to lose one.
  let stay: Entries
  let up: Double
  let down: Entries
  /// The weight of the present in the mixture, and in the time spent.
  let weight: Double
  let seconds: Double

  func run(_ now: Entries, _ new: Entries, _ mixed: Entries, _ occupied: Entries, _ range: Range<Int>) {
    var at = range.lowerBound
    while at < range.upperBound {
      let present = now.four(at)
      new.put(
        stay.four(at) * present + up * now.four(at &- 1) + down.four(at &+ 1) * now.four(at &+ 1), at)
      occupied.put(occupied.four(at) + seconds * present, at)
      if weight > 0 { mixed.put(mixed.four(at) + weight * present, at) }
      at &+= 4
    }
  }
}

/// A step of the contacts of one row that wait, and of the time that they have waited.
struct QueuePass {
  typealias Entries = UnsafeMutablePointer<Double>
  /// Of a place, to stay and to advance by one.
  let stay: Entries
  let down: Entries
  /// The states that each step makes contacts of, and their share.
  let states: Entries
  let joining: Double
  /// What a step adds to the time waited.
  let second: Double
  /// The weight of the present in the mixture.
  let weight: Double

  /// - Returns: The sum of the present contacts.
  func run(
    _ now: (waiting: Entries, waited: Entries), _ new: (waiting: Entries, waited: Entries),
    _ mixed: (waiting: Entries, waited: Entries), _ range: Range<Int>
  ) -> Double {
    var total = SIMD4<Double>.zero
    var at = range.lowerBound
    while at < range.upperBound {
      let waiting = now.waiting.four(at)
      let waited = now.waited.four(at)
      let (stay, down) = (stay.four(at), down.four(at &+ 1))
      new.waiting.put(stay * waiting + down * now.waiting.four(at &+ 1) + joining * states.four(at), at)
      new.waited.put(stay * waited + down * now.waited.four(at &+ 1) + second * waiting, at)
      total += waiting
      if weight > 0 {
        mixed.waiting.put(mixed.waiting.four(at) + weight * waiting, at)
        mixed.waited.put(mixed.waited.four(at) + weight * waited, at)
      }
      at &+= 4
    }
    return total.sum()
  }
}
