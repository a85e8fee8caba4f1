import RandomVariates
import Reporting

// Laws of patience and of handling times, each an object with its name and its parameters.
extension ErlangFields {
  /// The laws by their names in requests.
  enum LawName: String, CaseIterable {
    case deterministic, uniform, erlang, hyperexponential, exponentialWithBalking, lognormal, weibull, exponential
    case gamma
  }

  /// A law of patience and the probability of hanging up at once.
  mutating func patience(_ key: String) -> (law: Law, balking: Double)? {
    let names: [LawName] = [
      .deterministic, .uniform, .erlang, .hyperexponential, .exponentialWithBalking, .lognormal, .weibull, .exponential,
    ]
    return object(key) { fields in
      guard let name: LawName = fields.choice("law", among: names) else { return nil }
      switch name {
      case .deterministic:
        return fields.law(["seconds"], names: ["value": "seconds"]) { fields throws(LawError) in
          .constant(try Constant(fields.amount("seconds")))
        }.map { ($0, 0) }
      case .uniform:
        return fields.law(["from", "to"]) { fields throws(LawError) in
          .uniform(try Uniform(from: fields.amount("from"), to: fields.amount("to")))
        }.map { ($0, 0) }
      case .exponentialWithBalking:
        let balking = fields.share("balk")
        return fields.law(["balk", "mean"]) { fields throws(LawError) in
          .exponential(try Exponential(mean: fields.amount("mean")))
        }.map { ($0, balking) }
      case .hyperexponential: return fields.phases().map { ($0, 0) }
      default: return fields.meanLaw(name).map { ($0, 0) }
      }
    } ?? nil
  }

  /// A law of handling times.
  mutating func handling(_ key: String) -> Law? {
    let names: [LawName] = [.deterministic, .erlang, .lognormal, .hyperexponential, .gamma, .exponential]
    return object(key) { fields in
      guard let name: LawName = fields.choice("law", among: names) else { return nil }
      return name == .hyperexponential && fields.has("means") ? fields.phases() : fields.meanLaw(name)
    } ?? nil
  }

  private mutating func phases() -> Law? {
    law(["probabilities", "means"]) { fields throws(LawError) in
      .hyperexponential(
        try Hyperexponential(probabilities: fields.shares("probabilities"), means: fields.amounts("means")))
    }
  }

  /// A law given by its mean, and its coefficient of variation or number of stages.
  private mutating func meanLaw(_ name: LawName) -> Law? {
    switch name {
    case .deterministic:
      law(["mean"], names: ["value": "mean"]) { fields throws(LawError) in
        .constant(try Constant(fields.amount("mean")))
      }
    case .erlang:
      law(["k", "mean"], names: ["stages": "k"]) { fields throws(LawError) in
        .gamma(try Gamma.erlang(stages: fields.count("k") ?? 1, mean: fields.amount("mean")))
      }
    case .lognormal:
      law(["mean", "cv"]) { fields throws(LawError) in
        .lognormal(try Lognormal(mean: fields.amount("mean"), cv: fields.amount("cv")))
      }
    case .weibull:
      law(["mean", "cv"]) { fields throws(LawError) in
        .weibull(try Weibull(mean: fields.amount("mean"), cv: fields.amount("cv")))
      }
    case .gamma:
      law(["mean", "cv"]) { fields throws(LawError) in
        .gamma(try Gamma(mean: fields.amount("mean"), cv: fields.amount("cv")))
      }
    case .hyperexponential:
      law(["mean", "cv"]) { fields throws(LawError) in
        .hyperexponential(try Hyperexponential(mean: fields.amount("mean"), cv: fields.amount("cv")))
      }
    default:
      law(["mean"]) { fields throws(LawError) in .exponential(try Exponential(mean: fields.amount("mean"))) }
    }
  }

  /// The law that `make` reads; what it refuses is an issue of the parameter, under its name in requests.
  private mutating func law(
    _ keys: [String], names: [String: String] = [:], _ make: (inout ErlangFields) throws(LawError) -> Law
  ) -> Law? {
    accept(["law"] + keys, model: "this law")
    let before = issues.count
    do throws(LawError) {
      return try make(&self)
    } catch {
      guard issues.count == before else { return nil }
      let (parameter, allowed) =
        switch error {
        case .outOfRange(let parameter, _, let allowed): (parameter, allowed)
        case .wrongCount(let parameter, _, let allowed): (parameter, allowed + " entries")
        }
      let known = keys.first { parameter.contains(names[$0] ?? $0) }
      refuse(names[parameter] ?? known ?? parameter, allowed)
      return nil
    }
  }
}
