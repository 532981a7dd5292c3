import { describeOrigin, describeReport } from "./describe.ts";
import type { Failure, Report } from "./report.ts";

const STYLE = `
:root { color-scheme: light dark; --ink: #1c2024; --faint: #5b6470; --line: #d5dae0; --back: #fff; --box: #f4f6f8; --bad: #a3201c }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6e9ed; --faint: #a3adb8; --line: #3a424b; --back: #14181c; --box: #1e242a; --bad: #ff9b94 }
}
* { box-sizing: border-box }
body { margin: 2rem auto; padding: 0 1rem; max-width: 56rem; background: var(--back); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere }
h1 { font-size: 1.5rem } h2 { font-size: 1.1rem; margin-top: 2.5rem; border-top: 1px solid var(--line); padding-top: 1rem }
h2 span { color: var(--bad) }
code, pre { font: .875rem/1.5 ui-monospace, monospace; background: var(--box); border-radius: 4px }
code { padding: .1rem .3rem } pre { padding: .75rem; white-space: pre-wrap } .lines { white-space: pre-line }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .3rem 1rem } dt { color: var(--faint) } dd { margin: 0 }
@media (max-width: 30rem) { dl { grid-template-columns: minmax(0, 1fr); gap: 0 } dd { margin-bottom: .5rem } }
footer { margin-top: 3rem; color: var(--faint); font-size: .875rem }
`;

/**
 * Writes a report as one page of HTML, without scripts and without anything from elsewhere. All that a program wrote is
 * shown as text.
 *
 * @param report What a search found.
 */
export function renderPage(report: Report): string {
  const { source, subject, failures } = report;
  const title = `${source}: ${failures.length === 1 ? "1 failure" : `${failures.length} failures`}`;
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${html(title)}</title>
<style>${STYLE}</style>
<main>
<h1>${html(title)}</h1>
<p>Program: <code>${html(subject)}</code></p>
<p class="lines">${html(describeReport(report).trim())}</p>
${failures.map((failure, index) => section(failure, index + 1, source)).join("")}</main>
<footer>Expected: ${html(report.expect.join(", ") || "nothing but that it lives")}. Report of schema ${report.schema}.</footer>
</html>
`;
}

function section(failure: Failure, number: number, source: string): string {
  const { what, text, octets, foundOctets, rule, place, wrong, difference, errors } = failure;
  const rows: readonly (readonly [string, string | undefined])[] = [
    ["Size", `${octets} octets, found with ${foundOctets}`],
    ["Place", place && `line ${place.line}, column ${place.column}`],
    ["Rule", rule && code(rule)],
    ["Wrong in it", wrong && html(wrong)],
    ["We read", difference && `${value(difference.ours)} at ${code(difference.pointer || "/")}`],
    ["It read", difference && value(difference.theirs)],
    ["Made by", html(describeOrigin(failure.origin, source))],
  ];
  const list = rows
    .filter(([, shown]) => shown !== undefined)
    .map(([name, shown]) => `<dt>${name}</dt><dd>${shown}</dd>`);
  return `<section>
<h2>${number}. The program <span>${html(what)}</span></h2>
<pre>${html(text).replaceAll("\\n", "\\n\n")}</pre>
<dl>${list.join("")}</dl>
${block("Standard error", errors.join("\n"))}${block("Again", failure.again)}</section>
`;
}

function block(name: string, text: string | undefined): string {
  return text === undefined || text === "" ? "" : `<p>${name}</p><pre>${html(text)}</pre>\n`;
}

function value(json: string | undefined): string {
  return json === undefined ? "nothing" : code(json);
}

function code(text: string): string {
  return `<code>${html(text)}</code>`;
}

function html(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
