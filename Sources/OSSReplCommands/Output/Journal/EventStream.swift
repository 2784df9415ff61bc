internal import Documents
internal import Reporting

/// Prints the events of a run to standard output, one JSON object a line, as they happen.
struct EventStream: RunEventListener {
  let runtime: Runtime

  func receive(_ event: RunEvent, at time: EventTime) throws {
    runtime.output(try eventLine(event, at: time, in: .stream))
  }
}
