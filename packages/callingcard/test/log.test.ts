import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const run = promisify(execFile);

const LINES = `
import { createLog } from ${JSON.stringify(new URL("../src/log.ts", import.meta.url).href)};
const log = createLog("info");
log.info({ n: 1 }, "one");
log.error({ n: 2, err: new Error("broken") }, "two");
log.info({ n: 3 }, "three");
log.debug({ n: 0 }, "nothing");
log.info({ n: 4, list: [] }, "four");
for (let n = 5; n < 2_000; n++) log.info({ n }, "more");
log.warn({ n: 2_000 }, "last");
log.flush();
`;

test("lines stand in the order in which they were logged, whatever their level", async () => {
  const { stderr } = await run(process.execPath, [
    "--conditions=@callingcard/source",
    "--input-type=module",
    "--eval",
    LINES,
  ]);
  const lines = stderr.trimEnd().split("\n");
  const logged = lines.map((line) => (JSON.parse(line) as { readonly n: number }).n);
  expect(logged).toEqual(Array.from({ length: 2_000 }, (_, index) => index + 1));
});
