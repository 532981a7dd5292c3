import { fileURLToPath } from "node:url";
import { proveGrammar } from "@callingcard/grammar-compiler";
import { expect, test } from "vitest";
import { addressIr } from "../src/generated/address.ir.ts";
import * as address from "../src/generated/address.ts";
import { commonPolicyIr } from "../src/generated/common-policy.ir.ts";
import * as commonPolicy from "../src/generated/common-policy.ts";
import { conferenceInfoIr } from "../src/generated/conference-info.ir.ts";
import * as conferenceInfo from "../src/generated/conference-info.ts";
import { dateTimeIr } from "../src/generated/date-time.ir.ts";
import * as dateTime from "../src/generated/date-time.ts";
import { nodeSelectorIr } from "../src/generated/node-selector.ir.ts";
import * as nodeSelector from "../src/generated/node-selector.ts";
import { reginfoIr } from "../src/generated/reginfo.ir.ts";
import * as reginfo from "../src/generated/reginfo.ts";
import { resourceListsIr } from "../src/generated/resource-lists.ir.ts";
import * as resourceLists from "../src/generated/resource-lists.ts";
import { storedObjectIr } from "../src/generated/stored-object.ir.ts";
import * as storedObject from "../src/generated/stored-object.ts";
import { xcapIr } from "../src/generated/xcap.ir.ts";
import * as xcap from "../src/generated/xcap.ts";

test.each([
  ["address", addressIr, address],
  ["common-policy", commonPolicyIr, commonPolicy],
  ["conference-info", conferenceInfoIr, conferenceInfo],
  ["date-time", dateTimeIr, dateTime],
  ["node-selector", nodeSelectorIr, nodeSelector],
  ["reginfo", reginfoIr, reginfo],
  ["resource-lists", resourceListsIr, resourceLists],
  ["stored-object", storedObjectIr, storedObject],
  ["xcap", xcapIr, xcap],
])("the parser generated from %s equals nearley", (name, ir, entries) => {
  const file = fileURLToPath(new URL(`../grammar/${name}.ne`, import.meta.url));
  const { texts, accepted, rejected } = proveGrammar({ file, ir, entries, systematic: 2000 });
  expect(texts).toBe(accepted + rejected);
  expect(accepted).toBeGreaterThan(30);
  expect(rejected).toBeGreaterThan(50);
});
