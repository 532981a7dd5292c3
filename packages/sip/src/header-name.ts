import type { HeaderField, SipMessage } from "./message.ts";

/**
 * Compact forms of names (RFC 3261 section 7.3.3, and those registered since): lower case, without
 * the long form's case.
 */
const LONG_FORMS: ReadonlyMap<string, string> = /* @__PURE__ */ new Map([
  ["a", "accept-contact"],
  ["b", "referred-by"],
  ["c", "content-type"],
  ["d", "request-disposition"],
  ["e", "content-encoding"],
  ["f", "from"],
  ["i", "call-id"],
  ["j", "reject-contact"],
  ["k", "supported"],
  ["l", "content-length"],
  ["m", "contact"],
  ["n", "identity-info"],
  ["o", "event"],
  ["r", "refer-to"],
  ["s", "subject"],
  ["t", "to"],
  ["u", "allow-events"],
  ["v", "via"],
  ["x", "session-expires"],
  ["y", "identity"],
]);

const COMPACT_FORMS: ReadonlyMap<string, string> = /* @__PURE__ */ new Map(
  Array.from(LONG_FORMS, ([compact, long]) => [long, compact] as const),
);

/** Names as the RFCs write them, which are those that most messages have. */
const WRITTEN_NAMES: readonly string[] = [
  "Accept Accept-Contact Accept-Encoding Accept-Language Alert-Info Allow Allow-Events",
  "Authentication-Info Authorization Call-ID Call-Info Contact Content-Disposition",
  "Content-Encoding Content-ID Content-Language Content-Length Content-Type Contribution-ID",
  "Conversation-ID CSeq Date Error-Info Event Expires Flow-Timer From History-Info In-Reply-To",
  "InReplyTo-Contribution-ID Max-Breadth Max-Forwards Message-Expires MIME-Version Min-Expires",
  "Min-SE Organization P-Access-Network-Info P-Asserted-Identity P-Asserted-Service",
  "P-Associated-URI P-Called-Party-ID P-Charging-Function-Addresses P-Charging-Vector",
  "P-Preferred-Identity P-Preferred-Service P-Visited-Network-ID Path Priority Privacy",
  "Proxy-Authenticate Proxy-Authorization Proxy-Require RAck Reason Record-Route Refer-To",
  "Referred-By Reject-Contact Reply-To Replaces Request-Disposition Require Retry-After Route RSeq",
  "Security-Client Security-Server Security-Verify Server Service-Route Session-Expires",
  "Session-ID Session-Replaces Subject Subscription-State Supported Timestamp To Unsupported",
  "User-Agent Via Warning WWW-Authenticate",
];

/** The canonical names of names as they are written: for these, no letter has to be looked at. */
const CANONICAL_NAMES: ReadonlyMap<string, string> = /* @__PURE__ */ new Map([
  ...LONG_FORMS,
  ...WRITTEN_NAMES.join(" ")
    .split(" ")
    .map((name) => [name, name.toLowerCase()] as const),
]);

/**
 * Gives the name by which a header field is known: in lower case, and long where it has a compact form.
 *
 * @param name A name as it is written.
 * @returns The name, as in `content-length`.
 */
export function canonicalName(name: string): string {
  const canonical = CANONICAL_NAMES.get(name);
  if (canonical !== undefined) return canonical;
  const lower = name.toLowerCase();
  return LONG_FORMS.get(lower) ?? lower;
}

/**
 * Tells whether two names are those of the same header field.
 *
 * @param left A name in any case, long or compact.
 * @param right Another one.
 * @returns Whether they are.
 */
export function sameHeaderName(left: string, right: string): boolean {
  return left === right || canonicalName(left) === canonicalName(right);
}

/**
 * Finds the header fields of a name, in their order.
 *
 * @param message The message.
 * @param name The name, in any case, long or compact.
 * @returns The fields; none for a name that the message does not have.
 */
export function findHeaders(message: SipMessage, name: string): readonly HeaderField[] {
  const test = nameTest(name);
  return message.headers.filter((header) => isNamed(header.name, test));
}

/**
 * Finds the first header field of a name.
 *
 * @param message The message.
 * @param name The name, in any case, long or compact.
 * @returns The field, or `undefined`.
 */
export function findHeader(message: SipMessage, name: string): HeaderField | undefined {
  const test = nameTest(name);
  return message.headers.find((header) => isNamed(header.name, test));
}

/**
 * Makes an index of the header fields, for those who look at most of them.
 *
 * @param message The message.
 * @returns The fields of each name, by `canonicalName`.
 */
export function indexHeaders(message: SipMessage): ReadonlyMap<string, readonly HeaderField[]> {
  const index = new Map<string, HeaderField[]>();
  for (const header of message.headers) {
    const name = canonicalName(header.name);
    const same = index.get(name);
    if (same === undefined) index.set(name, [header]);
    else same.push(header);
  }
  return index;
}

/** What is looked for among the names of a message. */
export interface NameTest {
  /** As the RFC writes it, most likely. */
  readonly written: string;
  readonly long: string;
  readonly compact: string;
}

/**
 * Makes a test for names that looks at most of them for their length alone.
 *
 * @param name The name, in any case, long or compact.
 * @internal
 */
export function nameTest(name: string): NameTest {
  const long = canonicalName(name);
  return { written: name, long, compact: COMPACT_FORMS.get(long) ?? long };
}

/**
 * Tells whether a name is the one that is looked for.
 *
 * @param name The name as it is written.
 * @param test The test.
 * @internal
 */
export function isNamed(name: string, { written, long, compact }: NameTest): boolean {
  if (name.length === long.length) return name === written || name.toLowerCase() === long;
  return name.length === 1 && name.toLowerCase() === compact;
}
