import { expect, test } from "vitest";
import { type Failure, renderPage, type Report } from "../src/index.ts";

const FAILURE: Failure = {
  kind: "other-value",
  what: "read another value",
  input: "",
  octets: 9,
  text: "<b>&\\n",
  rule: "contentline",
  place: { offset: 0, line: 1, column: 1 },
  wrong: undefined,
  difference: { pointer: "", ours: '"<i>"', theirs: undefined },
  errors: [],
  ms: 1,
  peakOctets: undefined,
  origin: { kind: "fixed", index: 0 },
  foundOctets: 20,
  again: undefined,
};

const REPORT: Report = {
  schema: 1,
  source: "vcard",
  subject: 'reader "<x>"',
  expect: ["accept"],
  seed: 1,
  runs: 10,
  shrinkRuns: 2,
  seconds: 1,
  ended: "runs",
  failures: [FAILURE],
  repeats: 0,
  slowestMs: 1,
  peakOctets: undefined,
};

test("the page of a report shows all that a program wrote as text", () => {
  const page = renderPage(REPORT);
  expect(page).toContain("<h1>vcard: 1 failure</h1>");
  expect(page).toContain("<code>reader &quot;&lt;x&gt;&quot;</code>");
  expect(page).toContain("<pre>&lt;b&gt;&amp;\\n\n</pre>");
  expect(page).toContain("<dd><code>&quot;&lt;i&gt;&quot;</code> at <code>/</code></dd>");
  expect(page).toContain("<dt>It read</dt><dd>nothing</dd>");
  expect(page).not.toMatch(/<[bix]>|<dt>Wrong in it/);
});

test("the page of a report without failures says what was tried", () => {
  const page = renderPage({ ...REPORT, failures: [] });
  expect(page).toContain("<h1>vcard: 0 failures</h1>");
  expect(page).toMatch(/<main>[^]*10 inputs[^]*<\/main>/);
});
