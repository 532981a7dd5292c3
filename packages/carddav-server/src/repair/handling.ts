import { parsePrefer } from "../prefer.ts";

/**
 * When cards are repaired that could not be stored otherwise: never, for a client that asks for it by
 * `Prefer: handling=lenient` (RFC 7240 section 4.4), or for every client that does not ask for
 * `handling=strict`.
 */
export type Repair = "never" | "asked" | "always";

/**
 * Tells whether a request's card may be repaired.
 *
 * @internal
 */
export function isLenient(repair: Repair, headers: Headers): boolean {
  const handling = preferredHandling(headers);
  switch (repair) {
    case "never":
      return false;
    case "asked":
      return handling === "lenient";
    case "always":
      return handling !== "strict";
  }
}

/**
 * Tells a client what was repaired: it is not what the client sent, so that the answer has no entity tag.
 *
 * @param response The answer, which is added to.
 * @param headers Those of the request.
 * @param repairs What was done.
 *
 * @internal
 */
export function reportRepairs(
  response: Response,
  headers: Headers,
  repairs: readonly string[],
): void {
  if (repairs.length === 0) return;
  response.headers.set("Callingcard-Repaired", repairs.join(", "));
  if (preferredHandling(headers) === "lenient") {
    response.headers.append("Preference-Applied", "handling=lenient");
  }
}

function preferredHandling(headers: Headers): string | undefined {
  return parsePrefer(headers).get("handling")?.toLowerCase();
}
