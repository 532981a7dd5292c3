/** A test, or all tests of a group or a file. */
export interface TestName {
  /** From the root of the repository. */
  readonly file: string;
  /** Names of the groups it is in, and its own, joined by ` > `; of a group, without its own. All of the file without it. */
  readonly test?: string;
}

/** One thing that the server is to do. */
export interface Row {
  readonly id: string;
  readonly text: string;
  /** Where it is said. */
  readonly section: string;
  /** The tests that show it. */
  readonly tests: readonly TestName[];
}

/** Rows about one thing. */
export interface Area {
  readonly title: string;
  readonly rows: readonly Row[];
}

/**
 * Makes a function that names tests of one file.
 *
 * @param file From the root of the repository.
 * @returns A function that names all tests of the file when it is given no names.
 */
export function testsIn(file: string): (...tests: readonly string[]) => readonly TestName[] {
  return (...tests) => (tests.length === 0 ? [{ file }] : tests.map((test) => ({ file, test })));
}
