import type { XmlElement } from "@callingcard/xml";
import { attribute, optionalAttribute } from "./attribute-field.ts";
import { items, KEPT, KEPT_ONE, many, maybe, type ChildField } from "./child-field.ts";
import { contentModel } from "./content-model.ts";
import { openDocument, type XdmInput, type XdmLimits } from "./document.ts";
import { complexType, simpleType, type ElementType } from "./element-type.ts";
import type { Extensible } from "./extensible.ts";
import * as grammar from "./generated/common-policy.ts";
import { COMMON_POLICY, OMA_COMMON_POLICY, OMA_EXTENSIONS } from "./names.ts";
import type {
  AllServicesExcept,
  Condition,
  Conditions,
  ExceptIdentity,
  ExternalListCondition,
  ExternalListEntry,
  IdentityCondition,
  IdentityException,
  IdentityMember,
  ManyIdentities,
  MediaListCondition,
  OneIdentity,
  Period,
  Permissions,
  Rule,
  Ruleset,
  Service,
  ServiceItem,
  ServiceListCondition,
  SphereCondition,
  ValidityCondition,
} from "./policy.ts";
import { DATE_TIME, TEXT, TIME, TOKEN, WORDS } from "./simple-type.ts";

const VOCABULARY = {
  events: grammar.EVENTS,
  namespaces: /* @__PURE__ */ new Map([
    ["P", COMMON_POLICY],
    ["O", OMA_COMMON_POLICY],
    ["X", OMA_EXTENSIONS],
  ]),
};

const EXCEPT = /* @__PURE__ */ complexType<grammar.Except, ExceptIdentity>({
  content: /* @__PURE__ */ contentModel(VOCABULARY, grammar.except),
  children: { extension: KEPT_ONE },
  attributes: {
    id: /* @__PURE__ */ optionalAttribute("id", TOKEN),
    domain: /* @__PURE__ */ optionalAttribute("domain", TOKEN),
  },
});

const MANY = /* @__PURE__ */ complexType<grammar.Many, ManyIdentities>({
  content: /* @__PURE__ */ contentModel(VOCABULARY, grammar.many),
  children: {
    exceptions: /* @__PURE__ */ items<IdentityException>({
      except: { name: /* @__PURE__ */ policy("except"), type: EXCEPT },
    }),
  },
  attributes: { domain: /* @__PURE__ */ optionalAttribute("domain", TOKEN) },
});

const ONE = /* @__PURE__ */ complexType<grammar.One, OneIdentity>({
  content: /* @__PURE__ */ contentModel(VOCABULARY, grammar.one),
  children: { extension: KEPT_ONE },
  attributes: { id: /* @__PURE__ */ attribute("id", TOKEN) },
});

const IDENTITY = /* @__PURE__ */ complexType<grammar.Identity, IdentityCondition>({
  content: /* @__PURE__ */ contentModel(VOCABULARY, grammar.identity),
  children: {
    members: /* @__PURE__ */ items<IdentityMember>({
      one: { name: /* @__PURE__ */ policy("one"), type: ONE },
      many: { name: /* @__PURE__ */ policy("many"), type: MANY },
    }),
  },
  attributes: {},
});

const SPHERE = /* @__PURE__ */ complexType<grammar.Sphere, SphereCondition>({
  content: /* @__PURE__ */ contentModel(VOCABULARY, grammar.sphere),
  children: { extensions: KEPT },
  attributes: { value: /* @__PURE__ */ attribute("value", WORDS) },
});

const VALIDITY = /* @__PURE__ */ complexType<grammar.Validity, ValidityCondition>({
  content: /* @__PURE__ */ contentModel(VOCABULARY, grammar.validity),
  children: { periods: /* @__PURE__ */ periods(policy, /* @__PURE__ */ simpleType(DATE_TIME)) },
  attributes: {},
});

