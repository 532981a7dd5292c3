import {
  type Address,
  createRequest,
  createResponse,
  encodeMessage,
  findHeader,
  type Parameter,
  parseMessage,
  readHeader,
  type SipMessage,
  stringifyAddress,
  stringifyUri,
  stringifyVia,
} from "@callingcard/sip";
import { address, sipUri, via } from "@callingcard/sip/arbitrary";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { dissect } from "./tshark.ts";

const MESSAGES = 2_000;
const SEED = 3261;

/** Requests, and responses to them, with what a message has to have. */
function message(): fc.Arbitrary<SipMessage> {
  const parts = fc.record({
    method: fc.constantFrom("INVITE", "MESSAGE", "REGISTER", "BYE", "PUBLISH"),
    uri: sipUri().map((uri) => stringifyUri({ ...uri, headers: [] })),
    vias: fc.array(
      via().filter(({ parameters }) => !parameters.some(isQuoted)),
      { minLength: 1, maxLength: 3 },
    ),
    from: address(),
    to: address(),
    contact: address().filter(isUnderstood),
    callId: fc.uuid(),
    sequence: fc.nat({ max: 2 ** 31 - 1 }),
    statusCode: fc.option(fc.integer({ min: 100, max: 699 })),
  });
  return parts.map(({ method, uri, vias, from, to, contact, callId, sequence, statusCode }) => {
    const contactField = { name: "Contact", value: stringifyAddress(contact) };
    const request = createRequest(method, uri, {
      headers: [
        ...vias.map((one) => ({ name: "Via", value: stringifyVia(one) })),
        { name: "From", value: stringifyAddress(from) },
        { name: "To", value: stringifyAddress(to) },
        { name: "Call-ID", value: callId },
        { name: "CSeq", value: `${sequence} ${method}` },
        contactField,
      ],
    });
    if (statusCode === null) return request;
    return createResponse(request, statusCode, { headers: [contactField] });
  });
}

// tshark takes a display-name that begins with an asterisk for a Contact of all.
function isUnderstood({ displayName = "", parameters }: Address): boolean {
  return !displayName.startsWith("*") && !parameters.some(isQuoted);
}

// tshark takes what is within quotation marks in a Via or Contact for values of their own.
function isQuoted({ value = "" }: Parameter): boolean {
  return value.startsWith('"');
}

/** A message by the names that tshark has for its parts. */
function namedParts(read: SipMessage): Readonly<Record<string, readonly string[] | undefined>> {
  const vias = readHeader(read, "Via") ?? [];
  const cseq = readHeader(read, "CSeq");
  const request = read.kind === "request" ? read : undefined;
  const response = read.kind === "response" ? read : undefined;
  return {
    "sip.Method": some(request?.method),
    "sip.r-uri": some(request?.requestUri),
    "sip.Status-Code": some(response?.statusCode),
    "sip.Via.transport": vias.map(({ transport }) => transport),
    "sip.Via.sent-by.address": vias.map(({ host }) => host.replace(/^\[(.*)\]$/, "$1")),
    "sip.from.addr": some(readHeader(read, "From")?.uri),
    "sip.to.addr": some(readHeader(read, "To")?.uri),
    "sip.contact.uri": readHeader(read, "Contact")?.map(({ uri }) => uri),
    "sip.CSeq.seq": some(cseq?.sequence),
    "sip.CSeq.method": some(cseq?.method),
    "sip.Call-ID": some(findHeader(read, "Call-ID")?.value),
  };
}

function some(value: string | number | undefined): readonly string[] | undefined {
  return value === undefined ? undefined : [String(value)];
}

test(`tshark reads ${MESSAGES} SIP messages as we do`, () => {
  const written = fc.sample(message(), { numRuns: MESSAGES, seed: SEED }).map(encodeMessage);
  const expected = written.map((octets) => namedParts(parseMessage(octets)));
  const fields = Object.keys(expected[0] ?? {});
  const found = dissect(written, { transport: "udp", protocol: "sip", fields });
  // What tshark shows beside a parameter of Via that it does not know is an empty host.
  const read = found.map((packet) =>
    Object.fromEntries(
      fields.map((field) => [field, packet.get(field)?.filter((value) => value !== "")]),
    ),
  );
  expect(read).toEqual(expected);
});
