extension Tree {
  /// This tree with another laid over it: maps merge, lists and scalars replace, `null` deletes.
  ///
  /// A `null` that deletes nothing stays, so that the reader can say that a value is missing there.
  func overridden(by other: Tree) -> Tree {
    guard let mine = entries, let theirs = other.entries else { return other }
    var merged = mine
    var positions = Dictionary(mine.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first })
    var deleted: Set<Int> = []
    for entry in theirs {
      guard let position = positions[entry.key] else {
        positions[entry.key] = merged.count
        merged.append(entry)
        continue
      }
      if entry.value.isNull {
        deleted.insert(position)
        continue
      }
      merged[position] = Entry(
        key: entry.key, keyPlace: entry.keyPlace, value: merged[position].value.overridden(by: entry.value))
    }
    let kept = merged.enumerated().filter { !deleted.contains($0.offset) }.map(\.element)
    return Tree(place: other.place, content: .map(kept))
  }

  /// The tree without one key of its top map.
  func without(_ key: String) -> Tree {
    guard let entries else { return self }
    return Tree(place: place, content: .map(entries.filter { $0.key != key }))
  }

  /// A tree that says only: at this path, this value.
  static func nested(_ path: [String], _ value: Tree) -> Tree {
    path.reversed().reduce(value) { inner, key in
      Tree(place: inner.place, content: .map([Entry(key: key, keyPlace: inner.place, value: inner)]))
    }
  }
}
