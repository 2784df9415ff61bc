internal import HTTPTransport

/// The operations that only read. It has no means to change anything in OSS.
package struct OSSReader: Sendable {
  let connection: OSSConnection
  let retryPolicy: RetryPolicy

  package init(connection: OSSConnection, retryPolicy: RetryPolicy = RetryPolicy()) {
    self.connection = connection
    self.retryPolicy = retryPolicy
  }

  /// Sends a read and takes its answer apart; again for as long as its failures are of the passing kind, nobody wants the
  /// run to stop, and its endpoint is not given up.
  func read<Value>(
    _ request: OSSRequest, _ parse: (HTTPResponse) throws(OSSError) -> Value
  ) async throws(OSSError) -> Value {
    if let obstacle = connection.obstacle(to: request) { throw obstacle }
    var (attempt, request) = (0, request)
    while true {
      do {
        let value = try parse(try await connection.perform(request))
        connection.noteRead(request, failure: nil)
        return value
      } catch {
        attempt += 1
        guard try await isWorthAnother(request, attempt: attempt, after: error) else {
          connection.noteRead(request, failure: error)
          throw error
        }
        request = request.again
      }
    }
  }

  /// Waits for the next try; false when there shall be none.
  private func isWorthAnother(
    _ request: OSSRequest, attempt: Int, after error: OSSError
  ) async throws(OSSError) -> Bool {
    let environment = connection.environment
    guard !connection.isHeldBack(request), !environment.shouldStop(),
      let pause = retryPolicy.pause(before: attempt, after: error, fraction: environment.fraction())
    else { return false }
    do {
      guard try await environment.sleepUnlessStopped(pause) else { return false }
    } catch {
      throw .transport(.init(kind: .cancelled, mayHaveBeenSent: false, message: "cancelled while waiting to retry"))
    }
    connection.notice(.readRetried)
    return true
  }
}
