import {
  compilePolicy,
  evaluatePolicy,
  grantingRules,
  isAllowed,
  parseRuleset,
  type Policy,
  XdmError,
} from "@callingcard/xdm";
import { XmlError } from "@callingcard/xml";
import type { Question } from "../session/question.ts";
import { type Admission, answerTo } from "./admission.ts";
import { isAnonymous } from "./anonymity.ts";
import { note, passed, refused, type StepOutcome } from "./outcome.ts";
import { anchoredList, readList } from "./xdm-lists.ts";

/** The enabler that rules for CPM name. */
const ENABLER = "CPM";

/** What the policy of a user says of an INVITE (8.4.1). */
interface PolicyReading {
  /** Rules that say that the user may not be disturbed. */
  readonly disturbedBy: readonly string[];

  /** Whether the conversation may be kept. */
  readonly allowsStorage: boolean;
  readonly missing: Question | undefined;
  readonly problem: string | undefined;
  readonly isUnreadable: boolean;
}

/**
 * Refuses for a user who does not want to be disturbed (8.3.2.1 step 4; CPM-009, CPM-010): a rule of the policy
 * applies whose conditions name the enabler CPM and whose actions grant `allow-do-not-disturb`.
 *
 * @param admission What is known.
 */
export function checkDoNotDisturb(admission: Admission): StepOutcome {
  const { disturbedBy, missing, problem, isUnreadable } = readPolicy(admission);
  const alarm = isUnreadable ? "xdm-document" : undefined;
  if (missing !== undefined) return { kind: "ask", question: missing };
  const [rule] = disturbedBy;
  if (rule !== undefined) {
    return refused(
      { status: 480 },
      note("CPM-009", `rule ${rule} applies`),
      note("CPM-010", "480, the user does not want to be disturbed"),
    );
  }
  if (problem !== undefined && admission.settings.xdmDown === "refuse") {
    return refused(
      { status: 480 },
      note("CPM-009", `480, the policy is not known: ${problem}`, alarm),
    );
  }
  const text = problem ?? "no rule applies that forbids to disturb";
  return passed(note("CPM-009", text, alarm));
}

/**
 * Tells whether the preferences of the user allow to keep the conversation (8.4.1, CPM-061), by the documents that
 * were read for {@link checkDoNotDisturb}.
 *
 * @param admission What is known.
 */
export function allowsOfflineStorage(admission: Admission): boolean {
  return readPolicy(admission).allowsStorage;
}

function readPolicy(admission: Admission): PolicyReading {
  const { invitation, settings, at } = admission;
  const { auid, document } = settings.policyDocument;
  const question: Question = { kind: "xdm", auid, user: invitation.servedUser, document };
  const answer = answerTo(admission, question);
  if (answer?.kind !== "document") {
    return {
      ...NOTHING,
      missing: answer === undefined ? question : undefined,
      problem: answer?.kind === "unavailable" ? answer.reason : undefined,
    };
  }
  const policy = compile(answer.text);
  if (policy === undefined) {
    return { ...NOTHING, problem: `${document} is no policy`, isUnreadable: true };
  }
  let missing: Question | undefined;
  let problem: string | undefined;
  let isUnreadable = false;
  const decision = evaluatePolicy(policy, {
    originator: invitation.identities,
    isAnonymous: isAnonymous(invitation),
    instantMs: at,
    service: ENABLER,
    isListMember: (anchor, address) => {
      const place = anchoredList(anchor);
      if (place === undefined) return false;
      const reading = readList(admission, place);
      missing ??= reading.missing;
      problem ??= reading.problem;
      isUnreadable ||= reading.isUnreadable;
      return reading.members.has(address);
    },
  });
  return {
    disturbedBy: grantingRules(decision, "allow-do-not-disturb", ENABLER),
    allowsStorage: isAllowed(decision, "allow-offline-storage"),
    missing,
    problem,
    isUnreadable,
  };
}

const NOTHING: PolicyReading = {
  disturbedBy: [],
  allowsStorage: false,
  missing: undefined,
  problem: undefined,
  isUnreadable: false,
};

function compile(text: string): Policy | undefined {
  try {
    return compilePolicy(parseRuleset(text));
  } catch (error) {
    if (error instanceof XmlError || error instanceof XdmError) return undefined;
    throw error;
  }
}
