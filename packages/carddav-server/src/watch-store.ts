/** Called when an operation of a store ends, with what it failed with. */
export type OperationEnd = (error?: unknown) => void;

/**
 * Watches the operations of a store. One that gives its rows one by one ends when its reader has the last or wants no
 * more.
 *
 * @param store The store.
 * @param onStart Called when an operation begins, with its name as in the storage contract.
 * @returns The same store, watched.
 */
export function watchStore<Store extends object>(
  store: Store,
  onStart: (operation: string) => OperationEnd,
): Store {
  const watched = new Map<PropertyKey, unknown>();
  return new Proxy(store, {
    get(target, name) {
      const known = watched.get(name);
      if (known !== undefined) return known;
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== "function" || typeof name !== "string") return member;
      const run = (...args: readonly unknown[]): unknown =>
        watchOperation(onStart(name), () => Reflect.apply(member, target, args));
      watched.set(name, run);
      return run;
    },
  });
}

function watchOperation(end: OperationEnd, run: () => unknown): unknown {
  let result: unknown;
  try {
    result = run();
  } catch (error) {
    end(error);
    throw error;
  }
  if (result instanceof Promise) {
    result.then(() => end(), end);
    return result;
  }
  if (isAsyncIterable(result)) return watchRows(result, end);
  end();
  return result;
}

async function* watchRows(rows: AsyncIterable<unknown>, end: OperationEnd): AsyncGenerator {
  let failure: unknown;
  try {
    yield* rows;
  } catch (error) {
    failure = error;
    throw error;
  } finally {
    end(failure);
  }
}

function isAsyncIterable(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === "object" && value !== null && Symbol.asyncIterator in value;
}
