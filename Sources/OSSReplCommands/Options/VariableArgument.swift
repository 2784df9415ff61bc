internal import ArgumentParser
internal import Desired

/// A text for a variable of the configuration, as `NAME=VALUE`.
struct VariableArgument {
  let name: String
  let value: String

  init(argument: String) throws {
    guard let sign = argument.firstIndex(of: "=") else {
      throw ValidationError("write NAME=VALUE, such as STAGE=test.")
    }
    name = String(argument[..<sign])
    guard OperatorVariables.isName(name) else {
      throw ValidationError("before the = stands the name of a variable that inputs: declares, such as STAGE=test.")
    }
    value = String(argument[argument.index(after: sign)...])
  }
}
