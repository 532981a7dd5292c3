import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { outcomeOf, type Outcome } from "./outcome.ts";
import type { Project } from "./project.ts";
import type { PublicPackage } from "./public-packages.ts";
import { commandEnvironment, runCommand } from "./run-command.ts";

const HELP_MS = 30_000;
const SERVE_MS = 60_000;

const USER = "ada";
const PASSWORD = "correct horse battery staple";
const CARD = "BEGIN:VCARD\r\nVERSION:4.0\r\nUID:1\r\nFN:Ada Lovelace\r\nEND:VCARD\r\n";

/** The program that serves, and is asked to. */
const SERVER = "callingcard";

/** Asks each program of a package for help, and the server for a card that it was given. */
export async function checkPrograms(project: Project, pkg: PublicPackage): Promise<Outcome> {
  return outcomeOf(pkg, `programs run, Node ${project.node.version}`, async () => {
    const helps = await Promise.all(pkg.programs.map((program) => helpProblems(project, program)));
    const serves = pkg.programs.includes(SERVER) ? await serveProblems(project) : [];
    return [...helps.flat(), ...serves];
  });
}

/** The folder npm puts programs in. */
function programOf({ folder }: Project, name: string): string {
  return join(folder, "node_modules", ".bin", name);
}

async function helpProblems(project: Project, name: string): Promise<readonly string[]> {
  const options = { cwd: project.folder, timeoutMs: HELP_MS, path: project.node.path };
  const { status, stdout, stderr } = await runCommand(
    programOf(project, name),
    ["--help"],
    options,
  );
  const isHelp = status === 0 && stdout.includes("Usage");
  return isHelp ? [] : [`${name} --help ended with ${status}: ${stderr}${stdout}`];
}

async function serveProblems(project: Project): Promise<readonly string[]> {
  const data = mkdtempSync(join(project.folder, "data-"));
  const child = spawn(programOf(project, SERVER), ["serve"], {
    cwd: project.folder,
    env: {
      ...commandEnvironment(project.node.path),
      CALLINGCARD_DATA: data,
      CALLINGCARD_PORT: "0",
      CALLINGCARD_MESSAGING: "off",
      CALLINGCARD_USER: USER,
      CALLINGCARD_PASSWORD: PASSWORD,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const limit = setTimeout(() => child.kill("SIGKILL"), SERVE_MS);
  const end = once(child, "close") as Promise<[number | null]>;
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => void (said += text));
  try {
    let url: string | undefined;
    for await (const line of createInterface({ input: child.stdout })) {
      url = /http:\/\/[^\s]+/.exec(line)?.[0];
      if (url !== undefined) break;
    }
    child.stdout.resume();
    if (url === undefined) return [`serve printed no address: ${said}`];
    const problems = await cardProblems(url);
    child.kill("SIGTERM");
    const [status] = await end;
    return status === 0 ? problems : [...problems, `serve ended with ${status}: ${said}`];
  } finally {
    clearTimeout(limit);
    child.kill("SIGKILL");
    await end;
    rmSync(data, { recursive: true, force: true });
  }
}

/** Puts a card and gets it again. */
async function cardProblems(server: string): Promise<readonly string[]> {
  const url = new URL(`/addressbooks/${USER}/contacts/1.vcf`, server);
  const Authorization = `Basic ${btoa(`${USER}:${PASSWORD}`)}`;
  const headers = { Authorization, "Content-Type": "text/vcard" };
  const signal = AbortSignal.timeout(SERVE_MS);
  const put = await fetch(url, { method: "PUT", headers, body: CARD, signal });
  if (put.status !== 201) return [`PUT was answered with ${put.status}`];
  const got = await fetch(url, { headers: { Authorization }, signal });
  const text = await got.text();
  return got.status === 200 && text === CARD ? [] : [`GET was answered with ${got.status} ${text}`];
}
