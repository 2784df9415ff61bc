// swift-format-ignore-file
// Written by SchemaTests from config-schema/oss-repl-include.schema.json.

extension Schema {
  static let includeText = ##"""
{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "oss-repl configuration, included file",
  "description": "A file that the root file of a configuration includes.",
  "$ref": "oss-repl.schema.json#/$defs/includedFile"
}

"""##
}
