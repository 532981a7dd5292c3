import { type CpimAddress, getAddresses, parseAddress } from "./address.ts";
import { messageid, notification } from "./generated/cpim.ts";
import type { CpimHeader, CpimParameter } from "./header.ts";
import { readValue, singleHeader } from "./single-header.ts";

/** Namespace of the headers of IMDN (RFC 5438 section 6). */
export const IMDN_NAMESPACE = "urn:ietf:params:imdn";

/** A notification that the sender asks for (RFC 5438 section 6.2). */
export interface NotificationRequest {
  /** `positive-delivery`, `negative-delivery`, `processing`, `display` or another token. */
  readonly type: string;

  readonly parameters: readonly CpimParameter[];
}

const SPECIFICATION = "RFC 5438";

/**
 * Finds Message-ID of IMDN (RFC 5438 section 6.3), under whatever prefix.
 *
 * @param headers The headers of a message.
 * @returns The identifier, if there is one.
 * @throws CpimError for a value that is none, and `repeated-header`.
 */
export function imdnMessageId(headers: readonly CpimHeader[]): string | undefined {
  const header = singleHeader(headers, "Message-ID", IMDN_NAMESPACE);
  return header === undefined ? undefined : readValue(messageid, header.value, SPECIFICATION);
}

/**
 * Finds Disposition-Notification (RFC 5438 section 6.2), under whatever prefix.
 *
 * @param headers The headers of a message.
 * @returns What the sender asks for; nothing where the header is empty or not there.
 * @throws CpimError for a value that is no list of requests, and `repeated-header`.
 */
export function dispositionNotification(
  headers: readonly CpimHeader[],
): readonly NotificationRequest[] {
  const header = singleHeader(headers, "Disposition-Notification", IMDN_NAMESPACE);
  const requests = readValue(notification, header?.value ?? "", SPECIFICATION);
  return requests === "none" ? [] : requests;
}

/**
 * Finds Original-To (RFC 5438 section 6.4), under whatever prefix.
 *
 * @param headers The headers of a message.
 * @returns The address that the message was first sent to, if it is said.
 * @throws CpimError for a value that is none, and `repeated-header`.
 */
export function originalTo(headers: readonly CpimHeader[]): CpimAddress | undefined {
  const header = singleHeader(headers, "Original-To", IMDN_NAMESPACE);
  return header === undefined ? undefined : parseAddress(header.value);
}

/**
 * Finds IMDN-Record-Route (RFC 5438 section 6.5), under whatever prefix.
 *
 * @param headers The headers of a message.
 * @returns The intermediaries that want the notification, in the order of the headers.
 * @throws CpimError for a value that is no address.
 */
export function imdnRecordRoutes(headers: readonly CpimHeader[]): readonly CpimAddress[] {
  return getAddresses(headers, "IMDN-Record-Route", IMDN_NAMESPACE);
}

/**
 * Finds IMDN-Route (RFC 5438 section 6.6), under whatever prefix.
 *
 * @param headers The headers of a notification.
 * @returns The intermediaries that it goes through, in the order of the headers.
 * @throws CpimError for a value that is no address.
 */
export function imdnRoutes(headers: readonly CpimHeader[]): readonly CpimAddress[] {
  return getAddresses(headers, "IMDN-Route", IMDN_NAMESPACE);
}
