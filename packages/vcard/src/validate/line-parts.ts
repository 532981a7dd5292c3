/** A part of a line, in UTF-16 code units from the start of the line. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** Where one parameter stands, with its values as they are written. */
interface ParameterRange extends Range {
  readonly values: readonly Range[];
}

/** Where the parts of a content line stand (RFC 6350 section 3.3). */
export interface LineParts {
  /** The name with its group. */
  readonly name: Range;
  readonly parameters: readonly ParameterRange[];
  readonly value: Range;
}

/**
 * Finds the parts of a line that the grammar accepts.
 *
 * @param line The content line, unfolded.
 * @returns The parts.
 */
export function partsOf(line: string): LineParts {
  let at = endOf(/[;:]/g, line, 0);
  const name = { from: 0, to: at };
  const parameters: ParameterRange[] = [];
  while (line[at] === ";") {
    const from = at + 1;
    at = endOf(/[=;:]/g, line, from);
    const values: Range[] = [];
    while (line[at] === "=" || line[at] === ",") {
      const start = at + 1;
      at = endOfValue(line, start);
      values.push({ from: start, to: at });
    }
    parameters.push({ from, to: at, values });
  }
  return { name, parameters, value: { from: Math.min(at + 1, line.length), to: line.length } };
}

function endOfValue(line: string, start: number): number {
  if (line[start] !== '"') return endOf(/[,;:]/g, line, start);
  return Math.min(endOf(/"/g, line, start + 1) + 1, line.length);
}

// Where the first of some characters stands, or the line ends.
function endOf(characters: RegExp, line: string, from: number): number {
  // oxlint-disable-next-line no-param-reassign
  characters.lastIndex = from;
  return characters.exec(line)?.index ?? line.length;
}
