import type { Conversation } from "./folder.ts";
import type { ObjectField } from "./object-head.ts";

/** What a session says of all objects that are stored of it. */
export interface SessionFacts {
  /** Canonical address of the user whose history it is. */
  readonly servedUser: string;
  /**
   * Authenticated address of the other side: Referred-By, else P-Asserted-Identity; of a group that
   * of the group. Left out when it is withheld.
   */
  readonly farUser?: string | undefined;
  readonly conversation: Conversation;
  /** Value of Conversation-ID. */
  readonly conversationId: string;
  /** Value of Contribution-ID. */
  readonly contributionId: string;
  /** Value of InReplyTo-Contribution-ID. */
  readonly inReplyToContributionId?: string | undefined;
  /** Value of P-Asserted-Service. */
  readonly service?: string | undefined;
  /** Values of Accept-Contact. */
  readonly acceptContact?: readonly string[] | undefined;
  /** Value of Subject. */
  readonly subject?: string | undefined;
}

/** What From and To say of somebody who does not want to be known. */
export const WITHHELD = "anonymous";

/**
 * Gives the fields that all objects of a session have.
 *
 * @internal
 */
export function sessionFields(facts: SessionFacts): readonly ObjectField[] {
  return [
    ["Conversation-ID", facts.conversationId],
    ["Contribution-ID", facts.contributionId],
    ...(facts.acceptContact ?? []).map((value): ObjectField => ["Accept-Contact", value]),
  ];
}

/**
 * Gives the fields that objects about the session itself have besides.
 *
 * @internal
 */
export function requestFields(facts: SessionFacts): readonly ObjectField[] {
  return [
    ["Subject", facts.subject],
    ["P-Asserted-Service", facts.service],
    ["InReplyTo-Contribution-ID", facts.inReplyToContributionId],
  ];
}
