import { expect, test } from "vitest";
import { createWorld, inviteCommand, SDP, sdp, type Reaction } from "./world.ts";

const acknowledges: Reaction = (report, host) => {
  if (report.kind === "answered") host.tell({ kind: "acknowledge", dialog: report.dialog });
};

test("a call is answered, acknowledged and ended by the caller", () => {
  const world = createWorld();
  const a = world.host("a", { react: acknowledges });
  const b = world.host("b", {
    invited: (_, host) => {
      host.tell({ kind: "respond", status: 180 }, 50);
      host.tell({ kind: "respond", status: 200, body: sdp("b", 1), contentType: SDP }, 100);
    },
  });
  a.tell(inviteCommand("b"));
  a.tell({ kind: "bye", dialog: "d1" }, 2000);
  world.run();
  expect(a.kinds()).toEqual(["progress", "answered", "released", "over"]);
  expect(b.kinds()).toEqual(["acknowledged", "ended", "over"]);
});
