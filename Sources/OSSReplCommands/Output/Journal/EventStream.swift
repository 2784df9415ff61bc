internal import Documents
internal import Reporting

/// Tells of a run on standard output, one JSON object a line, as it happens.
struct EventStream: RunListener {
  let runtime: Runtime

  func hear(_ event: RunEvent, at time: EventTime) throws {
    runtime.output(try eventLine(event, at: time, in: .stream))
  }
}
