/**
 * The lexer of a grammar that reads events in place of characters, for nearley: `@lexer events`.
 *
 * @module
 */

import { EventToken } from "./event-token.ts";

/** One event: its name, as it stands in the grammar, and the value that captures take. */
export interface NamedEvent {
  readonly name: string;
  readonly value?: unknown;
}

/** What nearley asks of a lexer. */
export interface EventLexer {
  /** Takes the events that come next; what nearley calls a chunk is a list. */
  readonly reset: (chunk: readonly NamedEvent[]) => void;

  /** Hands out the next event, or `undefined` behind the last one. */
  readonly next: () => { readonly text: string; readonly value: unknown } | undefined;

  /** Nothing is kept between lists. */
  readonly save: () => undefined;

  /** There are no kinds of tokens. */
  readonly has: (kind: string) => false;

  /** The words of nearley's error messages. */
  readonly formatError: (token: { readonly text: string } | undefined, message: string) => string;
}

/**
 * Hands a list of events to nearley, for a grammar that requires it and names it as its lexer.
 *
 * @example
 * parser.feed([{ name: "D:href", value: first }, { name: "D:status", value: second }]);
 */
export const events: EventLexer = /* @__PURE__ */ eventLexer();

function eventLexer(): EventLexer {
  let waiting: readonly NamedEvent[] = [];
  let index = 0;
  return {
    reset: (chunk) => {
      waiting = chunk;
      index = 0;
    },
    next: () => {
      const event = waiting[index++];
      return event && new EventToken(event.name, event.value);
    },
    save: () => undefined,
    has: () => false,
    formatError: (token, message) => `${message} at ${token?.text ?? "the end"}`,
  };
}
