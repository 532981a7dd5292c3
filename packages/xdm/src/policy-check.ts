import { canonicalAddress } from "./address.ts";
import { parseDateTime, parseTime } from "./date-time.ts";
import type { Extensible } from "./extensible.ts";
import type {
  AllServicesExcept,
  Condition,
  ExternalListCondition,
  IdentityCondition,
  ManyIdentities,
  MediaListCondition,
  Period,
  ServiceListCondition,
  SphereCondition,
} from "./policy.ts";
import { asciiDomain, type Evaluation, type Identity } from "./policy-request.ts";

/** A condition ready to be asked. */
export interface PolicyCheck {
  readonly kind: Condition["kind"];
  readonly holds: (evaluation: Evaluation) => boolean;
  /** Why a rule does not apply when it does not hold. */
  readonly reason: string;
}

const DAY_MS = 86_400_000;

/**
 * Makes a condition ready to be asked.
 *
 * @param condition The condition.
 * @param isNamed Tells whether an identity condition of any rule names the originator.
 */
export function policyCheck(
  condition: Condition,
  isNamed: (evaluation: Evaluation) => boolean,
): PolicyCheck {
  const { kind } = condition;
  switch (kind) {
    case "identity":
      return check(kind, "the originator is none of the identities", isOneOf(condition));
    case "external-list":
      return check(kind, "the originator is in none of the lists", isInList(condition));
    case "other-identity":
      return check(
        kind,
        "the originator is unknown, or an identity of a rule",
        (evaluation) =>
          isPlain(condition) && evaluation.identities.length > 0 && !isNamed(evaluation),
      );
    case "anonymous-request":
      return check(
        kind,
        "the request is not anonymous",
        ({ request }) =>
          isPlain(condition) && (request.isAnonymous ?? request.originator.length === 0),
      );
    case "sphere":
      return check(kind, "the owner is in another sphere", isInSphere(condition));
    case "validity":
      return check(kind, "the instant is outside the periods", isInPeriod(condition.periods));
    case "time-range":
      return check(kind, "the time is outside the periods", isInDailyPeriod(condition.periods));
    case "service-list":
      return check(kind, "the service is none of the services", isService(condition));
    case "all-services-except":
      return check(kind, "the service is an exception", isNoException(condition));
    case "media-list":
      return check(kind, "the request has none of the media", hasMedium(condition));
    case "other":
      return check(kind, `the condition ${condition.element.local} is unknown`, () => false);
  }
}

// Nobody knows what an extension demands.
function isPlain({ extensions = [] }: Extensible): boolean {
  return extensions.length === 0;
}

function check(kind: Condition["kind"], reason: string, holds: PolicyCheck["holds"]): PolicyCheck {
  return { kind, reason, holds };
}

// RFC 4745 section 7.1: one of the members is enough.
function isOneOf({ members }: IdentityCondition): PolicyCheck["holds"] {
  const addresses = new Set<string>();
  const groups: ((identities: readonly Identity[]) => boolean)[] = [];
  for (const member of members) {
    if (member.kind === "many") groups.push(isOneOfMany(member));
    // Nobody knows what an extension demands: nobody meets it.
    if (member.kind === "one" && member.extension === undefined) {
      addresses.add(canonicalAddress(member.id));
    }
  }
  return ({ identities }) => {
    if (addresses.size > 0) {
      for (const { address } of identities) if (addresses.has(address)) return true;
    }
    for (const isMember of groups) if (isMember(identities)) return true;
    return false;
  };
}

