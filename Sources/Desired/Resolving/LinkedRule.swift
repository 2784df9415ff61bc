internal import Diagnostics
internal import Replication

/// A rule as it is written, with everything it inherits in its layers. The buckets of a group share it.
final class LinkedRule: Sendable {
  let written: WrittenRule
  /// The template that the rule uses; nil for none, or for one that is wrong and reported.
  let template: WrittenTemplate?
  /// The rule's fields over the template's over the defaults, with their variables.
  let fields: WrittenRuleFields
  /// The rule's destination over the template's.
  let destination: WrittenDestination
  /// The rule's note over the template's.
  let note: Setting<Interpolable<ExactString>>

  init(_ written: WrittenRule, template: LookUp<WrittenTemplate>?, defaults: WrittenRuleFields) {
    self.written = written
    switch template {
    case .found(let template):
      self.template = template
      // In this order, since what the template unsets must not come back for a rule that writes a part of it.
      fields = written.fields.over(template.fields.over(defaults))
      destination = written.destination.over(template.destination)
      note = written.note.over(template.note)
    case .invalid, .unknown:
      self.template = nil
      fields = written.fields.over(.invalid)
      destination = written.destination.over(.invalid)
      note = written.note
    case nil:
      self.template = nil
      fields = written.tombstone == nil ? written.fields.over(defaults) : written.fields
      destination = written.destination
      note = written.note
    }
  }

  /// How many prefixes and tags it has.
  var itemCount: Int { (fields.prefixes.value?.count ?? 0) + (fields.userTaggings.value?.tags.value?.count ?? 0) }

  /// Where the template is named.
  var use: SourceSpan? { written.use.span }
}
