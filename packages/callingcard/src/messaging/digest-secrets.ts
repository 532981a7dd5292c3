import { createHash } from "node:crypto";
import { REALM } from "@callingcard/carddav-server";
import type { DigestSecrets } from "../store.ts";

/**
 * Makes what is kept of a password for SIP: hashes of name, realm and password (RFC 7616 section 3.4.2). The realm
 * is that of all installations, so that they hold for any domain.
 *
 * @param user The user's name.
 * @param password In clear.
 */
export function digestSecretsOf(user: string, password: string): DigestSecrets {
  const text = `${user}:${REALM}:${password}`;
  const hash = (name: string): string => createHash(name).update(text).digest("hex");
  return new Map([
    ["SHA-256", hash("sha256")],
    ["MD5", hash("md5")],
  ]);
}
