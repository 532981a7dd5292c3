import { MEDIA_TYPES, stringifyXdm, XCAP_CAPS, xcapCapsElement } from "@callingcard/xdm";
import type { ApplicationUsage } from "../usage.ts";

/** What a server can do (RFC 4825 section 12); its one document is made, not stored. */
export const CAPABILITIES_USAGE: ApplicationUsage = {
  auid: "xcap-caps",
  mediaType: MEDIA_TYPES.xcapCaps,
  defaultNamespace: XCAP_CAPS,
  namespaces: [XCAP_CAPS],
};

/**
 * Writes the capabilities of a server.
 *
 * @param usages Its usages, `xcap-caps` among them.
 */
export function capabilitiesDocument(usages: Iterable<ApplicationUsage>): Uint8Array {
  const auids: string[] = [];
  const namespaces = new Set<string>();
  for (const { auid, namespaces: checked, defaultNamespace, validate } of usages) {
    auids.push(auid);
    const own = validate === undefined || defaultNamespace === undefined ? [] : [defaultNamespace];
    for (const namespace of checked ?? own) namespaces.add(namespace);
  }
  const caps = xcapCapsElement({
    auids: { auids },
    namespaces: { namespaces: [...namespaces] },
  });
  return new TextEncoder().encode(stringifyXdm(caps));
}
