import {
  findHeader,
  parseVias,
  sameHeaderName,
  type SipMessage,
  splitValues,
  type Via,
  withHeaders,
} from "@callingcard/sip";

/**
 * Finds the top Via of a message.
 *
 * @param message The message.
 * @returns The Via; `undefined` for a message without one.
 * @throws SipError for a Via that is none.
 */
export function topVia(message: SipMessage): Via | undefined {
  const header = findHeader(message, "Via");
  return header && parseVias(header.value)[0];
}

/**
 * Changes the top Via of a message; those behind it in the same field are kept as they are written.
 *
 * @param message The message.
 * @param change Gives the new Via, or the same one.
 * @returns The message; the same one where nothing changed.
 * @throws SipError for a Via that is none.
 */
export function changeTopVia<Message extends SipMessage>(
  message: Message,
  change: (via: Via) => Via,
): Message {
  const place = message.headers.findIndex((header) => sameHeaderName(header.name, "Via"));
  const header = message.headers[place];
  const via = header && parseVias(header.value)[0];
  if (header === undefined || via === undefined) return message;
  const changed = change(via);
  if (changed === via) return message;
  const [, ...others] = splitValues(header.value);
  const value = [textOf(changed), ...others].join(", ");
  return withHeaders(message, message.headers.with(place, { name: header.name, value }));
}

// What was read, and changed by an address or a name of a transport, needs no proof that it can be read again.
function textOf({ protocol, version, transport, host, port, parameters }: Via): string {
  let text = `${protocol}/${version}/${transport} ${host}${port === undefined ? "" : `:${port}`}`;
  for (const { name, value } of parameters) {
    text += value === undefined ? `;${name}` : `;${name}=${value}`;
  }
  return text;
}
