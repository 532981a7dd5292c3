/** Most lines of an example that is cut. */
const MAX_LINES = 24;

/**
 * What an example may become when it is cut: it without one of its lines, and its beginnings, the shortest first. They
 * are the same each time, and many a reader takes some of them that are not right.
 *
 * @param example A text of lines.
 */
export function cutExample(example: string): readonly string[] {
  const lines = (example.match(/[^\n]*\n|[^\n]+/g) ?? []).slice(0, MAX_LINES);
  const cut = lines.flatMap((line, index) => {
    const from = lines.slice(0, index).join("").length;
    return [example.slice(0, from) + example.slice(from + line.length), example.slice(0, from)];
  });
  return [...new Set(cut)]
    .filter((text) => text !== "" && text !== example)
    .toSorted((a, b) => a.length - b.length);
}
