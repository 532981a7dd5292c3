import {
  createTransactions,
  type Transactions,
  type TransactionAction,
  type TransactionStep,
} from "../src/index.ts";

/** What actions do, short. */
export function brief(actions: readonly TransactionAction[]): readonly string[] {
  return actions.map((action) => {
    if (action.kind === "response") return `response ${action.response.statusCode}`;
    if (action.kind === "start-timer") return `start ${nameOf(action.timer)} ${action.afterMs}`;
    if (action.kind === "stop-timer") return `stop ${nameOf(action.timer)}`;
    if (action.kind !== "send") return action.kind;
    const { message } = action;
    return `send ${message.kind === "request" ? message.method : message.statusCode}`;
  });
}

function nameOf(timer: string): string | undefined {
  return timer.split("/")[1];
}

/** Runs steps on one table, and gives what each one did. */
export function play(
  steps: readonly ((table: Transactions) => TransactionStep)[],
  start: Transactions = createTransactions(),
): { readonly table: Transactions; readonly log: readonly (readonly string[])[] } {
  let table = start;
  const log = steps.map((step) => {
    const [next, actions] = step(table);
    table = next;
    return brief(actions);
  });
  return { table, log };
}
