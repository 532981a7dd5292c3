import { dav } from "@callingcard/dav-xml";
import { Refusal } from "./refusal.ts";
import type { StoreFailureCode } from "./store.ts";

/** How long a store may be busy before it is asked again, in seconds. */
const BUSY_SECONDS = 5;

/**
 * Makes a refusal of what a store says of a write that it could not make, which is not the request's fault.
 *
 * @returns `undefined` for any other error.
 *
 * @internal
 */
export function storeRefusal(error: unknown): Refusal | undefined {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  const failure: StoreFailureCode | undefined =
    code === "full" || code === "busy" ? code : undefined;
  switch (failure) {
    case "full":
      return new Refusal(507, { condition: dav("sufficient-disk-space") });
    case "busy":
      return new Refusal(503, { headers: { "Retry-After": String(BUSY_SECONDS) } });
    case undefined:
      return undefined;
  }
}
