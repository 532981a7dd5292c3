import type { XmlElement } from "@callingcard/xml";
import { attribute, optionalAttribute } from "./attribute-field.ts";
import { items, KEPT, many, maybe, one } from "./child-field.ts";
import { contentModel } from "./content-model.ts";
import { openDocument, type XdmInput, type XdmLimits } from "./document.ts";
import { complexType, mixedType, simpleType, textType } from "./element-type.ts";
import type { Extensible, ExtensibleAttributes, MixedContent, OtherElement } from "./extensible.ts";
import * as grammar from "./generated/reginfo.ts";
import { GRUU_INFO, REGINFO } from "./names.ts";
import { DISPLAY_NAME, type DisplayName } from "./resource-lists.ts";
import { oneOf, TEXT, TOKEN, UNSIGNED } from "./simple-type.ts";

/** What made a contact what it is (RFC 3680 section 5.1). */
export type ContactEvent =
  | "registered"
  | "created"
  | "refreshed"
  | "shortened"
  | "expired"
  | "deactivated"
  | "probation"
  | "unregistered"
  | "rejected";

/** `reginfo`: registrations, or what has changed of them (RFC 3680 section 5.1). */
export interface Reginfo extends Extensible {
  readonly version: number;
  readonly state: "full" | "partial";
  readonly registrations: readonly Registration[];
}

/** `registration`: the contacts of one address of record. */
export interface Registration extends Extensible {
  readonly aor: string;
  readonly id: string;
  readonly state: "init" | "active" | "terminated";
  readonly contacts: readonly RegisteredContact[];
}

/** `contact`: where an address of record is reached. */
export interface RegisteredContact extends ExtensibleAttributes {
  readonly id: string;
  readonly state: "active" | "terminated";
  readonly event: ContactEvent;
  readonly durationRegisteredSeconds?: number | undefined;
  readonly expiresSeconds?: number | undefined;
  readonly retryAfterSeconds?: number | undefined;
  /** Priority, from `0` to `1`, as written. */
  readonly q?: string | undefined;
  readonly callId?: string | undefined;
  readonly cseq?: number | undefined;
  readonly uri: string;
  readonly displayName?: DisplayName | undefined;
  readonly unknownParams: readonly UnknownParam[];
  /** GRUUs and elements of other namespaces, in their order. */
  readonly extras: readonly ContactExtra[];
}

/** `unknown-param`: a parameter of the Contact header field that RFC 3261 does not name. */
export interface UnknownParam extends ExtensibleAttributes {
  readonly name: string;
  /** As it stands in the header field, with its quotes; empty for a parameter without value. */
  readonly text: string;
}

/** A public or temporary GRUU of the contact (RFC 5628 section 5), or something else. */
export type ContactExtra =
  | ({ readonly kind: "pub-gruu"; readonly uri: string } & MixedContent)
  | ({
      readonly kind: "temp-gruu";
      readonly uri: string;
      /** CSeq of the REGISTER that made the first GRUU which is still valid. */
      readonly firstCseq: number;
    } & MixedContent)
  | OtherElement;

const VOCABULARY = {
  events: grammar.EVENTS,
  namespaces: /* @__PURE__ */ new Map([
    ["R", REGINFO],
    ["G", GRUU_INFO],
  ]),
};

const UNKNOWN_PARAM = /* @__PURE__ */ textType<UnknownParam>(TEXT, {
  name: /* @__PURE__ */ attribute("name", TEXT),
});

const PUB_GRUU = /* @__PURE__ */ mixedType<MixedContent & { readonly uri: string }>({
  uri: /* @__PURE__ */ attribute("uri", TOKEN),
});

const TEMP_GRUU = /* @__PURE__ */ mixedType<
  MixedContent & { readonly uri: string; readonly firstCseq: number }
>({
  uri: /* @__PURE__ */ attribute("uri", TOKEN),
  firstCseq: /* @__PURE__ */ attribute("first-cseq", UNSIGNED),
});

