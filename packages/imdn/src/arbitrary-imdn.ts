import type { XmlElement } from "@callingcard/xml";
import { xmlElement, xmlText } from "@callingcard/xml/arbitrary";
import * as fc from "fast-check";
import type { Imdn, Notification } from "./imdn.ts";
import type { IsComposing } from "./is-composing.ts";

/** Notifications of every type and status, with all that may be absent. */
export function imdn(): fc.Arbitrary<Imdn> {
  return fc
    .record(
      {
        messageId: token(),
        dateTime: fc.constantFrom("2008-04-04T12:16:49-05:00", "2026-11-21T00:00:00Z"),
        recipientUri: fc.constantFrom("im:bob@example.com", "tel:+12025550123"),
        originalRecipientUri: token(),
        subject: xmlText(),
        subjectLanguage: fc.constantFrom("en", "de-AT", ""),
        notification: notification(),
        extensions: extensions(),
      },
      { requiredKeys: ["messageId"] },
    )
    .map(({ subjectLanguage, ...rest }) =>
      rest.subject === undefined || subjectLanguage === undefined
        ? rest
        : { ...rest, subjectLanguage },
    );
}

function notification(): fc.Arbitrary<Notification> {
  const common = ["forbidden", "error"] as const;
  const known = fc.oneof(
    fc.record({
      type: fc.constant("delivery" as const),
      status: fc.constantFrom("delivered" as const, "failed" as const, ...common),
    }),
    fc.record({
      type: fc.constant("processing" as const),
      status: fc.constantFrom("processed" as const, "stored" as const, ...common),
    }),
    fc.record({
      type: fc.constant("display" as const),
      status: fc.constantFrom("displayed" as const, ...common),
    }),
  );
  const extended = fc.record({
    type: fc.constantFrom("delivery" as const, "processing" as const, "display" as const),
    status: fc.constant("other" as const),
    extensions: extensions(),
  });
  return fc.oneof(
    known,
    fc.tuple(known, extensions()).map(([one, more]) => ({ ...one, extensions: more })),
    extended,
  );
}

/** Statuses of every kind, unknown ones too, with all that may be absent. */
export function isComposing(): fc.Arbitrary<IsComposing> {
  return fc.record(
    {
      state: fc.oneof(fc.constantFrom("active", "idle"), token()),
      lastActive: fc.constantFrom("2003-01-27T10:43:00Z", "2026-11-21T00:00:00.5"),
      contentType: fc.constantFrom("text/plain", "audio"),
      refreshSeconds: fc.oneof(fc.constantFrom(1, 60, 90), fc.integer({ min: 1 })),
      extensions: extensions(),
    },
    { requiredKeys: ["state"] },
  );
}

function extensions(): fc.Arbitrary<XmlElement[]> {
  const foreign = fc
    .tuple(xmlElement(), fc.constantFrom("urn:x", "urn:ietf:params:xml:ns:imdn:more"))
    .map(([one, namespace]) => ({ ...one, namespace }));
  return fc.array(foreign, { minLength: 1, maxLength: 2 });
}

function token(): fc.Arbitrary<string> {
  return fc.string({ unit: fc.constantFrom(..."abc019-.&<é"), minLength: 1, maxLength: 8 });
}
