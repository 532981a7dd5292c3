// Prints how many blocks of our code hostile inputs run through, at one size and at four times the size.
import { ParseError } from "@callingcard/grammar";
import { parseXml } from "@callingcard/xml";
import {
  applyConferenceInfo,
  applyReginfo,
  canonicalAddress,
  compilePolicy,
  deleteNode,
  evaluatePolicy,
  parseConferenceInfo,
  parseDateTime,
  parseNodeSelector,
  parseReginfo,
  parseResourceLists,
  parseRuleset,
  parseSessionInfo,
  parseXcapDiff,
  parseXmlnsPointers,
  putAttribute,
  putElement,
  recipientListHistory,
  resolveList,
} from "@callingcard/xdm";
import { printWork } from "../../../tools/growth/print-work.ts";

const SIZE = 300;
const UNLIMITED = { maxInputLength: 1e9, maxElements: 1e9, maxDepth: 1e9, maxAttributes: 1e9 };

const lists = (inside: string): string =>
  `<resource-lists xmlns="urn:ietf:params:xml:ns:resource-lists">${inside}</resource-lists>`;
const rules = (inside: string): string =>
  `<ruleset xmlns="urn:ietf:params:xml:ns:common-policy" xmlns:o="urn:oma:xml:xdm:common-policy">${inside}</ruleset>`;
const registrations = (inside: string): string =>
  `<reginfo xmlns="urn:ietf:params:xml:ns:reginfo" version="0" state="full">${inside}</reginfo>`;
const conference = (inside: string): string =>
  `<conference-info xmlns="urn:ietf:params:xml:ns:conference-info" entity="sip:c">${inside}</conference-info>`;

const readLists = (text: string): unknown => {
  const [list = { items: [] }] = parseResourceLists(text, UNLIMITED).lists;
  const options = { maxDepth: 1e9, maxEntries: 1e9 };
  return recipientListHistory(resolveList(list, options).entries);
};
const readPolicy = (text: string): unknown =>
  evaluatePolicy(compilePolicy(parseRuleset(text, UNLIMITED)), {
    originator: ["sip:a@example.com"],
    instantMs: 0,
  });
const readRegistrations = (text: string): unknown => {
  const document = parseReginfo(text, UNLIMITED);
  const { table } = applyReginfo(undefined, document);
  return applyReginfo(table, { ...document, version: 1, state: "partial" });
};
const readConference = (text: string): unknown => {
  const document = parseConferenceInfo(text, UNLIMITED);
  const { info } = applyConferenceInfo(undefined, document);
  return applyConferenceInfo(info, { ...document, version: 1, state: "partial" });
};

const edit = (text: string): unknown => {
  const document = parseXml(text, UNLIMITED);
  const select = (selector: string) =>
    parseNodeSelector(selector, { maxSteps: 1e9, maxLength: 1e9 });
  const deepest = "a/".repeat(text.split("<a").length - 1);
  return [
    putElement(document, select(`${deepest}b[@c="1"]`), '<b c="1"/>', UNLIMITED),
    putElement(document, select("*/*[3][@c='x']"), "<b c='x'/>", UNLIMITED),
    putAttribute(document, select("*/@c"), '"1"', UNLIMITED),
    deleteNode(document, select(`${deepest}b[1]`), UNLIMITED),
  ];
};

