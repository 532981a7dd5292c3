import { dav, type Propfind } from "@callingcard/dav-xml";
import { sameName } from "@callingcard/xml";
import type { HandlerContext } from "../context.ts";
import type { LiveProperty } from "./live-property.ts";

/** How much of their quota an owner uses. */
export interface Usage {
  readonly usedOctets: number;
  /** `undefined` when there is no bound. */
  readonly quotaOctets: number | undefined;
}

const USED = dav("quota-used-bytes");
const AVAILABLE = dav("quota-available-bytes");

/**
 * The properties of RFC 4331, of collections that count against the quota of their owner.
 *
 * @internal
 */
export function quotaProperties<Subject>(): readonly LiveProperty<Subject>[] {
  return [
    {
      name: USED,
      inAllprop: false,
      content: (_, { usage }) => usage && String(usage.usedOctets),
    },
    {
      name: AVAILABLE,
      inAllprop: false,
      content(_, { usage }) {
        if (usage?.quotaOctets === undefined) return undefined;
        return String(Math.max(0, usage.quotaOctets - usage.usedOctets));
      },
    },
  ];
}

/**
 * Finds out what {@link quotaProperties} tell; the store is asked only when a request names one.
 *
 * @internal
 */
export function usageFor(
  context: HandlerContext,
  request: Propfind,
  owner: string,
): { readonly usage?: Usage } | Promise<{ readonly usage: Usage }> {
  const isAsked = namesOf(request).some(
    (name) => sameName(name, USED) || sameName(name, AVAILABLE),
  );
  return isAsked ? usageOf(context, owner) : {};
}

async function usageOf(
  { store, quota }: HandlerContext,
  owner: string,
): Promise<{ readonly usage: Usage }> {
  const usedOctets = await store.usedOctets(owner);
  return { usage: { usedOctets, quotaOctets: quota?.(owner) } };
}

/**
 * The properties that a request names, whose values it wants.
 *
 * @internal
 */
export function namesOf(request: Propfind): readonly { namespace: string; local: string }[] {
  if (request.kind === "propname") return [];
  return request.kind === "prop" ? request.names : request.include;
}
