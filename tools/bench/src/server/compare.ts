import { readFileSync } from "node:fs";
import { cpus } from "node:os";
import { openClient } from "./client.ts";
import { FLOOR, type Peer, startPeer } from "./peers.ts";
import { type Result, measure } from "./scenarios.ts";

/** Connections of the client. */
const CONNECTIONS = 8;

/**
 * Loads one server after the other with the same requests and prints the table.
 *
 * @returns Whether the first of them answered everything rightly.
 */
export async function compareServers(names: readonly string[], cards: number): Promise<boolean> {
  const columns: Column[] = [];
  for (const name of names) {
    const peer = await startPeer(name);
    const client = openClient(peer.bookUrl, peer.credentials);
    const results: Result[] = [];
    try {
      for await (const result of measure(peer, client, cards)) {
        results.push(result);
        console.error(`${name}: ${result.scenario} ${result.problem ?? show(result.timing?.rate)}`);
      }
      if (peer.processId !== undefined) {
        console.log(`${name} had ${peakMegabytes(peer.processId)} MB of memory at most`);
      }
    } finally {
      client.close();
      await peer.stop();
    }
    columns.push({ peer, results });
  }
  console.log(
    `${cards} cards, ${CONNECTIONS} connections, requests a second (p99 ms); ${machine()}`,
  );
  console.log(table(columns));
  for (const { peer, results } of columns) {
    for (const { scenario, problem } of results) {
      if (problem !== undefined) console.log(`${peer.name}, ${scenario}: ${problem}`);
    }
  }
  return columns[0]?.results.every(({ problem }) => problem === undefined) ?? false;
}

interface Column {
  readonly peer: Peer;
  readonly results: readonly Result[];
}

function table(columns: readonly Column[]): string {
  const [first, ...others] = columns;
  const peers = others.filter(({ peer }) => peer.name !== FLOOR);
  const floor = others.filter(({ peer }) => peer.name === FLOOR);
  const ratios = [
    ...(peers.length > 0 ? [{ head: "to the best", to: peers }] : []),
    ...(floor.length > 0 ? [{ head: "to the floor", to: floor }] : []),
  ];
  const rows = (first?.results ?? []).map(({ scenario }, row) => [
    scenario,
    ...columns.map(({ results }) => cell(results[row])),
    ...ratios.map(({ to }) => ratioOf(row, first, to)),
  ]);
  const head = [
    "",
    ...columns.map(({ peer }) => `${peer.name} ${peer.version}`.trim()),
    ...ratios.map((ratio) => ratio.head),
  ];
  return [head, head.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");
}

/** How many times as much the first does as the best of others that answered rightly. */
function ratioOf(row: number, first: Column | undefined, others: readonly Column[]): string {
  const rate = first?.results[row]?.timing?.rate;
  const best = Math.max(0, ...others.map(({ results }) => results[row]?.timing?.rate ?? 0));
  return rate === undefined || best === 0 ? "–" : `${(rate / best).toPrecision(2)}×`;
}

function cell(result: Result | undefined): string {
  if (result?.timing === undefined) return "wrong answer";
  return `${show(result.timing.rate)} (${show(result.timing.p99Ms)})`;
}

function show(figure: number | undefined): string {
  if (figure === undefined) return "–";
  return figure >= 100 ? figure.toFixed(0) : figure.toPrecision(2);
}

// What Linux counted of a process at its highest.
function peakMegabytes(processId: number): string {
  const status = readFileSync(`/proc/${processId}/status`, "utf8");
  const kibibytes = Number(/^VmHWM:\s*(\d+) kB$/m.exec(status)?.[1]);
  return ((kibibytes * 1_024) / 1e6).toFixed(0);
}

function machine(): string {
  return `${cpus().length} × ${cpus()[0]?.model.trim()}, Node ${process.version}`;
}
