internal import Planning

/// Something that a change brings about.
package struct EffectDocument: Codable, Hashable, Sendable {
  /// Its name.
  package let effect: String
  /// What it is about, in a word.
  package let subject: String
  /// One sentence without a full stop, for people.
  package let text: String
  /// Whether something is lost, or may be, that nothing brings back by itself.
  package let loss: Bool

  init(_ effect: Effect) {
    self.effect = effect.name
    subject = effect.subject
    text = effect.words
    loss = effect.isLoss
  }
}
