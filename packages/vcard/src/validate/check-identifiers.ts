import { sameName } from "../card.ts";
import type { CardContext } from "./card-context.ts";

/** One PID, or one CLIENTPIDMAP, and where it is. */
interface Source {
  readonly number: number;
  readonly property: number;
  readonly parameter?: number;
  readonly value?: number;
}

/**
 * Looks whether the sources that PIDs name and those of CLIENTPIDMAP are the same (RFC 6350 sections 6.7.7
 * and 7).
 *
 * @param context The card.
 */
export function checkIdentifiers(context: CardContext): void {
  const { card, version, findings } = context;
  if (version !== "4.0") return;
  const maps: Source[] = [];
  const pids: Source[] = [];
  for (const [property, { name, parameters, value: text }] of card.properties.entries()) {
    if (sameName(name, "CLIENTPIDMAP")) {
      const number = /^(\d+);/.exec(text)?.[1];
      if (number !== undefined) maps.push({ number: Number(number), property });
    }
    for (const [parameter, { name: parameterName, values }] of parameters.entries()) {
      if (!sameName(parameterName, "PID")) continue;
      for (const [value, pid] of values.entries()) {
        const number = /^\d+\.(\d+)$/.exec(pid)?.[1];
        if (number !== undefined) pids.push({ number: Number(number), property, parameter, value });
      }
    }
  }
  const mapped = new Set<number>();
  const used = new Set(pids.map(({ number }) => number));
  for (const { number, property } of maps) {
    if (mapped.has(number)) {
      findings.add({
        code: "repeated-map",
        message: `source ${number} has two CLIENTPIDMAP; give each source a number of its own`,
        property,
        part: { of: "value" },
      });
    } else if (!used.has(number)) {
      findings.add({
        code: "map-without-pid",
        message: `no PID names source ${number}; the CLIENTPIDMAP can be left out`,
        property,
      });
    }
    mapped.add(number);
  }
  for (const { number, property, parameter = 0, value = 0 } of pids) {
    if (mapped.has(number)) continue;
    findings.add({
      code: "pid-without-map",
      message: `PID names source ${number}; add CLIENTPIDMAP:${number};<URI of the source>`,
      property,
      part: { of: "parameter", index: parameter, value },
    });
  }
}
