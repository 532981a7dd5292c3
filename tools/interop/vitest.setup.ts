import { afterEach } from "vitest";
import { keptLogs } from "./src/child-log.ts";

afterEach(({ task }) => {
  if (task.result?.state === "fail") console.error(keptLogs());
});
