import CallCenterModel

/// How contacts come, as rows of two columns; a plain Poisson process has none.
struct ArrivalDescription {
  let arrivals: ArrivalPlan

  var rows: [[String]] {
    var rows: [[String]] = []
    if let process { rows.append(["arrivals", process]) }
    if arrivals.dayFactorCV > 0 {
      let share = arrivals.dayFactorCorrelation
      rows.append([
        "day factor",
        "gamma, cv \(number(arrivals.dayFactorCV))"
          + (share > 0 ? ", \(PlanDescription.percent(share)) of the score common to all types" : ""),
      ])
    }
    if let factor = arrivals.intervalFactor {
      rows.append([
        "interval factor",
        "gamma, cv \(number(factor.cv)), every \(PlanDescription.time(Double(factor.everySeconds))), "
          + "correlation of neighbours \(PlanDescription.percent(factor.correlation))",
      ])
    }
    if let modulation = arrivals.modulation {
      let states = modulation.states.map {
        "\($0.name) × \(number($0.factor)) for \(PlanDescription.time($0.meanSeconds))"
      }
      rows.append(["modulated", states.joined(separator: ", ")])
    }
    switch arrivals.batches {
    case .listed(let shares):
      let sizes = shares.map { "\($0.size) in \(PlanDescription.percent($0.probability))" }
      rows.append(["batches", "\(sizes.joined(separator: ", ")), mean \(number(arrivals.batches?.mean ?? 1))"])
    case .geometric(let mean): rows.append(["batches", "geometric, mean \(number(mean))"])
    case nil: break
    }
    return rows
  }

  private var process: String? {
    switch arrivals.process {
    case .poisson: return nil
    case .fixedCounts: return "whole counts of each interval, placed at random in it"
    case .fixedTotal: return "a whole count of each day, placed at random by its shape"
    case .randomTotal(let law):
      let split = law.concentration.map { "Dirichlet shares, concentration \(number($0))" } ?? "expected shares"
      return "gamma total of each day, cv \(number(law.cv)), \(split)"
    case .recorded: return "recorded"
    case .appointments(let book):
      let lateness = book.lateness.map { "late by \(PlanDescription.law($0))" } ?? "on time"
      let early = book.earlySeconds > 0 ? ", less \(PlanDescription.time(book.earlySeconds))" : ""
      return "appointments for \(book.seats), \(PlanDescription.percent(book.noShow)) do not come, \(lateness)\(early)"
    }
  }

  private func number(_ value: Double) -> String { PlanDescription.number(value) }
}
