// Generated from xml.ne by @callingcard/grammar-compiler 0.1.0; do not edit.
// sha256 of the grammar: 795b959911c7254ac9422ba01fdb8af7d7b519fee93efb1262786dae06df0a3b
import type { GrammarIr } from "@callingcard/grammar/ir";

export const xmlIr: GrammarIr = {
  file: "xml.ne",
  entries: ["xmlDecl", "sTag", "eTag", "characters", "cdSect", "comment", "pi", "space", "ncName"],
  rules: [
    {
      name: "xmlDecl",
      body: {
        kind: "choice",
        alternatives: [
          {
            items: [
              { kind: "literal", text: "<?xml" },
              { kind: "rule", name: "versionInfo" },
              { kind: "repeat", min: 0, max: 1, of: { kind: "rule", name: "encodingDecl" } },
              { kind: "repeat", min: 0, max: 1, of: { kind: "rule", name: "sdDecl" } },
              { kind: "repeat", min: 0, max: 1, of: { kind: "rule", name: "S" } },
              { kind: "literal", text: "?>" },
            ],
            capture: {
              op: "object",
              fields: [
                { name: "version", from: { index: 1 } },
                { name: "encoding", from: { index: 2 } },
                { name: "standalone", from: { index: 3 } },
              ],
            },
          },
        ],
      },
      comment: "[23] XMLDecl ::= '<?xml' VersionInfo EncodingDecl? SDDecl? S? '?>'",
    },
    {
      name: "versionInfo",
      body: {
        kind: "choice",
        alternatives: [
          {
            items: [
              { kind: "rule", name: "S" },
              { kind: "literal", text: "version" },
              { kind: "rule", name: "EQ" },
              {
                kind: "choice",
                alternatives: [
                  {
                    items: [
                      { kind: "set", set: [[39, 39]] },
                      { kind: "rule", name: "versionNum" },
                      { kind: "set", set: [[39, 39]] },
                    ],
                    capture: { op: "pick", index: 1 },
                  },
                  {
                    items: [
                      { kind: "set", set: [[34, 34]] },
                      { kind: "rule", name: "versionNum" },
                      { kind: "set", set: [[34, 34]] },
                    ],
                    capture: { op: "pick", index: 1 },
                  },
                ],
              },
            ],
            capture: { op: "pick", index: 3 },
          },
        ],
      },
      comment:
        "[24] VersionInfo ::= S 'version' Eq (\"'\" VersionNum \"'\" | '\"' VersionNum '\"')",
    },
    {
      name: "versionNum",
      body: {
        kind: "choice",
        alternatives: [
          {
            items: [
              { kind: "literal", text: "1." },
              { kind: "repeat", min: 1, of: { kind: "set", set: [[48, 57]] } },
            ],
            capture: { op: "text" },
          },
        ],
      },
      comment: "[26] VersionNum ::= '1.' [0-9]+",
    },
    {
      name: "encodingDecl",
      body: {
        kind: "choice",
        alternatives: [
          {
            items: [
              { kind: "rule", name: "S" },
              { kind: "literal", text: "encoding" },
              { kind: "rule", name: "EQ" },
              {
                kind: "choice",
                alternatives: [
                  {
                    items: [
                      { kind: "set", set: [[34, 34]] },
                      { kind: "rule", name: "encName" },
                      { kind: "set", set: [[34, 34]] },
                    ],
                    capture: { op: "pick", index: 1 },
                  },
                  {
                    items: [
                      { kind: "set", set: [[39, 39]] },
                      { kind: "rule", name: "encName" },
                      { kind: "set", set: [[39, 39]] },
                    ],
                    capture: { op: "pick", index: 1 },
                  },
                ],
              },
            ],
            capture: { op: "pick", index: 3 },
          },
        ],
      },
      comment: "[80] EncodingDecl ::= S 'encoding' Eq ('\"' EncName '\"' | \"'\" EncName \"'\" )",
    },
    {
      name: "encName",
      body: {
        kind: "choice",
        alternatives: [
          {
            items: [
              {
                kind: "set",
                set: [
                  [65, 90],
                  [97, 122],
                ],
              },
              {
                kind: "repeat",
                min: 0,
                of: {
                  kind: "set",
                  set: [
                    [45, 46],
                    [48, 57],
                    [65, 90],
                    [95, 95],
                    [97, 122],
                  ],
                },
              },
            ],
            capture: { op: "text" },
          },
        ],
      },
      comment: "[81] EncName ::= [A-Za-z] ([A-Za-z0-9._] | '-')*",
    },
    {
      name: "sdDecl",
      body: {
        kind: "choice",
        alternatives: [
          {
            items: [
              { kind: "rule", name: "S" },
              { kind: "literal", text: "standalone" },
              { kind: "rule", name: "EQ" },
              {
                kind: "choice",
                alternatives: [
                  {
                    items: [
                      { kind: "set", set: [[39, 39]] },
                      { kind: "rule", name: "yesNo" },
                      { kind: "set", set: [[39, 39]] },
                    ],
                    capture: { op: "pick", index: 1 },
                  },
                  {
                    items: [
                      { kind: "set", set: [[34, 34]] },
                      { kind: "rule", name: "yesNo" },
                      { kind: "set", set: [[34, 34]] },
                    ],
                    capture: { op: "pick", index: 1 },
                  },
                ],
              },
            ],
            capture: { op: "pick", index: 3 },
          },
        ],
      },
      comment:
        "[32] SDDecl ::= S 'standalone' Eq ((\"'\" ('yes' | 'no') \"'\") | ('\"' ('yes' | 'no') '\"'))",
    },
    {
      name: "yesNo",
      body: {
        kind: "choice",
        alternatives: [
          { items: [{ kind: "literal", text: "yes" }], capture: { op: "constant", value: true } },
          { items: [{ kind: "literal", text: "no" }], capture: { op: "constant", value: false } },
        ],
      },
    },
    {
      name: "sTag",
      body: {
        kind: "choice",
        alternatives: [
          {
            items: [
              { kind: "set", set: [[60, 60]] },
              { kind: "rule", name: "qName" },
              { kind: "repeat", min: 0, of: { kind: "rule", name: "attribute" } },
              { kind: "repeat", min: 0, max: 1, of: { kind: "rule", name: "S" } },
              { kind: "rule", name: "tagEnd" },
            ],
            capture: {
              op: "object",
              fields: [
                { name: "name", from: { index: 1 } },
                { name: "attributes", from: { index: 2 } },
                { name: "isEmpty", from: { index: 4 } },
              ],
            },
          },
        ],
      },
      comment:
        "[40] STag ::= '<' Name (S Attribute)* S? '>'   [NS 12] with QName for Name\n[44] EmptyElemTag ::= '<' Name (S Attribute)* S? '/>'   [NS 14]",
    },
    {
      name: "tagEnd",
      body: {
        kind: "choice",
        alternatives: [
          { items: [{ kind: "set", set: [[62, 62]] }], capture: { op: "constant", value: false } },
          { items: [{ kind: "literal", text: "/>" }], capture: { op: "constant", value: true } },
        ],
      },
    },
    {
      name: "attribute",
      body: {
        kind: "choice",
        alternatives: [
          {
            items: [
              { kind: "rule", name: "space" },
              { kind: "rule", name: "qName" },
              { kind: "rule", name: "eq" },
              { kind: "rule", name: "attValue" },
            ],
            capture: {
              op: "object",
              fields: [
                { name: "space", from: { index: 0 } },
                { name: "name", from: { index: 1 } },
                { name: "eq", from: { index: 2 } },
                { name: "value", from: { index: 3 } },
              ],
            },
          },
        ],
      },
      comment:
        "[41] Attribute ::= Name Eq AttValue   [NS 15], with the S before it from [40]\n[NS 1] NSAttName is a QName too. White space is captured for the offsets of what follows it.",
    },
    {
      name: "eq",
      body: {
        kind: "choice",
        alternatives: [{ items: [{ kind: "rule", name: "EQ" }], capture: { op: "text" } }],
      },
      comment: "[25] Eq ::= S? '=' S?",
    },
    {
      name: "EQ",
      body: {
        kind: "choice",
        alternatives: [
          {
            items: [
              { kind: "repeat", min: 0, max: 1, of: { kind: "rule", name: "S" } },
              { kind: "set", set: [[61, 61]] },
              { kind: "repeat", min: 0, max: 1, of: { kind: "rule", name: "S" } },
            ],
          },
        ],
      },
    },
    {
      name: "attValue",
      body: {
        kind: "choice",
        alternatives: [
          {
            items: [
              { kind: "set", set: [[34, 34]] },
              { kind: "rule", name: "doubleQuoted" },
              { kind: "set", set: [[34, 34]] },
            ],
            capture: { op: "pick", index: 1 },
          },
          {
            items: [
              { kind: "set", set: [[39, 39]] },
              { kind: "rule", name: "singleQuoted" },
              { kind: "set", set: [[39, 39]] },
            ],
            capture: { op: "pick", index: 1 },
          },
        ],
      },
      comment:
        "[10] AttValue ::= '\"' ([^<&\"] | Reference)* '\"' | \"'\" ([^<&'] | Reference)* \"'\"",
    },
    {
      name: "doubleQuoted",
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
                    {
                      items: [
                        {
                          kind: "set",
                          set: [
                            [9, 10],
                            [13, 13],
                            [32, 33],
                            [35, 37],
                            [39, 59],
                            [61, 65535],
                          ],
                        },
                      ],
                    },
                    { items: [{ kind: "rule", name: "REFERENCE" }] },
                  ],
                },
              },
            ],
            capture: { op: "text" },
          },
        ],
      },
    },
    {
      name: "singleQuoted",
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
                    {
                      items: [
                        {
                          kind: "set",
                          set: [
                            [9, 10],
                            [13, 13],
                            [32, 37],
                            [40, 59],
                            [61, 65535],
                          ],
                        },
                      ],
                    },
                    { items: [{ kind: "rule", name: "REFERENCE" }] },
                  ],
                },
              },
            ],
            capture: { op: "text" },
          },
        ],
      },
    },
    {
      name: "eTag",
      body: {
        kind: "choice",
        alternatives: [
          {
            items: [
              { kind: "literal", text: "</" },
              { kind: "rule", name: "qName" },
              { kind: "repeat", min: 0, max: 1, of: { kind: "rule", name: "S" } },
              { kind: "set", set: [[62, 62]] },
            ],
            capture: { op: "pick", index: 1 },
          },
        ],
      },
      comment: "[42] ETag ::= '</' Name S? '>'   [NS 13] with QName for Name",
    },
    {
      name: "characters",
      body: {
        kind: "choice",
        alternatives: [
          {
            items: [
              {
                kind: "choice",
                alternatives: [
                  {
                    items: [
                      { kind: "repeat", min: 1, of: { kind: "rule", name: "UNIT" } },
                      { kind: "repeat", min: 0, of: { kind: "set", set: [[93, 93]] } },
                    ],
                  },
                  { items: [{ kind: "repeat", min: 1, of: { kind: "set", set: [[93, 93]] } }] },
                ],
              },
            ],
            capture: { op: "text" },
          },
        ],
      },
      comment:
        "From [43] content: CharData and Reference, as far as they follow each other.\n[14] CharData ::= [^<&]* - ([^<&]* ']]>' [^<&]*)\nSpelt out: brackets, two or more, are not followed by \">\". A reference ends a run of brackets.",
    },
    {
      name: "UNIT",
      body: {
        kind: "choice",
        alternatives: [
          { items: [{ kind: "rule", name: "PLAIN" }] },
          { items: [{ kind: "set", set: [[62, 62]] }] },
          { items: [{ kind: "rule", name: "REFERENCE" }] },
          {
            items: [
              { kind: "set", set: [[93, 93]] },
              {
                kind: "choice",
                alternatives: [
                  { items: [{ kind: "rule", name: "PLAIN" }] },
                  { items: [{ kind: "set", set: [[62, 62]] }] },
                  { items: [{ kind: "rule", name: "REFERENCE" }] },
                ],
              },
            ],
          },
          {
            items: [
              { kind: "set", set: [[93, 93]] },
              { kind: "repeat", min: 1, of: { kind: "set", set: [[93, 93]] } },
              {
                kind: "choice",
                alternatives: [
                  { items: [{ kind: "rule", name: "PLAIN" }] },
                  { items: [{ kind: "rule", name: "REFERENCE" }] },
                ],
              },
            ],
          },
        ],
      },
    },
    {
      name: "PLAIN",
      body: {
        kind: "choice",
        alternatives: [
          {
            items: [
              {
                kind: "set",
                set: [
                  [9, 10],
                  [13, 13],
                  [32, 37],
                  [39, 59],
                  [61, 61],
                  [63, 92],
                  [94, 65535],
                ],
              },
            ],
          },
        ],
      },
    },
    {
      name: "REFERENCE",
      body: {
        kind: "choice",
        alternatives: [
          {
            items: [
              { kind: "set", set: [[38, 38]] },
              {
                kind: "choice",
                alternatives: [
                  { items: [{ kind: "rule", name: "NCNAME" }] },
                  {
                    items: [
                      { kind: "set", set: [[35, 35]] },
                      { kind: "repeat", min: 1, of: { kind: "set", set: [[48, 57]] } },
                    ],
                  },
                  {
                    items: [
                      { kind: "literal", text: "#x" },
                      {
                        kind: "repeat",
                        min: 1,
                        of: {
                          kind: "set",
                          set: [
                            [48, 57],
                            [65, 70],
                            [97, 102],
                          ],
                        },
                      },
                    ],
                  },
                ],
              },
              { kind: "set", set: [[59, 59]] },
            ],
          },
        ],
      },
      comment:
        "[67] Reference ::= EntityRef | CharRef\n[68] EntityRef ::= '&' Name ';'\n[66] CharRef ::= '&#' [0-9]+ ';' | '&#x' [0-9a-fA-F]+ ';'",
    },
    {
      name: "cdSect",
      body: {
        kind: "choice",
        alternatives: [
          {
            items: [
              { kind: "literal", text: "<![CDATA[" },
              { kind: "repeat", min: 0, of: { kind: "rule", name: "CDUNIT" } },
              { kind: "set", set: [[93, 93]] },
              { kind: "repeat", min: 1, of: { kind: "set", set: [[93, 93]] } },
              { kind: "set", set: [[62, 62]] },
            ],
            capture: { op: "text" },
          },
        ],
      },
      comment:
        "[18] CDSect ::= CDStart CData CDEnd\n[19] CDStart ::= '<![CDATA['\n[20] CData ::= (Char* - (Char* ']]>' Char*))\n[21] CDEnd ::= ']]>'\nThe value is the whole section; what ends it is three characters long in every text.",
    },
    {
      name: "CDUNIT",
      body: {
        kind: "choice",
        alternatives: [
          {
            items: [
              {
                kind: "set",
                set: [
                  [9, 10],
                  [13, 13],
                  [32, 92],
                  [94, 65535],
                ],
              },
            ],
          },
          {
            items: [
              { kind: "set", set: [[93, 93]] },
              {
                kind: "set",
                set: [
                  [9, 10],
                  [13, 13],
                  [32, 92],
                  [94, 65535],
                ],
              },
            ],
          },
          {
            items: [
              { kind: "set", set: [[93, 93]] },
              { kind: "repeat", min: 1, of: { kind: "set", set: [[93, 93]] } },
              {
                kind: "set",
                set: [
                  [9, 10],
                  [13, 13],
                  [32, 61],
                  [63, 92],
                  [94, 65535],
                ],
              },
            ],
          },
        ],
      },
    },
    {
      name: "comment",
      body: {
        kind: "choice",
        alternatives: [
          {
            items: [
              { kind: "literal", text: "<!--" },
              {
                kind: "repeat",
                min: 0,
                of: {
                  kind: "choice",
                  alternatives: [
                    {
                      items: [
                        { kind: "repeat", min: 0, max: 1, of: { kind: "set", set: [[45, 45]] } },
                        {
                          kind: "set",
                          set: [
                            [9, 10],
                            [13, 13],
                            [32, 44],
                            [46, 65535],
                          ],
                        },
                      ],
                    },
                  ],
                },
              },
              { kind: "literal", text: "-->" },
            ],
            capture: { op: "text" },
          },
        ],
      },
      comment:
        "[15] Comment ::= '<!--' ((Char - '-') | ('-' (Char - '-')))* '-->'\nThe value is the whole comment.",
    },
    {
      name: "pi",
      body: {
        kind: "choice",
        alternatives: [
          {
            items: [
              { kind: "literal", text: "<?" },
              { kind: "rule", name: "ncName" },
              { kind: "rule", name: "piContent" },
            ],
            capture: {
              op: "object",
              fields: [
                { name: "target", from: { index: 1 } },
                { name: "content", from: { index: 2 } },
              ],
            },
          },
        ],
      },
      comment:
        "[16] PI ::= '<?' PITarget (S (Char* - (Char* '?>' Char*)))? '?>'   [NS] with NCName for Name\n[17] PITarget ::= Name - (('X' | 'x') ('M' | 'm') ('L' | 'l'))\nRepaired: white space after the first character of S could be S or Char; here it is Char. The\nexcluded target is refused above the grammar. The content's value ends with \"?>\".",
    },
    {
      name: "piContent",
      body: {
        kind: "choice",
        alternatives: [
          { items: [{ kind: "literal", text: "?>" }], capture: { op: "text" } },
          {
            items: [
              {
                kind: "set",
                set: [
                  [9, 10],
                  [13, 13],
                  [32, 32],
                ],
              },
              { kind: "repeat", min: 0, of: { kind: "rule", name: "PIUNIT" } },
              { kind: "repeat", min: 1, of: { kind: "set", set: [[63, 63]] } },
              { kind: "set", set: [[62, 62]] },
            ],
            capture: { op: "text" },
          },
        ],
      },
    },
    {
      name: "PIUNIT",
      body: {
        kind: "choice",
        alternatives: [
          {
            items: [
              {
                kind: "set",
                set: [
                  [9, 10],
                  [13, 13],
                  [32, 62],
                  [64, 65535],
                ],
              },
            ],
          },
          {
            items: [
              { kind: "repeat", min: 1, of: { kind: "set", set: [[63, 63]] } },
              {
                kind: "set",
                set: [
                  [9, 10],
                  [13, 13],
                  [32, 61],
                  [64, 65535],
                ],
              },
            ],
          },
        ],
      },
    },
    {
      name: "space",
      body: {
        kind: "choice",
        alternatives: [{ items: [{ kind: "rule", name: "S" }], capture: { op: "text" } }],
      },
      comment: "[3] S ::= (#x20 | #x9 | #xD | #xA)+",
    },
    {
      name: "S",
      body: {
        kind: "choice",
        alternatives: [
          {
            items: [
              {
                kind: "repeat",
                min: 1,
                of: {
                  kind: "set",
                  set: [
                    [9, 10],
                    [13, 13],
                    [32, 32],
                  ],
                },
              },
            ],
          },
        ],
      },
    },
    {
      name: "qName",
      body: {
        kind: "choice",
        alternatives: [
          {
            items: [
              { kind: "rule", name: "NCNAME" },
              {
                kind: "repeat",
                min: 0,
                max: 1,
                of: {
                  kind: "choice",
                  alternatives: [
                    {
                      items: [
                        { kind: "set", set: [[58, 58]] },
                        { kind: "rule", name: "NCNAME" },
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
        "[NS 7] QName ::= PrefixedName | UnprefixedName\n[NS 8] PrefixedName ::= Prefix ':' LocalPart\n[NS 9] UnprefixedName ::= LocalPart",
    },
    {
      name: "ncName",
      body: {
        kind: "choice",
        alternatives: [{ items: [{ kind: "rule", name: "NCNAME" }], capture: { op: "text" } }],
      },
      comment: "[NS 4] NCName ::= Name - (Char* ':' Char*)\n[5] Name ::= NameStartChar (NameChar)*",
    },
    {
      name: "NCNAME",
      body: {
        kind: "choice",
        alternatives: [
          {
            items: [
              { kind: "rule", name: "NAMESTART" },
              { kind: "repeat", min: 0, of: { kind: "rule", name: "NAMECHAR" } },
            ],
          },
        ],
      },
    },
    {
      name: "NAMESTART",
      body: {
        kind: "choice",
        alternatives: [
          {
            items: [
              {
                kind: "set",
                set: [
                  [65, 90],
                  [95, 95],
                  [97, 122],
                  [192, 214],
                  [216, 246],
                  [248, 767],
                  [880, 893],
                  [895, 8191],
                  [8204, 8205],
                  [8304, 8591],
                  [11264, 12271],
                  [12289, 55295],
                  [63744, 64975],
                  [65008, 65533],
                ],
              },
            ],
          },
          { items: [{ kind: "rule", name: "ASTRAL" }] },
        ],
      },
      comment:
        '[4] NameStartChar ::= ":" | [A-Z] | "_" | [a-z] | [#xC0-#xD6] | [#xD8-#xF6] | [#xF8-#x2FF]\n    | [#x370-#x37D] | [#x37F-#x1FFF] | [#x200C-#x200D] | [#x2070-#x218F] | [#x2C00-#x2FEF]\n    | [#x3001-#xD7FF] | [#xF900-#xFDCF] | [#xFDF0-#xFFFD] | [#x10000-#xEFFFF]\nWithout ":" [NS 6]; the last range as pairs of surrogates.',
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
                  [45, 46],
                  [48, 57],
                  [65, 90],
                  [95, 95],
                  [97, 122],
                  [183, 183],
                  [192, 214],
                  [216, 246],
                  [248, 893],
                  [895, 8191],
                  [8204, 8205],
                  [8255, 8256],
                  [8304, 8591],
                  [11264, 12271],
                  [12289, 55295],
                  [63744, 64975],
                  [65008, 65533],
                ],
              },
            ],
          },
          { items: [{ kind: "rule", name: "ASTRAL" }] },
        ],
      },
      comment:
        '[4a] NameChar ::= NameStartChar | "-" | "." | [0-9] | #xB7 | [#x0300-#x036F] | [#x203F-#x2040]',
    },
    {
      name: "ASTRAL",
      body: {
        kind: "choice",
        alternatives: [
          {
            items: [
              { kind: "set", set: [[55296, 56191]] },
              { kind: "set", set: [[56320, 57343]] },
            ],
          },
        ],
      },
    },
  ],
};
