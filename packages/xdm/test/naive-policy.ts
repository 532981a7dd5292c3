import { textContent } from "@callingcard/xml";
import {
  addressDomain,
  canonicalAddress,
  parseDateTime,
  parseTime,
  type Condition,
  type PolicyRequest,
  type Rule,
  type Ruleset,
} from "../src/index.ts";

/**
 * Evaluates a policy as the specifications tell it, with nothing made ready: the rules that apply, and
 * whether a permission is granted by one of them.
 */
export function naiveRules(ruleset: Ruleset, request: PolicyRequest): string[] {
  return ruleset.rules
    .filter((rule) =>
      (rule.conditions?.conditions ?? []).every((one) => holds(one, ruleset, request)),
    )
    .map(({ id }) => id);
}

/** Whether a permission of an Open Mobile Alliance name is granted. */
export function naiveGrant(ruleset: Ruleset, request: PolicyRequest, name: string): boolean {
  const applies = (rule: Rule): boolean =>
    (rule.conditions?.conditions ?? []).every((one) => holds(one, ruleset, request));
  return ruleset.rules
    .filter(applies)
    .flatMap(({ actions, transformations }) => [
      ...(actions?.permissions ?? []),
      ...(transformations?.permissions ?? []),
    ])
    .some(
      (granted) =>
        granted.local === name &&
        granted.namespace === "urn:oma:xml:xdm:extensions" &&
        textContent(granted) === "true",
    );
}

function holds(condition: Condition, ruleset: Ruleset, request: PolicyRequest): boolean {
  const { originator, instantMs, service } = request;
  switch (condition.kind) {
    case "identity":
      return condition.members.some((member) => {
        if (member.kind === "one") {
          return member.extension === undefined && originator.some((uri) => isSame(uri, member.id));
        }
        if (member.kind === "other") return false;
        const excluded = member.exceptions.some(
          (exception) =>
            exception.kind === "other" ||
            exception.extension !== undefined ||
            (exception.id === undefined && exception.domain === undefined) ||
            originator.some(
              (uri) =>
                (exception.id !== undefined && isSame(uri, exception.id)) ||
                (exception.domain !== undefined && isOf(uri, exception.domain)),
            ),
        );
        return (
          !excluded &&
          originator.some((uri) => member.domain === undefined || isOf(uri, member.domain))
        );
      });
    case "external-list":
      return condition.entries.some(({ anchor, extensions = [] }) =>
        originator.some(
          (uri) =>
            extensions.length === 0 &&
            request.isListMember?.(anchor, canonicalAddress(uri)) === true,
        ),
      );
    case "other-identity":
      return (
        originator.length > 0 &&
        (condition.extensions ?? []).length === 0 &&
        !ruleset.rules.some((rule) => rule.conditions?.conditions.some(isUnclear)) &&
        !ruleset.rules
          .flatMap((rule) => rule.conditions?.conditions ?? [])
          .filter(({ kind }) => kind === "identity" || kind === "external-list")
          .some((one) => holds(one, ruleset, request))
      );
    case "anonymous-request":
      if ((condition.extensions ?? []).length > 0) return false;
      return request.isAnonymous === undefined ? originator.length === 0 : request.isAnonymous;
    case "sphere":
      if ((condition.extensions ?? []).length > 0) return false;
      return condition.value.some((one) => one.toLowerCase() === request.sphere?.toLowerCase());
    case "validity":
      return condition.periods.some(
        ({ from, until }) =>
          (parseDateTime(from) ?? 0) <= instantMs && instantMs < (parseDateTime(until) ?? 0),
      );
    case "time-range":
      return condition.periods.some((period) => {
        const [from = 0, until = 0] = [parseTime(period.from), parseTime(period.until)];
        const ofDay = instantMs - Math.floor(instantMs / 86_400_000) * 86_400_000;
        const isAfter = from <= ofDay;
        return from < until ? isAfter && ofDay < until : isAfter || ofDay < until;
      });
    case "service-list":
      return condition.services.some((one) => {
        if (one.kind === "service") return one.enabler === service;
        return one.kind === "all-services-except" && isNotExcepted(one, service);
      });
    case "all-services-except":
      return isNotExcepted(condition, service);
    case "media-list":
      return condition.media.some(({ local }) => request.media?.includes(local) === true);
    case "other":
      return false;
  }
}

// Whether nobody knows whom the condition names.
function isUnclear(condition: Condition): boolean {
  if (condition.kind === "external-list") {
    return condition.entries.some(({ extensions = [] }) => extensions.length > 0);
  }
  if (condition.kind !== "identity") return false;
  return condition.members.some(
    (member) =>
      member.kind === "other" ||
      (member.kind === "one" && member.extension !== undefined) ||
      (member.kind === "many" &&
        member.exceptions.some((one) => one.kind === "other" || one.extension !== undefined)),
  );
}

function isNotExcepted(
  condition: {
    readonly services: readonly { readonly enabler: string }[];
    readonly extensions?: readonly unknown[] | undefined;
  },
  service: string | undefined,
): boolean {
  if (service === undefined || (condition.extensions ?? []).length > 0) return false;
  return condition.services.every(({ enabler }) => enabler !== service);
}

function isSame(one: string, other: string): boolean {
  return canonicalAddress(one) === canonicalAddress(other);
}

function isOf(uri: string, domain: string): boolean {
  const own = addressDomain(uri);
  if (own === undefined) return false;
  const ascii = own === "bücher.example" ? "xn--bcher-kva.example" : own;
  return ascii === domain.toLowerCase();
}
