import { expect, test } from "vitest";
import { CLIENT, requestOf, responseOf, SERVER } from "../test/messages.ts";
import { shipped } from "./shipped.ts";

const {
  countTransactions,
  createTransactions,
  receiveMessage,
  sendRequest,
  sendResponse,
  serverKeyOf,
} = await shipped();

type Table = ReturnType<typeof createTransactions>;

const tcp = { ...CLIENT, transport: "tcp" } as const;

/** A table in which so many INVITEs wait for their answer. */
function tableOf(size: number): Table {
  let table = createTransactions({ maxTransactions: 1_000_000 });
  for (let index = 0; index < size; index++) {
    [table] = sendRequest(table, requestOf("INVITE", `z9hG4bK-w${index}`), SERVER);
  }
  return table;
}

const request = requestOf("MESSAGE", "z9hG4bK-1", "tcp");
const response = responseOf(request, 200);

function serve(table: Table): Table {
  const [begun] = receiveMessage(table, request, tcp);
  const [ended] = sendResponse(begun, serverKeyOf(request), response);
  return ended;
}

function ask(table: Table): Table {
  const [begun] = sendRequest(table, request, { ...SERVER, transport: "tcp" });
  const [ended] = receiveMessage(begun, response, SERVER);
  return ended;
}

test("a MESSAGE asked or answered, over a connection", async ({ bench }) => {
  const small = tableOf(4);
  const large = tableOf(100_000);
  expect(countTransactions(serve(large))).toBe(100_000);
  expect(ask(small)).toEqual(small);
  await bench.compare(
    bench("server, 4 other transactions", () => void serve(small)),
    bench("server, 100 000 other transactions", () => void serve(large)),
    bench("client, 4 other transactions", () => void ask(small)),
    bench("client, 100 000 other transactions", () => void ask(large)),
  );
});
