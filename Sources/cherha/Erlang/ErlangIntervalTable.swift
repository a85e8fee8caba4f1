import Foundation
import Reporting

/// An answer made of lists, one value an interval, as a table with a line for each interval.
struct ErlangIntervalTable {
  private var columns: [(title: [String], cells: [String])] = []

  init?(_ answer: JSONValue) {
    guard case .object(let members) = answer else { return nil }
    for (key, value) in members {
      switch value {
      case .array(let cells): columns.append(([key], cells.map { Self.cell($0, key) }))
      case .object(let inner):
        for (name, value) in inner {
          guard case .array(let cells) = value else { return nil }
          columns.append(([key, name], cells.map { Self.cell($0, name) }))
        }
      default: return nil
      }
    }
    guard !columns.isEmpty else { return nil }
  }

  /// One block for each group of columns, so that lines stay short.
  var rendered: String {
    var groups: [(title: String, columns: [(title: [String], cells: [String])])] = []
    for column in columns {
      let title = column.title.count > 1 ? column.title[0] : ""
      if groups.last?.title != title { groups.append((title, [])) }
      groups[groups.count - 1].columns.append(column)
    }
    return groups.map { group in
      let title = Self.titles[group.title].map { $0 + "\n" } ?? ""
      return title + Self.block(group.columns)
    }.joined(separator: "\n")
  }

  private static func block(_ columns: [(title: [String], cells: [String])]) -> String {
    let count = columns.map(\.cells.count).max() ?? 0
    var table = [["interval"] + columns.map { labels[$0.title.last ?? ""] ?? $0.title.last ?? "" }]
    for line in 0..<count {
      table.append(["\(line + 1)"] + columns.map { line < $0.cells.count ? $0.cells[line] : "" })
    }
    let widths = table[0].indices.map { column in table.map { $0[column].count }.max() ?? 0 }
    return table.map { line in
      zip(line, widths).map { String(repeating: " ", count: $1 - $0.count) + $0 }.joined(separator: "  ") + "\n"
    }.joined()
  }

  private static let titles = [
    "byArrival": "calls by the interval of their arrival", "byClock": "averages over the interval",
    "stationary": "each interval by itself, in the long run",
    "lagged": "the same with the volume of one handling time before",
    "modifiedOfferedLoad": "the same with the volume of the infinite-server load",
    "achieved": "what the calls of an interval meet",
    "sippAchieved": "the same with the agents of each interval by itself",
  ]

  private static let labels = [
    "atEnd": "load at end", "average": "average load", "stationary": "load in the long run",
    "probabilityOfWait": "wait", "abandonment": "abandoned", "blocking": "blocked", "serviceLevel": "service level",
    "averageSpeedOfAnswer": "speed of answer", "averageQueueLength": "queue", "busyAgents": "busy agents",
    "probabilityAllBusy": "all busy", "agents": "agents", "scheduled": "people to schedule",
    "sippAgents": "agents by itself",
  ]

  private static func cell(_ value: JSONValue, _ name: String) -> String {
    guard let number = value.finiteNumber else { return "–" }
    switch name {
    case "probabilityOfWait", "abandonment", "blocking", "serviceLevel", "probabilityAllBusy":
      return String(format: "%.2f %%", 100 * number)
    case "agents", "scheduled", "sippAgents": return String(format: "%.0f", number)
    case "averageSpeedOfAnswer": return String(format: "%.2f s", number)
    default: return String(format: "%.2f", number)
    }
  }
}
