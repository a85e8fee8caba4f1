import ArgumentParser

extension Erlang {
  /// The traffic that every queue has.
  struct Traffic: ParsableArguments {
    @Option(name: .long, parsing: .unconditional, help: "Calls an hour.")
    var callsPerHour: String?

    @Option(name: .long, parsing: .unconditional, help: "Mean handling time, work after the call included, in seconds.")
    var handleSeconds: String?

    var inputs: [(key: String, text: String?)] { [("callsPerHour", callsPerHour), ("handleSeconds", handleSeconds)] }
  }

  /// How callers behave who have to wait.
  struct Callers: ParsableArguments {
    @Option(name: .long, parsing: .unconditional, help: "Mean patience in seconds, or inf.")
    var patienceSeconds: String?

    @Option(name: .long, parsing: .unconditional, help: "Trunk lines, agents included; unlimited unless given.")
    var lines: String?

    @Option(name: .long, parsing: .unconditional, help: "Probability of hanging up at once when all agents are busy.")
    var balking: String?

    @Option(
      name: .long, parsing: .unconditional, help: "Limit of a short abandonment in seconds; the threshold unless given."
    )
    var shortAbandonSeconds: String?

    var inputs: [(key: String, text: String?)] {
      [
        ("patienceSeconds", patienceSeconds), ("lines", lines), ("balking", balking),
        ("shortAbandonSeconds", shortAbandonSeconds),
      ]
    }
  }

  struct B: ErlangQuestion {
    static let configuration = CommandConfiguration(
      commandName: "b", abstract: "Calls that find all lines taken are lost (M/G/n/n).",
      discussion: "Two of the load, the lines and the blocking are given; the third is solved for.")

    @Option(name: .long, parsing: .unconditional, help: "Offered load in erlangs, instead of calls and handling time.")
    var offeredErlangs: String?
    @OptionGroup var traffic: Traffic
    @Option(name: .long, parsing: .unconditional, help: "Lines.")
    var lines: String?
    @Option(name: .long, parsing: .unconditional, help: "Share of calls lost.")
    var targetBlocking: String?
    @OptionGroup var output: ErlangOutputOptions

    var model: ErlangModel { .erlangB }
    var inputs: [(key: String, text: String?)] {
      [("offeredErlangs", offeredErlangs)] + traffic.inputs + [("lines", lines), ("targetBlocking", targetBlocking)]
    }
  }

  struct C: ErlangQuestion {
    static let configuration = CommandConfiguration(
      commandName: "c", abstract: "Patient callers, unlimited lines (M/M/n).")

    @OptionGroup var traffic: Traffic
    @Option(name: .long, parsing: .unconditional, help: "Agents.")
    var agents: String?
    @Option(name: .long, parsing: .unconditional, help: "Threshold of the service level in seconds (default: 20).")
    var thresholdSeconds: String?
    @OptionGroup var output: ErlangOutputOptions

    var model: ErlangModel { .erlangC }
    var inputs: [(key: String, text: String?)] {
      traffic.inputs + [("agents", agents), ("thresholdSeconds", thresholdSeconds)]
    }
  }

  struct A: ErlangQuestion {
    static let configuration = CommandConfiguration(
      commandName: "a", abstract: "Impatient callers, with or without a limit of lines (M/M/n+M, M/M/n/K+M).")

    @OptionGroup var traffic: Traffic
    @Option(name: .long, parsing: .unconditional, help: "Agents.")
    var agents: String?
    @Option(name: .long, parsing: .unconditional, help: "Threshold of the service level in seconds (default: 20).")
    var thresholdSeconds: String?
    @OptionGroup var callers: Callers
    @OptionGroup var output: ErlangOutputOptions

    var model: ErlangModel { .erlangA }
    var inputs: [(key: String, text: String?)] {
      traffic.inputs + [("agents", agents), ("thresholdSeconds", thresholdSeconds)] + callers.inputs
    }
  }

  struct Shrinkage: ErlangQuestion {
    static let configuration = CommandConfiguration(
      commandName: "shrinkage", abstract: "People to schedule so that enough are on duty.")

    @Option(name: .long, parsing: .unconditional, help: "Agents needed on duty.")
    var agents: String?
    @Option(name: .long, parsing: .unconditional, help: "Share of scheduled people who are away.")
    var shrinkage: String?
    @OptionGroup var output: ErlangOutputOptions

    var model: ErlangModel { .shrinkage }
    var inputs: [(key: String, text: String?)] { [("agents", agents), ("shrinkage", shrinkage)] }
  }
}
