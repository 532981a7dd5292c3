import {
  createResponse,
  type CreateResponseOptions,
  type HeaderField,
  SipError,
  type SipRequest,
  type SipResponse,
} from "@callingcard/sip";
import {
  sendResponse,
  type TransactionAction,
  type TransactionStep,
} from "@callingcard/sip-transaction";
import type { Core, CoreAction, CoreStep } from "./core-state.ts";

type Mutable<Type> = { -readonly [Key in keyof Type]: Type[Key] };

/** A core that is being changed by one event: the next state as far as it is made, and the actions. */
export interface CoreDraft extends Mutable<Core> {
  readonly actions: CoreAction[];

  /** What the transactions report and has not been looked at. */
  readonly reports: TransactionAction[];

  /** Milliseconds since 1970. */
  readonly at: number;
}

/**
 * Begins a change of a core.
 *
 * @param core The core.
 * @param at Milliseconds since 1970.
 * @internal
 */
export function draftOf(core: Core, at: number): CoreDraft {
  return { ...core, actions: [], reports: [], at };
}

/**
 * Ends a change.
 *
 * @param draft The change.
 * @internal
 */
export function settle(draft: CoreDraft): CoreStep {
  const { actions, reports: _, at: __, ...core } = draft;
  return [core, actions];
}

/**
 * Takes over what transactions did: what is to be sent and timers go to the owner of the core, reports wait.
 *
 * @param draft The change.
 * @param step What the transactions did.
 * @internal
 */
export function takeTransactions(draft: CoreDraft, [transactions, actions]: TransactionStep): void {
  draft.transactions = transactions;
  for (const action of actions) {
    if (action.kind === "send" || action.kind === "start-timer" || action.kind === "stop-timer") {
      draft.actions.push(action);
    } else draft.reports.push(action);
  }
}

/** What an answer has beside its status. */
export interface AnswerParts {
  readonly headers?: readonly HeaderField[];
  readonly reasonPhrase?: string | undefined;
  readonly body?: Uint8Array;
  readonly contentType?: string;

  /** Default a new one. */
  readonly toTag?: string;
}

/**
 * Makes an answer of the core itself.
 *
 * @param draft The change.
 * @param request The request.
 * @param statusCode The status.
 * @param parts The rest.
 * @internal
 */
export function makeAnswer(
  draft: CoreDraft,
  request: SipRequest,
  statusCode: number,
  { headers = [], reasonPhrase, body, contentType, toTag }: AnswerParts = {},
): SipResponse {
  const { server, createId } = draft.options;
  const all = server === undefined ? headers : [...headers, { name: "Server", value: server }];
  const options: CreateResponseOptions = {
    headers: all,
    ...(reasonPhrase === undefined ? {} : { reasonPhrase }),
    ...(body === undefined ? {} : { body }),
    ...(contentType === undefined ? {} : { contentType }),
  };
  try {
    return createResponse(request, statusCode, { ...options, toTag: toTag ?? createId() });
  } catch (error) {
    // A To that is none gets no tag.
    if (error instanceof SipError) return createResponse(request, statusCode, options);
    throw error;
  }
}

/**
 * Answers a request.
 *
 * @param draft The change.
 * @param key Its server transaction.
 * @param response The response.
 * @internal
 */
export function respond(draft: CoreDraft, key: string, response: SipResponse): void {
  takeTransactions(draft, sendResponse(draft.transactions, key, response));
}
