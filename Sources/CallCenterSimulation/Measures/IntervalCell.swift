/// What the loop writes per reporting interval and call type; counts of half an hour fit 32 bits.
struct IntervalCell {
  var firstAttempts: Int32 = 0
  var answered: Int32 = 0
  var answeredInTime: Int32 = 0
  var queued: Int32 = 0
  var abandoned: Int32 = 0
  var shortAbandons: Int32 = 0
  var blocked: Int32 = 0
  var deflected: Int32 = 0
  var closed: Int32 = 0
  var referred: Int32 = 0
  var unfinished: Int32 = 0
  var callersServed: Int32 = 0
  var callersLost: Int32 = 0
  var callersUnfinished: Int32 = 0
  var attemptsOfCallers: Int32 = 0
  var contained: Int32 = 0
  var waitOfAnswered: Int64 = 0
  var waitOfAbandoned: Int64 = 0
  var handlingTime: Int64 = 0
  var queueTime: Int64 = 0

  /// Whether nothing was booked in a cell; most cells of numbers that close at night are empty.
  @inline(__always)
  static func isZero(_ cell: UnsafeMutablePointer<IntervalCell>) -> Bool {
    let words = UnsafeRawPointer(cell)
    var union: UInt64 = 0
    for offset in stride(from: 0, to: MemoryLayout<IntervalCell>.size, by: 8) {
      union |= words.load(fromByteOffset: offset, as: UInt64.self)
    }
    return union == 0
  }

  @inline(__always)
  func add(to sums: inout ContactSums) {
    sums.firstAttempts &+= Int64(firstAttempts)
    sums.answered &+= Int64(answered)
    sums.answeredInTime &+= Int64(answeredInTime)
    sums.queued &+= Int64(queued)
    sums.abandoned &+= Int64(abandoned)
    sums.shortAbandons &+= Int64(shortAbandons)
    sums.blocked &+= Int64(blocked)
    sums.deflected &+= Int64(deflected)
    sums.closed &+= Int64(closed)
    sums.referred &+= Int64(referred)
    sums.unfinished &+= Int64(unfinished)
    sums.callersServed &+= Int64(callersServed)
    sums.callersLost &+= Int64(callersLost)
    sums.callersUnfinished &+= Int64(callersUnfinished)
    sums.attemptsOfCallers &+= Int64(attemptsOfCallers)
    sums.contained &+= Int64(contained)
    ContactSums.add(waitOfAnswered, to: &sums.waitOfAnswered)
    ContactSums.add(waitOfAbandoned, to: &sums.waitOfAbandoned)
    ContactSums.add(handlingTime, to: &sums.handlingTime)
    ContactSums.add(queueTime, to: &sums.queueTime)
  }
}
