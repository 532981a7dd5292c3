import type { Token } from "moo";
import type { DeviceName, Receipt, Statement } from "./step.ts";

/** How long an expectation may take where it does not say. */
const DEFAULT_WITHIN_MS = 2_000;

// The postprocessors of grammar/scenario.ne. nearley calls each with the values of its symbols.

type Direction = "sent" | "received" | undefined;
type Make<Parts extends readonly unknown[]> = (parts: Parts) => Statement;

export function secondPart<Part>([, part]: readonly [unknown, Part]): Part {
  return part;
}

export function nothing(): undefined {
  return undefined;
}

export function yes(): true {
  return true;
}

export function byName([token]: readonly [Token]): string {
  return token.value;
}

function number([token]: readonly [Token]): number {
  return Number(token.value);
}

export function milliseconds(parts: readonly [Token]): number {
  return number(parts);
}

export function seconds(parts: readonly [Token]): number {
  return number(parts) * 1_000;
}

export function listOf([, { value }]: readonly [Token, Token]): readonly string[] {
  return [value];
}

export function listed([names, , { value }]: readonly [
  readonly string[],
  Token,
  Token,
]): readonly string[] {
  return [...names, value];
}

export function worth([{ type, value }]: readonly [Token]): string | number | boolean {
  if (type === "number") return Number(value);
  if (type === "word" && (value === "true" || value === "false")) return value === "true";
  return value;
}

export function replacing(): true {
  return true;
}

export function wanted([, receipt]: readonly [Token, Receipt]): readonly Receipt[] {
  return [receipt];
}

export function wantedBoth(): readonly Receipt[] {
  return ["delivery", "display"];
}

export function direction([, { value }]: readonly [Token, Token]): "sent" | "received" {
  return value === "sent" ? "sent" : "received";
}

export function title([{ value }]: readonly [Token]): Statement {
  return { kind: "title", title: value };
}

export function user([, { value }, , devices]: readonly [
  Token,
  Token,
  Token,
  readonly string[],
]): Statement {
  return { kind: "user", user: value, devices };
}

export function policy([, whose, key, value]: readonly [
  Token,
  Token,
  Token,
  string | number | boolean,
]): Statement {
  return { kind: "policy", user: whose.value, key: key.value, value };
}

export function blocks([who, , other]: readonly [Token, Token, Token]): Statement {
  return { kind: "blocks", user: who.value, other: other.value };
}

export function undisturbed([{ value }]: readonly [Token]): Statement {
  return { kind: "undisturbed", user: value };
}

export function invites([device, , { value }, replaces]: readonly [
  Token,
  Token,
  Token,
  true | undefined,
]): Statement {
  return { kind: "invites", device: nameOf(device), user: value, replaces: replaces === true };
}

export function groupInvite(parts: readonly Token[]): Statement {
  const [device, , guest, , , , group] = parts as readonly [
    Token,
    Token,
    Token,
    Token,
    Token,
    Token,
    Token,
  ];
  return {
    kind: "invites",
    device: nameOf(device),
    user: guest.value,
    group: group.value,
    replaces: false,
  };
}

export function accepts([device, , twice, afterMs]: readonly [
  Token,
  Token,
  true | undefined,
  number | undefined,
]): Statement {
  return { kind: "accepts", device: nameOf(device), twice: twice === true, afterMs: afterMs ?? 0 };
}

export function declines([device, , , status, afterMs]: readonly [
  Token,
  Token,
  Token,
  Token,
  number | undefined,
]): Statement {
  return {
    kind: "declines",
    device: nameOf(device),
    status: number([status]),
    afterMs: afterMs ?? 0,
  };
}

export function redirects([device, , , to]: readonly [Token, Token, Token, Token]): Statement {
  return { kind: "redirects", device: nameOf(device), to: nameOf(to) };
}

export function says([device, , { value }, wanting]: readonly [
  Token,
  Token,
  Token,
  readonly Receipt[] | undefined,
]): Statement {
  return { kind: "says", device: nameOf(device), text: value, wanting: wanting ?? [] };
}

export function displays([device, , { value }]: readonly [Token, Token, Token]): Statement {
  return { kind: "displays", device: nameOf(device), text: value };
}

export function reads([device, , octets]: readonly [Token, Token, Token]): Statement {
  return { kind: "reads", device: nameOf(device), octetsPerSecond: number([octets]) };
}

