internal import HTTPTransport
internal import Replication

/// The three operations that change rules. Only applying a plan ever makes one.
///
/// A write is sent once. Whether it may be sent again is for the caller to decide, after a look at what is there.
package struct OSSWriter: Sendable {
  let connection: OSSConnection

  package init(connection: OSSConnection) { self.connection = connection }

  /// The same writer, whose writes wait out a silence that OSS has asked for even when the run is to stop.
  package var unstoppable: OSSWriter { OSSWriter(connection: connection.unstoppable) }

  /// Sends a write, whose success has no body.
  ///
  /// - Throws: `unreadable` for a success with a body, which does not come from OSS.
  func write(_ request: OSSRequest) async throws(OSSError) -> WriteReceipt {
    let response = try await connection.perform(request)
    guard response.body.allSatisfy({ [0x20, 0x09, 0x0A, 0x0D].contains($0) }) else {
      throw connection.unreadable(response, request, "the answer has a body, which OSS's answer to a write has not")
    }
    return WriteReceipt(
      metadata: connection.metadata(of: response),
      ruleID: response.header("x-oss-replication-rule-id").map { ExactString($0) })
  }
}
