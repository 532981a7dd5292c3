import type { GrowthReport, SuperLinear } from "./growth-report.ts";
import { visible } from "./visible.ts";

/**
 * Writes a family of texts for which the time grows too fast, with its sizes and times.
 *
 * @param found The family.
 */
export function describeSuperLinear(found: SuperLinear): string {
  const { shape, power, measurements, slowOctets, peakOctets, text } = found;
  const rows = measurements.map(({ octets, ms }) => {
    const time = ms === undefined ? "no answer" : `${ms} ms`;
    return `   ${String(octets).padStart(9)} octets ${time.padStart(10)}`;
  });
  const slow = slowOctets === undefined ? [] : [`   over a second from ${slowOctets} octets on`];
  const memory =
    peakOctets === undefined ? [] : [`   memory: ${Math.ceil(peakOctets / (1 << 20))} MiB at most`];
  return [
    `The time grows by the power ${power} of the size: ${visible(shape)}`,
    `   ${text.slice(0, 100)}`,
    ...rows,
    ...slow,
    ...memory,
    "",
    "",
  ].join("\n");
}

/**
 * Writes in a line what a measurement came to.
 *
 * @param report What it found.
 */
export function describeGrowth(report: GrowthReport): string {
  const { superLinear, shapes, runs, seconds, startMs, isPartial } = report;
  const left = isPartial ? ", before all were tried" : "";
  return `${superLinear.length} of ${shapes} ways to grow are super-linear: ${runs} inputs in ${seconds.toFixed(1)} s${left}; ${startMs} ms to start\n`;
}