// RFC 4745 section 7.1.3. An originator with several identities must not be an exception by any.
function isOneOfMany(many: ManyIdentities): (identities: readonly Identity[]) => boolean {
  const domain = many.domain === undefined ? undefined : asciiDomain(many.domain);
  const addresses = new Set<string>();
  const domains = new Set<string>();
  for (const exception of many.exceptions) {
    // Nobody knows whom an extension excludes: it may be anyone.
    if (exception.kind === "other" || exception.extension !== undefined) return () => false;
    if (exception.id === undefined && exception.domain === undefined) return () => false;
    if (exception.id !== undefined) addresses.add(canonicalAddress(exception.id));
    if (exception.domain !== undefined) domains.add(asciiDomain(exception.domain));
  }
  return (identities) => {
    let isMember = false;
    for (const identity of identities) {
      // Mostly there are no exceptions: nothing is hashed then.
      if (addresses.size > 0 && addresses.has(identity.address)) return false;
      if (domains.size > 0 && identity.domain !== undefined && domains.has(identity.domain)) {
        return false;
      }
      if (domain === undefined || identity.domain === domain) isMember = true;
    }
    return isMember;
  };
}

/**
 * Tells whether whom a condition names is unknown: then nobody is known to be another identity.
 *
 * @param condition The condition.
 */
export function namesUnknown(condition: Condition): boolean {
  if (condition.kind === "external-list") return !condition.entries.every(isPlain);
  if (condition.kind !== "identity") return false;
  return condition.members.some((member) => {
    if (member.kind === "one") return member.extension !== undefined;
    if (member.kind === "other") return true;
    return !member.exceptions.every((one) => one.kind === "except" && one.extension === undefined);
  });
}

function isInList({ entries }: ExternalListCondition): PolicyCheck["holds"] {
  return ({ request, identities }) => {
    const { isListMember } = request;
    if (isListMember === undefined) return false;
    return entries
      .filter(isPlain)
      .some(({ anchor }) => identities.some(({ address }) => isListMember(anchor, address)));
  };
}

// RFC 4745 section 7.3
function isInSphere({ value, extensions = [] }: SphereCondition): PolicyCheck["holds"] {
  if (!isPlain({ extensions })) return () => false;
  const spheres = new Set(value.map((sphere) => sphere.toLowerCase()));
  return ({ request: { sphere } }) => sphere !== undefined && spheres.has(sphere.toLowerCase());
}

// RFC 4745 section 7.4
function isInPeriod(periods: readonly Period[]): PolicyCheck["holds"] {
  const spans = periods.map(({ from, until }) => ({
    from: parseDateTime(from) ?? Infinity,
    until: parseDateTime(until) ?? -Infinity,
  }));
  return ({ request: { instantMs } }) => {
    for (const { from, until } of spans) if (instantMs >= from && instantMs < until) return true;
    return false;
  };
}

// A period that ends before it begins goes over midnight.
function isInDailyPeriod(periods: readonly Period[]): PolicyCheck["holds"] {
  const spans = periods.flatMap((period) => {
    const [from, until] = [parseTime(period.from), parseTime(period.until)];
    return from === undefined || until === undefined ? [] : [{ from, until }];
  });
  return ({ request: { instantMs } }) => {
    const ofDay = ((instantMs % DAY_MS) + DAY_MS) % DAY_MS;
    return spans.some(({ from, until }) =>
      from < until ? ofDay >= from && ofDay < until : ofDay >= from || ofDay < until,
    );
  };
}

function isService({ services }: ServiceListCondition): PolicyCheck["holds"] {
  const enablers = new Set<string>();
  const others: PolicyCheck["holds"][] = [];
  for (const service of services) {
    if (service.kind === "service") enablers.add(service.enabler);
    if (service.kind === "all-services-except") others.push(isNoException(service));
  }
  return (evaluation) => {
    const { service } = evaluation.request;
    if (service !== undefined && enablers.has(service)) return true;
    return others.some((holds) => holds(evaluation));
  };
}

function isNoException({ services, extensions }: AllServicesExcept): PolicyCheck["holds"] {
  const enablers = new Set(services.map(({ enabler }) => enabler));
  // Nobody knows which service an extension excludes: it may be any.
  if (!isPlain({ extensions })) return () => false;
  return ({ request: { service } }) => service !== undefined && !enablers.has(service);
}

function hasMedium({ media }: MediaListCondition): PolicyCheck["holds"] {
  const names = new Set(media.map(({ local }) => local));
  return ({ request }) => request.media?.some((medium) => names.has(medium)) ?? false;
}
