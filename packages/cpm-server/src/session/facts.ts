import { findHeader, readHeader, splitValues } from "@callingcard/sip";
import { canonicalAddress } from "@callingcard/xdm";
import type { SessionFacts } from "../history/facts.ts";
import { ANONYMOUS, isAnonymous } from "../procedure/anonymity.ts";
import {
  type Invitation,
  isGroupService,
  originatorOf,
  SESSION_SERVICE,
} from "../procedure/invitation.ts";
import type { StoredDeferredMessage } from "../store/deferred-messages.ts";
import type { Session } from "./state.ts";

/** What a session says of itself in records and deferred messages. */
export interface SessionNames {
  readonly facts: SessionFacts;

  /** Who invited, or the group; also of one who wants to be anonymous. */
  readonly farUser: string;
  readonly isGroup: boolean;
}

/**
 * Tells what a session says of itself in records and deferred messages (8.5, 8.3.2.9).
 *
 * @param session The session, which was invited or pushes.
 */
export function namesOf(session: Session): SessionNames {
  const { invitation, pushed } = session;
  if (invitation !== undefined) return namesOfInvitation(session, invitation);
  return namesOfPushed(pushed);
}

function namesOfInvitation(session: Session, invitation: Invitation): SessionNames {
  const { request, servedUser } = invitation;
  const originator = originatorOf(invitation);
  const farUser = canonicalAddress(originator);
  // The user may see the names of folders.
  const known = isAnonymous(invitation) ? undefined : farUser;
  const service = session.service ?? SESSION_SERVICE;
  const isGroup = isGroupService(service);
  // Without identifiers, which each session has to have, those of the INVITE tell it from others.
  const contributionId =
    readHeader(request, "Contribution-ID") ?? readHeader(request, "Call-ID") ?? farUser;
  const conversationId = readHeader(request, "Conversation-ID") ?? contributionId;
  return {
    isGroup,
    farUser,
    facts: {
      servedUser,
      farUser: known,
      conversation: isGroup
        ? { kind: "group", conversationId, contributionId }
        : { kind: "one-to-one", farUser: known ?? ANONYMOUS },
      conversationId,
      contributionId,
      inReplyToContributionId: readHeader(request, "InReplyTo-Contribution-ID"),
      service,
      acceptContact: request.headers
        .filter(({ name }) => /^(?:accept-contact|a)$/i.test(name))
        .flatMap(({ value }) => splitValues(value)),
      subject: findHeader(request, "Subject")?.value,
    },
  };
}

function namesOfPushed([first]: readonly StoredDeferredMessage[]): SessionNames {
  const { servedUser = "", farUser = "", conversationId = "", contributionId = "" } = first ?? {};
  const service = first?.service ?? SESSION_SERVICE;
  const isGroup = isGroupService(service);
  return {
    isGroup,
    farUser,
    facts: {
      servedUser,
      farUser,
      conversation: isGroup
        ? { kind: "group", conversationId, contributionId }
        : { kind: "one-to-one", farUser },
      conversationId,
      contributionId,
      service,
    },
  };
}
