internal import Applying
internal import Diagnostics
internal import FoundationEssentials
internal import Planning

/// Where lines of events go, which their first line says.
package enum EventFormat: String, Sendable {
  /// A file that keeps what was done.
  case journal = "oss-repl.journal"
  /// Standard output, for whoever follows a run.
  case stream = "oss-repl.events"

  /// The version of the format of both.
  package static let version = "1.0"
}

/// An event as one line of JSON, with the line break at its end.
///
/// `config-schema/events.schema.json` describes the lines. Each begins with the time and the event's name, for people who
/// read along; the other keys are sorted.
///
/// - Throws: what the values' own encoding throws.
package func eventLine(_ event: RunEvent, at time: EventTime, in format: EventFormat) throws -> String {
  let (name, body) = event.document(format)
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  let object = RunnerCommands.disarmed(
    json: String(decoding: try encoder.encode(EventBody(parts: body)), as: UTF8.self))
  let rest = object == "{}" ? "}" : ",\(object.dropFirst())"
  return #"{"time":"\#(time)","event":"\#(name)"\#(rest)"# + "\n"
}

/// The fields of several values as those of one.
private struct EventBody: Encodable {
  let parts: [any Encodable]

  func encode(to encoder: any Encoder) throws {
    if parts.isEmpty { _ = encoder.container(keyedBy: NoKey.self) }
    for part in parts { try part.encode(to: encoder) }
  }

  private enum NoKey: CodingKey {}
}

extension RunEvent {
  /// The event's name, and what the line has beside it.
  fileprivate func document(_ format: EventFormat) -> (name: String, body: [any Encodable]) {
    switch self {
    case .planned(let start): return ("plan", [StartDocument(start, format)])
    case .applying(.stepStarted(let record)):
      return ("step-started", [StepDocument(record), StepSubjectDocument(record.step)])
    case .applying(.stepEnded(let record, let answer)):
      return ("step-ended", [StepDocument(record), StepOutcomeDocument(answer)])
    case .applying(.replaceWaiting(let address)): return ("replace-waiting", [WaitingDocument(address: "\(address)")])
    case .applying(.changeEnded(let result)): return ("change-ended", [ResultDocument(result)])
    case .applying(.waitEnded(let result)): return ("wait-ended", [ResultDocument(result)])
    case .applying(.stopping): return ("stopping", [])
    case .ended(let results, let planned, let exit):
      return ("end", [EndDocument(counts: CountsDocument(results, planned: planned), exit: exit)])
    }
  }
}

/// The first line: what is to be done, and whose run it is.
private struct StartDocument: Encodable {
  let format: String
  let formatVersion: String
  let version: String
  let project: String?
  let actor: String?
  let commit: String?
  let run: String?
  let checksum: String
  let summary: SummaryDocument

  init(_ start: RunStart, _ format: EventFormat) {
    self.format = format.rawValue
    formatVersion = EventFormat.version
    version = start.identity.version
    project = start.project
    actor = start.identity.actor
    commit = start.identity.commit
    run = start.identity.run
    checksum = start.plan.checksum.description
    summary = SummaryDocument(start.plan)
  }

  private enum CodingKeys: String, CodingKey {
    case format
    case formatVersion = "format_version"
    case version
    case project
    case actor
    case commit
    case run
    case checksum
    case summary
  }
}

/// A replace that waits for its place.
private struct WaitingDocument: Encodable {
  let address: String
}

/// The last line: what it all came to.
private struct EndDocument: Encodable {
  let counts: CountsDocument
  let exit: Int32
}
