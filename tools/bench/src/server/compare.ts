import { cpus } from "node:os";
import { openClient } from "./client.ts";
import { peakMegabytes } from "./memory.ts";
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
        console.log(`${name} had ${peakMegabytes(peer.processId).toFixed(0)} MB of memory at most`);
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
  const [first] = columns;
  const own = columns.filter((column) => column === first || column.peer.isOwn);
  const others = columns.filter((column) => !own.includes(column));
  const peers = others.filter(({ peer }) => peer.name !== FLOOR);
  const floor = others.filter(({ peer }) => peer.name === FLOOR);
  const ratios = own.flatMap((of) => {
    const name = of === first ? "" : `${of.peer.name} `;
    return [
      ...(peers.length > 0 ? [{ head: `${name}to the best`, of, to: peers }] : []),
      ...(floor.length > 0 ? [{ head: `${name}to the floor`, of, to: floor }] : []),
    ];
  });
  const rows = (first?.results ?? []).map(({ scenario }, row) => [
    scenario,
    ...columns.map(({ results }) => cell(results[row])),
    ...ratios.map(({ of, to }) => ratioOf(row, of, to)),
  ]);
  const head = [
    "",
    ...columns.map(({ peer }) => `${peer.name} ${peer.version}`.trim()),
    ...ratios.map((ratio) => ratio.head),
  ];
  return [head, head.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");
}

/** How many times as much one does as the best of others that answered rightly. */
function ratioOf(row: number, one: Column, others: readonly Column[]): string {
  const rate = one.results[row]?.timing?.rate;
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

function machine(): string {
  return `${cpus().length} × ${cpus()[0]?.model.trim()}, Node ${process.version}`;
}
