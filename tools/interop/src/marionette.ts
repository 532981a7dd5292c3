import { once } from "node:events";
import { connect } from "node:net";

/** How long a script may take. */
const SCRIPT_MS = 60_000;

/** A command that waits for its answer. */
interface Pending {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** A session of Marionette, the protocol by which Mozilla's programs are driven. */
export interface Marionette {
  /**
   * Runs the body of an async function in the program, with all its privileges.
   *
   * @param body The source text; what `arguments` holds is `args`.
   * @param args Values that JSON can carry.
   * @returns What it returned.
   * @throws Error With what it threw.
   */
  run<T>(body: string, ...args: readonly unknown[]): Promise<T>;

  /** Asks the program to quit as by its menu. */
  quit(): Promise<void>;
}

/** Connects to a program that listens for Marionette on this machine, and begins a session. */
export async function connectMarionette(port: number): Promise<Marionette> {
  const socket = connect(port, "127.0.0.1");
  const pending = new Map<number, Pending>();
  let lastId = 0;

  function receive(message: unknown): void {
    // The program greets first, with an object.
    if (!Array.isArray(message)) return;
    const [, id, error, value] = message as [
      1,
      number,
      { readonly message: string } | null,
      unknown,
    ];
    const waiting = pending.get(id);
    pending.delete(id);
    if (error === null) waiting?.resolve(value);
    else waiting?.reject(new Error(error.message));
  }

  function abandon(): void {
    for (const { reject } of pending.values())
      reject(new Error("Marionette's connection has ended"));
    pending.clear();
  }

  async function command(name: string, parameters: object = {}): Promise<unknown> {
    if (socket.destroyed) throw new Error(`${name}: Marionette's connection has ended`);
    lastId += 1;
    const id = lastId;
    socket.write(frame([0, id, name, parameters]));
    return await new Promise((resolve, reject) => pending.set(id, { resolve, reject }));
  }

  socket.on("data", createDecoder(receive)).on("close", abandon).on("error", abandon);
  await once(socket, "connect");
  await command("WebDriver:NewSession");
  await command("Marionette:SetContext", { value: "chrome" });
  await command("WebDriver:SetTimeouts", { script: SCRIPT_MS });
  return {
    run: async <T>(body: string, ...args: readonly unknown[]) => {
      const script = `const [args, done] = arguments;
        (async function () { ${body} })(...args)
          .then((value) => done({ value }), (error) => done({ error: String(error) }));`;
      const { value: answer } = (await command("WebDriver:ExecuteAsyncScript", {
        script,
        args: [args],
        sandbox: "system",
        newSandbox: false,
      })) as { readonly value: { readonly value: T; readonly error?: string } };
      if (answer.error !== undefined) throw new Error(answer.error);
      return answer.value;
    },
    quit: async () => {
      await command("Marionette:Quit", { flags: ["eAttemptQuit"] });
      socket.destroy();
    },
  };
}

/** A message is its length in octets, a colon, and JSON. */
function frame(message: unknown): Buffer {
  const body = Buffer.from(JSON.stringify(message));
  return Buffer.concat([Buffer.from(`${body.length}:`), body]);
}

function createDecoder(receive: (message: unknown) => void): (chunk: Buffer) => void {
  let rest = Buffer.alloc(0);
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      const start = rest.indexOf(":") + 1;
      const end = start + Number(rest.subarray(0, start - 1).toString());
      if (start === 0 || rest.length < end) return;
      receive(JSON.parse(rest.subarray(start, end).toString()));
      rest = rest.subarray(end);
    }
  };
}
