import ArgumentParser

// Questions about chats, outbound calls and trunk lines.
extension Erlang {
  struct Chat: ErlangQuestion {
    static let configuration = CommandConfiguration(
      commandName: "chat", abstract: "Agents who hold several chats at a time, each the slower the more there are.",
      discussion: """
        Example: cherha erlang chat --calls-per-hour 60 --handle-seconds 480 --agents 5 --pace 1,0.8,0.65 \
        --patience-seconds 120
        """)

    @OptionGroup var traffic: Traffic
    @Option(name: .long, parsing: .unconditional, help: "Agents.")
    var agents: String?
    @Option(
      name: .long, parsing: .unconditional, help: "Speed of each chat of an agent with 1, 2, … of them: 1,0.8,0.65.")
    var pace: String?
    @Option(name: .long, parsing: .unconditional, help: "Mean patience in seconds, or inf.")
    var patienceSeconds: String?
    @Option(name: .long, parsing: .unconditional, help: "Most chats in hand and waiting; unlimited unless given.")
    var lines: String?
    @Option(name: .long, parsing: .unconditional, help: "Threshold of the service level in seconds (default: 20).")
    var thresholdSeconds: String?
    @Option(
      name: .long, parsing: .unconditional, help: "Limit of a short abandonment in seconds; the threshold unless given."
    )
    var shortAbandonSeconds: String?
    @OptionGroup var output: ErlangOutputOptions

    var model: ErlangModel { .chat }
    var inputs: [(key: String, text: String?)] {
      traffic.inputs + [
        ("agents", agents), ("pace", pace.map { $0.contains(",") || $0.hasPrefix("[") ? $0 : "[\($0)]" }),
        ("patienceSeconds", patienceSeconds), ("lines", lines), ("thresholdSeconds", thresholdSeconds),
        ("shortAbandonSeconds", shortAbandonSeconds),
      ]
    }
  }

  struct Blended: ErlangQuestion {
    static let configuration = CommandConfiguration(
      commandName: "blended", abstract: "Inbound calls, and outbound calls in any number while enough agents are free.",
      discussion: "The reserved agents are given, or solved for by a target of the service level.")

    @OptionGroup var traffic: Traffic
    @Option(name: .long, parsing: .unconditional, help: "Mean handling time of outbound calls; the same unless given.")
    var outboundHandleSeconds: String?
    @Option(name: .long, parsing: .unconditional, help: "Agents.")
    var agents: String?
    @Option(name: .long, parsing: .unconditional, help: "Agents kept free for inbound calls.")
    var reserved: String?
    @Option(name: .long, parsing: .unconditional, help: "Mean patience of inbound callers in seconds, or inf.")
    var patienceSeconds: String?
    @Option(name: .long, parsing: .unconditional, help: "Threshold of the service level in seconds (default: 20).")
    var thresholdSeconds: String?
    @Option(
      name: .long, parsing: .unconditional, help: "Limit of a short abandonment in seconds; the threshold unless given."
    )
    var shortAbandonSeconds: String?
    @Option(
      name: .long, parsing: .unconditional, help: "Service level of inbound calls to reach with the fewest reserved.")
    var targetServiceLevel: String?
    @Option(name: .long, parsing: .unconditional, help: "What counts as met (default: excludingBlocked).")
    var serviceLevelDefinition: String?
    @OptionGroup var output: ErlangOutputOptions

    var model: ErlangModel { .blended }
    var inputs: [(key: String, text: String?)] {
      traffic.inputs + [
        ("outboundHandleSeconds", outboundHandleSeconds), ("agents", agents), ("reserved", reserved),
        ("patienceSeconds", patienceSeconds), ("thresholdSeconds", thresholdSeconds),
        ("shortAbandonSeconds", shortAbandonSeconds), ("targetServiceLevel", targetServiceLevel),
        ("serviceLevelDefinition", serviceLevelDefinition),
      ]
    }
  }

  struct Trunks: ErlangQuestion {
    static let configuration = CommandConfiguration(
      commandName: "trunks", abstract: "The fewest lines, or agents and lines, so that few calls get a busy signal.",
      discussion: "The agents are given, or solved for by a target of the service level.")

    @OptionGroup var traffic: Traffic
    @Option(name: .long, parsing: .unconditional, help: "Agents.")
    var agents: String?
    @Option(name: .long, parsing: .unconditional, help: "Mean patience in seconds, or inf.")
    var patienceSeconds: String?
    @Option(name: .long, parsing: .unconditional, help: "Probability of hanging up at once when all agents are busy.")
    var balking: String?
    @Option(name: .long, parsing: .unconditional, help: "Largest share of calls that may get a busy signal.")
    var targetBlocking: String?
    @Option(name: .long, parsing: .unconditional, help: "Service level to reach with the fewest agents.")
    var targetServiceLevel: String?
    @Option(name: .long, parsing: .unconditional, help: "What counts as met (default: excludingBlocked).")
    var serviceLevelDefinition: String?
    @Option(name: .long, parsing: .unconditional, help: "Threshold of the service level in seconds (default: 20).")
    var thresholdSeconds: String?
    @Option(
      name: .long, parsing: .unconditional, help: "Limit of a short abandonment in seconds; the threshold unless given."
    )
    var shortAbandonSeconds: String?
    @OptionGroup var output: ErlangOutputOptions

    var model: ErlangModel { .trunks }
    var inputs: [(key: String, text: String?)] {
      traffic.inputs + [
        ("agents", agents), ("patienceSeconds", patienceSeconds), ("balking", balking),
        ("targetBlocking", targetBlocking), ("targetServiceLevel", targetServiceLevel),
        ("serviceLevelDefinition", serviceLevelDefinition), ("thresholdSeconds", thresholdSeconds),
        ("shortAbandonSeconds", shortAbandonSeconds),
      ]
    }
  }
}
