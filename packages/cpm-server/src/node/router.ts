import {
  parameterText,
  parseUri,
  readHeader,
  type SipMessage,
  type SipRequest,
} from "@callingcard/sip";

/** Letters and digits that tell a session, or another user of the sockets, from all others. */
const TOKEN = "[A-Za-z0-9]{12,32}";

const BRANCH = new RegExp(`^z9hG4bK(${TOKEN})\\.`);
const USER = new RegExp(`^(${TOKEN})-`);

/**
 * Finds the token in a message: of a response, in the branch of its top Via; of a request within a dialog, in the
 * user part of its topmost Route, or of its Request-URI.
 *
 * @param message The message; its Via and Route can be read.
 * @returns The token; `undefined` for a message that has none.
 */
export function tokenOf(message: SipMessage): string | undefined {
  if (message.kind === "response") {
    const branch = branchOf(message);
    return branch === undefined ? undefined : BRANCH.exec(branch)?.[1];
  }
  const [route] = readHeader(message, "Route") ?? [];
  return tokenOfUri(route?.uri) ?? tokenOfUri(message.requestUri);
}

function tokenOfUri(uri: string | undefined): string | undefined {
  const parsed = uri === undefined ? undefined : parseUri(uri);
  return parsed?.kind === "sip" ? USER.exec(parsed.user ?? "")?.[1] : undefined;
}

function branchOf(message: SipMessage): string | undefined {
  const [via] = readHeader(message, "Via") ?? [];
  return via && parameterText(via.parameters, "branch");
}

/**
 * Gives what a request that makes a session has in common with its retransmissions, its CANCEL and the ACK of a
 * response that refuses it: branch and sent-by of its top Via (RFC 3261 section 17.2.3).
 *
 * @param request The request.
 */
export function transactionKey(request: SipRequest): string {
  const [via] = readHeader(request, "Via") ?? [];
  if (via === undefined) return "";
  const branch = parameterText(via.parameters, "branch") ?? "";
  return `${branch} ${via.host.toLowerCase()} ${via.port ?? ""}`;
}

/**
 * Gives what two copies of a request have in common that came by different ways: where there is one under way
 * already, the other is a loop (RFC 3261 section 8.2.2.2).
 *
 * @param request The request.
 */
export function copyKey(request: SipRequest): string {
  const callId = readHeader(request, "Call-ID") ?? "";
  const tag = parameterText(readHeader(request, "From")?.parameters ?? [], "tag") ?? "";
  const sequence = readHeader(request, "CSeq")?.sequence ?? 0;
  return JSON.stringify([callId, tag, sequence, request.requestUri]);
}

/**
 * Tells whether a request is within a dialog: its To has a tag.
 *
 * @param request The request.
 */
export function isWithinDialog(request: SipRequest): boolean {
  return parameterText(readHeader(request, "To")?.parameters ?? [], "tag") !== undefined;
}
