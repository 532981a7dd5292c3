import { expect, test } from "vitest";
import { finals } from "./peers.ts";
import { binding, World } from "./world.ts";

const list = (items: string): string =>
  `<resource-lists xmlns="urn:ietf:params:xml:ns:resource-lists"><list name="oma_blockedcontacts">${items}</list></resource-lists>`;

test("a document that can not be read is told of, and is not taken for an empty one where that is not wanted", () => {
  const world = new World({
    bindings: [binding("1")],
    settings: { xdmDown: "refuse" },
    documents: { index: "<x" },
  });
  world.invite();
  expect(finals(world)).toEqual([480]);
  const alarms = world.actions.flatMap((one) => (one.kind === "alarm" ? [one.alarm] : []));
  expect(alarms).toEqual(["xdm-document"]);
});

test("documents that refer to others without end are asked for so many times and no more", () => {
  let count = 0;
  const world = new World({
    bindings: [binding("1")],
    answer: (question) => {
      if (question.kind !== "xdm") return undefined;
      count++;
      const next = `http://xcap.example/resource-lists/users/tel:+1/doc${count}/~~/resource-lists/list%5B@name=%22oma_blockedcontacts%22%5D`;
      return { kind: "document", text: list(`<external anchor="${next}"/>`) };
    },
  });
  world.invite();
  expect(count).toBeLessThan(20);
  expect(world.requests(world.sent(), "INVITE")).toHaveLength(1);
});
