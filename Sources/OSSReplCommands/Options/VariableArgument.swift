internal import ArgumentParser
internal import Desired

/// A text for a variable of the configuration, as `NAME=VALUE`.
struct VariableArgument: ExpressibleByArgument {
  let name: String
  let value: String

  init?(argument: String) {
    guard let sign = argument.firstIndex(of: "="), OperatorVariables.isName(String(argument[..<sign])) else {
      return nil
    }
    name = String(argument[..<sign])
    value = String(argument[argument.index(after: sign)...])
  }
}
