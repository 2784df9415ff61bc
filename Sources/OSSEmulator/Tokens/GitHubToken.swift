extension Emulator {
  /// The address where a workflow run of GitHub asks for a token: with the run's own bearer token, and the audience that the
  /// new one is to be for.
  func gitHubToken(_ addressed: AddressedRequest, _ request: EmulatedRequest, now: Moment) throws(Refusal) -> Success {
    guard let workflow = settings.accounts.workflow, request.method == "GET" else { throw .noSuchPage }
    guard request.header("authorization") == "Bearer \(workflow.requestToken)" else {
      throw Refusal(401, "Unauthorized", "The request token is missing or not valid.")
    }
    let audience = addressed.target.parameters.first { $0.name == "audience" }?.value ?? ""
    let token = WebToken(
      issuer: EmulatedWorkflow.issuer, subject: workflow.subject,
      audience: audience.isEmpty ? workflow.defaultAudience : audience, issuedAt: now,
      lifetimeSeconds: EmulatedWorkflow.tokenSeconds)
    let text = token.signed()
    return Success(content: .json(["count": .integer(Int64(text.utf8.count)), "value": .text(text)]))
  }
}
