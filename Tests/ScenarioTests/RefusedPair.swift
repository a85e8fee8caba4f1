/// Two elements that cannot stand together, and the words in which `validate` says so.
struct RefusedPair {
  var first: String
  var second: String
  var reason: String

  init(_ first: String, _ second: String, _ reason: String) {
    self.first = min(first, second)
    self.second = max(first, second)
    self.reason = reason
  }

  static let all = arrivals + start + followUps + people + routing + variance

  static let start = [
    RefusedPair("mid-day", "warm-up", "has no warm-up"),
    RefusedPair("starting-backlog", "warm-up", "has no warm-up"),
    RefusedPair("starting-state", "warm-up", "has no warm-up"),
    RefusedPair("counted-by-answers", "mid-day", "cannot be solved for a run that begins"),
    RefusedPair("counted-by-answers", "starting-backlog", "cannot be solved for a run that begins"),
    RefusedPair("counted-by-answers", "starting-state", "cannot be solved for a run that begins"),
  ]

  static func reason(_ names: [String]) -> String? {
    guard names.count == 2 else { return nil }
    return all.first { $0.first == min(names[0], names[1]) && $0.second == max(names[0], names[1]) }?.reason
  }
}
