import ArgumentParser

extension Erlang {
  /// A day interval by interval; lists are written with commas.
  struct Day: ParsableArguments {
    @Option(name: .long, parsing: .unconditional, help: "Calls an hour in each interval, such as 100,150,120.")
    var callsPerHour: String?
    @Option(name: .long, parsing: .unconditional, help: "Length of an interval in seconds.")
    var intervalSeconds: String?
    @Option(name: .long, parsing: .unconditional, help: "Mean handling time, work after the call included, in seconds.")
    var handleSeconds: String?

    var inputs: [(key: String, text: String?)] {
      [("callsPerHour", callsPerHour), ("intervalSeconds", intervalSeconds), ("handleSeconds", handleSeconds)]
    }
  }

  /// Who waits, and who is there at the start.
  struct DayCallers: ParsableArguments {
    @Option(name: .long, parsing: .unconditional, help: "Mean patience in seconds, or inf.")
    var patienceSeconds: String?
    @Option(name: .long, parsing: .unconditional, help: "Trunk lines, agents included; unlimited unless given.")
    var lines: String?
    @Option(
      name: .long, parsing: .unconditional,
      help: "Calls there are at the start, such as '{\"inService\": 5, \"queued\": 2}'; none unless given.")
    var initial: String?

    var inputs: [(key: String, text: String?)] {
      [("patienceSeconds", patienceSeconds), ("lines", lines), ("initial", initial)]
    }
  }

  /// Who serves the day, and who waits.
  struct DayStaff: ParsableArguments {
    @Option(name: .long, parsing: .unconditional, help: "Agents in each interval, such as 12,16,14.")
    var agents: String?
    @OptionGroup var callers: DayCallers

    var inputs: [(key: String, text: String?)] { [("agents", agents)] + callers.inputs }
  }

  struct OfferedLoad: ErlangQuestion {
    static let configuration = CommandConfiguration(
      commandName: "offered-load", abstract: "The load of a day on agents without limit (M(t)/G/inf).")

    @OptionGroup var day: Day
    @Option(
      name: .long, parsing: .unconditional,
      help: "Law of the handling time, such as '{\"law\": \"lognormal\", \"cv\": 1.2}'; exponential unless given.")
    var handling: String?
    @OptionGroup var output: ErlangOutputOptions

    var model: ErlangModel { .offeredLoad }
    var inputs: [(key: String, text: String?)] { day.inputs + [("handling", handling)] }
  }

  struct TimeVarying: ErlangQuestion {
    static let configuration = CommandConfiguration(
      commandName: "time-varying",
      abstract: "A day whose volume and staff change from interval to interval (M(t)/M/s(t)/K+M).",
      discussion: """
        Calls are counted where they arrive and followed to their end; after the last interval its staff stays. \
        Beside it stands each interval by itself, by formulas for the long run.
        """)

    @OptionGroup var day: Day
    @OptionGroup var staff: DayStaff
    @Option(name: .long, parsing: .unconditional, help: "Threshold of the service level in seconds (default: 20).")
    var thresholdSeconds: String?
    @Option(
      name: .long, parsing: .unconditional, help: "Limit of a short abandonment in seconds; the threshold unless given."
    )
    var shortAbandonSeconds: String?
    @Option(
      name: .long,
      help: """
        What counts as met: ofOffered (default), excludingBlocked, ofAnswered, excludingShortAbandons or \
        shortAbandonsMet.
        """)
    var serviceLevelDefinition: String?
    @OptionGroup var output: ErlangOutputOptions

    var model: ErlangModel { .timeVarying }
    var inputs: [(key: String, text: String?)] {
      day.inputs + staff.inputs + [
        ("thresholdSeconds", thresholdSeconds), ("shortAbandonSeconds", shortAbandonSeconds),
        ("serviceLevelDefinition", serviceLevelDefinition),
      ]
    }
  }

  struct Fluid: ErlangQuestion {
    static let configuration = CommandConfiguration(
      commandName: "fluid", abstract: "A day of a large group as a fluid, without chance.")

    @OptionGroup var day: Day
    @OptionGroup var staff: DayStaff
    @OptionGroup var output: ErlangOutputOptions

    var model: ErlangModel { .fluid }
    var inputs: [(key: String, text: String?)] { day.inputs + staff.inputs }
  }
}
