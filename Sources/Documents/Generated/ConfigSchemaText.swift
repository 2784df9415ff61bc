// swift-format-ignore-file
// Written by `make generate` from config-schema/oss-repl.schema.json.

let configSchemaText = ##"""
{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "oss-repl configuration",
  "description": "The data-replication rules of Alibaba Cloud OSS buckets. A file with a version is a root file; one without is included by another.",
  "type": "object",
  "properties": {
    "version": {
      "description": "The version of this format.",
      "const": 1,
      "examples": [
        1
      ]
    },
    "project": {
      "description": "A name under which saved plans recognise each other.",
      "type": "string",
      "minLength": 1,
      "examples": [
        "acme-prod"
      ]
    },
    "manage": {
      "description": "What may be done to live rules that the configuration does not list: exclusive deletes them, listed leaves them alone, observe never writes at all. Buckets may write their own.",
      "enum": [
        "exclusive",
        "listed",
        "observe"
      ],
      "examples": [
        "exclusive"
      ]
    },
    "include": {
      "description": "Files with more templates, buckets and groups, by path or pattern relative to this file; * and ? stay within one part of a path.",
      "type": "array",
      "minItems": 1,
      "items": {
        "type": "string",
        "minLength": 1
      },
      "examples": [
        [
          "buckets/*.yaml"
        ]
      ]
    },
    "inputs": {
      "description": "The variables that texts may use as ${var:NAME}, by name. Their texts come of --var NAME=TEXT or of the environment variable OSS_REPL_VAR_NAME.",
      "type": "object",
      "propertyNames": {
        "pattern": "^[A-Za-z_][A-Za-z0-9_]*$"
      },
      "additionalProperties": {
        "$ref": "#/$defs/input"
      },
      "examples": [
        {
          "STAGE": {
            "default": "prod"
          }
        }
      ]
    },
    "accounts": {
      "description": "Sources of credentials, never the credentials themselves, by names of your own.",
      "type": "object",
      "propertyNames": {
        "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]*$"
      },
      "additionalProperties": {
        "$ref": "#/$defs/account"
      },
      "examples": [
        {
          "main": {
            "auth": "env"
          }
        }
      ]
    },
    "defaults": {
      "description": "What buckets and rules inherit.",
      "$ref": "#/$defs/defaults",
      "examples": [
        {
          "region": "cn-hangzhou"
        }
      ]
    },
    "protect": {
      "description": "What no run may do to some rules. It stands outside the rules, so that deleting a rule can't delete its protection.",
      "type": "array",
      "items": {
        "$ref": "#/$defs/protection"
      },
      "examples": [
        [
          {
            "match": "invoices:*",
            "from": [
              "delete",
              "replace"
            ]
          }
        ]
      ]
    },
    "limits": {
      "description": "How much one run may take away before it needs consent.",
      "$ref": "#/$defs/limits",
      "examples": [
        {
          "delete": {
            "max": 3,
            "percent": 10,
            "floor": 10
          },
          "replace": {
            "max": 2,
            "max_unavailable": 10
          }
        }
      ]
    },
    "templates": {
      "description": "Fields of rules under a name; a rule takes them with use. One namespace over all files.",
      "type": "object",
      "propertyNames": {
        "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]*$"
      },
      "additionalProperties": {
        "$ref": "#/$defs/template"
      },
      "examples": [
        {
          "dr": {
            "action": "PUT",
            "historical_object_replication": "enabled"
          }
        }
      ]
    },
    "buckets": {
      "description": "The source buckets by their names. A bucket that no file names is neither read nor written.",
      "type": "object",
      "propertyNames": {
        "pattern": "^(?:[a-z0-9][a-z0-9-]{1,61}[a-z0-9]|.*\\$\\{.*)$"
      },
      "additionalProperties": {
        "$ref": "#/$defs/bucket"
      },
      "examples": [
        {
          "invoices": {
            "region": "cn-hangzhou",
            "rules": []
          }
        }
      ]
    },
    "groups": {
      "description": "Buckets that differ in a name only: one for every item of each.",
      "type": "object",
      "propertyNames": {
        "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]*$"
      },
      "additionalProperties": {
        "$ref": "#/$defs/group"
      },
      "examples": [
        {
          "telemetry": {
            "each": {
              "site": {
                "range": [
                  "ap001",
                  "ap240"
                ]
              }
            },
            "bucket": "telemetry-${site}",
            "rules": []
          }
        }
      ]
    }
  },
  "patternProperties": {
    "^x-": {
      "description": "Not read: a place for anchors."
    }
  },
  "additionalProperties": false,
  "if": {
    "required": [
      "version"
    ]
  },
  "then": {
    "anyOf": [
      {
        "required": [
          "buckets"
        ]
      },
      {
        "required": [
          "groups"
        ]
      },
      {
        "required": [
          "include"
        ]
      }
    ]
  },
  "else": {
    "properties": {
      "version": false,
      "project": false,
      "manage": false,
      "include": false,
      "inputs": false,
      "accounts": false,
      "defaults": false,
      "protect": false,
      "limits": false
    }
  },
  "$defs": {
    "input": {
      "description": "A variable that texts may use.",
      "type": "object",
      "properties": {
        "default": {
          "description": "The text where the variable is not set. A variable that is set and empty is an error all the same.",
          "type": "string",
          "minLength": 1,
          "examples": [
            "prod"
          ]
        },
        "description": {
          "description": "What the variable is for; shown when it is missing.",
          "type": "string",
          "minLength": 1,
          "examples": [
            "the stage to deploy"
          ]
        }
      },
      "additionalProperties": false
    },
    "account": {
      "description": "Where the credentials for some buckets come from.",
      "type": "object",
      "properties": {
        "auth": {
          "description": "Where credentials come from. env: variables of the environment, OSS_ACCESS_KEY_ID and its kin, those of ALIBABA_CLOUD_, or a role by an OIDC token. chain: the first source that is configured on the machine. oidc: a role by an OIDC token. ecs: the role of the ECS instance. uri: the URI in ALIBABA_CLOUD_CREDENTIALS_URI.",
          "anyOf": [
            {
              "enum": [
                "env",
                "chain",
                "oidc",
                "ecs",
                "uri"
              ]
            },
            {
              "$ref": "#/$defs/authProfile"
            }
          ],
          "examples": [
            "env",
            {
              "profile": "dr"
            }
          ]
        },
        "assume_role": {
          "description": "The RAM role that is assumed with the credentials of auth.",
          "$ref": "#/$defs/assumedRole",
          "examples": [
            {
              "role_arn": "acs:ram::1098765432101234:role/oss-repl"
            }
          ]
        },
        "sts_region": {
          "description": "The region whose STS is asked. Without it ALIBABA_CLOUD_STS_REGION counts, and without that the STS of the centre.",
          "type": "string",
          "minLength": 1,
          "pattern": "^(?:oss-)?[a-z0-9]+(?:-[a-z0-9]+)+$",
          "examples": [
            "cn-hangzhou"
          ]
        },
        "uid": {
          "description": "The number of the Alibaba Cloud account that the credentials must belong to.",
          "type": "string",
          "minLength": 1,
          "pattern": "^[0-9]{1,32}$",
          "examples": [
            "1098765432101234"
          ]
        }
      },
      "required": [
        "auth"
      ],
      "additionalProperties": false
    },
    "authProfile": {
      "description": "A source of credentials that another program keeps; one of the keys.",
      "type": "object",
      "properties": {
        "profile": {
          "description": "A profile of the aliyun CLI, or a section of the SDKs' credentials file.",
          "type": "string",
          "minLength": 1,
          "examples": [
            "dr"
          ]
        },
        "ossutil": {
          "description": "A profile of ossutil's configuration file.",
          "type": "string",
          "minLength": 1,
          "examples": [
            "default"
          ]
        }
      },
      "minProperties": 1,
      "maxProperties": 1,
      "additionalProperties": false
    },
    "assumedRole": {
      "description": "A RAM role that is assumed through STS.",
      "type": "object",
      "properties": {
        "role_arn": {
          "description": "The role, as RAM's console shows it.",
          "type": "string",
          "minLength": 1,
          "pattern": "^acs:ram::[0-9]+:role/[A-Za-z0-9._-]{1,64}$",
          "examples": [
            "acs:ram::1098765432101234:role/oss-repl"
          ]
        },
        "session_name": {
          "description": "The name under which logs show the requests. Without it oss-repl.",
          "type": "string",
          "minLength": 2,
          "maxLength": 64,
          "pattern": "^[A-Za-z0-9.@_-]+$",
          "examples": [
            "nightly"
          ]
        },
        "duration": {
          "description": "How long the role's credentials live before they are renewed, from 15m to 12h and no longer than the role allows. Without it one hour.",
          "type": "string",
          "minLength": 1,
          "pattern": "^[0-9]{1,6}[smh]$",
          "examples": [
            "1h"
          ]
        },
        "external_id": {
          "description": "What the trust policy of the role asks for.",
          "type": "string",
          "minLength": 2,
          "maxLength": 1224,
          "pattern": "^[A-Za-z0-9_+=,.@:/-]+$",
          "examples": [
            "acme-42"
          ]
        },
        "policy": {
          "description": "What the credentials may do at most, as the JSON of a RAM policy.",
          "type": "string",
          "minLength": 1,
          "maxLength": 2048,
          "examples": [
            "{\"Version\": \"1\", \"Statement\": [{\"Effect\": \"Allow\", \"Action\": \"oss:*\", \"Resource\": \"*\"}]}"
          ]
        }
      },
      "required": [
        "role_arn"
      ],
      "additionalProperties": false
    },
    "defaults": {
      "description": "What buckets and rules inherit.",
      "type": "object",
      "properties": {
        "account": {
          "description": "The account whose credentials sign requests for buckets that write none: a name under accounts. Without it the account named default, or else the first source that is configured on the machine.",
          "type": "string",
          "minLength": 1,
          "examples": [
            "main"
          ]
        },
        "region": {
          "description": "The region of buckets that write none, for example cn-hangzhou.",
          "type": "string",
          "minLength": 1,
          "pattern": "^(?:(?:oss-)?[a-z0-9]+(?:-[a-z0-9]+)+|.*\\$\\{.*)$",
          "examples": [
            "cn-hangzhou",
            "cn-shanghai",
            "ap-southeast-1"
          ]
        },
        "endpoint": {
          "description": "Where requests for buckets that write none go: the region's public endpoint (default), its internal one, the dual-stack one, or the URL of another. --endpoint and OSS_ENDPOINT override it.",
          "anyOf": [
            {
              "enum": [
                "public",
                "internal",
                "dual-stack"
              ]
            },
            {
              "type": "string",
              "minLength": 1
            }
          ],
          "examples": [
            "internal",
            "https://gateway.example:9000"
          ]
        },
        "path_style": {
          "description": "Whether the bucket's name travels in the path of requests instead of the host, as gateways need it. Default: false; an IP address as endpoint means true.",
          "type": "boolean",
          "examples": [
            true
          ]
        },
        "rule": {
          "description": "What rules inherit field by field: lists replace, mappings merge, null unsets.",
          "$ref": "#/$defs/defaultRule",
          "examples": [
            {
              "action": "PUT",
              "historical_object_replication": "disabled"
            }
          ]
        }
      },
      "additionalProperties": false
    },
    "defaultRule": {
      "description": "Fields of rules that write none of their own.",
      "type": "object",
      "properties": {
        "transfer_type": {
          "description": "The link over which objects travel: OSS's network between regions (internal, the default), or transfer acceleration (oss_acc). null unsets what is inherited.",
          "enum": [
            "internal",
            "oss_acc",
            null
          ],
          "examples": [
            "oss_acc"
          ]
        },
        "prefixes": {
          "description": "The beginnings of the names of the objects to replicate; without it the whole bucket. Prefixes of one rule must not overlap. null unsets what is inherited.",
          "type": [
            "array",
            "null"
          ],
          "minItems": 1,
          "items": {
            "type": "string",
            "minLength": 1,
            "maxLength": 1023
          },
          "examples": [
            [
              "2025/",
              "2026/"
            ]
          ]
        },
        "action": {
          "description": "Which changes are carried over. ALL and DELETE also delete in the destination what is deleted in the source. Required, here or inherited.",
          "anyOf": [
            {
              "enum": [
                "ALL",
                "PUT",
                "DELETE",
                "ABORT"
              ]
            },
            {
              "type": "array",
              "minItems": 1,
              "items": {
                "enum": [
                  "PUT",
                  "DELETE",
                  "ABORT"
                ]
              }
            },
            {
              "type": "null"
            }
          ],
          "examples": [
            "PUT",
            [
              "PUT",
              "DELETE"
            ]
          ]
        },
        "historical_object_replication": {
          "description": "Whether objects that exist already are copied when the rule is created; the copies overwrite objects of the same name and are billed. Required, here or inherited.",
          "enum": [
            "enabled",
            "disabled",
            null
          ],
          "examples": [
            "disabled"
          ]
        },
        "rtc": {
          "description": "Replication Time Control, between regions only and billed. The only field that can change without making the rule anew. Default: disabled.",
          "enum": [
            "enabled",
            "disabled",
            null
          ],
          "examples": [
            "enabled"
          ]
        },
        "sync_role": {
          "description": "The name of the RAM role that OSS assumes; a name, not an ARN.",
          "type": [
            "string",
            "null"
          ],
          "minLength": 1,
          "pattern": "^(?:[^:]*|.*\\$\\{.*)$",
          "examples": [
            "oss-replication"
          ]
        },
        "sse_kms_encrypted_objects": {
          "description": "Whether objects encrypted with KMS are replicated; needs sync_role and should have replica_kms_key_id. Default: disabled.",
          "enum": [
            "enabled",
            "disabled",
            null
          ],
          "examples": [
            "enabled"
          ]
        },
        "replica_kms_key_id": {
          "description": "The KMS key of the destination's region for the copies of objects encrypted with KMS.",
          "type": [
            "string",
            "null"
          ],
          "minLength": 1,
          "examples": [
            "key-hzz65"
          ]
        },
        "user_taggings": {
          "description": "Only objects with these tags are replicated. null unsets what is inherited.",
          "anyOf": [
            {
              "$ref": "#/$defs/userTaggings"
            },
            {
              "type": "null"
            }
          ],
          "examples": [
            {
              "filter_type": "AND",
              "tags": [
                {
                  "key": "team",
                  "value": "finance"
                }
              ]
            }
          ]
        }
      },
      "additionalProperties": false
    },
    "template": {
      "description": "Fields for the rules that use the template. They lie between the rule's own fields and defaults.rule.",
      "type": "object",
      "properties": {
        "destination": {
          "description": "The bucket that receives the copies, or a part of that.",
          "$ref": "#/$defs/destination",
          "examples": [
            {
              "bucket": "${source.bucket}-dr",
              "location": "oss-cn-beijing"
            }
          ]
        },
        "transfer_type": {
          "description": "The link over which objects travel: OSS's network between regions (internal, the default), or transfer acceleration (oss_acc). null unsets what is inherited.",
          "enum": [
            "internal",
            "oss_acc",
            null
          ],
          "examples": [
            "oss_acc"
          ]
        },
        "prefixes": {
          "description": "The beginnings of the names of the objects to replicate; without it the whole bucket. Prefixes of one rule must not overlap. null unsets what is inherited.",
          "type": [
            "array",
            "null"
          ],
          "minItems": 1,
          "items": {
            "type": "string",
            "minLength": 1,
            "maxLength": 1023
          },
          "examples": [
            [
              "2025/",
              "2026/"
            ]
          ]
        },
        "action": {
          "description": "Which changes are carried over. ALL and DELETE also delete in the destination what is deleted in the source. Required, here or inherited.",
          "anyOf": [
            {
              "enum": [
                "ALL",
                "PUT",
                "DELETE",
                "ABORT"
              ]
            },
            {
              "type": "array",
              "minItems": 1,
              "items": {
                "enum": [
                  "PUT",
                  "DELETE",
                  "ABORT"
                ]
              }
            },
            {
              "type": "null"
            }
          ],
          "examples": [
            "PUT",
            [
              "PUT",
              "DELETE"
            ]
          ]
        },
        "historical_object_replication": {
          "description": "Whether objects that exist already are copied when the rule is created; the copies overwrite objects of the same name and are billed. Required, here or inherited.",
          "enum": [
            "enabled",
            "disabled",
            null
          ],
          "examples": [
            "disabled"
          ]
        },
        "rtc": {
          "description": "Replication Time Control, between regions only and billed. The only field that can change without making the rule anew. Default: disabled.",
          "enum": [
            "enabled",
            "disabled",
            null
          ],
          "examples": [
            "enabled"
          ]
        },
        "sync_role": {
          "description": "The name of the RAM role that OSS assumes; a name, not an ARN.",
          "type": [
            "string",
            "null"
          ],
          "minLength": 1,
          "pattern": "^(?:[^:]*|.*\\$\\{.*)$",
          "examples": [
            "oss-replication"
          ]
        },
        "sse_kms_encrypted_objects": {
          "description": "Whether objects encrypted with KMS are replicated; needs sync_role and should have replica_kms_key_id. Default: disabled.",
          "enum": [
            "enabled",
            "disabled",
            null
          ],
          "examples": [
            "enabled"
          ]
        },
        "replica_kms_key_id": {
          "description": "The KMS key of the destination's region for the copies of objects encrypted with KMS.",
          "type": [
            "string",
            "null"
          ],
          "minLength": 1,
          "examples": [
            "key-hzz65"
          ]
        },
        "user_taggings": {
          "description": "Only objects with these tags are replicated. null unsets what is inherited.",
          "anyOf": [
            {
              "$ref": "#/$defs/userTaggings"
            },
            {
              "type": "null"
            }
          ],
          "examples": [
            {
              "filter_type": "AND",
              "tags": [
                {
                  "key": "team",
                  "value": "finance"
                }
              ]
            }
          ]
        },
        "note": {
          "description": "Free text for people; carried into plans.",
          "type": [
            "string",
            "null"
          ],
          "examples": [
            "OPS-4412"
          ]
        }
      },
      "additionalProperties": false
    },
    "protection": {
      "description": "What no run may do to some rules.",
      "type": "object",
      "properties": {
        "match": {
          "description": "The rules: SOURCE:DESTINATION, where * stands for any characters and ? for one.",
          "type": "string",
          "minLength": 1,
          "pattern": "^[a-z0-9*?-]+:[a-z0-9*?-]+$",
          "examples": [
            "invoices:*"
          ]
        },
        "from": {
          "description": "What the rules are protected from.",
          "type": "array",
          "minItems": 1,
          "items": {
            "enum": [
              "delete",
              "replace"
            ]
          },
          "examples": [
            [
              "delete",
              "replace"
            ]
          ]
        }
      },
      "required": [
        "match",
        "from"
      ],
      "additionalProperties": false
    },
    "limits": {
      "description": "How much one run may take away before it needs consent.",
      "type": "object",
      "properties": {
        "delete": {
          "description": "How many rules one run may delete.",
          "$ref": "#/$defs/deleteLimits",
          "examples": [
            {
              "max": 3,
              "percent": 10,
              "floor": 10
            }
          ]
        },
        "replace": {
          "description": "How many rules one run may replace, and how many at a time.",
          "$ref": "#/$defs/replaceLimits",
          "examples": [
            {
              "max": 2,
              "max_unavailable": 10
            }
          ]
        },
        "rules_per_bucket": {
          "description": "How many rules OSS allows a bucket, those that leave it and those that arrive counted together. Default: 100; OSS's support can raise it.",
          "type": "integer",
          "minimum": 1,
          "maximum": 10000,
          "examples": [
            100
          ]
        }
      },
      "additionalProperties": false
    },
    "deleteLimits": {
      "description": "How many rules one run may delete.",
      "type": "object",
      "properties": {
        "max": {
          "description": "More deletes than this need consent. Default: 3.",
          "type": "integer",
          "minimum": 0,
          "maximum": 1000000,
          "examples": [
            3
          ]
        },
        "percent": {
          "description": "Deletes of more than this share of the live managed rules, in per cent, need consent. Default: 10.",
          "type": "integer",
          "minimum": 0,
          "maximum": 100,
          "examples": [
            10
          ]
        },
        "floor": {
          "description": "The share counts only where there are at least so many live managed rules. Default: 10.",
          "type": "integer",
          "minimum": 0,
          "maximum": 1000000,
          "examples": [
            10
          ]
        }
      },
      "additionalProperties": false
    },
    "replaceLimits": {
      "description": "How many rules one run may replace, and how many at a time.",
      "type": "object",
      "properties": {
        "max": {
          "description": "More replaces than this need consent: --allow replace:N with their exact number, or replace:ADDRESS for each. Default: 2.",
          "type": "integer",
          "minimum": 0,
          "maximum": 1000000,
          "examples": [
            2
          ]
        },
        "max_unavailable": {
          "description": "At most so many pairs are without a rule at a time because a run replaces theirs: a number, or a share of the run's replaces such as 10%, rounded up. The others wait. Default: 10.",
          "anyOf": [
            {
              "type": "integer",
              "minimum": 1,
              "maximum": 1000000
            },
            {
              "type": "string",
              "pattern": "^([1-9]|[1-9][0-9]|100)%$"
            }
          ],
          "examples": [
            10,
            "10%"
          ]
        }
      },
      "additionalProperties": false
    },
    "bucket": {
      "description": "A source bucket.",
      "type": "object",
      "properties": {
        "account": {
          "description": "The account whose credentials sign requests for the bucket: a name under accounts. Without it the account named default, or else the first source that is configured on the machine.",
          "type": "string",
          "minLength": 1,
          "examples": [
            "main"
          ]
        },
        "region": {
          "description": "The region of the bucket, for example cn-hangzhou. Required, here or under defaults.",
          "type": "string",
          "minLength": 1,
          "pattern": "^(?:(?:oss-)?[a-z0-9]+(?:-[a-z0-9]+)+|.*\\$\\{.*)$",
          "examples": [
            "cn-hangzhou",
            "cn-shanghai",
            "ap-southeast-1"
          ]
        },
        "endpoint": {
          "description": "Where requests for the bucket go: the region's public endpoint (default), its internal one, the dual-stack one, or the URL of another. --endpoint and OSS_ENDPOINT override it.",
          "anyOf": [
            {
              "enum": [
                "public",
                "internal",
                "dual-stack"
              ]
            },
            {
              "type": "string",
              "minLength": 1
            }
          ],
          "examples": [
            "internal",
            "https://gateway.example:9000"
          ]
        },
        "path_style": {
          "description": "Whether the bucket's name travels in the path of requests instead of the host, as gateways need it. Default: false; an IP address as endpoint means true.",
          "type": "boolean",
          "examples": [
            true
          ]
        },
        "manage": {
          "description": "What may be done to live rules that the configuration does not list: exclusive deletes them, listed leaves them alone, observe never writes at all. Required, here or at the top of the root file.",
          "enum": [
            "exclusive",
            "listed",
            "observe"
          ],
          "examples": [
            "exclusive"
          ]
        },
        "rules": {
          "description": "The rules of the bucket; [] for none.",
          "type": "array",
          "items": {
            "$ref": "#/$defs/rule"
          },
          "examples": [
            [],
            [
              {
                "destination": {
                  "bucket": "invoices-dr",
                  "location": "oss-cn-beijing"
                }
              }
            ]
          ]
        }
      },
      "required": [
        "rules"
      ],
      "additionalProperties": false
    },
    "group": {
      "description": "Buckets that differ in a name only.",
      "type": "object",
      "properties": {
        "each": {
          "description": "What the group is repeated for: one key, which bucket and other texts use as ${key}.",
          "type": "object",
          "minProperties": 1,
          "maxProperties": 1,
          "propertyNames": {
            "pattern": "^(?!(?:source|env)$)[A-Za-z][A-Za-z0-9_-]*$"
          },
          "additionalProperties": {
            "$ref": "#/$defs/each"
          },
          "examples": [
            {
              "site": {
                "range": [
                  "ap001",
                  "ap240"
                ]
              }
            }
          ]
        },
        "bucket": {
          "description": "The name of each bucket; it holds ${key}.",
          "type": "string",
          "minLength": 1,
          "pattern": "\\$\\{",
          "examples": [
            "telemetry-${site}"
          ]
        },
        "account": {
          "description": "The account whose credentials sign requests for the buckets: a name under accounts. Without it the account named default, or else the first source that is configured on the machine.",
          "type": "string",
          "minLength": 1,
          "examples": [
            "main"
          ]
        },
        "region": {
          "description": "The region of the buckets, for example cn-hangzhou. Required, here or under defaults.",
          "type": "string",
          "minLength": 1,
          "pattern": "^(?:(?:oss-)?[a-z0-9]+(?:-[a-z0-9]+)+|.*\\$\\{.*)$",
          "examples": [
            "cn-hangzhou",
            "cn-shanghai",
            "ap-southeast-1"
          ]
        },
        "endpoint": {
          "description": "Where requests for the buckets go: the region's public endpoint (default), its internal one, the dual-stack one, or the URL of another. --endpoint and OSS_ENDPOINT override it.",
          "anyOf": [
            {
              "enum": [
                "public",
                "internal",
                "dual-stack"
              ]
            },
            {
              "type": "string",
              "minLength": 1
            }
          ],
          "examples": [
            "internal",
            "https://gateway.example:9000"
          ]
        },
        "path_style": {
          "description": "Whether the bucket's name travels in the path of requests instead of the host, as gateways need it. Default: false; an IP address as endpoint means true.",
          "type": "boolean",
          "examples": [
            true
          ]
        },
        "manage": {
          "description": "What may be done to live rules that the configuration does not list: exclusive deletes them, listed leaves them alone, observe never writes at all. Required, here or at the top of the root file.",
          "enum": [
            "exclusive",
            "listed",
            "observe"
          ],
          "examples": [
            "exclusive"
          ]
        },
        "rules": {
          "description": "The rules of each bucket; [] for none.",
          "type": "array",
          "items": {
            "$ref": "#/$defs/rule"
          },
          "examples": [
            [],
            [
              {
                "destination": {
                  "bucket": "invoices-dr",
                  "location": "oss-cn-beijing"
                }
              }
            ]
          ]
        }
      },
      "required": [
        "each",
        "bucket",
        "rules"
      ],
      "additionalProperties": false
    },
    "each": {
      "description": "The items of a group: exactly one of the four.",
      "type": "object",
      "properties": {
        "range": {
          "description": "The first and the last item, with the same letters in front of numbers of the same width.",
          "type": "array",
          "items": {
            "type": "string",
            "minLength": 1
          },
          "minItems": 2,
          "maxItems": 2,
          "examples": [
            [
              "ap001",
              "ap240"
            ]
          ]
        },
        "list": {
          "description": "The items.",
          "type": "array",
          "items": {
            "type": "string",
            "minLength": 1
          },
          "minItems": 1,
          "examples": [
            [
              "hangzhou",
              "beijing"
            ]
          ]
        },
        "map": {
          "description": "The items, each with a text that is used as ${key.value}, or with fields that are used as ${key.field}.",
          "type": "object",
          "additionalProperties": {
            "anyOf": [
              {
                "type": "string"
              },
              {
                "type": "object",
                "propertyNames": {
                  "pattern": "^[A-Za-z][A-Za-z0-9_-]*$"
                },
                "additionalProperties": {
                  "type": "string"
                }
              }
            ]
          },
          "minProperties": 1,
          "examples": [
            {
              "hz": "cn-hangzhou",
              "bj": "cn-beijing"
            },
            {
              "hz": {
                "region": "cn-hangzhou",
                "dr": "cn-beijing"
              }
            }
          ]
        },
        "file": {
          "description": "A YAML file with a list or a map of items, relative to this file.",
          "type": "string",
          "minLength": 1,
          "examples": [
            "sites.yaml"
          ]
        }
      },
      "additionalProperties": false,
      "minProperties": 1,
      "maxProperties": 1
    },
    "rule": {
      "description": "A replication rule from the bucket to one other bucket.",
      "type": "object",
      "properties": {
        "destination": {
          "description": "The bucket that receives the copies.",
          "$ref": "#/$defs/destination",
          "examples": [
            {
              "bucket": "invoices-dr",
              "location": "oss-cn-beijing"
            }
          ]
        },
        "use": {
          "description": "The template whose fields the rule takes where it has none of its own.",
          "type": "string",
          "minLength": 1,
          "examples": [
            "dr"
          ]
        },
        "transfer_type": {
          "description": "The link over which objects travel: OSS's network between regions (internal, the default), or transfer acceleration (oss_acc). null unsets what is inherited.",
          "enum": [
            "internal",
            "oss_acc",
            null
          ],
          "examples": [
            "oss_acc"
          ]
        },
        "prefixes": {
          "description": "The beginnings of the names of the objects to replicate; without it the whole bucket. Prefixes of one rule must not overlap. null unsets what is inherited.",
          "type": [
            "array",
            "null"
          ],
          "minItems": 1,
          "items": {
            "type": "string",
            "minLength": 1,
            "maxLength": 1023
          },
          "examples": [
            [
              "2025/",
              "2026/"
            ]
          ]
        },
        "action": {
          "description": "Which changes are carried over. ALL and DELETE also delete in the destination what is deleted in the source. Required, here or inherited.",
          "anyOf": [
            {
              "enum": [
                "ALL",
                "PUT",
                "DELETE",
                "ABORT"
              ]
            },
            {
              "type": "array",
              "minItems": 1,
              "items": {
                "enum": [
                  "PUT",
                  "DELETE",
                  "ABORT"
                ]
              }
            },
            {
              "type": "null"
            }
          ],
          "examples": [
            "PUT",
            [
              "PUT",
              "DELETE"
            ]
          ]
        },
        "historical_object_replication": {
          "description": "Whether objects that exist already are copied when the rule is created; the copies overwrite objects of the same name and are billed. Required, here or inherited.",
          "enum": [
            "enabled",
            "disabled",
            null
          ],
          "examples": [
            "disabled"
          ]
        },
        "rtc": {
          "description": "Replication Time Control, between regions only and billed. The only field that can change without making the rule anew. Default: disabled.",
          "enum": [
            "enabled",
            "disabled",
            null
          ],
          "examples": [
            "enabled"
          ]
        },
        "sync_role": {
          "description": "The name of the RAM role that OSS assumes; a name, not an ARN.",
          "type": [
            "string",
            "null"
          ],
          "minLength": 1,
          "pattern": "^(?:[^:]*|.*\\$\\{.*)$",
          "examples": [
            "oss-replication"
          ]
        },
        "sse_kms_encrypted_objects": {
          "description": "Whether objects encrypted with KMS are replicated; needs sync_role and should have replica_kms_key_id. Default: disabled.",
          "enum": [
            "enabled",
            "disabled",
            null
          ],
          "examples": [
            "enabled"
          ]
        },
        "replica_kms_key_id": {
          "description": "The KMS key of the destination's region for the copies of objects encrypted with KMS.",
          "type": [
            "string",
            "null"
          ],
          "minLength": 1,
          "examples": [
            "key-hzz65"
          ]
        },
        "user_taggings": {
          "description": "Only objects with these tags are replicated. null unsets what is inherited.",
          "anyOf": [
            {
              "$ref": "#/$defs/userTaggings"
            },
            {
              "type": "null"
            }
          ],
          "examples": [
            {
              "filter_type": "AND",
              "tags": [
                {
                  "key": "team",
                  "value": "finance"
                }
              ]
            }
          ]
        },
        "note": {
          "description": "Free text for people; carried into plans.",
          "type": [
            "string",
            "null"
          ],
          "examples": [
            "OPS-4412"
          ]
        },
        "state": {
          "description": "absent: the pair of buckets shall have no rule. Takes destination and note only.",
          "enum": [
            "absent"
          ],
          "examples": [
            "absent"
          ]
        }
      },
      "additionalProperties": false,
      "if": {
        "required": [
          "state"
        ]
      },
      "then": {
        "required": [
          "destination"
        ],
        "properties": {
          "destination": {
            "required": [
              "bucket"
            ]
          },
          "use": false,
          "transfer_type": false,
          "prefixes": false,
          "action": false,
          "historical_object_replication": false,
          "rtc": false,
          "sync_role": false,
          "sse_kms_encrypted_objects": false,
          "replica_kms_key_id": false,
          "user_taggings": false
        }
      },
      "else": {
        "if": {
          "required": [
            "use"
          ]
        },
        "else": {
          "required": [
            "destination"
          ],
          "properties": {
            "destination": {
              "required": [
                "bucket",
                "location"
              ]
            }
          }
        }
      }
    },
    "destination": {
      "description": "The bucket that receives the copies.",
      "type": "object",
      "properties": {
        "bucket": {
          "description": "The name of the bucket.",
          "type": "string",
          "minLength": 1,
          "pattern": "^(?:[a-z0-9][a-z0-9-]{1,61}[a-z0-9]|.*\\$\\{.*)$",
          "examples": [
            "invoices-dr",
            "${source.bucket}-dr"
          ]
        },
        "location": {
          "description": "The region of the bucket, as cn-beijing or oss-cn-beijing. Required unless the rule has state: absent.",
          "type": "string",
          "minLength": 1,
          "pattern": "^(?:(?:oss-)?[a-z0-9]+(?:-[a-z0-9]+)+|.*\\$\\{.*)$",
          "examples": [
            "oss-cn-beijing"
          ]
        },
        "account": {
          "description": "The account that owns the bucket, where it is another than the source's: a name under accounts. null unsets the template's.",
          "type": [
            "string",
            "null"
          ],
          "minLength": 1,
          "examples": [
            "dr"
          ]
        }
      },
      "additionalProperties": false
    },
    "userTaggings": {
      "description": "A condition on the tags of objects.",
      "type": "object",
      "properties": {
        "filter_type": {
          "description": "Whether an object needs every tag (AND) or one of them (OR).",
          "enum": [
            "AND",
            "OR"
          ],
          "examples": [
            "AND"
          ]
        },
        "tags": {
          "description": "The tags.",
          "type": "array",
          "minItems": 1,
          "items": {
            "$ref": "#/$defs/tag"
          },
          "examples": [
            [
              {
                "key": "team",
                "value": "finance"
              }
            ]
          ]
        }
      },
      "additionalProperties": false
    },
    "tag": {
      "description": "A tag of an object.",
      "type": "object",
      "properties": {
        "key": {
          "description": "The tag's key.",
          "type": "string",
          "minLength": 1,
          "examples": [
            "team"
          ]
        },
        "value": {
          "description": "The tag's value; \"\" for none.",
          "type": "string",
          "examples": [
            "finance"
          ]
        }
      },
      "required": [
        "key",
        "value"
      ],
      "additionalProperties": false
    }
  }
}

"""##
