// swift-format-ignore-file
// Written by `make generate` from config-schema/diagnostics.schema.json.

let diagnosticsSchemaText = ##"""
{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "oss-repl diagnostics",
  "description": "What oss-repl validate --format json prints. Readers ignore fields that they don't know: a minor version adds some.",
  "type": "object",
  "properties": {
    "format": {
      "description": "What kind of document this is.",
      "const": "oss-repl.diagnostics"
    },
    "format_version": {
      "description": "The version of the format: the major number changes when a reader has to change.",
      "type": "string",
      "pattern": "^1\\.[0-9]+$"
    },
    "counts": {
      "description": "How many diagnostics there are of each severity.",
      "type": "object",
      "properties": {
        "error": {"$ref": "#/$defs/count"},
        "warning": {"$ref": "#/$defs/count"},
        "info": {"$ref": "#/$defs/count"}
      },
      "required": ["error", "warning", "info"]
    },
    "diagnostics": {
      "description": "All of them, sorted by file and place.",
      "type": "array",
      "items": {"$ref": "#/$defs/diagnostic"}
    },
    "exit": {
      "description": "The status that the run ended with.",
      "type": "integer",
      "minimum": 0,
      "maximum": 255
    }
  },
  "required": ["format", "format_version", "counts", "diagnostics", "exit"],
  "$defs": {
    "count": {
      "type": "integer",
      "minimum": 0
    },
    "diagnostic": {
      "description": "One finding: what is wrong, where, why, and what to do about it.",
      "type": "object",
      "properties": {
        "code": {
          "description": "The stable code; oss-repl explain CODE prints its page.",
          "type": "string",
          "pattern": "^OSSR[1-9][0-9]{3}$"
        },
        "severity": {
          "description": "How much it weighs; only an error makes a configuration invalid.",
          "enum": ["error", "warning", "info"]
        },
        "message": {
          "description": "What is wrong, in one line.",
          "type": "string",
          "minLength": 1
        },
        "span": {
          "description": "Where it is wrong; absent for what has no place in a file.",
          "$ref": "#/$defs/span"
        },
        "labels": {
          "description": "Other places that explain it, such as the first of two definitions.",
          "type": "array",
          "items": {
            "type": "object",
            "properties": {
              "span": {"$ref": "#/$defs/span"},
              "message": {"type": "string"}
            },
            "required": ["span", "message"]
          }
        },
        "notes": {
          "description": "Facts that explain it.",
          "type": "array",
          "items": {"type": "string"}
        },
        "help": {
          "description": "What to do.",
          "type": "array",
          "items": {"type": "string"}
        },
        "suggestion": {
          "description": "What to write instead, where that is known to the letter.",
          "type": "object",
          "properties": {
            "span": {"$ref": "#/$defs/span"},
            "replacement": {"type": "string"}
          },
          "required": ["span", "replacement"]
        }
      },
      "required": ["code", "severity", "message", "labels", "notes", "help"]
    },
    "span": {
      "description": "A stretch of a file, from its first character to just behind its last.",
      "type": "object",
      "properties": {
        "file": {
          "description": "The file as the command line or the configuration names it.",
          "type": "string"
        },
        "start": {"$ref": "#/$defs/position"},
        "end": {"$ref": "#/$defs/position"}
      },
      "required": ["file", "start", "end"]
    },
    "position": {
      "type": "object",
      "properties": {
        "line": {
          "description": "From 1.",
          "type": "integer",
          "minimum": 1
        },
        "column": {
          "description": "From 1, in Unicode scalars (code points).",
          "type": "integer",
          "minimum": 1
        }
      },
      "required": ["line", "column"]
    }
  }
}

"""##
