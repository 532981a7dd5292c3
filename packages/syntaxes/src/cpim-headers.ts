import {
  CPIM_NAMESPACE,
  type CpimHeader,
  IMDN_NAMESPACE,
  OMA_CPM_NAMESPACE,
  parseAddress,
  parseDateTime,
} from "@callingcard/cpim";
import { cpimIr } from "@callingcard/cpim/grammar";
import { deriveAndCheck } from "./derive.ts";
import type { Draft } from "./draft.ts";
import type { Part } from "./part.ts";
import type { TreeNode } from "./syntax.ts";
import { checkedNodes, type ValueRule } from "./value-rule.ts";

const ADDRESS: ValueRule = { ir: cpimIr, rule: "address", parse: parseAddress };

/** The values that have a rule, by namespace and name. */
const VALUES: ReadonlyMap<string, ValueRule> = new Map([
  [`${CPIM_NAMESPACE} From`, ADDRESS],
  [`${CPIM_NAMESPACE} To`, ADDRESS],
  [`${CPIM_NAMESPACE} cc`, ADDRESS],
  [`${CPIM_NAMESPACE} DateTime`, { ir: cpimIr, rule: "datetime", parse: parseDateTime }],
  [`${CPIM_NAMESPACE} NS`, { ir: cpimIr, rule: "namespace" }],
  [`${CPIM_NAMESPACE} Require`, { ir: cpimIr, rule: "require" }],
  [`${IMDN_NAMESPACE} Message-ID`, { ir: cpimIr, rule: "messageid" }],
  [`${IMDN_NAMESPACE} Disposition-Notification`, { ir: cpimIr, rule: "notification" }],
  [`${IMDN_NAMESPACE} Original-To`, ADDRESS],
  [`${IMDN_NAMESPACE} IMDN-Record-Route`, ADDRESS],
  [`${IMDN_NAMESPACE} IMDN-Route`, ADDRESS],
  [`${OMA_CPM_NAMESPACE} Message-Direction`, { ir: cpimIr, rule: "direction" }],
]);

/**
 * Makes the nodes of the message headers, and notes what is wrong with the values that are known.
 *
 * @param draft The reading.
 * @param part The headers with the blank line behind them.
 * @param headers The headers as they were read; none where they could not be.
 * @returns The node of the head.
 */
export function headerNodes(
  draft: Draft,
  part: Part,
  headers: readonly CpimHeader[],
): readonly TreeNode[] {
  let index = -1;
  return deriveAndCheck(draft, cpimIr, "head", part, (rule, rest) => {
    if (rule !== "rest") return [];
    index += 1;
    const header = headers[index];
    const known = header && VALUES.get(`${header.namespace} ${header.name}`);
    // Without its space, which is told already, a value has no place of its own.
    if (!/^[ ;]/.test(rest.text)) return [];
    return deriveAndCheck(draft, cpimIr, "tail", rest, (inner, value) =>
      inner === "value" && known !== undefined ? checkedNodes(draft, known, value) : [],
    );
  });
}
