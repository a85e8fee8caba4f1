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
    for at in range {
      let present = now[at]
      new[at] = stay[at] * present + up * now[at &- 1] + down[at &+ 1] * now[at &+ 1]
      occupied[at] += seconds * present
    }
    guard weight > 0 else { return }
    mixed.add(weight, now, range)
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
    let (waiting, waited) = now
    for at in range {
      let present = waiting[at]
      new.waiting[at] = stay[at] * present + down[at &+ 1] * waiting[at &+ 1] + joining * states[at]
      new.waited[at] = stay[at] * waited[at] + down[at &+ 1] * waited[at &+ 1] + second * present
    }
    if weight > 0 {
      mixed.waiting.add(weight, waiting, range)
      mixed.waited.add(weight, waited, range)
    }
    return waiting.sum(range)
  }
}
