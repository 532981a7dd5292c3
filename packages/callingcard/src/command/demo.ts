import { EventTimeout, RegistrationRefused } from "@callingcard/lab";
import { playChat } from "../demo/play-chat.ts";
import { renderLadder } from "../ladder/render-ladder.ts";
import { ExitError, type Surroundings } from "../surroundings.ts";

/** Options of `callingcard demo chat`. */
export interface DemoOptions {
  readonly core: string;
  readonly domain: string;
}

/** What there is to see, below the ladder. */
const LEGEND = `
What to look at:
  Bob's three devices were invited each in a dialog of its own, and all answered (policy C, CPM-074).
  Alice wrote once; Bob's three devices have it. Each of them reported delivery; Alice was told once (CPM-D10).
  Bob answered on the tablet; his phone and laptop have that too, marked "Message-Direction: sent" (CPM-106).
`;

/**
 * `callingcard demo chat`: plays a chat of Alice, who has one device, with Bob, who has three, at a running
 * Participating Function, and prints the messages as a ladder.
 *
 * @param options From the command line.
 * @param surroundings The process.
 * @throws ExitError Status 1 when nothing answers, 2 for a wrong address.
 */
export async function demoChat(options: DemoOptions, surroundings: Surroundings): Promise<void> {
  const core = readAddress(options.core);
  try {
    const { columns, rows } = await playChat({ core, domain: options.domain });
    surroundings.stdout.write(renderLadder(columns, rows) + LEGEND);
  } catch (error) {
    if (!isForeseen(error)) throw error;
    throw new ExitError(
      1,
      `the demonstration needs \`callingcard serve\` with messaging at ${options.core} (--core): ${error.message}`,
    );
  }
}

function readAddress(text: string): { readonly host: string; readonly port: number } {
  const [, host = "", port = ""] = /^(.+):(\d{1,5})$/.exec(text) ?? [];
  if (host !== "" && Number(port) > 0 && Number(port) <= 65_535) {
    return { host: host.replace(/^\[|\]$/g, ""), port: Number(port) };
  }
  throw new ExitError(2, `--core is no address as 127.0.0.1:5060: ${JSON.stringify(text)}`);
}

function isForeseen(error: unknown): error is Error {
  if (error instanceof EventTimeout || error instanceof RegistrationRefused) return true;
  // Errors of sockets have a code.
  return error instanceof Error && "code" in error;
}