const CONTACT = /* @__PURE__ */ complexType<grammar.Contact, RegisteredContact>({
  content: /* @__PURE__ */ contentModel(VOCABULARY, grammar.contact),
  children: {
    uri: /* @__PURE__ */ one(/* @__PURE__ */ named("uri"), /* @__PURE__ */ simpleType(TOKEN)),
    displayName: /* @__PURE__ */ maybe(/* @__PURE__ */ named("display-name"), DISPLAY_NAME),
    unknownParams: /* @__PURE__ */ many(/* @__PURE__ */ named("unknown-param"), UNKNOWN_PARAM),
    extras: /* @__PURE__ */ items<ContactExtra>({
      "pub-gruu": { name: { namespace: GRUU_INFO, local: "pub-gruu" }, type: PUB_GRUU },
      "temp-gruu": { name: { namespace: GRUU_INFO, local: "temp-gruu" }, type: TEMP_GRUU },
    }),
  },
  attributes: {
    id: /* @__PURE__ */ attribute("id", TEXT),
    state: /* @__PURE__ */ attribute("state", /* @__PURE__ */ oneOf("active", "terminated")),
    event: /* @__PURE__ */ attribute(
      "event",
      /* @__PURE__ */ oneOf<ContactEvent>(
        "registered",
        "created",
        "refreshed",
        "shortened",
        "expired",
        "deactivated",
        "probation",
        "unregistered",
        "rejected",
      ),
    ),
    durationRegisteredSeconds: /* @__PURE__ */ optionalAttribute("duration-registered", UNSIGNED),
    expiresSeconds: /* @__PURE__ */ optionalAttribute("expires", UNSIGNED),
    retryAfterSeconds: /* @__PURE__ */ optionalAttribute("retry-after", UNSIGNED),
    q: /* @__PURE__ */ optionalAttribute("q", TEXT),
    callId: /* @__PURE__ */ optionalAttribute("callid", TEXT),
    cseq: /* @__PURE__ */ optionalAttribute("cseq", UNSIGNED),
  },
});

const REGISTRATION = /* @__PURE__ */ complexType<grammar.Registration, Registration>({
  content: /* @__PURE__ */ contentModel(VOCABULARY, grammar.registration),
  children: {
    contacts: /* @__PURE__ */ many(/* @__PURE__ */ named("contact"), CONTACT),
    extensions: KEPT,
  },
  attributes: {
    aor: /* @__PURE__ */ attribute("aor", TOKEN),
    id: /* @__PURE__ */ attribute("id", TEXT),
    state: /* @__PURE__ */ attribute(
      "state",
      /* @__PURE__ */ oneOf("init", "active", "terminated"),
    ),
  },
});

const REGINFO_TYPE = /* @__PURE__ */ complexType<grammar.Reginfo, Reginfo>({
  content: /* @__PURE__ */ contentModel(VOCABULARY, grammar.reginfo),
  children: {
    registrations: /* @__PURE__ */ many(/* @__PURE__ */ named("registration"), REGISTRATION),
    extensions: KEPT,
  },
  attributes: {
    version: /* @__PURE__ */ attribute("version", UNSIGNED),
    state: /* @__PURE__ */ attribute("state", /* @__PURE__ */ oneOf("full", "partial")),
  },
});

/**
 * Reads registrations: `application/reginfo+xml` (RFC 3680 section 5, RFC 5628).
 *
 * @param input The document.
 * @param limits Limits that differ from the defaults.
 * @throws XmlError, or XdmError.
 */
export function parseReginfo(input: XdmInput, limits?: XdmLimits): Reginfo {
  const source = openDocument(input, named("reginfo"), limits);
  return REGINFO_TYPE.read(source.root, source);
}

/**
 * Builds registrations (RFC 3680 section 5, RFC 5628).
 *
 * @param reginfo The registrations.
 * @throws RangeError for what would not be read back equal.
 */
export function reginfoElement(reginfo: Reginfo): XmlElement {
  return REGINFO_TYPE.build(named("reginfo"), reginfo);
}

/**
 * Finds the public GRUU of a contact.
 *
 * @param contact The contact.
 */
export function publicGruu(contact: RegisteredContact): string | undefined {
  for (const extra of contact.extras) if (extra.kind === "pub-gruu") return extra.uri;
  return undefined;
}

/**
 * Finds the instance of a contact: its parameter `+sip.instance`, without quotes and brackets.
 *
 * @param contact The contact.
 */
export function sipInstance(contact: RegisteredContact): string | undefined {
  const parameter = contact.unknownParams.find(
    ({ name }) => name.toLowerCase() === "+sip.instance",
  );
  return /^\s*"?<([^<>"]*)>"?\s*$/.exec(parameter?.text ?? "")?.[1];
}

function named(local: string) {
  return { namespace: REGINFO, local };
}
