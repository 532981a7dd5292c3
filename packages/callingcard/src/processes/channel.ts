import { exitErrorOf } from "../exit-error-of.ts";
import { ExitError } from "../surroundings.ts";

/** What one process answers to another, by name; arguments and answers survive `structuredClone`. */
export type Answers = { readonly [name: string]: (argument: never) => Promise<unknown> };

/** Questions to another process. */
export interface Channel<Theirs extends Answers> {
  /**
   * Asks the other process, however long it takes.
   *
   * @returns Rejects for what the other process threw, with an {@link ExitError} where that was one, or when it is gone.
   */
  readonly ask: <Name extends keyof Theirs & string>(
    name: Name,
    ...argument: Parameters<Theirs[Name]>
  ) => Promise<Awaited<ReturnType<Theirs[Name]>>>;
}

/** This end of the channel between a process and one that it started; `process` and a child fit. */
export interface ChannelEnd {
  readonly send?: (message: object, sent: (error: Error | null) => void) => unknown;
  on(event: "message", listener: (message: unknown) => void): unknown;
  on(event: "disconnect", listener: () => void): unknown;
}

/** A message; both ends are this program. */
type Message =
  | { readonly ask: string; readonly id: number; readonly argument: unknown }
  | { readonly answerTo: number; readonly value: unknown }
  | ({ readonly answerTo: number } & Problem);

/** Why there is no answer. */
interface Problem {
  readonly problem: string;
  /** Exit status, where it is nothing that is wrong with this program. */
  readonly status: 1 | 2 | undefined;
}

interface Asked {
  readonly resolve: (value: never) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Opens a channel to another process of this program, in which both may ask.
 *
 * @param end This end of it.
 * @param ours What is answered here.
 */
export function openChannel<Theirs extends Answers>(
  end: ChannelEnd,
  ours: Answers,
): Channel<Theirs> {
  const answers = new Map(Object.entries(ours));
  const asked = new Map<number, Asked>();
  let lastId = 0;

  let isOpen = true;

  function send(message: Message): void {
    // One that is gone is told by the event.
    end.send?.(message, () => undefined);
  }

  async function answer(name: string, id: number, argument: unknown): Promise<void> {
    try {
      send({ answerTo: id, value: await answers.get(name)?.(argument as never) });
    } catch (error) {
      send({ answerTo: id, ...problemOf(error) });
    }
  }

  end.on("message", (received) => {
    const message = received as Message;
    if ("ask" in message) {
      void answer(message.ask, message.id, message.argument);
      return;
    }
    const question = asked.get(message.answerTo);
    asked.delete(message.answerTo);
    if ("problem" in message) question?.reject(errorOf(message.problem, message.status));
    else question?.resolve(message.value as never);
  });
  end.on("disconnect", () => {
    isOpen = false;
    for (const { reject } of asked.values()) reject(new Error(GONE));
    asked.clear();
  });

  return {
    ask: (name, ...[argument]) =>
      new Promise((resolve, reject) => {
        if (!isOpen) {
          reject(new Error(GONE));
          return;
        }
        lastId += 1;
        asked.set(lastId, { resolve, reject });
        send({ ask: name, id: lastId, argument });
      }),
  };
}

const GONE = "the other process is gone";

// Of a mistake of ours, all that is known.
function problemOf(error: unknown): Problem {
  const expected = exitErrorOf(error);
  if (expected !== undefined) return { problem: expected.message, status: expected.status };
  const problem = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { problem, status: undefined };
}

function errorOf(problem: string, status: Problem["status"]): Error {
  return status === undefined ? new Error(problem) : new ExitError(status, problem);
}
