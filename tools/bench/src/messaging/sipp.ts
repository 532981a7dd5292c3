import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** A run of SIPp. */
export interface SippOptions {
  /** Name of a scenario in `sipp/`. */
  readonly scenario: "originator" | "client" | "register";

  /** Port of SIPp itself. */
  readonly port: number;

  /** Where its requests go; a client has none. */
  readonly to?: { readonly host: string; readonly port: number };

  /** Values of `[field0]`, `[field1]` and so on, a row for each call, from the first one again after the last. */
  readonly rows?: readonly (readonly string[])[];

  /** How many calls; a client without it runs until it is stopped. */
  readonly calls?: number;

  /** Calls a second. Default 50. */
  readonly rate?: number;
  readonly transport: "udp" | "tcp";
}

/** What came of a run. */
export interface SippResult {
  readonly successful: number;
  readonly failed: number;

  /** Calls that were under way at the end. */
  readonly current: number;

  /** What it said about what failed. */
  readonly errors: string;
}

/** SIPp while it runs. */
export interface RunningSipp {
  readonly finished: Promise<SippResult>;

  /** Ends it; calls under way are left. */
  stop(): Promise<SippResult>;
}

/**
 * Starts SIPp on the loopback address.
 *
 * @param options What it plays.
 */
export function startSipp(options: SippOptions): RunningSipp {
  const { scenario, port, to, rows, calls, rate = 50, transport } = options;
  const folder = mkdtempSync(join(tmpdir(), "sipp-"));
  const file = fileURLToPath(new URL(`../../sipp/${scenario}.xml`, import.meta.url));
  const args = ["-sf", file, "-i", "127.0.0.1", "-p", String(port), "-nostdin"];
  args.push("-t", transport === "tcp" ? "t1" : "u1", "-r", String(rate), "-l", "20000");
  args.push("-trace_stat", "-stf", join(folder, "stat.csv"), "-fd", "1");
  args.push("-trace_err", "-error_file", join(folder, "errors.log"));
  if (calls !== undefined) args.push("-m", String(calls));
  if (rows !== undefined) {
    const text = rows.map((row) => `${row.join(";")};\n`).join("");
    writeFileSync(join(folder, "rows.csv"), `SEQUENTIAL\n${text}`);
    args.push("-inf", join(folder, "rows.csv"));
  }
  if (to !== undefined) args.push(`${to.host}:${to.port}`);
  const sipp = spawn("sipp", args, { stdio: "ignore", cwd: folder });
  const finished = new Promise<SippResult>((resolve, reject) => {
    sipp.once("error", reject);
    sipp.once("close", () => {
      try {
        resolve(readResult(folder));
      } catch (error) {
        reject(error instanceof Error ? error : new Error(String(error)));
      } finally {
        rmSync(folder, { recursive: true });
      }
    });
  });
  return {
    finished,
    stop() {
      // SIPp counts what is there and ends.
      sipp.kill("SIGUSR1");
      const timer = setTimeout(() => sipp.kill("SIGTERM"), STOP_MS);
      return finished.finally(() => clearTimeout(timer));
    },
  };
}

/** How long SIPp may take to end by itself, in milliseconds. */
const STOP_MS = 2_000;

function readResult(folder: string): SippResult {
  const [head = "", ...lines] = readFileSync(join(folder, "stat.csv"), "utf8").trim().split("\n");
  const names = head.split(";");
  const last = lines.at(-1)?.split(";") ?? [];
  const value = (name: string): number => Number(last[names.indexOf(name)] ?? Number.NaN);
  return {
    successful: value("SuccessfulCall(C)"),
    failed: value("FailedCall(C)"),
    current: value("CurrentCall"),
    errors: readErrors(folder),
  };
}

function readErrors(folder: string): string {
  try {
    return readFileSync(join(folder, "errors.log"), "utf8").slice(0, 2_000);
  } catch {
    return "";
  }
}
