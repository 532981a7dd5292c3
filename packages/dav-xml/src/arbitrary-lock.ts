import type { XmlElement } from "@callingcard/xml";
import { xmlElement } from "@callingcard/xml/arbitrary";
import * as fc from "fast-check";
import { href } from "./arbitrary-href.ts";
import type { Activelock, Lockentry, Lockinfo, LockTimeout } from "./lock.ts";
import { dav } from "./names.ts";

/** Locks on a resource (RFC 4918 section 14.1), with all that may be absent. */
export function activelock(): fc.Arbitrary<Activelock> {
  return fc.record(
    {
      ...kind(),
      owner: owner(),
      depth: fc.constantFrom("0", "1", "infinity"),
      timeoutSeconds: lockTimeout(),
      token: href(),
      root: href(),
    },
    { requiredKeys: ["scope", "type", "depth"] },
  );
}

/** Times that a lock lasts (RFC 4918 section 10.7), in seconds. */
export function lockTimeout(): fc.Arbitrary<LockTimeout> {
  return fc.oneof(fc.constant("infinite" as const), fc.nat({ max: 0xffff_ffff }));
}

/** Kinds of locks that a resource can have (RFC 4918 section 14.10). */
export function lockentry(): fc.Arbitrary<Lockentry> {
  return fc.record(kind());
}

/** Locks that a client asks for (RFC 4918 section 14.11). */
export function lockinfo(): fc.Arbitrary<Lockinfo> {
  return fc.record({ ...kind(), owner: owner() }, { requiredKeys: ["scope", "type"] });
}

function kind() {
  return {
    scope: fc.constantFrom("exclusive" as const, "shared" as const),
    type: fc.constant("write" as const),
  };
}

function owner(): fc.Arbitrary<XmlElement> {
  return xmlElement().map((element) => ({ ...element, ...dav("owner") }));
}
