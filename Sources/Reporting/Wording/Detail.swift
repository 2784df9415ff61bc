/// How much a plan shows.
package enum Detail: String, CaseIterable, Sendable {
  /// How many changes of each kind, and on which pairs.
  case summary
  /// What each change is, where equal ones are reported once.
  case changes
  /// Every pair by itself with its rule's ID, and every field.
  case full
}
