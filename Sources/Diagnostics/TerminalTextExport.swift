// Whoever writes a message quotes somebody's text, and so needs the one table of escapes.
@_exported public import TerminalText
