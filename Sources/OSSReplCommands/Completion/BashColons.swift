/// bash ends a word at a colon, and an address holds one. So its words are put together again before the generated function
/// looks at them, and what was typed up to the colon is taken off what it offers.
enum BashColons {
  /// The completion script with that around its function; another shell's script as it is.
  static func joined(in script: String) -> String {
    guard script.hasPrefix("#!/bin/bash") else { return script }
    return script.replacing(registered, with: "\(function)\n\(replacement)")
  }

  private static let replacement = "complete -o filenames -F __oss-repl_joined oss-repl"
  private static let registered = "complete -o filenames -F _oss-repl oss-repl"

  private static let function = #"""
    __oss-repl_joined() {
        local -a joined=()
        local -i index last=-1 current=0
        for index in "${!COMP_WORDS[@]}"; do
            local part="${COMP_WORDS[index]}"
            if [[ "${last}" -gt 0 && ("${part}" = :* || "${joined[last]}" = *:)
                && "${COMP_LINE}" = *"${joined[last]}${part}"*
                && (-n "${part}" || "${COMP_LINE:0:COMP_POINT}" = *:) ]]; then
                joined[last]+="${part}"
            else
                joined[++last]="${part}"
            fi
            [[ "${index}" -eq "${COMP_CWORD}" ]] && current="${last}"
        done
        local -a COMP_WORDS=("${joined[@]}")
        local -i COMP_CWORD="${current}"
        local word="${COMP_WORDS[COMP_CWORD]}"
        _oss-repl "${1}" "${word}" "${COMP_WORDS[COMP_CWORD - 1]}"
        if [[ "${word}" = *:* && "${COMP_WORDBREAKS}" = *:* ]]; then
            COMPREPLY=("${COMPREPLY[@]#"${word%"${word##*:}"}"}")
        fi
        # As names of files, addresses would get a backslash before the colon.
        if [[ "${COMPREPLY[*]}${word}" = *:* ]]; then compopt +o filenames; fi
    }
    """#
}
