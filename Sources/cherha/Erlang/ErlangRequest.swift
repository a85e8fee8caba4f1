import QueueingTheory
import Reporting
import ScenarioFiles

/// The formulas by their names in requests.
enum ErlangModel: String, CaseIterable {
  case erlangB = "erlang-b"
  case erlangC = "erlang-c"
  case erlangA = "erlang-a"
  case staffing
  case shrinkage
  case offeredLoad = "offered-load"
  case timeVarying = "time-varying"
  case timeVaryingStaffing = "time-varying-staffing"
  case fluid
  case erlangBExtended = "erlang-b-extended"
  case engset
  case priority
  case priorityAbandonment = "priority-abandonment"
  case redial
  case multiskill
  case chat
  case blended
  case trunks
  case overflow
  case squareRoot = "square-root"
  case uncertainVolume = "uncertain-volume"
  case realisedServiceLevel = "realised-service-level"
  case generalPatience = "mmn-g"
  case fixedHandling = "mdn"
  case singleAgent = "mg1"
  case twoMoments = "ggn"
}

/// One question to a formula, as a JSON object with the model's name and its inputs.
struct ErlangRequest {
  let model: ErlangModel
  private let members: [(key: String, value: JSONValue)]

  init(_ document: JSONValue) throws(ErlangFailure) {
    guard case .object(let members) = document else {
      throw ErlangFailure(.invalidInput, "a request is a JSON object, not \(document.serialized())")
    }
    let known = ErlangModel.allCases.map(\.rawValue)
    let name = document["model"]
    guard case .string(let name) = name, let model = ErlangModel(rawValue: name) else {
      var allowed = "one of \(known.joined(separator: ", "))"
      if case .string(let name) = name, let nearest = NearestName.nearest(to: name, among: known) {
        allowed += "; the nearest is \(nearest)"
      }
      throw ErlangFailure(issues: [.init(field: "model", value: name, allowed: allowed)], code: .unknownModel)
    }
    self.model = model
    self.members = members
  }

  /// The outputs, in their fixed order.
  func answer() throws(ErlangFailure) -> JSONValue {
    var fields = ErlangFields(members)
    do {
      let members =
        switch model {
        case .erlangB: try Self.erlangB(&fields)
        case .erlangC: try Self.erlangC(&fields)
        case .erlangA: try Self.erlangA(&fields)
        case .erlangBExtended: try Self.erlangBExtended(&fields)
        case .engset: try Self.engset(&fields)
        case .priority: try Self.priority(&fields)
        case .priorityAbandonment: try Self.priorityAbandonment(&fields)
        case .redial: try Self.redial(&fields)
        case .multiskill: try Self.multiskill(&fields)
        case .chat: try Self.chat(&fields)
        case .blended: try Self.blended(&fields)
        case .trunks: try Self.trunks(&fields)
        case .overflow: try Self.overflow(&fields)
        case .staffing: try Self.staffing(&fields)
        case .shrinkage: try Self.shrinkage(&fields)
        case .offeredLoad: try Self.offeredLoad(&fields)
        case .timeVarying: try Self.timeVarying(&fields)
        case .timeVaryingStaffing: try Self.timeVaryingStaffing(&fields)
        case .fluid: try Self.fluid(&fields)
        case .squareRoot: try Self.squareRoot(&fields)
        case .uncertainVolume: try Self.uncertainVolume(&fields)
        case .realisedServiceLevel: try Self.realisedServiceLevel(&fields)
        case .generalPatience: try Self.generalPatience(&fields)
        case .fixedHandling: try Self.fixedHandling(&fields)
        case .singleAgent: try Self.singleAgent(&fields)
        case .twoMoments: try Self.twoMoments(&fields)
        }
      return .object(members)
    } catch let failure as ErlangFailure {
      throw failure
    } catch let error as QueueingError {
      throw Self.failure(error)
    } catch {
      throw ErlangFailure(.invalidInput, "\(error)")
    }
  }

  private static func failure(_ error: QueueingError) -> ErlangFailure {
    switch error {
    case .outsideDomain(let input, let value, let allowed):
      ErlangFailure(issues: [
        .init(field: input, value: value.isFinite ? .number(value) : .string("\(value)"), allowed: allowed)
      ])
    case .fewerLinesThanAgents(let lines, let agents):
      ErlangFailure(issues: [
        .init(field: "lines", value: .integer(lines), allowed: "at least the number of agents, \(agents)")
      ])
    case .unreachableBlocking(let target, let reason):
      ErlangFailure(issues: [
        .init(field: "targetBlocking", value: .number(target), allowed: "a reachable one: \(reason)")
      ])
    case .didNotConverge: ErlangFailure(.noConvergence, "\(error)")
    case .unstable, .noTarget, .tooLarge, .unsupportedLaw: ErlangFailure(.invalidInput, "\(error)")
    }
  }

  private static func shrinkage(_ fields: inout ErlangFields) throws -> [(key: String, value: JSONValue)] {
    fields.accept(["agents", "shrinkage"], model: "shrinkage")
    let agents = fields.count("agents")
    let shrinkage = fields.shrinkage(required: true)
    try fields.check()
    return [("scheduled", .integer(try Shrinkage.scheduled(agents: agents ?? 0, shrinkage: shrinkage)))]
  }
}