const CASES: readonly {
  readonly name: string;
  readonly make: (size: number) => string;
  readonly read: (text: string) => unknown;
}[] = [
  {
    name: "entries",
    make: (n) => lists(`<list>${'<entry uri="sip:a@b"/>'.repeat(n)}</list>`),
    read: readLists,
  },
  {
    name: "entries with different URIs",
    make: (n) =>
      lists(
        `<list>${Array.from({ length: n }, (_, one) => `<entry uri="sip:${one}@b"/>`).join("")}</list>`,
      ),
    read: readLists,
  },
  {
    name: "lists in lists",
    make: (n) => lists("<list>".repeat(n) + "</list>".repeat(n)),
    read: readLists,
  },
  {
    name: "entries before what may not follow them",
    make: (n) => lists(`<list>${'<entry uri="a"/>'.repeat(n)}<display-name/></list>`),
    read: readLists,
  },
  {
    name: "attributes of others",
    make: (n) =>
      lists(`<list ${Array.from({ length: n }, (_, one) => `a${one}=""`).join(" ")}></list>`),
    read: readLists,
  },
  {
    name: "rules that ask whether others name the originator",
    make: (n) =>
      rules(
        '<rule id="r"><conditions><identity><one id="b"/></identity></conditions></rule><rule id="o"><conditions><o:other-identity/></conditions></rule>'.repeat(
          n,
        ),
      ),
    read: readPolicy,
  },
  {
    name: "exceptions",
    make: (n) =>
      rules(
        `<rule id="r"><conditions><identity><many>${'<except id="sip:b@c"/>'.repeat(n)}</many></identity></conditions></rule>`,
      ),
    read: readPolicy,
  },
  {
    name: "periods",
    make: (n) =>
      rules(
        `<rule id="r"><conditions><validity>${"<from>2003-08-15T10:20:00Z</from><until>2003-08-15T10:20:00Z</until>".repeat(n)}</validity></conditions></rule>`,
      ),
    read: readPolicy,
  },
  {
    name: "permissions",
    make: (n) =>
      rules(
        `<rule id="r"><actions>${"<allow-do-not-disturb>true</allow-do-not-disturb>".repeat(n)}</actions></rule>`,
      ),
    read: readPolicy,
  },
  {
    name: "contacts of one identifier",
    make: (n) =>
      registrations(
        `<registration aor="a" id="a" state="active">${'<contact id="c" state="active" event="created"><uri>a</uri></contact>'.repeat(n)}</registration>`,
      ),
    read: readRegistrations,
  },
  {
    name: "registrations of one identifier",
    make: (n) =>
      registrations(
        '<registration aor="a" id="a" state="active"><contact id="c" state="active" event="created"><uri>a</uri></contact></registration>'.repeat(
          n,
        ),
      ),
    read: readRegistrations,
  },
  {
    name: "users of one key",
    make: (n) =>
      conference(
        `<users state="partial">${'<user entity="a" state="partial"><endpoint entity="b"/></user>'.repeat(n)}</users>`,
      ),
    read: readConference,
  },
  {
    name: "users without a key",
    make: (n) => conference(`<users>${"<user/>".repeat(n)}</users>`),
    read: readConference,
  },
  {
    name: "patches",
    make: (n) =>
      `<xcap-diff xmlns="urn:ietf:params:xml:ns:xcap-diff" xcap-root="/"><document sel="a">${'<remove sel="b"/>'.repeat(n)}</document></xcap-diff>`,
    read: (text) => parseXcapDiff(text, UNLIMITED),
  },
  {
    name: "participants",
    make: (n) =>
      `<session><session-type>Group</session-type><invited-participants>${"tel:1; ;".repeat(n)}</invited-participants></session>`,
    read: (text) => parseSessionInfo(text, UNLIMITED),
  },
  {
    name: "steps of a selector",
    make: (n) => `${"a[1][@b='&lt;']/".repeat(n)}a`,
    read: (text) => parseNodeSelector(text, { maxSteps: 1e9, maxLength: 1e9 }),
  },
  {
    name: "pointers of a selector",
    make: (n) => "xmlns(a=b)".repeat(n),
    read: parseXmlnsPointers,
  },
  {
    name: "siblings of what is put",
    make: (n) => `<a>${"<b/><![CDATA[]]>".repeat(n)}</a>`,
    read: edit,
  },
  {
    name: "elements around what is put",
    make: (n) => `${"<a>".repeat(n)}<b/>${"</a>".repeat(n)}`,
    read: edit,
  },
  {
    name: "characters of a user",
    make: (n) => `sip:${"%2e".repeat(n)}@example.com`,
    read: canonicalAddress,
  },
  { name: "parameters of a URI", make: (n) => `sip:a${";a".repeat(n)}`, read: canonicalAddress },
  {
    name: "digits of an instant",
    make: (n) => `2026-11-21T00:00:00.${"0".repeat(n)}`,
    read: parseDateTime,
  },
];

printWork(
  CASES.map(({ name, make, read }) => ({
    name,
    work(size) {
      unlessRefused(() => read(make(size)));
    },
  })),
  SIZE,
);

function unlessRefused(read: () => unknown): void {
  try {
    read();
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
  }
}
