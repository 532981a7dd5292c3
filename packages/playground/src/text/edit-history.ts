/** A change of a text at one place: `removed` stood at `offset`, where `inserted` stands now. */
export interface Edit<State> {
  readonly offset: number;
  readonly removed: string;
  readonly inserted: string;
  /** What goes with the text before and after. */
  readonly before: State;
  readonly after: State;
}

/** What was done to a text, so that it can be undone and done again. */
export interface EditHistory<State> {
  /** Notes an edit; what was undone before is forgotten. */
  readonly add: (edit: Edit<State>) => void;
  /** Gives the edit that brings back what was before the last one. */
  readonly undo: () => Edit<State> | undefined;
  /** Gives the edit that was undone last. */
  readonly redo: () => Edit<State> | undefined;
  /** Forgets all. */
  readonly clear: () => void;
}

/** Edits that are kept. */
const MAX_EDITS = 1_000;

/** Code units of the edits that are kept; the last edit is, however long. */
const MAX_LENGTH = 4_194_304;

/** Characters that are typed in a row are undone together, up to so many. */
const MAX_TYPED = 40;

/**
 * Makes a history.
 *
 * @returns The history, with nothing in it: at most 1 000 edits, and 4 194 304 code units of them.
 */
export function createHistory<State>(): EditHistory<State> {
  const done: Edit<State>[] = [];
  const undone: Edit<State>[] = [];
  let length = 0;

  function add(edit: Edit<State>): void {
    undone.length = 0;
    const joined = join(done.at(-1), edit);
    if (joined !== undefined) length -= lengthOf(done.pop());
    done.push(joined ?? edit);
    length += lengthOf(joined ?? edit);
    while (done.length > MAX_EDITS || (length > MAX_LENGTH && done.length > 1)) {
      length -= lengthOf(done.shift());
    }
  }

  return {
    add,
    undo() {
      const edit = done.pop();
      if (edit === undefined) return undefined;
      undone.push(edit);
      length -= lengthOf(edit);
      return inverse(edit);
    },
    redo() {
      const edit = undone.pop();
      if (edit === undefined) return undefined;
      done.push(edit);
      length += lengthOf(edit);
      return edit;
    },
    clear() {
      done.length = 0;
      undone.length = 0;
      length = 0;
    },
  };
}

/**
 * Compares a text before and after a change at one place.
 *
 * @param before The text before.
 * @param after The text after.
 * @param caret Where the change ends, of the places that would do: `aa` may have come before an `a` or behind it.
 * @returns The change; `undefined` where there is none.
 */
export function editBetween(
  before: string,
  after: string,
  caret: number,
): Pick<Edit<never>, "offset" | "removed" | "inserted"> | undefined {
  if (before === after) return undefined;
  const shorter = Math.min(before.length, after.length);
  const mostAtEnd = Math.min(shorter, Math.max(0, after.length - caret));
  let same = 0;
  while (same < mostAtEnd && before[before.length - 1 - same] === after[after.length - 1 - same]) {
    same += 1;
  }
  let offset = 0;
  while (offset < shorter - same && before[offset] === after[offset]) offset += 1;
  return {
    offset,
    removed: before.slice(offset, before.length - same),
    inserted: after.slice(offset, after.length - same),
  };
}

/**
 * Carries out an edit.
 *
 * @param text The text that the edit is of.
 * @param edit The edit.
 * @returns The text after it.
 */
export function applyEdit(text: string, edit: Edit<unknown>): string {
  const { offset, removed, inserted } = edit;
  return text.slice(0, offset) + inserted + text.slice(offset + removed.length);
}

function inverse<State>({ offset, removed, inserted, before, after }: Edit<State>): Edit<State> {
  return { offset, removed: inserted, inserted: removed, before: after, after: before };
}

// One character typed behind another, or one erased before another, in a line.
function join<State>(last: Edit<State> | undefined, next: Edit<State>): Edit<State> | undefined {
  if (last === undefined || last.after !== next.before || next.before !== next.after) {
    return undefined;
  }
  const typed = last.removed === "" && next.removed === "" && isTyped(last, next, "inserted");
  if (typed && next.offset === last.offset + last.inserted.length) {
    return { ...last, inserted: last.inserted + next.inserted };
  }
  const erased = last.inserted === "" && next.inserted === "" && isTyped(last, next, "removed");
  if (erased && next.offset + next.removed.length === last.offset) {
    return { ...last, offset: next.offset, removed: next.removed + last.removed };
  }
  return undefined;
}

function isTyped<State>(
  last: Edit<State>,
  next: Edit<State>,
  what: "inserted" | "removed",
): boolean {
  const [before, after] = [last[what], next[what]];
  if (before.length > MAX_TYPED || after.length > 2) return false;
  return !before.includes("\n") && !after.includes("\n");
}

function lengthOf(edit: Edit<unknown> | undefined): number {
  return edit === undefined ? 0 : edit.removed.length + edit.inserted.length;
}
