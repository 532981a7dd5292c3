import type { GrammarIr } from "@callingcard/grammar/ir";
import { button, h } from "@callingcard/page";
import type { Diagnostic, Reading, Syntax } from "@callingcard/syntaxes";
import { findRule, referrer } from "../src/rule/grammar-rule.ts";
import { ruleAt } from "../src/rule/rule-at.ts";
import type { SpecimenKind } from "../src/specimen/draw-specimen.ts";
import { listed } from "../src/syntax/families.ts";
import { type PageState, parseFragment } from "../src/text/fragment.ts";
import { decodeOctets, encodeOctets } from "../src/text/octet-text.ts";
import { type Places, placesOf } from "../src/text/places.ts";
import { type LineBreak, lineBreakOf, meantText, showText } from "../src/text/shown-text.ts";
import { pathAt, pathOf, type PlacedNode } from "../src/tree/path-at.ts";
import { copyAddress, keepAddress } from "./address.ts";
import type { Piece } from "./clipboard.ts";
import { createEditor } from "./editor.ts";
import { createFooter } from "./footer.ts";
import { createPanels } from "./panels.ts";
import { loadPart, type Part } from "./part.ts";
import { createReader } from "./reader.ts";
import { createToolbar } from "./toolbar.ts";
import { octetCount } from "./written-view.ts";

/** Texts up to this length are read while they are typed, in UTF-16 code units. */
const MAX_LIVE_LENGTH = 1_048_576;

/** How long nothing is typed before a text is read, in milliseconds, at least and at most. */
const REST_MS = { least: 120, most: 3_000 } as const;

/** The rest before a text is read again, as a multiple of the time that it took: who types is seldom in the way. */
const RESTS_PER_READING = 2;

/** Seeds that are chosen by chance are below this, so that they are easily typed. */
const MOST_SEEDS = 1_000_000;

/**
 * Shows the playground.
 *
 * @param page Where it stands; without it, nowhere.
 */
