import { testsIn, type Row } from "./row.ts";

const access = testsIn("packages/carddav-server/test/access-control.test.ts");
const acl = testsIn("packages/carddav-server/test/acl.test.ts");
const isolation = testsIn("packages/carddav-server/test/isolation.test.ts");
const discovery = testsIn("packages/carddav-server/test/discovery.test.ts");
const evaluation = testsIn("packages/carddav-server/test/access-control.property.test.ts");
const revoked = testsIn("packages/carddav-server/test/revoked-grant.test.ts");
const report = testsIn("packages/carddav-server/test/principal-report.test.ts");

/** Who may do what (RFC 3744). */
export const ACCESS_CONTROL: readonly Row[] = [
  {
    id: "16",
    text: "RFC 3744 whole: properties, ACL method, reports, need-privileges with its payload",
    section: "RFC 3744",
    tests: [
      ...access(),
      ...acl(),
      ...report(),
      ...evaluation(),
      ...discovery(
        "expand-property puts what a href names in its place",
        "expand-property stops at its bounds",
      ),
    ],
  },
  {
    id: "17",
    text: "read-only is said in three places at once: privilege set, Allow, 403 need-privileges",
    section: "RFC 3744 §5.4, §7.1.1, §7.2",
    tests: access(
      "a grant of read > is read-only in three places at once: privileges, Allow and need-privileges",
    ),
  },
  {
    id: "isolation",
    text: "no method and no report tells anything of what was not granted",
    section: "RFC 3744 §12.1",
    tests: isolation(),
  },
  {
    id: "revoked",
    text: "a grant that is taken back while a body is on its way holds no more",
    section: "RFC 3744 §6",
    tests: revoked(),
  },
  ...(
    [
      ["no-ace-conflict", "one principal is not granted and denied the same"],
      [
        "no-protected-ace-conflict",
        "nothing is denied to the owner, and no other entry is protected",
      ],
      ["no-inherited-ace-conflict", "a book inherits nothing"],
      ["limited-number-of-aces", "as many as the limit says"],
      ["deny-before-grant", "what denies comes first"],
      ["grant-only", "nothing denies where the server wants that"],
      ["no-invert", "an entry is not for all others"],
      ["no-abstract", "all is granted by what it aggregates"],
      ["not-supported-privilege", "one that is not in supported-privilege-set"],
      ["missing-required-principal", "whoever the server wants an entry for"],
      ["recognized-principal", "the reference is to a principal"],
      ["allowed-principal", "nobody who is not signed in, and nothing that a book is not"],
    ] as const
  ).map(([id, text]) => ({ id, text, section: "RFC 3744 §8.1.1", tests: acl(`${id}: ${text}`) })),
  {
    id: "acl-principal-prop-set",
    text: "properties of the principals of a list",
    section: "RFC 3744 §9.2",
    tests: report(
      "acl-principal-prop-set names each principal of a list once, the owner too",
      "acl-principal-prop-set is for those who may read the list",
      "acl-principal-prop-set answers 404 for a principal that has gone",
    ),
  },
  {
    id: "principal-match",
    text: "members that are the user, or name the user in a property",
    section: "RFC 3744 §9.3",
    tests: report(
      "principal-match with self finds the user and the groups of the user",
      "principal-match with a property finds what names the user in it, at any depth",
    ),
  },
  {
    id: "principal-property-search",
    text: "principals by parts of their names",
    section: "RFC 3744 §9.4",
    tests: report(
      "principal-property-search finds parts of names, whatever their case",
      "principal-property-search joins its searches, and never matches what is not searchable",
      "principal-property-search is applied to the principal collections from anywhere",
      "principal-property-search finds nobody whom the directory hides",
    ),
  },
  {
    id: "principal-search-property-set",
    text: "what can be searched",
    section: "RFC 3744 §9.5",
    tests: report("principal-search-property-set names what can be searched, in a language"),
  },
];
