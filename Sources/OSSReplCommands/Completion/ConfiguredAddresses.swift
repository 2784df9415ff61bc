internal import ArgumentParser
internal import Desired
internal import Glibc
internal import Replication

extension CompletionKind {
  /// The addresses of the configuration that the command line names so far. The shell calls the program for them.
  static var addresses: CompletionKind {
    .custom { words, _, _ in
      let addresses = configuredAddresses(words).map(\.description)
      // zsh takes what follows a colon for a description.
      return CompletionShell.requesting == .zsh ? addresses.map { $0.replacing(":", with: "\\:") } : addresses
    }
  }

  /// Files of YAML.
  static var configurationFiles: CompletionKind { .file(extensions: ["yaml", "yml"]) }
}

/// The addresses of the rules that a configuration asks for, read as the command would read it; none where it is not valid or is
/// no file. Nothing is contacted, and nothing is said.
///
/// - Parameter words: the command line as the shell has it, quotes included.
func configuredAddresses(_ words: [String], _ runtime: Runtime = .current) -> [RuleAddress] {
  // A line that is still being written may well be wrong; then there is nothing to offer.
  guard let options = try? ConfigurationOptions.parse(configurationWords(words.map(withoutQuotes))) else { return [] }
  let (path, isStandardInput) = options.rootFile(runtime)
  var status = stat()
  // A pipe would be waited for, and what it holds would be taken from the command itself.
  guard !isStandardInput, stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return [] }
  // What is wrong with a variable of the environment the command itself says.
  guard let state = (try? loadConfiguration(options, runtime))?.state else { return [] }
  return state.buckets.flatMap { $0.rules.map(\.rule.address) }.sorted()
}

/// The words of a command line that say where the configuration is and what belongs to it.
private func configurationWords(_ words: [String]) -> [String] {
  let names = ["-C", "--config", "--root", "--var", "--rails", "--allow-endpoint", "--max-config-bytes"]
  var chosen: [String] = []
  var rest = words[...]
  while let word = rest.popFirst() {
    if names.contains(word) {
      guard let value = rest.popFirst() else { break }
      chosen += [word, value]
    } else if names.contains(where: { word.hasPrefix($0 + "=") }) {
      chosen.append(word)
    }
  }
  return chosen
}

/// A word of a shell as the command would get it, but for what only the shell can know, such as the value of a variable.
private func withoutQuotes(_ word: String) -> String {
  var text = ""
  var isEscaped = false
  for character in word {
    if !isEscaped, character == "\\" {
      isEscaped = true
    } else if isEscaped || (character != "'" && character != "\"") {
      text.append(character)
      isEscaped = false
    }
  }
  return text
}
