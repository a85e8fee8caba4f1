/// A break that each person of a duty takes once within a stretch of time, when there is nothing to do.
package struct FloatingBreak: Sendable, Hashable {
  /// Which rule of the group it comes from: people under one rule and on one day share ``atOnce``.
  package var rule: Int
  /// When it may begin, elapsed seconds; whoever has not gone by the end goes then, as soon as hands are free.
  package var starts: ClosedRange<Int>
  package var length: Int
  /// Most people of the group away together, but for those who go at the last moment.
  package var atOnce: Int?

  package init(rule: Int, starts: ClosedRange<Int>, length: Int, atOnce: Int?) {
    self.rule = rule
    self.starts = starts
    self.length = length
    self.atOnce = atOnce
  }
}
