// Marks a chat message as sent by the user, on its way to the user's other devices: the message comes
// in chunks, as MSRP brings them, and nothing but the new header is added to it.
import { stdout } from "node:process";
import {
  CpimHeadDecoder,
  messageDirectionHeader,
  parseCpim,
  spliceHeader,
} from "@callingcard/cpim";

const message = new TextEncoder().encode(
  [
    "From: <sip:+15550002@ims.example>",
    "To: <sip:+15550001@ims.example>",
    "DateTime: 2026-01-02T03:04:05Z",
    "NS: imdn <urn:ietf:params:imdn>",
    "imdn.Message-ID: a1b2c3",
    "imdn.Disposition-Notification: positive-delivery, display",
    "",
    "Content-Type: text/plain;charset=UTF-8",
    "",
    "hello, from a message that is long enough to come in chunks",
  ].join("\r\n"),
);
const chunks = [message.subarray(0, 150), message.subarray(150, 280), message.subarray(280)];

// Passes chunks on; those before the second blank line as one, with the header.
function* withDirection(incoming: Iterable<Uint8Array>): Generator<Uint8Array> {
  const decoder = new CpimHeadDecoder();
  let waiting: Uint8Array = new Uint8Array();
  let isDone = false;
  for (const chunk of incoming) {
    if (isDone) {
      yield chunk;
      continue;
    }
    waiting = Uint8Array.from([...waiting, ...chunk]);
    isDone = decoder.push(chunk) !== undefined;
    if (isDone) yield spliceHeader(waiting, messageDirectionHeader("sent"));
  }
}

const outgoing = [...withDirection(chunks)];
const marked = Uint8Array.from(outgoing.flatMap((chunk) => [...chunk]));
const line = "Message-Direction: sent\r\n";
const place = new TextDecoder().decode(marked).indexOf(line);
const others = Uint8Array.from([
  ...marked.subarray(0, place),
  ...marked.subarray(place + line.length),
]);

stdout.write(`chunks of ${chunks.map(({ length }) => length).join(", ")} octets
became ${outgoing.map(({ length }) => length).join(", ")}
the header is behind ${parseCpim(marked).headers.at(-2)?.name}
no other octet moved: ${String(others.every((octet, at) => octet === message[at]))}
octets added: ${String(marked.length - message.length)}
`);
