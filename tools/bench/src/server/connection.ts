import { connect } from "node:net";
import { type Answer, type AnswerReader, readAnswer } from "./answer-reader.ts";

/** A kept-alive connection, with one request under way at most. */
export interface Connection {
  /** Sends a request, head and body, and gives the answer. */
  ask(request: string): Promise<Answer>;
  /** Whether it takes another request. */
  isOpen(): boolean;
  close(): void;
}

/** An answer may take this long. */
const MAX_ANSWER_MS = 300_000;

const END = Buffer.alloc(0);

interface Waiting {
  readonly reader: AnswerReader;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (reason: unknown) => void;
}

export function openConnection(host: string, port: number): Connection {
  const socket = connect({ host, port, noDelay: true });
  let waiting: Waiting | undefined;

  function take(octets: Buffer): void {
    if (waiting === undefined) return;
    const { reader, resolve, reject } = waiting;
    try {
      const { done, value } = reader.next(octets);
      if (done !== true) return;
      waiting = undefined;
      if (value.isLast) socket.destroy();
      resolve(value.answer);
    } catch (error) {
      fail(error);
    }

    function fail(error: unknown): void {
      waiting = undefined;
      socket.destroy();
      reject(error);
    }
  }

  socket.setTimeout(MAX_ANSWER_MS, () => socket.destroy(new Error("an answer took too long")));
  socket.on("data", take);
  socket.on("close", () => take(END));
  socket.on("error", (error) => {
    waiting?.reject(error);
    waiting = undefined;
  });

  return {
    ask(request) {
      const { promise, resolve, reject } = Promise.withResolvers<Answer>();
      const reader = readAnswer();
      reader.next();
      waiting = { reader, resolve, reject };
      socket.write(request);
      return promise;
    },
    isOpen: () => !socket.destroyed && !socket.readableEnded,
    close: () => socket.destroy(),
  };
}
