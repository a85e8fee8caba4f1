/// Why a text does not say what to vary.
package struct VariedValuesError: Error, Sendable, Hashable, CustomStringConvertible {
  package var description: String

  package init(description: String) { self.description = description }
}

/// A path of a scenario and the values it is to take: `agentGroups.sumy.headcount=6..12`.
///
/// Values are a list separated by commas (outside brackets and quotes), and each entry may be a range `LOW..HIGH:STEP`
/// of quantities with one unit, or of times.
package struct VariedValues: Sendable, Equatable {
  package let path: String
  private let entries: [Entry]

  private enum Entry: Sendable, Equatable {
    case value(String)
    case range(QuantityRange)
  }

  /// Reads `PATH=VALUES`.
  ///
  /// - Throws: ``VariedValuesError`` with a sentence for the user.
  package init(parsing text: String) throws(VariedValuesError) {
    guard let mark = text.firstIndex(of: "=") else {
      throw .init(description: "write `PATH=VALUES`, such as `agentGroups.sumy.headcount=6..12`, not `\(text)`")
    }
    path = text[..<mark].trimmed
    guard !path.isEmpty else {
      throw .init(description: "a path such as `agentGroups.sumy.headcount` stands before the `=`")
    }
    let parts = Self.parts(String(text[text.index(after: mark)...]))
    guard parts.allSatisfy({ !$0.isEmpty }) else {
      throw .init(description: "\(path): a value is missing in `\(text[text.index(after: mark)...].trimmed)`")
    }
    var entries: [Entry] = []
    for part in parts {
      guard let dots = part.firstRange(of: ".."), !part.contains(where: { "{[\"'".contains($0) }) else {
        entries.append(.value(part))
        continue
      }
      do {
        entries.append(.range(try QuantityRange(low: part[..<dots.lowerBound], rest: part[dots.upperBound...])))
      } catch {
        throw .init(description: "\(path): `\(part)`: \(error.message)")
      }
    }
    self.entries = entries
  }

  /// The text between commas that stand outside brackets and quotes.
  private static func parts(_ text: String) -> [String] {
    var parts = [""]
    var depth = 0
    var quote: Character?
    for character in text {
      if let open = quote {
        if character == open { quote = nil }
      } else if character == "\"" || character == "'" {
        quote = character
      } else if "{[(".contains(character) {
        depth += 1
      } else if "}])".contains(character) {
        depth -= 1
      } else if character == ",", depth == 0 {
        parts.append("")
        continue
      }
      parts[parts.count - 1].append(character)
    }
    return parts.map(\.trimmed)
  }

  /// Every value, in the order given.
  ///
  /// - Parameter limit: The most there may be.
  /// - Returns: Texts that a scenario can hold.
  /// - Throws: ``VariedValuesError`` where there are too many, or a range does not end on a step.
  package func levels(limit: Int) throws(VariedValuesError) -> [String] {
    var levels: [String] = []
    for entry in entries {
      switch entry {
      case .value(let text): levels.append(text)
      case .range(let range):
        do throws(QuantityError) {
          guard try range.count() <= limit - levels.count else {
            throw QuantityError("more than \(limit) values; that is the limit")
          }
          levels += try range.values()
        } catch {
          throw .init(description: "\(path): \(error.message)")
        }
      }
    }
    var seen: Set<String> = []
    for level in levels where !seen.insert(level).inserted {
      throw .init(description: "\(path): `\(level)` is given twice")
    }
    return levels
  }

  /// The two ends: of one range, or a list of two values.
  package func ends() throws(VariedValuesError) -> (low: String, high: String) {
    if entries.count == 1, case .range(let range) = entries[0], range.isWide {
      return (range.text(range.low), range.text(range.high))
    }
    if entries.count == 2, case .value(let low) = entries[0], case .value(let high) = entries[1], low != high {
      return (low, high)
    }
    throw .init(description: "\(path): give the low and the high end: `LOW..HIGH` or two different values")
  }

  /// The value at a share of the range, and the share to which it was rounded.
  ///
  /// With a step, or between whole numbers without a unit, only the values of the steps are taken, each as often as the
  /// others; else values are rounded to a thousandth of the range or finer.
  ///
  /// - Parameter share: Strictly between 0 and 1.
  /// - Returns: A text that a scenario can hold, and its own share.
  /// - Throws: ``VariedValuesError`` where there is no single range.
  package func value(at share: Double) throws(VariedValuesError) -> (text: String, share: Double) {
    guard entries.count == 1, case .range(let range) = entries[0], range.isWide else {
      throw .init(description: "\(path): a Latin hypercube needs a range `LOW..HIGH` of numbers")
    }
    do { return try range.value(at: share) } catch { throw .init(description: "\(path): \(error.message)") }
  }
}
