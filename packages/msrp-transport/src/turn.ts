/** Something that is done once at the end of a turn of the event loop, however often it was asked for. */
export interface Turn<Item> {
  /** Asks for it. An item is to be added once in a turn. */
  add(item: Item): void;
}

/**
 * Collects what has to be done at the end of a turn: one callback of the event loop for all of it.
 *
 * @param run Does it for an item.
 */
export function createTurn<Item>(run: (item: Item) => void): Turn<Item> {
  let items: Item[] = [];
  function runAll(): void {
    const all = items;
    items = [];
    for (const item of all) run(item);
  }
  return {
    add(item) {
      if (items.push(item) === 1) setImmediate(runAll);
    },
  };
}