const TIME_RANGE = /* @__PURE__ */ complexType<grammar.TimeRange, ValidityCondition>({
  content: /* @__PURE__ */ contentModel(VOCABULARY, grammar.timeRange),
  children: { periods: /* @__PURE__ */ periods(extension, /* @__PURE__ */ simpleType(TIME)) },
  attributes: {},
});

const EXTERNAL_ENTRY = /* @__PURE__ */ complexType<grammar.ExternalEntry, ExternalListEntry>({
  content: /* @__PURE__ */ contentModel(VOCABULARY, grammar.externalEntry),
  children: { extensions: KEPT },
  attributes: { anchor: /* @__PURE__ */ attribute("anc", TOKEN) },
});

const EXTERNAL_LIST = /* @__PURE__ */ complexType<grammar.ExternalList, ExternalListCondition>({
  content: /* @__PURE__ */ contentModel(VOCABULARY, grammar.externalList),
  children: {
    entries: /* @__PURE__ */ many(/* @__PURE__ */ oma("entry"), EXTERNAL_ENTRY),
    extensions: KEPT,
  },
  attributes: {},
});

const OTHER_IDENTITY = /* @__PURE__ */ complexType<grammar.OtherIdentity, Extensible>({
  content: /* @__PURE__ */ contentModel(VOCABULARY, grammar.otherIdentity),
  children: { extensions: KEPT },
  attributes: {},
});

const ANONYMOUS_REQUEST = /* @__PURE__ */ complexType<grammar.AnonymousRequest, Extensible>({
  content: /* @__PURE__ */ contentModel(VOCABULARY, grammar.anonymousRequest),
  children: { extensions: KEPT },
  attributes: {},
});

const SERVICE = /* @__PURE__ */ complexType<grammar.Service, Service>({
  content: /* @__PURE__ */ contentModel(VOCABULARY, grammar.service),
  children: { extensions: KEPT },
  attributes: { enabler: /* @__PURE__ */ attribute("enabler", TEXT) },
});

const ALL_SERVICES_EXCEPT = /* @__PURE__ */ complexType<
  grammar.AllServicesExcept,
  AllServicesExcept
>({
  content: /* @__PURE__ */ contentModel(VOCABULARY, grammar.allServicesExcept),
  children: {
    services: /* @__PURE__ */ many(/* @__PURE__ */ extension("service"), SERVICE),
    extensions: KEPT,
  },
  attributes: {},
});

const EXCEPT_SERVICES = {
  name: /* @__PURE__ */ extension("all-services-except"),
  type: ALL_SERVICES_EXCEPT,
};

const SERVICE_LIST = /* @__PURE__ */ complexType<grammar.ServiceList, ServiceListCondition>({
  content: /* @__PURE__ */ contentModel(VOCABULARY, grammar.serviceList),
  children: {
    services: /* @__PURE__ */ items<ServiceItem>({
      service: { name: /* @__PURE__ */ extension("service"), type: SERVICE },
      "all-services-except": EXCEPT_SERVICES,
    }),
  },
  attributes: {},
});

const ELEMENTS: ChildField<readonly XmlElement[], readonly XmlElement[]> = {
  read: (elements) => elements,
  build: (elements) => elements,
};

const MEDIA_LIST = /* @__PURE__ */ complexType<grammar.MediaList, MediaListCondition>({
  content: /* @__PURE__ */ contentModel(VOCABULARY, grammar.mediaList),
  children: { media: ELEMENTS },
  attributes: {},
});