export const registers: Make<readonly [Token]> = act("registers");
export const unregisters: Make<readonly [Token]> = act("unregisters");
export const ignores: Make<readonly [Token]> = act("ignores");
export const types: Make<readonly [Token]> = act("types");
export const rests: Make<readonly [Token]> = act("rests");
export const leaves: Make<readonly [Token]> = act("leaves");
export const cuts: Make<readonly [Token]> = act("cuts");
export const stalls: Make<readonly [Token]> = act("stalls");
export const idles: Make<readonly [Token]> = act("idles");

export function waits([, forMs]: readonly [Token, number]): Statement {
  return { kind: "waits", forMs };
}

export function restarts(): Statement {
  return { kind: "restarts" };
}

export function kills(): Statement {
  return { kind: "kills" };
}

export function sight(seen: boolean): Make<readonly unknown[]> {
  return (parts) => {
    const [device, text, as, withinMs] = (seen ? [1, 3, 4, 5] : [1, 5, 6, 7]).map(
      (at) => parts[at],
    );
    return {
      kind: "sight",
      device: nameOf(device as Token),
      text: (text as Token).value,
      ...directionOf(as as Direction),
      seen,
      withinMs: (withinMs as number | undefined) ?? DEFAULT_WITHIN_MS,
    };
  };
}

export function notification(parts: readonly unknown[]): Statement {
  const [device, receipt, text, once, withinMs] = [1, 5, 7, 8, 9].map((at) => parts[at]);
  return {
    kind: "notification",
    device: nameOf(device as Token),
    receipt: receipt as Receipt,
    text: (text as Token).value,
    once: once === true,
    withinMs: (withinMs as number | undefined) ?? DEFAULT_WITHIN_MS,
  };
}

export function invitation(invited: boolean): Make<readonly unknown[]> {
  return (parts) => ({
    kind: "invitation",
    device: nameOf(parts[1] as Token),
    invited,
    withinMs: (parts[invited ? 4 : 5] as number | undefined) ?? DEFAULT_WITHIN_MS,
  });
}

export function outcome(
  what: "accepted" | "refused" | "cancelled" | "connected",
): Make<readonly unknown[]> {
  return (parts) => ({
    kind: "outcome",
    device: nameOf(parts[1] as Token),
    outcome: what,
    ...(what === "refused" && { status: number([parts[5] as Token]) }),
    withinMs: (parts[what === "refused" ? 6 : 4] as number | undefined) ?? DEFAULT_WITHIN_MS,
  });
}

export function ends(ended: boolean): Make<readonly unknown[]> {
  return (parts) => {
    const because = ended ? (parts[4] as Token | undefined) : undefined;
    return {
      kind: "end",
      device: nameOf(parts[1] as Token),
      ended,
      ...(because !== undefined && { because: because.value }),
      withinMs: (parts[ended ? 5 : 3] as number | undefined) ?? DEFAULT_WITHIN_MS,
    };
  };
}

export function deferred(parts: readonly unknown[]): Statement {
  const [count, whose, withinMs] = [1, 4, 5].map((at) => parts[at]);
  return {
    kind: "deferred",
    count: number([count as Token]),
    user: (whose as Token).value,
    withinMs: (withinMs as number | undefined) ?? DEFAULT_WITHIN_MS,
  };
}

export function history(parts: readonly unknown[]): Statement {
  const [whose, text, as, withinMs] = [3, 5, 6, 7].map((at) => parts[at]);
  return {
    kind: "history",
    user: (whose as Token).value,
    text: (text as Token).value,
    ...directionOf(as as Direction),
    withinMs: (withinMs as number | undefined) ?? DEFAULT_WITHIN_MS,
  };
}

type Act =
  | "registers"
  | "unregisters"
  | "ignores"
  | "types"
  | "rests"
  | "leaves"
  | "cuts"
  | "stalls"
  | "idles";

function act(kind: Act): Make<readonly [Token]> {
  return ([device]) => ({ kind, device: nameOf(device) });
}

function nameOf({ value }: Token): DeviceName {
  const [user = "", device = ""] = value.split(".");
  return { user, device };
}

function directionOf(as: Direction): { readonly direction?: "sent" | "received" } {
  return as === undefined ? {} : { direction: as };
}
