import { deepStrictEqual } from "node:assert";
import {
  type CpimMessage,
  CpimHeadDecoder,
  dateTime,
  dispositionNotification,
  encodeCpim,
  getAddresses,
  headerText,
  imdnMessageId,
  messageDirection,
  messageDirectionHeader,
  ParseError,
  parseCpim,
  parseCpimHead,
  requiredHeaders,
  spliceHeader,
} from "../src/index.ts";

/** Words that bring the mutations near to something. */
export const dictionary: readonly string[] = [
  "NS: <urn:ietf:params:imdn>\r\n",
  "NS: a <http://www.openmobilealliance.org/cpm/>\r\n",
  "a.Message-Direction: sent\r\n",
  "Subject:;lang=fr ",
  "\\u00e9",
  "\r\n\r\nContent-Type: text/plain\r\n\r\n",
];

/** Lets only bugs escape: what is read is written back octet for octet, also with a header more. */
export function fuzz(data: Uint8Array): void {
  const message = unlessRefused(() => parseCpim(data));
  deepStrictEqual(
    octetByOctet(data),
    unlessRefused(() => parseCpimHead(data)),
  );
  if (message === undefined) return;
  deepStrictEqual(encodeCpim(message), new Uint8Array(data));
  lookInto(message);
  const spliced = unlessRefused(() => spliceHeader(data, messageDirectionHeader("sent")));
  if (spliced === undefined) return;
  const again = parseCpim(spliced);
  deepStrictEqual(again.headers.slice(0, message.headers.length), message.headers);
  deepStrictEqual(again.body, message.body);
  deepStrictEqual(messageDirection(again.headers), { known: "sent" });
}

function octetByOctet(data: Uint8Array): unknown {
  return unlessRefused(() => {
    const decoder = new CpimHeadDecoder();
    for (const octet of data) {
      const head = decoder.push(Uint8Array.of(octet));
      if (head !== undefined) return head;
    }
    return decoder.end();
  });
}

function lookInto({ headers }: CpimMessage): void {
  for (const header of headers) headerText(header);
  unlessRefused(() => requiredHeaders(headers));
  unlessRefused(() => getAddresses(headers, "From"));
  unlessRefused(() => dateTime(headers));
  unlessRefused(() => imdnMessageId(headers));
  unlessRefused(() => dispositionNotification(headers));
}

function unlessRefused<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof ParseError) return undefined;
    throw error;
  }
}
