import { canonicalName } from "@callingcard/sip";

/** The rules of `field.ne`, with the header fields whose values they read. */
const FIELDS: Readonly<Record<string, string>> = {
  vias: "Via",
  addresses:
    "Alert-Info Call-Info Contact Error-Info From History-Info P-Asserted-Identity P-Associated-URI " +
    "P-Preferred-Identity Path Record-Route Refer-To Referred-By Reply-To Route Service-Route To",
  items:
    "Accept-Contact Accept-Encoding Accept-Language Content-Disposition Event Min-SE Reason Reject-Contact " +
    "Security-Client Security-Server Security-Verify Session-Expires Subscription-State",
  mediaranges: "Accept Content-Type",
  tokens:
    "Allow Allow-Events Content-Encoding Content-Language Priority Proxy-Require Request-Disposition Require " +
    "Supported Unsupported",
  callids: "Call-ID In-Reply-To",
  credentials: "Authorization Proxy-Authenticate Proxy-Authorization WWW-Authenticate",
  authparams: "Authentication-Info",
  identifier: "Contribution-ID Conversation-ID InReplyTo-Contribution-ID Session-Replaces",
  number:
    "Content-Length Expires Flow-Timer Max-Breadth Max-Forwards Message-Expires Min-Expires RSeq",
  cseq: "CSeq",
  rack: "RAck",
  date: "Date",
  mimeversion: "MIME-Version",
  privacies: "Privacy",
  products: "Server User-Agent",
  replaces: "Replaces",
  retryafter: "Retry-After",
  serviceids: "P-Asserted-Service P-Preferred-Service",
  timestamp: "Timestamp",
  warnings: "Warning",
};

const RULES: ReadonlyMap<string, string> = new Map(
  Object.entries(FIELDS).flatMap(([rule, names]) =>
    names.split(" ").map((name) => [canonicalName(name), rule] as const),
  ),
);

/**
 * Names the rule of `field.ne` that reads the value of a header field.
 *
 * @param name The name of the field, in any case, long or compact.
 * @param value The value, which may have a form of its own.
 * @returns The rule; `undefined` for a field that has none.
 */
export function fieldRule(name: string, value: string): string | undefined {
  const canonical = canonicalName(name);
  if (canonical === "contact" && value === "*") return undefined;
  if (canonical === "message-expires" && !/^[0-9]/.test(value)) return "date";
  return value === "" ? undefined : RULES.get(canonical);
}

/**
 * Names the rule of `uri.ne` that reads a URI.
 *
 * @param uri The URI.
 * @returns The rule.
 */
export function uriRule(uri: string): string {
  if (/^sips?:/i.test(uri)) return uri.includes("@") ? "useruri" : "hosturi";
  return /^tel:/i.test(uri) ? "telephoneuri" : "absoluteuri";
}
