import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { runReadmeExample } from "../../../tools/readme/run-example.ts";

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");

test("the example of the README runs and prints what it says", async () => {
  const server = new URL("imap-server.ts", import.meta.url).href;
  const { printed, said } = await runReadmeExample(import.meta.url, (code) =>
    [
      `import { startImapServer } from "${server}";`,
      "const server = await startImapServer();",
      code.replace("1143", "server.port"),
      "await server.close();",
    ].join("\n"),
  );
  expect(printed).toEqual(said);
});

test("the options of the README are those of the code", () => {
  const table = readme.slice(readme.indexOf("| Option "), readme.indexOf("All calls reject"));
  const rows = table.split("\n").map((row) => row.split("|")[1] ?? "");
  const named = rows.flatMap((cell) => [...cell.matchAll(/`(\w+)`/g)].map(([, name]) => name));
  const source = readFileSync(new URL("../src/options.ts", import.meta.url), "utf8");
  expect(named).toEqual([...source.matchAll(/^ {2}readonly (\w+)\??:/gm)].map(([, name]) => name));
});
