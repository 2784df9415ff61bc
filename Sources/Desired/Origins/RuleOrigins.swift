package import Replication

/// Where every value of one rule comes from.
package struct RuleOrigins: Hashable, Sendable {
  /// A setting of the rule or of its bucket.
  package struct Field: Hashable, Sendable {
    /// The key in the configuration, such as `prefixes` or `destination.location`.
    package let name: String
    /// What holds, as it would be written.
    package let value: String
    /// Everything that says something about it, what holds first.
    package let steps: [Step]
  }

  /// One place that says something about a field.
  package struct Step: Hashable, Sendable {
    package let layer: Layer
    /// What is written there, or what a variable stands for.
    package let text: String
    /// The place; nil for what is built in and for what the operator gives.
    package let origin: Origin?
    /// Whether this is what holds.
    package let holds: Bool
  }

  /// The kinds of places, from the nearest to the farthest.
  package enum Layer: Hashable, Sendable {
    case rule
    case bucket
    case group(String)
    case template(String)
    case defaultRule
    case defaults
    case rootFile
    case builtIn
    /// What a variable in the text above stands for, as the variable is written.
    case variable(String)
    /// The same for a variable that the operator gives, with where.
    case operatorVariable(String, from: String)
  }

  package let address: RuleAddress
  /// The place of the rule.
  package let origin: Origin
  package let fields: [Field]
}

/// What came of asking where a rule's values come from.
package enum OriginsAnswer: Hashable, Sendable {
  case found(RuleOrigins)
  /// The configuration has no such rule; perhaps another was meant.
  case unknown(suggestion: RuleAddress?)
}
