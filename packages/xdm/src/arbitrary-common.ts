import { element, type XmlElement } from "@callingcard/xml";
import { xmlElement, xmlText } from "@callingcard/xml/arbitrary";
import * as fc from "fast-check";

/**
 * A record of which some fields may be absent.
 *
 * @param arbitraries What each field may be.
 * @param requiredKeys The fields that are never absent.
 */
export function partly<Value extends object, Key extends keyof Value>(
  arbitraries: { readonly [Name in keyof Value]-?: fc.Arbitrary<Exclude<Value[Name], undefined>> },
  requiredKeys: readonly Key[],
): fc.Arbitrary<Value> {
  return fc.record(arbitraries as { [Name in keyof Value]: fc.Arbitrary<Value[Name]> }, {
    requiredKeys: [...requiredKeys],
  }) as fc.Arbitrary<Value>;
}

/** Text without white space, often the same, rich in what must be escaped. */
export function token(): fc.Arbitrary<string> {
  return fc.oneof(
    fc.constantFrom("a", "b"),
    fc.string({ unit: fc.constantFrom(...'ab01-.:&<"é'), minLength: 1, maxLength: 8 }),
  );
}

/** Text with white space. */
export function text(): fc.Arbitrary<string> {
  return xmlText();
}

/** URIs of few users, so that they meet; numbers are written in several ways. */
export function addressUri(): fc.Arbitrary<string> {
  return fc.constantFrom(
    "sip:alice@example.com",
    "sip:Alice@example.com",
    "sip:alice@EXAMPLE.com;transport=tcp",
    "sips:bob@example.com",
    "sip:bob@example.org",
    "sip:%62ob@example.org",
    "sip:+1-202-555-0123@example.com;user=phone",
    "tel:+12025550123",
    "tel:+1-202-555-0199",
    "mailto:carol@example.net",
    "sip:bücher@bücher.example",
  );
}

/** Instants as text, around one another. */
export function dateTime(): fc.Arbitrary<string> {
  return fc.constantFrom(
    "2003-12-24T17:00:00+01:00",
    "2003-12-24T17:00:00Z",
    "2003-12-24T18:00:00.5Z",
    "2003-12-24T24:00:00",
    "2026-11-21T00:00:00-05:00",
  );
}

/** Elements of namespaces that no document here has. */
export function extensions(): fc.Arbitrary<XmlElement[]> {
  return fc.array(extension(), { minLength: 1, maxLength: 2 });
}

/** An element of a namespace that no document here has; mostly a small one. */
export function extension(): fc.Arbitrary<XmlElement> {
  return fc.oneof(
    {
      weight: 5,
      arbitrary: fc.tuple(token(), text()).map(([value, inside]) => {
        const attribute = { namespace: "", local: "a", value };
        return element({ namespace: "urn:x", local: "x" }, inside === "" ? [] : [inside], [
          attribute,
        ]);
      }),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(xmlElement(), fc.constantFrom("urn:x", "urn:ietf:params:xml:ns:other"))
        .map(([one, namespace]) => ({ ...one, namespace })),
    },
  );
}
