import { createHash, randomBytes } from "node:crypto";
import { REALM } from "@callingcard/carddav-server";
import type { Authentication, DigestAlgorithm } from "@callingcard/sip-core";
import type { UserView } from "../store.ts";
import { addressOf } from "./sip-address.ts";

/** Octets of chance that the nonces are made from. */
const SECRET_OCTETS = 32;

/**
 * Makes the authentication of an embedded core: users sign in by their name and password.
 *
 * @param users Where secrets are.
 * @param domain The domain of the users' addresses.
 * @param onMissing Called with a user who has no secrets: the password was set when none were kept.
 */
export function createDigest(
  users: UserView,
  domain: string,
  onMissing: (user: string) => void,
): Authentication {
  return {
    realm: REALM,
    hashes: new Map<DigestAlgorithm, (text: string) => string>([
      ["SHA-256", (text) => createHash("sha256").update(text).digest("hex")],
      ["MD5", (text) => createHash("md5").update(text).digest("hex")],
    ]),
    findHash: (username, algorithm) => {
      const user = username.normalize("NFC");
      const secret = users.findDigestSecret(user, algorithm);
      if (secret === undefined && users.hasUser(user)) onMissing(user);
      return secret;
    },
    isAllowed: (username, aor) => aor === addressOf(username.normalize("NFC"), domain),
    secret: randomBytes(SECRET_OCTETS).toString("hex"),
  };
}
