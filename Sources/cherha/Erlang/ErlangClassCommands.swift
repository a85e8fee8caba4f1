import ArgumentParser

// Questions about losses, classes and redials.
extension Erlang {
  struct BExtended: ErlangQuestion {
    static let configuration = CommandConfiguration(
      commandName: "b-extended", abstract: "As b, but a share of the blocked calls is tried again.")

    @Option(
      name: .long, parsing: .unconditional, help: "First attempts in erlangs, instead of calls and handling time.")
    var offeredErlangs: String?
    @OptionGroup var traffic: Traffic
    @Option(name: .long, parsing: .unconditional, help: "Lines.")
    var lines: String?
    @Option(name: .long, parsing: .unconditional, help: "Share of the blocked attempts that are tried again.")
    var retrying: String?
    @OptionGroup var output: ErlangOutputOptions

    var model: ErlangModel { .erlangBExtended }
    var inputs: [(key: String, text: String?)] {
      [("offeredErlangs", offeredErlangs)] + traffic.inputs + [("lines", lines), ("retrying", retrying)]
    }
  }

  struct Engset: ErlangQuestion {
    static let configuration = CommandConfiguration(
      commandName: "engset", abstract: "Calls of a few sources, lost where all lines are taken.")

    @Option(name: .long, parsing: .unconditional, help: "Sources.")
    var sources: String?
    @Option(name: .long, parsing: .unconditional, help: "Lines.")
    var lines: String?
    @Option(name: .long, parsing: .unconditional, help: "Mean handling time over mean idle time of a source.")
    var erlangsPerIdleSource: String?
    @OptionGroup var output: ErlangOutputOptions

    var model: ErlangModel { .engset }
    var inputs: [(key: String, text: String?)] {
      [("sources", sources), ("lines", lines), ("erlangsPerIdleSource", erlangsPerIdleSource)]
    }
  }

  struct Priority: ErlangQuestion {
    static let configuration = CommandConfiguration(
      commandName: "priority", abstract: "Classes of patient callers, the first served before the others (M/M/n).",
      discussion: "Example: cherha erlang priority --calls-per-hour 30,120 --handle-seconds 300 --agents 14")

    @OptionGroup var classes: ClassTraffic
    @OptionGroup var output: ErlangOutputOptions

    var model: ErlangModel { .priority }
    var inputs: [(key: String, text: String?)] { classes.inputs }
  }

  struct PriorityAbandonment: ErlangQuestion {
    static let configuration = CommandConfiguration(
      commandName: "priority-abandonment",
      abstract: "Two classes of impatient callers, the first served before the other.")

    @OptionGroup var classes: ClassTraffic
    @Option(name: .long, parsing: .unconditional, help: "Mean patience of both classes in seconds, or inf: 120,60.")
    var patienceSeconds: String?
    @Option(
      name: .long, parsing: .unconditional, help: "Limit of a short abandonment in seconds; the threshold unless given."
    )
    var shortAbandonSeconds: String?
    @Option(
      name: .long, parsing: .unconditional,
      help: """
        What counts as met: ofOffered (default), excludingBlocked, ofAnswered, excludingShortAbandons or \
        shortAbandonsMet.
        """)
    var serviceLevelDefinition: String?
    @OptionGroup var output: ErlangOutputOptions

    var model: ErlangModel { .priorityAbandonment }
    var inputs: [(key: String, text: String?)] {
      classes.inputs + [
        ("patienceSeconds", patienceSeconds), ("shortAbandonSeconds", shortAbandonSeconds),
        ("serviceLevelDefinition", serviceLevelDefinition),
      ]
    }
  }

  /// The traffic of several classes.
  struct ClassTraffic: ParsableArguments {
    @Option(name: .long, parsing: .unconditional, help: "Calls an hour of each class, the first class first: 30,120.")
    var callsPerHour: String?
    @Option(name: .long, parsing: .unconditional, help: "Mean handling time of all classes in seconds.")
    var handleSeconds: String?
    @Option(name: .long, parsing: .unconditional, help: "Agents.")
    var agents: String?
    @Option(name: .long, parsing: .unconditional, help: "Threshold of the service level in seconds (default: 20).")
    var thresholdSeconds: String?

    var inputs: [(key: String, text: String?)] {
      [
        ("callsPerHour", callsPerHour), ("handleSeconds", handleSeconds), ("agents", agents),
        ("thresholdSeconds", thresholdSeconds),
      ]
    }
  }

  struct Redial: ErlangQuestion {
    static let configuration = CommandConfiguration(
      commandName: "redial", abstract: "Impatient callers, of whom those who were lost try again.")

    @OptionGroup var traffic: Traffic
    @Option(name: .long, parsing: .unconditional, help: "Agents.")
    var agents: String?
    @Option(name: .long, parsing: .unconditional, help: "Threshold of the service level in seconds (default: 20).")
    var thresholdSeconds: String?
    @OptionGroup var callers: Callers
    @Option(name: .long, parsing: .unconditional, help: "Probability of trying again after giving up.")
    var redialAfterAbandon: String?
    @Option(name: .long, parsing: .unconditional, help: "Probability of trying again after finding all lines taken.")
    var redialAfterBlocking: String?
    @Option(
      name: .long, parsing: .unconditional,
      help: "Mean time until the next attempt in seconds, for the exact answer of a small system.")
    var redialDelaySeconds: String?
    @OptionGroup var output: ErlangOutputOptions

    var model: ErlangModel { .redial }
    var inputs: [(key: String, text: String?)] {
      traffic.inputs + [("agents", agents), ("thresholdSeconds", thresholdSeconds)] + callers.inputs + [
        ("redialAfterAbandon", redialAfterAbandon), ("redialAfterBlocking", redialAfterBlocking),
        ("redialDelaySeconds", redialDelaySeconds),
      ]
    }
  }
}
