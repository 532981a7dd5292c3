import type { Capture } from "@callingcard/grammar/ir";
import { propertyName } from "./names.ts";
import { constantText } from "./types.ts";

/** The value of a sequence, made of those of its items; undefined where it has none. */
export function capturedValue(
  capture: Capture | undefined,
  values: ReadonlyMap<number, string>,
): string | undefined {
  switch (capture?.op) {
    case "pick":
      return values.get(capture.index);
    case "list":
      return values.get(capture.tail);
    case "constant":
      return constantText(capture.value);
    case "object": {
      const fields = capture.fields.map(({ name, from }) => {
        const value = "index" in from ? values.get(from.index) : constantText(from.value);
        return `${propertyName(name)}: ${value}`;
      });
      return `{ ${fields.join(", ")} }`;
    }
    case "text":
    case undefined:
      return undefined;
  }
}
