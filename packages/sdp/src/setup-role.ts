import type { Setup } from "./msrp-attributes.ts";

/** Which side of an offer and its answer. */
export type Side = "offerer" | "answerer";

/** The roles that may answer a role (RFC 4145 section 4.1); without one, RFC 4975 has the offerer connect. */
const ANSWERS: ReadonlyMap<Setup | undefined, readonly Setup[]> = /* @__PURE__ */ new Map<
  Setup | undefined,
  readonly Setup[]
>([
  ["active", ["passive", "holdconn"]],
  ["passive", ["active", "holdconn"]],
  ["actpass", ["active", "passive", "holdconn"]],
  ["holdconn", ["holdconn"]],
  [undefined, ["passive"]],
]);

/**
 * Chooses the role of an offer (RFC 6135 section 4.2.2): never `passive`.
 *
 * @param isReachable Whether a peer can connect to the address of the path.
 * @returns The role.
 */
export function offerSetup(isReachable: boolean): "actpass" | "active" {
  return isReachable ? "actpass" : "active";
}

/**
 * Chooses the role of an answer (RFC 6135 section 4.2.2).
 *
 * @param offered The role of the offer; `undefined` without one. `holdconn` is taken as none (section
 *   4.2.1), `passive`, which no offer should have, is answered with `active`.
 * @param isReachable Whether the offerer can connect to the address of the path of the answer.
 * @returns The role.
 */
export function answerSetup(
  offered: Setup | undefined,
  isReachable: boolean,
): "active" | "passive" {
  if (offered === "passive") return "active";
  return offered === "actpass" && !isReachable ? "active" : "passive";
}

/**
 * Tells whether a role may answer another one: by RFC 4145 section 4.1, or none at all, from an answerer
 * that does not know of roles.
 *
 * @param offered The role of the offer.
 * @param answered The role of the answer.
 * @returns Whether it may.
 */
export function maySetupAnswer(offered: Setup | undefined, answered: Setup | undefined): boolean {
  return answered === undefined || ANSWERS.get(offered)?.includes(answered) === true;
}

/**
 * Finds who makes the connection: the active one; the offerer where the answer does not say (RFC 4975
 * section 8.5, RFC 6135 section 4.2.1).
 *
 * @param answered The role of the answer.
 * @returns The side that connects, and sends a SEND at once.
 */
export function connectingSide(answered: Setup | undefined): Side {
  return answered === "active" ? "answerer" : "offerer";
}
