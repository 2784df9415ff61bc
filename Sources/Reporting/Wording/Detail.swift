/// How much a plan tells.
package enum Detail: String, CaseIterable, Sendable {
  /// How many changes of each kind, and on which pairs.
  case summary
  /// What each change is, where equal ones are told once.
  case changes
  /// Every pair by itself with its rule's ID, and every field.
  case full
}
