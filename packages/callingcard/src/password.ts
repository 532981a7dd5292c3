import { randomInt } from "node:crypto";
import { createInterface } from "node:readline";
import { Writable } from "node:stream";
import { fromEnvironment } from "./setting.ts";
import { ExitError, type Surroundings } from "./surroundings.ts";

/** Longest password, in UTF-16 code units: what fits an Authorization header with room to spare. */
const MAX_LENGTH = 1_024;

/** Letters and digits that are not taken for each other when read from a screen. */
const LEGIBLE = "abcdefghjkmnpqrstuvwxyz23456789";

/** A random password of 20 characters, about 99 bits. */
export function randomPassword(): string {
  const group = (): string =>
    Array.from({ length: 5 }, () => LEGIBLE.charAt(randomInt(LEGIBLE.length))).join("");
  return [group(), group(), group(), group()].join("-");
}

/**
 * Reads a new password: from `CALLINGCARD_PASSWORD`, else from a terminal, twice and without echo,
 * else from the first line of standard input. Never from an argument, which other users of the
 * machine could see.
 *
 * @param surroundings Environment, standard input and standard error.
 * @throws ExitError Status 2 for an unusable password, 1 when the two differ.
 */
export async function readNewPassword(surroundings: Surroundings): Promise<string> {
  const { env, stdin } = surroundings;
  const given = fromEnvironment("password", env);
  if (given !== undefined) return checkPassword(given.value, given.name);
  if (stdin.isTTY !== true) return checkPassword(await firstLine(stdin), "the password");
  const password = checkPassword(await ask(surroundings, "Password: "), "the password");
  const again = await ask(surroundings, "Password again: ");
  if (again !== password) throw new ExitError(1, "the two passwords differ");
  return password;
}

/**
 * Refuses what clients could not send.
 *
 * @param password As given.
 * @param setting Where it was given, for the message.
 * @throws ExitError Status 2.
 */
export function checkPassword(password: string, setting: string): string {
  const isUsable = password !== "" && password.length <= MAX_LENGTH && !/\p{Cc}/u.test(password);
  if (isUsable) return password;
  throw new ExitError(2, `${setting} is empty, too long or has control characters`);
}

async function firstLine(input: NodeJS.ReadableStream): Promise<string> {
  const lines = createInterface({ input });
  for await (const line of lines) {
    lines.close();
    return line;
  }
  return "";
}

/**
 * Asks on the terminal and shows nothing of the answer.
 *
 * @internal
 */
async function ask({ stdin, stderr }: Surroundings, question: string): Promise<string> {
  const nowhere = new Writable({
    write: (_chunk, _encoding, done) => {
      done();
    },
  });
  const terminal = createInterface({ input: stdin, output: nowhere, terminal: true });
  stderr.write(question);
  try {
    return await new Promise<string>((resolve, reject) => {
      terminal.once("close", () => {
        reject(new ExitError(1, "no password was given"));
      });
      terminal.question("", resolve);
    });
  } finally {
    terminal.close();
    stderr.write("\n");
  }
}
