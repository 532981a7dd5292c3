import { canonicalAddress } from "@callingcard/xdm";
import type { Binding } from "../../src/store/registrations.ts";

export const BOB = "sip:+15550002@ims.example;user=phone";
export const SERVICE = "urn:urn-7:3gpp-service.ims.icsi.oma.cpm.session";

/** A registered client of Bob. */
export function binding(device: string): Binding {
  const instance = `urn:uuid:00000000-0000-4000-8000-00000000000${device}`;
  return {
    aor: canonicalAddress(BOB),
    contact: `sip:bob@192.0.2.${device}:5060`,
    instance,
    pubGruu: `sip:+15550002@ims.example;gr=${instance}`,
    features: [
      {
        tag: "+g.3gpp.icsi-ref",
        values: [{ kind: "token", isNegated: false, token: encodeURIComponent(SERVICE) }],
      },
    ],
    q: 1,
    expiresMs: 1e15,
  };
}
