import * as runtime from "@callingcard/grammar/runtime";

/** A runtime for generated parsers, and how often they have looked at a text or a list: work that no clock measures. */
export interface CountingRuntime {
  readonly $: object;
  readonly looks: () => number;
}

export function countingRuntime(): CountingRuntime {
  let looks = 0;
  const counted = (octets: Uint8Array): Uint8Array =>
    new Proxy(octets, {
      get(target, name) {
        looks++;
        return Reflect.get(target, name, target) as unknown;
      },
    });
  const entry: typeof runtime.entry = (rule, sites, endSite, readOctets, readText) =>
    runtime.entry(rule, sites, endSite, (a, s, i) => readOctets(counted(a), s, i), readText);
  const unitAt: typeof runtime.unitAt = (text, index) => {
    looks++;
    return runtime.unitAt(text, index);
  };
  return { $: { ...runtime, entry, unitAt }, looks: () => looks };
}
