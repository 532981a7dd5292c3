import { splitValues } from "./field-value.ts";
import { isNamed, nameTest } from "./header-name.ts";
import type { HeaderField, SipMessage } from "./message.ts";

/**
 * Gives a message other header fields; the fields that are kept are written as they were.
 *
 * @param message The message.
 * @param headers The header fields.
 * @returns The new message.
 */
export function withHeaders<Message extends SipMessage>(
  message: Message,
  headers: readonly HeaderField[],
): Message {
  return { ...message, headers };
}

/**
 * Sets a header field: the first one of the name gets the value in its place, others of the name go; where
 * there is none, it is put behind the last one.
 *
 * @param message The message.
 * @param name The name; one that is there keeps its own spelling.
 * @param value The value.
 * @returns The new message.
 */
export function setHeader<Message extends SipMessage>(
  message: Message,
  name: string,
  value: string,
): Message {
  const test = nameTest(name);
  const headers: HeaderField[] = [];
  let isSet = false;
  for (const header of message.headers) {
    if (!isNamed(header.name, test)) headers.push(header);
    else if (!isSet) {
      isSet = true;
      headers.push(header.value === value ? header : { name: header.name, value });
    }
  }
  if (!isSet) headers.push({ name, value });
  return withHeaders(message, headers);
}

/**
 * Adds a header field behind the last one.
 *
 * @param message The message.
 * @param name The name.
 * @param value The value.
 * @returns The new message.
 */
export function appendHeader<Message extends SipMessage>(
  message: Message,
  name: string,
  value: string,
): Message {
  return withHeaders(message, [...message.headers, { name, value }]);
}

/**
 * Adds a header field in front of the first one of its name, as a hop does with its Via and its
 * Record-Route; where there is none, in front of all.
 *
 * @param message The message.
 * @param name The name.
 * @param value The value.
 * @returns The new message.
 */
export function prependHeader<Message extends SipMessage>(
  message: Message,
  name: string,
  value: string,
): Message {
  const test = nameTest(name);
  const place = Math.max(
    message.headers.findIndex((header) => isNamed(header.name, test)),
    0,
  );
  return withHeaders(message, message.headers.toSpliced(place, 0, { name, value }));
}

/**
 * Removes all header fields of a name.
 *
 * @param message The message.
 * @param name The name, in any case, long or compact.
 * @returns The new message; the same one when it has no such field.
 */
export function removeHeader<Message extends SipMessage>(message: Message, name: string): Message {
  const test = nameTest(name);
  const headers = message.headers.filter((header) => !isNamed(header.name, test));
  return headers.length === message.headers.length ? message : withHeaders(message, headers);
}

/**
 * Removes the first value of a header field that is a list, as a hop does with its own Via and its own Route.
 * Of a field with more values, the others are kept as they are written.
 *
 * @param message The message.
 * @param name The name, in any case, long or compact.
 * @returns The new message; the same one when it has no such field.
 * @throws SipError for a field whose values cannot be told apart.
 */
export function removeFirstValue<Message extends SipMessage>(
  message: Message,
  name: string,
): Message {
  const test = nameTest(name);
  const place = message.headers.findIndex((header) => isNamed(header.name, test));
  const header = message.headers[place];
  if (header === undefined) return message;
  const [, ...others] = splitValues(header.value);
  const rest = others.length === 0 ? [] : [{ name: header.name, value: others.join(", ") }];
  return withHeaders(message, message.headers.toSpliced(place, 1, ...rest));
}

/**
 * Gives a message another body, and the Content-Length and Content-Type that belong to it.
 *
 * @param message The message.
 * @param body The body.
 * @param contentType The value of Content-Type; without it, a message without a body has none, and any other
 *   keeps what it has.
 * @returns The new message.
 */
export function setBody<Message extends SipMessage>(
  message: Message,
  body: Uint8Array,
  contentType?: string,
): Message {
  let changed: Message = { ...message, body };
  if (contentType !== undefined) changed = setHeader(changed, "Content-Type", contentType);
  else if (body.length === 0) changed = removeHeader(changed, "Content-Type");
  return setHeader(changed, "Content-Length", String(body.length));
}