const CONDITIONS = /* @__PURE__ */ complexType<grammar.Conditions, Conditions>({
  content: /* @__PURE__ */ contentModel(VOCABULARY, grammar.conditions),
  children: {
    conditions: /* @__PURE__ */ items<Condition>({
      identity: { name: /* @__PURE__ */ policy("identity"), type: IDENTITY },
      sphere: { name: /* @__PURE__ */ policy("sphere"), type: SPHERE },
      validity: { name: /* @__PURE__ */ policy("validity"), type: VALIDITY },
      "external-list": { name: /* @__PURE__ */ oma("external-list"), type: EXTERNAL_LIST },
      "other-identity": { name: /* @__PURE__ */ oma("other-identity"), type: OTHER_IDENTITY },
      "anonymous-request": {
        name: /* @__PURE__ */ oma("anonymous-request"),
        type: ANONYMOUS_REQUEST,
      },
      "service-list": { name: /* @__PURE__ */ extension("service-list"), type: SERVICE_LIST },
      "all-services-except": EXCEPT_SERVICES,
      "media-list": { name: /* @__PURE__ */ extension("media-list"), type: MEDIA_LIST },
      "time-range": { name: /* @__PURE__ */ extension("time-range"), type: TIME_RANGE },
    }),
  },
  attributes: {},
});

const ACTIONS = /* @__PURE__ */ complexType<grammar.Actions, Permissions>({
  content: /* @__PURE__ */ contentModel(VOCABULARY, grammar.actions),
  children: { permissions: ELEMENTS },
  attributes: {},
});

const TRANSFORMATIONS = /* @__PURE__ */ complexType<grammar.Transformations, Permissions>({
  content: /* @__PURE__ */ contentModel(VOCABULARY, grammar.transformations),
  children: { permissions: ELEMENTS },
  attributes: {},
});

const RULE = /* @__PURE__ */ complexType<grammar.Rule, Rule>({
  content: /* @__PURE__ */ contentModel(VOCABULARY, grammar.rule),
  children: {
    conditions: /* @__PURE__ */ maybe(/* @__PURE__ */ policy("conditions"), CONDITIONS),
    actions: /* @__PURE__ */ maybe(/* @__PURE__ */ policy("actions"), ACTIONS),
    transformations: /* @__PURE__ */ maybe(
      /* @__PURE__ */ policy("transformations"),
      TRANSFORMATIONS,
    ),
  },
  attributes: { id: /* @__PURE__ */ attribute("id", TOKEN) },
});

const RULESET = /* @__PURE__ */ complexType<grammar.Ruleset, Ruleset>({
  content: /* @__PURE__ */ contentModel(VOCABULARY, grammar.ruleset),
  children: { rules: /* @__PURE__ */ many(/* @__PURE__ */ policy("rule"), RULE) },
  attributes: {},
});

/**
 * Reads a policy (RFC 4745 section 13, with conditions of the Open Mobile Alliance).
 *
 * @param input The document.
 * @param limits Limits that differ from the defaults.
 * @throws XmlError, or XdmError.
 */
export function parseRuleset(input: XdmInput, limits?: XdmLimits): Ruleset {
  const source = openDocument(input, policy("ruleset"), limits);
  return RULESET.read(source.root, source);
}

/**
 * Builds a policy (RFC 4745 section 13).
 *
 * @param ruleset The rules.
 * @throws RangeError for what would not be read back equal.
 */
export function rulesetElement(ruleset: Ruleset): XmlElement {
  return RULESET.build(policy("ruleset"), ruleset);
}

function policy(local: string) {
  return { namespace: COMMON_POLICY, local };
}

function oma(local: string) {
  return { namespace: OMA_COMMON_POLICY, local };
}

function extension(local: string) {
  return { namespace: OMA_EXTENSIONS, local };
}

// from and until by turns.
function periods(
  named: typeof policy,
  type: ElementType<string>,
): ChildField<
  readonly { readonly from: XmlElement; readonly until: XmlElement }[],
  readonly Period[]
> {
  return {
    read: (elements, source) =>
      elements.map(({ from, until }) => ({
        from: type.read(from, source),
        until: type.read(until, source),
      })),
    build: (values) =>
      values.flatMap(({ from, until }) => [
        type.build(named("from"), from),
        type.build(named("until"), until),
      ]),
  };
}
