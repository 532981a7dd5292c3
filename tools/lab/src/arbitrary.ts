// Random scenarios: what the devices do is drawn, what everybody has to see then follows from it. They shrink line by line.

import * as fc from "fast-check";

/** What random scenarios are about. */
export interface RandomScenarioOptions {
  /** Most devices of the user who is invited, one or more. Default 3. */
  readonly maxDevices?: number;

  /** Most things that happen. Default 12. */
  readonly maxDeeds?: number;

  /** Which devices of the invited user have the session: policies A, B and C. Default `all`. */
  readonly policy?: "first" | "until-use" | "all";
}

/** Something that happens in a session. Devices are numbered from 0; 0 accepts first. */
export type Deed =
  | { readonly kind: "caller-says"; readonly wanting: readonly ("delivery" | "display")[] }
  | { readonly kind: "says"; readonly device: number }
  | { readonly kind: "types"; readonly device: number }
  | { readonly kind: "displays"; readonly device: number }
  | { readonly kind: "leaves"; readonly device: number };

const NAMES = ["phone", "tablet", "laptop", "watch", "desk"] as const;

/** How far apart the answers of the devices are, in milliseconds; so far that the first one is the first, where that counts. */
const APART_MS = { first: 3_000, "until-use": 50, all: 50 } as const;

/**
 * Scenarios of one session between a caller and a user with some devices, with all that has to be seen in it.
 *
 * @param options What they are about.
 */
export function randomScenario(options: RandomScenarioOptions = {}): fc.Arbitrary<string> {
  const { maxDevices = 3, maxDeeds = 12, policy = "all" } = options;
  const most = Math.min(maxDevices, NAMES.length);
  const number = fc.nat({ max: most - 1 });
  // One device alone sees little of what the policies are about.
  const count = fc.oneof(
    { weight: 1, arbitrary: fc.constant(1) },
    { weight: 5, arbitrary: fc.integer({ min: Math.min(2, most), max: most }) },
  );
  const deed: fc.Arbitrary<Deed> = fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant("caller-says" as const),
        wanting: fc.subarray(["delivery", "display"] as const),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({ kind: fc.constantFrom("says", "types", "displays"), device: number }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant("leaves" as const), device: number }) },
  );
  return fc
    .tuple(count, fc.array(deed, { maxLength: maxDeeds, size: "max" }))
    .map(([devices, deeds]) => scenarioOf(devices, deeds, policy));
}

/**
 * Writes a scenario with what has to be seen.
 *
 * @param count How many devices the invited user has.
 * @param deeds What happens; deeds of devices that do not have the session any more are left out.
 * @param policy Which devices have it.
 * @returns The scenario.
 */
export function scenarioOf(
  count: number,
  deeds: readonly Deed[],
  policy: NonNullable<RandomScenarioOptions["policy"]>,
): string {
  const names = NAMES.slice(0, count).map((name) => `bob.${name}`);
  const session = new SessionModel(names, policy);
  const lines = [
    `scenario ${count} devices, ${policy}`,
    "user alice with device phone",
    `user bob with ${count === 1 ? "device" : "devices"} ${NAMES.slice(0, count).join(", ")}`,
    ...(policy === "all" ? [] : [`policy bob multiDevice ${policy}`]),
    ...names.map(
      (name, at) => `${name} accepts${at === 0 ? "" : ` after ${at * APART_MS[policy]} ms`}`,
    ),
    "alice.phone invites bob",
    "expect alice.phone is accepted",
    // The others have the session by then, or are told that they have it no more.
    ...names.map((name, at) => `expect ${name} is ${session.has(at) ? "connected" : "cancelled"}`),
    ...deeds.flatMap((deed) => session.do(deed)),
  ];
  return `${lines.join("\n")}\n`;
}

/** Who has the session, and what was said that can be displayed. */
class SessionModel {
  readonly #policy: NonNullable<RandomScenarioOptions["policy"]>;
  readonly #names: readonly string[];
  #live: readonly string[];
  #said = 0;
  #displayed = new Set<string>();
  #last:
    | { readonly text: string; readonly wanted: boolean; readonly seenBy: readonly string[] }
    | undefined;

  constructor(names: readonly string[], policy: NonNullable<RandomScenarioOptions["policy"]>) {
    this.#policy = policy;
    this.#names = names;
    this.#live = policy === "first" ? names.slice(0, 1) : names;
  }

  /** Whether a device has the session. */
  has(device: number): boolean {
    return this.#live.includes(this.#names[device] ?? "");
  }

  do(deed: Deed): readonly string[] {
    if (deed.kind === "caller-says")
      return this.#live.length === 0 ? [] : this.#callerSays(deed.wanting);
    const name = this.#names[deed.device];
    if (name === undefined || !this.#live.includes(name)) return [];
    switch (deed.kind) {
      case "says":
        return this.#says(name);
      case "types":
        return [`${name} types`, ...this.#use(name)];
      case "displays":
        return this.#displays(name);
      case "leaves":
        return this.#leaves(name);
    }
  }

  #newText(): string {
    this.#said++;
    return `message ${this.#said}`;
  }

  #callerSays(wanting: readonly ("delivery" | "display")[]): readonly string[] {
    const text = this.#newText();
    this.#last = { text, wanted: wanting.includes("display"), seenBy: this.#live };
    const asked = wanting.length === 0 ? "" : ` wanting ${wanting.join(" and ")} notifications`;
    const told = wanting.includes("delivery")
      ? [`expect alice.phone is told of delivery of "${text}" once`]
      : [];
    return [
      `alice.phone says "${text}"${asked}`,
      ...this.#live.map((name) => `expect ${name} sees "${text}"`),
      ...told,
    ];
  }

  #says(name: string): readonly string[] {
    const text = this.#newText();
    const used = this.#use(name);
    const others = this.#live.filter((other) => other !== name);
    return [
      `${name} says "${text}"`,
      `expect alice.phone sees "${text}"`,
      ...others.map((other) => `expect ${other} sees "${text}" as sent`),
      ...used,
    ];
  }

  /** Policy B: who is used keeps the session alone. */
  #use(name: string): readonly string[] {
    if (this.#policy !== "until-use") return [];
    const others = this.#live.filter((other) => other !== name);
    this.#live = [name];
    return others.map((other) => `expect ${other} is ended because "Call completed elsewhere"`);
  }

  #displays(name: string): readonly string[] {
    const last = this.#last;
    if (last === undefined || !last.wanted || !last.seenBy.includes(name)) return [];
    if (this.#displayed.has(last.text)) return [];
    this.#displayed.add(last.text);
    return [
      `${name} displays "${last.text}"`,
      `expect alice.phone is told of display of "${last.text}" once`,
    ];
  }

  #leaves(name: string): readonly string[] {
    this.#live = this.#live.filter((other) => other !== name);
    const isLast = this.#live.length === 0;
    return [
      `${name} leaves`,
      ...(isLast
        ? ["expect alice.phone is ended"]
        : this.#live.map((other) => `expect ${other} stays within 50 ms`)),
    ];
  }
}
