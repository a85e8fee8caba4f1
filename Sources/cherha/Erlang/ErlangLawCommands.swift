import ArgumentParser

extension Erlang {
  /// The agents, and the threshold of the service level.
  struct Desk: ParsableArguments {
    @Option(name: .long, parsing: .unconditional, help: "Agents.")
    var agents: String?
    @Option(name: .long, parsing: .unconditional, help: "Threshold of the service level in seconds (default: 20).")
    var thresholdSeconds: String?

    var inputs: [(key: String, text: String?)] { [("agents", agents), ("thresholdSeconds", thresholdSeconds)] }
  }

  struct MMNG: ErlangQuestion {
    static let configuration = CommandConfiguration(
      commandName: "mmn-g", abstract: "Impatient callers whose patience has any law (M/M/n+G).",
      discussion: """
        Laws of patience, as JSON: {"law":"deterministic","seconds":60}, uniform {from,to}, erlang {k,mean}, \
        hyperexponential {probabilities,means}, exponentialWithBalking {balk,mean}, lognormal {mean,cv}, \
        weibull {mean,cv}, exponential {mean}.
        """)

    @OptionGroup var traffic: Traffic
    @OptionGroup var desk: Desk
    @Option(name: .long, parsing: .unconditional, help: "The law of patience, a JSON object.")
    var patience: String?
    @Option(
      name: .long, parsing: .unconditional, help: "Limit of a short abandonment in seconds; the threshold unless given."
    )
    var shortAbandonSeconds: String?
    @OptionGroup var output: ErlangOutputOptions

    var model: ErlangModel { .generalPatience }
    var inputs: [(key: String, text: String?)] {
      traffic.inputs + desk.inputs + [("patience", patience), ("shortAbandonSeconds", shortAbandonSeconds)]
    }
  }

  struct MDN: ErlangQuestion {
    static let configuration = CommandConfiguration(
      commandName: "mdn", abstract: "Patient callers, handling times that never vary (M/D/n).")

    @OptionGroup var traffic: Traffic
    @OptionGroup var desk: Desk
    @OptionGroup var output: ErlangOutputOptions

    var model: ErlangModel { .fixedHandling }
    var inputs: [(key: String, text: String?)] { traffic.inputs + desk.inputs }
  }

  struct MG1: ErlangQuestion {
    static let configuration = CommandConfiguration(
      commandName: "mg1", abstract: "One agent, patient callers, handling times of any law (M/G/1).",
      discussion: """
        Laws of handling times, as JSON: {"law":"lognormal","mean":300,"cv":0.8}, gamma {mean,cv}, \
        hyperexponential {mean,cv} or {probabilities,means}, erlang {k,mean}, exponential {mean}, deterministic {mean}.
        """)

    @Option(name: .long, parsing: .unconditional, help: "Calls an hour.")
    var callsPerHour: String?
    @Option(name: .long, parsing: .unconditional, help: "The law of handling times, a JSON object.")
    var handling: String?
    @Option(name: .long, parsing: .unconditional, help: "Threshold of the service level in seconds (default: 20).")
    var thresholdSeconds: String?
    @OptionGroup var output: ErlangOutputOptions

    var model: ErlangModel { .singleAgent }
    var inputs: [(key: String, text: String?)] {
      [("callsPerHour", callsPerHour), ("handling", handling), ("thresholdSeconds", thresholdSeconds)]
    }
  }

  struct GGN: ErlangQuestion {
    static let configuration = CommandConfiguration(
      commandName: "ggn", abstract: "An approximation of the mean wait from two moments (G/G/n).",
      discussion: "No exact answer follows from two moments; the approximation is named in the answer.")

    @OptionGroup var traffic: Traffic
    @Option(name: .long, parsing: .unconditional, help: "Agents.")
    var agents: String?
    @Option(
      name: .customLong("arrival-cv"), parsing: .unconditional,
      help: "Coefficient of variation of the times between arrivals.")
    var arrivalCV: String?
    @Option(
      name: .customLong("handling-cv"), parsing: .unconditional,
      help: "Coefficient of variation of the handling times.")
    var handlingCV: String?
    @Option(name: .long, help: "allen-cunneen, kimura or kraemer-langenbach-belz.")
    var approximation: String?
    @OptionGroup var output: ErlangOutputOptions

    var model: ErlangModel { .twoMoments }
    var inputs: [(key: String, text: String?)] {
      traffic.inputs + [
        ("agents", agents), ("arrivalCV", arrivalCV), ("handlingCV", handlingCV), ("approximation", approximation),
      ]
    }
  }
}
