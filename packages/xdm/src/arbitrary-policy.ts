import { element, type XmlElement } from "@callingcard/xml";
import * as fc from "fast-check";
import {
  addressUri,
  dateTime,
  extension,
  extensions,
  partly,
  text,
  token,
} from "./arbitrary-common.ts";
import { OMA_EXTENSIONS, PRES_RULES } from "./names.ts";
import { booleanPermission } from "./permission.ts";
import type {
  AllServicesExcept,
  Condition,
  ExceptIdentity,
  IdentityMember,
  Rule,
  Ruleset,
  ServiceItem,
} from "./policy.ts";
import type { PolicyRequest } from "./policy-request.ts";

/** Policies with every kind of condition; few names, so that rules meet. */
export function ruleset(): fc.Arbitrary<Ruleset> {
  return fc.record({ rules: fc.array(rule(), { maxLength: 4 }) });
}

function rule(): fc.Arbitrary<Rule> {
  return partly<Omit<Rule, "otherAttributes">, "id">(
    {
      id: token(),
      conditions: fc.record({ conditions: fc.array(condition(), { maxLength: 3 }) }),
      actions: fc.record({ permissions: fc.array(permission(), { maxLength: 3 }) }),
      transformations: fc.record({ permissions: fc.array(permission(), { maxLength: 2 }) }),
    },
    ["id"],
  );
}

/** Conditions of every kind. */
export function condition(): fc.Arbitrary<Condition> {
  return fc.oneof(
    fc.record({
      kind: fc.constant("identity" as const),
      members: fc.array(member(), { minLength: 1, maxLength: 3 }),
    }),
    fc.record({ kind: fc.constant("sphere" as const), value: fc.array(sphere()) }),
    fc.record({ kind: fc.constant("validity" as const), periods: periods(dateTime()) }),
    fc.record({ kind: fc.constant("time-range" as const), periods: periods(time()) }),
    partly<
      Omit<Extract<Condition, { readonly kind: "external-list" }>, "otherAttributes">,
      "kind" | "entries"
    >(
      {
        kind: fc.constant("external-list" as const),
        entries: fc.array(fc.record({ anchor: fc.constantFrom("list:a", "list:b") }), {
          maxLength: 2,
        }),
        extensions: extensions(),
      },
      ["kind", "entries"],
    ),
    fc.record({ kind: fc.constantFrom("other-identity" as const, "anonymous-request" as const) }),
    fc.record({
      kind: fc.constant("service-list" as const),
      services: fc.array(serviceItem(), { maxLength: 3 }),
    }),
    allServicesExcept().map((services) => ({
      kind: "all-services-except" as const,
      ...services,
    })),
    fc.record({
      kind: fc.constant("media-list" as const),
      media: fc.array(medium(), { maxLength: 2 }),
    }),
    fc.record({ kind: fc.constant("other" as const), element: extension() }),
  );
}

/** Requests that the conditions at times hold for. */
export function policyRequest(): fc.Arbitrary<PolicyRequest> {
  return fc.record(
    {
      originator: fc.array(addressUri(), { maxLength: 2 }),
      isAnonymous: fc.boolean(),
      instantMs: fc.constantFrom(
        Date.UTC(2003, 11, 24, 16),
        Date.UTC(2003, 11, 24, 17),
        Date.UTC(2003, 11, 24, 17, 59),
        Date.UTC(2026, 10, 21, 6),
        -1,
      ),
      sphere: sphere(),
      service: fc.constantFrom("CPM", "PoC"),
      media: fc.array(fc.constantFrom("audio", "video"), { maxLength: 2 }),
      isListMember: fc.constantFrom(
        () => false,
        (anchor: string, address: string) => anchor === "list:a" && address.includes("alice"),
      ),
    },
    { requiredKeys: ["originator", "instantMs"] },
  );
}

function member(): fc.Arbitrary<IdentityMember> {
  return fc.oneof(
    { weight: 3, arbitrary: fc.record({ kind: fc.constant("one" as const), id: addressUri() }) },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant("one" as const),
        id: addressUri(),
        extension: extension(),
      }),
    },
    {
      weight: 3,
      arbitrary: partly<
        Omit<Extract<IdentityMember, { readonly kind: "many" }>, "otherAttributes">,
        "kind" | "exceptions"
      >(
        {
          kind: fc.constant("many" as const),
          domain: domain(),
          exceptions: fc.array(
            fc.oneof(
              { weight: 4, arbitrary: except() },
              {
                weight: 1,
                arbitrary: fc.record({ kind: fc.constant("other" as const), element: extension() }),
              },
            ),
            { maxLength: 2 },
          ),
        },
        ["kind", "exceptions"],
      ),
    },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant("other" as const), element: extension() }),
    },
  );
}

function except(): fc.Arbitrary<{ readonly kind: "except" } & ExceptIdentity> {
  return partly<
    Omit<{ readonly kind: "except" } & ExceptIdentity, "otherAttributes" | "extension">,
    "kind"
  >({ kind: fc.constant("except" as const), id: addressUri(), domain: domain() }, ["kind"]);
}

function serviceItem(): fc.Arbitrary<ServiceItem> {
  return fc.oneof(
    fc.record({ kind: fc.constant("service" as const), enabler: enabler() }),
    allServicesExcept().map((services) => ({
      kind: "all-services-except" as const,
      ...services,
    })),
    fc.record({ kind: fc.constant("other" as const), element: extension() }),
  );
}

function allServicesExcept(): fc.Arbitrary<AllServicesExcept> {
  return partly<Omit<AllServicesExcept, "otherAttributes">, "services">(
    {
      services: fc.array(fc.record({ enabler: enabler() }), { maxLength: 2 }),
      extensions: extensions(),
    },
    ["services"],
  );
}

function permission(): fc.Arbitrary<XmlElement> {
  const named = fc.constantFrom("allow-do-not-disturb", "allow-offline-storage");
  return fc.oneof(
    fc.tuple(named, fc.boolean()).map(([name, value]) => booleanPermission(name, value)),
    fc
      .constantFrom("block", "confirm", "polite-block", "allow", "else")
      .map((level) => element({ namespace: PRES_RULES, local: "sub-handling" }, [level])),
    fc
      .constantFrom("a", "b")
      .map((local) =>
        element({ namespace: PRES_RULES, local: "provide-services" }, [
          element({ namespace: PRES_RULES, local }),
        ]),
      ),
    extension(),
  );
}

function medium(): fc.Arbitrary<XmlElement> {
  return fc
    .constantFrom("audio", "video")
    .map((local) => element({ namespace: OMA_EXTENSIONS, local }));
}

function periods(instant: fc.Arbitrary<string>) {
  return fc.array(fc.record({ from: instant, until: instant }), { minLength: 1, maxLength: 2 });
}

function time(): fc.Arbitrary<string> {
  return fc.constantFrom("00:00:00", "06:00:00Z", "17:00:00.0Z", "22:30:00+01:00", "24:00:00");
}

function domain(): fc.Arbitrary<string> {
  return fc.constantFrom("example.com", "EXAMPLE.org", "xn--bcher-kva.example");
}

function sphere(): fc.Arbitrary<string> {
  return fc.constantFrom("home", "work", "Work");
}

function enabler(): fc.Arbitrary<string> {
  return fc.oneof(fc.constantFrom("CPM", "PoC"), text());
}
