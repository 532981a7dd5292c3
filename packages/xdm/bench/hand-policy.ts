/**
 * A policy as a server would hold it that knows its own policies alone: identities as a set, one period,
 * one service, two permissions. It says nothing of why.
 */
export interface HandRule {
  readonly identities: ReadonlySet<string> | undefined;
  readonly domain: string | undefined;
  readonly fromMs: number;
  readonly untilMs: number;
  readonly service: string;
  readonly allowsDoNotDisturb: boolean;
  readonly allowsOfflineStorage: boolean;
}

/** What it says. */
export interface HandDecision {
  readonly allowsDoNotDisturb: boolean;
  readonly allowsOfflineStorage: boolean;
}

/** Evaluates such a policy. */
export function handDecision(
  rules: readonly HandRule[],
  originator: string,
  instantMs: number,
  service: string,
): HandDecision {
  const address = handAddress(originator);
  const domain = address.slice(address.indexOf("@") + 1);
  let allowsDoNotDisturb = false;
  let allowsOfflineStorage = false;
  for (const rule of rules) {
    if (rule.service !== service) continue;
    if (rule.identities !== undefined && !rule.identities.has(address)) continue;
    if (rule.domain !== undefined && rule.domain !== domain) continue;
    if (instantMs < rule.fromMs || instantMs >= rule.untilMs) continue;
    allowsDoNotDisturb ||= rule.allowsDoNotDisturb;
    allowsOfflineStorage ||= rule.allowsOfflineStorage;
  }
  return { allowsDoNotDisturb, allowsOfflineStorage };
}

function handAddress(uri: string): string {
  const number = /^(?:sip:|tel:)(\+[0-9-]+)/.exec(uri)?.[1];
  if (number !== undefined) return `tel:${number.replaceAll("-", "")}`;
  const [, user = "", host = ""] = /^sip:([^@]*)@([^;]*)/.exec(uri) ?? [];
  return `sip:${user}@${host.toLowerCase()}`;
}
