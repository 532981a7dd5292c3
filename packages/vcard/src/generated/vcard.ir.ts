// Generated from vcard.ne by @callingcard/grammar-compiler 0.1.0; do not edit.
// sha256 of the grammar: 761253a2e65592865fed9e96cfcaafa718313e6c10acd4a495078a0d5ba0e5bd
import type { GrammarIr } from "@callingcard/grammar/ir";

export const vcardIr: GrammarIr = {
  file: "vcard.ne",
  entries: ["contentline", "structured", "textlist"],
  rules: [
    {
      name: "contentline",
      body: {
        kind: "choice",
        alternatives: [
          {
            items: [
              {
                kind: "repeat",
                min: 0,
                max: 1,
                of: {
                  kind: "choice",
                  alternatives: [
                    {
                      items: [
                        { kind: "rule", name: "group" },
                        { kind: "set", set: [[46, 46]] },
                      ],
                      capture: { op: "pick", index: 0 },
                    },
                  ],
                },
              },
              { kind: "rule", name: "name" },
              {
                kind: "repeat",
                min: 0,
                of: {
                  kind: "choice",
                  alternatives: [
                    {
                      items: [
                        { kind: "set", set: [[59, 59]] },
                        { kind: "rule", name: "parameter" },
                      ],
                      capture: { op: "pick", index: 1 },
                    },
                  ],
                },
              },
              { kind: "set", set: [[58, 58]] },
              { kind: "rule", name: "value" },
            ],
            capture: {
              op: "object",
              fields: [
                { name: "group", from: { index: 0 } },
                { name: "name", from: { index: 1 } },
                { name: "parameters", from: { index: 2 } },
                { name: "value", from: { index: 4 } },
              ],
            },
          },
        ],
      },
      comment: 'contentline = [group "."] name *(";" param) ":" value CRLF',
    },
    {
      name: "group",
      body: {
        kind: "choice",
        alternatives: [
          {
            items: [{ kind: "repeat", min: 1, of: { kind: "rule", name: "NAMECHAR" } }],
            capture: { op: "text" },
          },
        ],
      },
      comment: 'group = 1*(ALPHA / DIGIT / "-")',
    },
    {
      name: "name",
      body: {
        kind: "choice",
        alternatives: [
          {
            items: [{ kind: "repeat", min: 1, of: { kind: "rule", name: "NAMECHAR" } }],
            capture: { op: "text" },
          },
        ],
      },
      comment:
        'name = "SOURCE" / ... / iana-token / x-name\niana-token = 1*(ALPHA / DIGIT / "-")\nThe known names are iana-tokens too; what they mean is said above the grammar.',
    },
    {
      name: "parameter",
      body: {
        kind: "choice",
        alternatives: [
          {
            items: [
              { kind: "rule", name: "parametername" },
              {
                kind: "repeat",
                min: 0,
                max: 1,
                of: {
                  kind: "choice",
                  alternatives: [
                    {
                      items: [
                        { kind: "set", set: [[61, 61]] },
                        { kind: "rule", name: "parametervalues" },
                      ],
                      capture: { op: "pick", index: 1 },
                    },
                  ],
                },
              },
            ],
            capture: {
              op: "object",
              fields: [
                { name: "name", from: { index: 0 } },
                { name: "values", from: { index: 1 } },
              ],
            },
          },
        ],
      },
      comment:
        'any-param = (iana-token / x-name) "=" param-value *("," param-value)\nRepaired: vCard 2.1 leaves out the name where the value tells it, as in TEL;HOME;FAX, and some\nwriters leave a semicolon with nothing behind it.',
    },
    {
      name: "parametername",
      body: {
        kind: "choice",
        alternatives: [
          {
            items: [{ kind: "repeat", min: 0, of: { kind: "rule", name: "PARAMETERCHAR" } }],
            capture: { op: "text" },
          },
        ],
      },
    },
    {
      name: "parametervalues",
      body: {
        kind: "choice",
        alternatives: [
          {
            items: [
              { kind: "rule", name: "parametervalue" },
              {
                kind: "repeat",
                min: 0,
                of: {
                  kind: "choice",
                  alternatives: [
                    {
                      items: [
                        { kind: "set", set: [[44, 44]] },
                        { kind: "rule", name: "parametervalue" },
                      ],
                      capture: { op: "pick", index: 1 },
                    },
                  ],
                },
              },
            ],
            capture: { op: "list", head: 0, tail: 1 },
          },
        ],
      },
    },
    {
      name: "parametervalue",
      body: {
        kind: "choice",
        alternatives: [
          {
            items: [{ kind: "repeat", min: 0, of: { kind: "rule", name: "SAFECHAR" } }],
            capture: { op: "text" },
          },
          {
            items: [
              { kind: "set", set: [[34, 34]] },
              { kind: "rule", name: "quoted" },
              { kind: "set", set: [[34, 34]] },
            ],
            capture: { op: "pick", index: 1 },
          },
        ],
      },
      comment: "param-value = *SAFE-CHAR / DQUOTE *QSAFE-CHAR DQUOTE",
    },
    {
      name: "quoted",
      body: {
        kind: "choice",
        alternatives: [
          {
            items: [{ kind: "repeat", min: 0, of: { kind: "rule", name: "QSAFECHAR" } }],
            capture: { op: "text" },
          },
        ],
      },
    },
    {
      name: "value",
      body: {
        kind: "choice",
        alternatives: [
          {
            items: [{ kind: "repeat", min: 0, of: { kind: "rule", name: "VALUECHAR" } }],
            capture: { op: "text" },
          },
        ],
      },
      comment: "VALUE-CHAR = WSP / VCHAR / NON-ASCII",
    },
    {
      name: "structured",
      body: {
        kind: "choice",
        alternatives: [
          {
            items: [
              { kind: "rule", name: "listcomponent" },
              {
                kind: "repeat",
                min: 0,
                of: {
                  kind: "choice",
                  alternatives: [
                    {
                      items: [
                        { kind: "set", set: [[59, 59]] },
                        { kind: "rule", name: "listcomponent" },
                      ],
                      capture: { op: "pick", index: 1 },
                    },
                  ],
                },
              },
            ],
            capture: { op: "list", head: 0, tail: 1 },
          },
        ],
      },
      comment:
        'component-list = component *(";" component), where a component is list-component\nlist-component = component *("," component)',
    },
    {
      name: "listcomponent",
      body: {
        kind: "choice",
        alternatives: [
          {
            items: [
              { kind: "rule", name: "component" },
              {
                kind: "repeat",
                min: 0,
                of: {
                  kind: "choice",
                  alternatives: [
                    {
                      items: [
                        { kind: "set", set: [[44, 44]] },
                        { kind: "rule", name: "component" },
                      ],
                      capture: { op: "pick", index: 1 },
                    },
                  ],
                },
              },
            ],
            capture: { op: "list", head: 0, tail: 1 },
          },
        ],
      },
    },
    {
      name: "component",
      body: {
        kind: "choice",
        alternatives: [
          {
            items: [
              {
                kind: "repeat",
                min: 0,
                of: {
                  kind: "choice",
                  alternatives: [
                    { items: [{ kind: "rule", name: "COMPONENTCHAR" }] },
                    {
                      items: [
                        { kind: "set", set: [[92, 92]] },
                        { kind: "rule", name: "ANY" },
                      ],
                    },
                  ],
                },
              },
            ],
            capture: { op: "text" },
          },
        ],
      },
      comment:
        'component = "\\\\" / "\\," / "\\;" / "\\n" / WSP / NON-ASCII / %x21-2B / %x2D-3A / %x3C-5B / %x5D-7E\nRepaired: any character may follow the backslash, as some writers escape the colon too, and line\nbreaks and control characters pass, so that every value has parts.',
    },
    {
      name: "textlist",
      body: {
        kind: "choice",
        alternatives: [
          {
            items: [
              { kind: "rule", name: "listitem" },
              {
                kind: "repeat",
                min: 0,
                of: {
                  kind: "choice",
                  alternatives: [
                    {
                      items: [
                        { kind: "set", set: [[44, 44]] },
                        { kind: "rule", name: "listitem" },
                      ],
                      capture: { op: "pick", index: 1 },
                    },
                  ],
                },
              },
            ],
            capture: { op: "list", head: 0, tail: 1 },
          },
        ],
      },
      comment: 'text-list = text *("," text)',
    },
    {
      name: "listitem",
      body: {
        kind: "choice",
        alternatives: [
          {
            items: [
              {
                kind: "repeat",
                min: 0,
                of: {
                  kind: "choice",
                  alternatives: [
                    { items: [{ kind: "rule", name: "LISTITEMCHAR" }] },
                    {
                      items: [
                        { kind: "set", set: [[92, 92]] },
                        { kind: "rule", name: "ANY" },
                      ],
                    },
                  ],
                },
              },
            ],
            capture: { op: "text" },
          },
        ],
      },
      comment:
        "text = *TEXT-CHAR, with the same repair. Repaired: the RFC's TEXT-CHAR leaves out the comma and\nhas the semicolon, so that only a backslash and a comma need one.",
    },
    {
      name: "NAMECHAR",
      body: {
        kind: "choice",
        alternatives: [
          {
            items: [
              {
                kind: "set",
                set: [
                  [45, 45],
                  [48, 57],
                  [65, 90],
                  [95, 95],
                  [97, 122],
                ],
              },
            ],
          },
        ],
      },
      comment: "Repaired: the underscore, which real names have.",
    },
    {
      name: "PARAMETERCHAR",
      body: {
        kind: "choice",
        alternatives: [
          {
            items: [
              {
                kind: "set",
                set: [
                  [40, 40],
                  [45, 45],
                  [48, 57],
                  [65, 90],
                  [95, 95],
                  [97, 122],
                ],
              },
            ],
          },
        ],
      },
      comment: "Repaired: the parenthesis of Android's X-CUSTOM(CHARSET=UTF-8,...).",
    },
    {
      name: "SAFECHAR",
      body: {
        kind: "choice",
        alternatives: [
          {
            items: [
              {
                kind: "set",
                set: [
                  [9, 9],
                  [32, 33],
                  [35, 43],
                  [45, 57],
                  [60, 126],
                  [128, 65535],
                ],
              },
            ],
          },
        ],
      },
      comment:
        'SAFE-CHAR = WSP / "!" / %x23-39 / %x3C-7E / NON-ASCII\nRepaired: without the comma. With it, "a=x,y" is one value or two (RFC 5545 leaves it out).',
    },
    {
      name: "QSAFECHAR",
      body: {
        kind: "choice",
        alternatives: [
          {
            items: [
              {
                kind: "set",
                set: [
                  [9, 9],
                  [32, 33],
                  [35, 126],
                  [128, 65535],
                ],
              },
            ],
          },
        ],
      },
      comment: 'QSAFE-CHAR = WSP / "!" / %x23-7E / NON-ASCII',
    },
    {
      name: "VALUECHAR",
      body: {
        kind: "choice",
        alternatives: [
          {
            items: [
              {
                kind: "set",
                set: [
                  [9, 9],
                  [32, 126],
                  [128, 65535],
                ],
              },
            ],
          },
        ],
      },
    },
    {
      name: "COMPONENTCHAR",
      body: {
        kind: "choice",
        alternatives: [
          {
            items: [
              {
                kind: "set",
                set: [
                  [0, 43],
                  [45, 58],
                  [60, 91],
                  [93, 65535],
                ],
              },
            ],
          },
        ],
      },
    },
    {
      name: "LISTITEMCHAR",
      body: {
        kind: "choice",
        alternatives: [
          {
            items: [
              {
                kind: "set",
                set: [
                  [0, 43],
                  [45, 91],
                  [93, 65535],
                ],
              },
            ],
          },
        ],
      },
    },
    {
      name: "ANY",
      body: { kind: "choice", alternatives: [{ items: [{ kind: "set", set: [[0, 65535]] }] }] },
    },
  ],
};
