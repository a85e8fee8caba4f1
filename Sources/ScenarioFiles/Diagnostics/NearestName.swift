/// The known name that a misspelt one most likely meant.
package enum NearestName {
  /// The nearest of `known` by optimal string alignment, if it is near enough for the length of the name.
  package static func nearest(to name: String, among known: some Sequence<String>) -> String? {
    let typed = Array(name.lowercased().unicodeScalars.prefix(64))
    let candidates = known.map { ($0, distance(typed, Array($0.lowercased().unicodeScalars.prefix(64)))) }
    guard let best = candidates.min(by: { $0.1 < $1.1 }), best.1 <= max(1, typed.count / 3) else { return nil }
    return best.0
  }

  /// "; did you mean `x`?", or the list of what is known, or nothing where nothing is known.
  static func hint(for name: String, among known: [String]) -> String {
    if let near = nearest(to: name, among: known) { return "; did you mean `\(near)`?" }
    guard !known.isEmpty else { return "" }
    let shown = known.prefix(20).joined(separator: ", ")
    return "; known: \(shown)\(known.count > 20 ? ", … (\(known.count) in all)" : "")"
  }

  private static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
    var before: [Int] = []
    var above = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var best = min(above[j + 1] + 1, row[j] + 1, above[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, before[j - 1] + 1) }
        row.append(best)
      }
      before = above
      above = row
    }
    return above[b.count]
  }
}