export function showApp(page: HTMLElement | null): void {
  let part: Part | undefined;
  let syntax: Syntax | undefined;
  let wanted = "";
  let lineBreak: LineBreak = "crlf";
  let seed: number | undefined;
  let reading: Reading | undefined;
  let places: Places = placesOf("", "lf");
  let path: readonly PlacedNode[] = [];
  let timer: number | undefined;
  let readingMs = 0;
  let readings = 0;

  const toolbar = createToolbar({
    onSyntax: (name) => void openSyntax({ syntax: name, lineBreak: "crlf" }),
    onLineBreak: (next) => {
      lineBreak = next;
      read(false);
    },
    onExample: () => void openSyntax({ syntax: syntax?.name ?? "", lineBreak }),
    onDraw: (kind, seed) => void draw(kind, seed),
    onLink: () => void copyLink(),
    onFile: openFile,
    onProblem: (problem) => note.replaceChildren(problem),
  });
  const reader = createReader();
  const editor = createEditor({
    onInput: wait,
    onCaret: followCaret,
    onCopy,
    onPaste,
    lineBreak: () => lineBreak,
    onLineBreak: (next) => {
      lineBreak = next;
    },
  });
  const note = h("p", { class: "note", role: "status" });
  const panels = createPanels({
    editor: editor.element,
    onDiagnostic: goToDiagnostic,
    onNode: goToNode,
    onRule: goToRule,
    onRead: () => read(false),
  });
  page?.replaceChildren(
    h(
      "header",
      {},
      h("h1", {}, "Callingcard ", h("span", {}, "playground")),
      toolbar.element,
      note,
    ),
    panels.element,
    createFooter(),
  );

  // The part of the syntax may have to come first; of two that were picked, the last one is opened.
  async function openSyntax(state: PageState): Promise<void> {
    const { name, title, part: partName } = listed(state.syntax);
    wanted = name;
    toolbar.show({ syntax: name, lineBreak: state.lineBreak, seed: state.seed });
    if (!(part?.syntaxes ?? []).some((one) => one.name === name)) {
      note.textContent = `Loading ${title} …`;
    }
    const loaded = await loadPart(partName).catch(() => undefined);
    if (wanted !== name) return;
    const next = loaded?.syntaxes.find((one) => one.name === name);
    if (next === undefined) {
      note.textContent = `${title} could not be loaded. Pick it again to try once more.`;
      return;
    }
    part = loaded;
    const isSame = syntax === next;
    syntax = next;
    seed = state.seed;
    const isExample = state.text === undefined;
    const text = state.text ?? next.example;
    const kind = isExample ? lineBreakOf(text, state.lineBreak) : state.lineBreak;
    note.replaceChildren();
    setText(text, kind, isSame);
  }

  // Of the same syntax, it can be undone.
  function setText(text: string, kind: LineBreak, isSame: boolean): void {
    const before = lineBreak;
    lineBreak = kind;
    const shown = showText(text, kind);
    if (isSame) editor.replaceText(shown, before);
    else editor.setText(shown);
    read(true);
  }

  function openFile(name: string, octets: Uint8Array): void {
    const text = decodeOctets(octets);
    setText(text, lineBreakOf(text, lineBreak), true);
    note.replaceChildren(`${name}: ${octetCount(octets.length)}.`);
  }

  // Reads what is in the editor, and shows all that comes of it.
  function read(isNew: boolean): void {
    window.clearTimeout(timer);
    if (syntax === undefined) return;
    const startMs = performance.now();
    readings += 1;
    const current = readings;
    const shown = editor.text();
    const text = meantText(shown, lineBreak);
    const octets = encodeOctets(text);
    toolbar.show({ syntax: syntax.name, lineBreak, seed });
    keepAddress({
      syntax: syntax.name,
      lineBreak,
      ...(seed !== undefined && { seed }),
      ...(text !== syntax.example && { text }),
    });
    if (isNew) reading = undefined;
    const of = syntax;
    const show = (next: Reading): void => {
      // Another text may have come, or another syntax.
      if (current !== readings) return;
      reading = next;
      places = placesOf(shown, lineBreak);
      path = pathAt(next.tree, places.toMeant(editor.caret()));
      const extra = part?.extra?.syntax === of.name ? part.extra : undefined;
      panels.show({ syntax: of, octets, reading: next, isNew, extra });
      showPath();
      readingMs = performance.now() - startMs;
    };
    const answer = reader.read(listed(of.name).part, of, octets);
    if (answer instanceof Promise) {
      panels.showReading();
      void answer.then(show);
    } else show(answer);
  }

  function onCopy(shown: string): Piece {
    return { text: meantText(shown, lineBreak), shown: { text: shown, lineBreak } };
  }

  function onPaste({ text, shown }: Piece, isWhole: boolean): string {
    if (shown !== undefined) {
      if (isWhole) lineBreak = shown.lineBreak;
      return shown.text;
    }
    if (isWhole && text.includes("\r\n")) lineBreak = "crlf";
    const isMixed = lineBreak === "crlf" && text.includes("\r\n");
    return showText(isMixed ? text : text.replaceAll("\r\n", "\n"), isMixed ? "crlf" : "lf");
  }

  function wait(): void {
    window.clearTimeout(timer);
    if (editor.text().length > MAX_LIVE_LENGTH) {
      panels.showWaiting();
      return;
    }
    const restMs = Math.max(REST_MS.least, Math.min(readingMs * RESTS_PER_READING, REST_MS.most));
    timer = window.setTimeout(() => read(false), restMs);
  }

  function showPath(diagnostic?: Diagnostic): void {
    panels.select(path);
    panels.showRule(syntax === undefined ? undefined : ruleAt(syntax.grammars, path, diagnostic));
    mark();
  }

  function mark(): void {
    const active = path.at(-1)?.node;
    const stretches = [
      ...(reading?.diagnostics ?? []).map(({ start, end, severity }) => ({
        start,
        end,
        mark: severity,
      })),
      ...(active === undefined ? [] : [{ ...active, mark: "active" as const }]),
    ];
    editor.mark(
      stretches.map(({ start, end, mark: name }) => ({
        start: places.toShown(start),
        end: places.toShown(end),
        mark: name,
      })),
    );
  }

  function followCaret(offset: number): void {
    if (reading === undefined) return;
    path = pathAt(reading.tree, places.toMeant(offset));
    showPath();
  }

  function goTo(start: number, end: number, takeFocus: boolean): void {
    editor.select(places.toShown(start), places.toShown(end), takeFocus);
  }

  function goToNode({ node, key }: PlacedNode, takeFocus: boolean): void {
    if (reading === undefined) return;
    path = pathOf(reading.tree, key);
    showPath();
    goTo(node.start, node.end, takeFocus);
  }

  function goToDiagnostic(diagnostic: Diagnostic): void {
    if (reading === undefined) return;
    const { start, end } = diagnostic;
    path = pathAt(reading.tree, start);
    showPath(diagnostic);
    goTo(start, end, true);
  }

  function goToRule(ir: GrammarIr, name: string, from: string | undefined): void {
    const found = findRule([ir], ir.file, name);
    if (found === undefined) return;
    const parent = findRule([ir], ir.file, from)?.rule ?? referrer(ir, name);
    panels.showRule({ ...found, parent: parent === found.rule ? undefined : parent, around: [] });
  }

  async function draw(kind: SpecimenKind, given: number | undefined): Promise<void> {
    const drawn = syntax;
    if (drawn === undefined) return;
    const next = given ?? (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) % MOST_SEEDS;
    const { drawSpecimen } = await import("../src/specimen/draw-specimen.ts");
    const specimen = drawSpecimen(drawn, kind, next, await part?.texts?.get(drawn.name)?.());
    if (syntax !== drawn) return;
    seed = next;
    if (specimen === undefined) {
      note.textContent = `No ${kind} was found with seed ${seed}.`;
      return;
    }
    const { text, wrong } = specimen;
    setText(text, lineBreakOf(text, lineBreak), true);
    note.replaceChildren(`A ${kind} with seed ${seed}.`);
    if (wrong === undefined) return;
    const { change, rule, offset } = wrong;
    note.replaceChildren(
      `A near miss with seed ${seed}: ${change}, in ${rule}. `,
      button("Go there", () => goTo(offset, offset + 1, true), { class: "link" }),
    );
    goTo(offset, offset + 1, false);
    followCaret(places.toShown(offset));
  }

  async function copyLink(): Promise<void> {
    note.textContent = await copyAddress();
  }

  function openAddress(): void {
    const state = parseFragment(location.hash.slice(1));
    void openSyntax(state ?? { syntax: "", lineBreak: "crlf" });
  }

  window.addEventListener("hashchange", openAddress);
  openAddress();
}
