// What a careful reader without a grammar reaches: one pass with indexOf and a table of name
// characters, namespaces, references, matching tags, one attribute of a name, no document type
// declarations. It leaves out: names beyond ASCII are not checked, instructions and the declaration
// hardly, and a refusal has no place.

/** An element with as little in it as possible. */
export interface HandElement {
  readonly namespace: string;
  readonly local: string;
  readonly attributes: readonly (readonly [namespace: string, local: string, value: string])[];
  readonly children: (HandElement | string)[];
}

// oxlint-disable-next-line no-control-regex -- these are the characters to find
const ILLEGAL = /[\0-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/;
const NO_ATTRIBUTES: HandElement["attributes"] = [];

/** 1 for characters within names, 3 for those that begin one. */
const NAME = new Uint8Array(128);
for (const letter of "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_") {
  NAME[letter.charCodeAt(0)] = 3;
}
for (const other of "0123456789-.:") NAME[other.charCodeAt(0)] = 1;

/** Reads a document. */
export function scan(document: string): HandElement {
  if (ILLEGAL.test(document) || !document.isWellFormed()) refuse();
  const text = document.includes("\r") ? document.replace(/\r\n?/g, "\n") : document;
  const top: HandElement = { namespace: "", local: "", attributes: [], children: [] };
  const open: HandElement[] = [top];
  const names: string[] = [""];
  const sizes: number[] = [0];
  const prefixes = ["", "xml"];
  const namespaces = ["", "http://www.w3.org/XML/1998/namespace"];
  let current = top;
  let at = text.startsWith("\uFEFF") ? 1 : 0;
  if (text.startsWith("<?xml", at)) at = past("?>", at);

  while (at < text.length) {
    if (text.charCodeAt(at) !== 60) {
      const found = text.indexOf("<", at);
      const end = found === -1 ? text.length : found;
      addText(text.slice(at, end), true);
      at = end;
      continue;
    }
    const next = text.charCodeAt(at + 1);
    if (next === 47) endTag();
    else if (next === 63) at = past("?>", at);
    else if (next !== 33) startTag();
    else if (text.startsWith("<!--", at)) {
      const end = text.indexOf("--", at + 4);
      if (end === -1 || text.charCodeAt(end + 2) !== 62) refuse();
      at = end + 3;
    } else if (text.startsWith("<![CDATA[", at)) {
      const end = past("]]>", at);
      addText(text.slice(at + 9, end - 3), false);
      at = end;
    } else refuse();
  }
  const [root] = top.children;
  if (open.length !== 1 || typeof root !== "object") return refuse();
  return root;

  function past(mark: string, start: number): number {
    const found = text.indexOf(mark, start);
    return found === -1 ? refuse() : found + mark.length;
  }

  function addText(piece: string, hasReferences: boolean): void {
    if (current === top) {
      if (/[^ \t\n]/.test(piece)) refuse();
      return;
    }
    if (hasReferences && piece.includes("]]>")) refuse();
    const value = hasReferences && piece.includes("&") ? dereference(piece) : piece;
    const { children } = current;
    const { length } = children;
    const before = length === 0 ? undefined : children[length - 1];
    if (typeof before === "string") children[length - 1] = before + value;
    else if (value !== "") children.push(value);
  }

  function endTag(): void {
    const name = names.pop() ?? "";
    if (open.length === 1 || !text.startsWith(name, at + 2)) refuse();
    at += 2 + name.length;
    skipSpace();
    if (text.charCodeAt(at) !== 62) refuse();
    at += 1;
    open.pop();
    current = open[open.length - 1] ?? top;
    const size = sizes.pop() ?? 0;
    prefixes.length = size;
    namespaces.length = size;
  }

  function startTag(): void {
    if (open.length > 256 || (current === top && top.children.length > 0)) refuse();
    at += 1;
    const name = readName();
    const size = prefixes.length;
    const written = readAttributes(size);
    const attributes = written.length === 0 ? NO_ATTRIBUTES : written.map(expand);
    if (attributes.length > 1 && hasDuplicate(attributes)) refuse();
    const colon = name.indexOf(":");
    const local = name.slice(colon + 1);
    const namespace = lookUp(colon === -1 ? "" : name.slice(0, colon));
    const element: HandElement = { namespace, local, attributes, children: [] };
    current.children.push(element);
    const isEmpty = text.charCodeAt(at) === 47;
    at += isEmpty ? 2 : 1;
    if (text.charCodeAt(at - 1) !== 62) refuse();
    if (isEmpty) {
      prefixes.length = size;
      namespaces.length = size;
      return;
    }
    names.push(name);
    sizes.push(size);
    open.push(element);
    current = element;
  }

  function readAttributes(size: number): [name: string, value: string][] {
    const attributes: [string, string][] = [];
    for (;;) {
      const hasSpace = skipSpace();
      const unit = text.charCodeAt(at);
      if (unit === 62 || unit === 47) return attributes;
      if (!hasSpace) refuse();
      const name = readName();
      skipSpace();
      if (text.charCodeAt(at) !== 61) refuse();
      at += 1;
      skipSpace();
      const quote = text.charAt(at);
      if (quote !== '"' && quote !== "'") refuse();
      const end = past(quote, at + 1) - 1;
      const value = attributeValue(text.slice(at + 1, end));
      at = end + 1;
      if (name === "xmlns") declare("", value, size);
      else if (name.startsWith("xmlns:")) declare(name.slice(6), value, size);
      else attributes.push([name, value]);
    }
  }

  function attributeValue(raw: string): string {
    if (raw.includes("<")) refuse();
    const spaced = /[\t\n]/.test(raw) ? raw.replace(/[\t\n]/g, " ") : raw;
    return spaced.includes("&") ? dereference(spaced) : spaced;
  }

  function declare(prefix: string, namespace: string, size: number): void {
    if (prefixes.includes(prefix, size) || prefix === "xml" || prefix === "xmlns") refuse();
    if (prefix !== "" && namespace === "") refuse();
    prefixes.push(prefix);
    namespaces.push(namespace);
  }

  function expand([name, value]: [string, string]): readonly [string, string, string] {
    const colon = name.indexOf(":");
    return [colon === -1 ? "" : lookUp(name.slice(0, colon)), name.slice(colon + 1), value];
  }

  function lookUp(prefix: string): string {
    for (let index = prefixes.length - 1; index >= 0; index -= 1) {
      if (prefixes[index] === prefix) return namespaces[index] ?? "";
    }
    return refuse();
  }

  function readName(): string {
    const start = at;
    let unit = text.charCodeAt(at);
    if (unit < 128 && NAME[unit] !== 3) refuse();
    do unit = text.charCodeAt(++at);
    while (unit >= 128 || NAME[unit] !== 0);
    return text.slice(start, at);
  }

  function skipSpace(): boolean {
    const start = at;
    let unit = text.charCodeAt(at);
    while (unit === 32 || unit === 10 || unit === 9) unit = text.charCodeAt(++at);
    return at > start;
  }
}

function hasDuplicate(attributes: HandElement["attributes"]): boolean {
  return attributes.some(([namespace, local], index) => {
    for (let before = 0; before < index; before += 1) {
      const other = attributes[before];
      if (other?.[1] === local && other[0] === namespace) return true;
    }
    return false;
  });
}

function dereference(text: string): string {
  const parts: string[] = [];
  let done = 0;
  for (let start = text.indexOf("&"); start !== -1; start = text.indexOf("&", done)) {
    const end = text.indexOf(";", start);
    if (end === -1) refuse();
    if (start > done) parts.push(text.slice(done, start));
    parts.push(referred(text, start + 1, end));
    done = end + 1;
  }
  if (done < text.length) parts.push(text.slice(done));
  return parts.join("");
}

function referred(text: string, start: number, end: number): string {
  if (text.charCodeAt(start) !== 35) {
    if (end - start === 2 && text.startsWith("lt", start)) return "<";
    if (end - start === 2 && text.startsWith("gt", start)) return ">";
    if (end - start === 3 && text.startsWith("amp", start)) return "&";
    if (end - start === 4 && text.startsWith("quot", start)) return '"';
    return end - start === 4 && text.startsWith("apos", start) ? "'" : refuse();
  }
  if (text.startsWith("13;", start + 1)) return "\r";
  const isHex = text.charCodeAt(start + 1) === 120;
  const digits = text.slice(isHex ? start + 2 : start + 1, end);
  return String.fromCodePoint(Number(isHex ? `0x${digits}` : digits));
}

function refuse(): never {
  throw new Error("not well-formed");
}
