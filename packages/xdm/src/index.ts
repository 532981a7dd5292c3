export { addressDomain, canonicalAddress } from "./address.ts";
export {
  compilePolicy,
  evaluatePolicy,
  grantingRules,
  isAllowed,
  type Policy,
  type PolicyDecision,
  type PolicyOptions,
  type PolicyRule,
  type RuleApplies,
  type RuleFails,
  type RuleVerdict,
} from "./compile-policy.ts";
export { conferenceInfoElement, parseConferenceInfo } from "./conference-document.ts";
export type {
  AvailableMedia,
  AvailableMedium,
  CallInfo,
  ConferenceDescription,
  ConferenceEndpoint,
  ConferenceInfo,
  ConferenceMedia,
  ConferenceState,
  ConferenceStatus,
  ConferenceUri,
  ConferenceUris,
  ConferenceUser,
  ConferenceUsers,
  EndpointStatus,
  Execution,
  HostInfo,
  MediaStatus,
  Sidebars,
  SipDialogId,
  Stateful,
  UserRoles,
} from "./conference-info.ts";
export { applyConferenceInfo, type ConferenceUpdate } from "./conference-update.ts";
export { deleteNode } from "./delete-node.ts";
export { parseDateTime, parseTime } from "./date-time.ts";
export { DEFAULT_LIMITS, type XdmInput, type XdmLimits } from "./document.ts";
export type { NodeEdit } from "./edit-node.ts";
export type { Extensible, ExtensibleAttributes, MixedContent, OtherElement } from "./extensible.ts";
export {
  COMMON_POLICY,
  CONFERENCE_INFO,
  COPY_CONTROL,
  GRUU_INFO,
  MEDIA_TYPES,
  OMA_COMMON_POLICY,
  OMA_EXTENSIONS,
  PREFIXES,
  PRES_RULES,
  REGINFO,
  RESOURCE_LISTS,
  XCAP_CAPS,
  XCAP_DIFF,
  XCAP_ERROR,
} from "./names.ts";
export { NodeSelectorError, type NodeSelectorErrorCode } from "./node-selector-error.ts";
export {
  decodeNodeSelector,
  encodeNodeSelector,
  stringifyNodeSelector,
} from "./node-selector-text.ts";
export {
  MAX_SELECTOR_LENGTH,
  MAX_SELECTOR_STEPS,
  parseNodeSelector,
  type NodeSelector,
  type NodeSelectorOptions,
  type SelectorName,
  type SelectorStep,
  type SelectorTerminal,
} from "./node-selector.ts";
export { attributeSpan, attributeValueSpan, elementSpan, type NodeSpan } from "./node-span.ts";
export {
  booleanPermission,
  PERMISSION_TYPES,
  permissionKey,
  type Permission,
  type PermissionType,
} from "./permission.ts";
export type { PolicyCheck } from "./policy-check.ts";
export { parseRuleset, rulesetElement } from "./policy-document.ts";
export type { Evaluation, Identity, PolicyRequest } from "./policy-request.ts";
export type {
  AllServicesExcept,
  Condition,
  Conditions,
  ExceptIdentity,
  ExternalListCondition,
  ExternalListEntry,
  IdentityCondition,
  IdentityException,
  IdentityMember,
  ManyIdentities,
  MediaListCondition,
  OneIdentity,
  Period,
  PermissionName,
  Permissions,
  Rule,
  Ruleset,
  Service,
  ServiceItem,
  ServiceListCondition,
  SphereCondition,
  ValidityCondition,
} from "./policy.ts";
export { putAttribute } from "./put-attribute.ts";
export { putElement } from "./put-element.ts";
export {
  ANONYMOUS_URI,
  RECIPIENT_LIST_HISTORY,
  recipientListHistory,
  type RecipientListHistoryOptions,
} from "./recipient-list-history.ts";
export {
  parseReginfo,
  publicGruu,
  reginfoElement,
  sipInstance,
  type ContactEvent,
  type ContactExtra,
  type Reginfo,
  type RegisteredContact,
  type Registration,
  type UnknownParam,
} from "./reginfo.ts";
export {
  applyReginfo,
  type RegistrationTable,
  type RegistrationUpdate,
} from "./registration-table.ts";
export {
  listMembers,
  MAX_LIST_DEPTH,
  MAX_LIST_ENTRIES,
  resolveList,
  type ListProblem,
  type ListProblemCode,
  type ResolvedList,
  type ResolveOptions,
} from "./resolve-list.ts";
export {
  parseResourceLists,
  resourceListsElement,
  type CopyControl,
  type DisplayName,
  type EntryRef,
  type ExternalList,
  type ListEntry,
  type ListItem,
  type Recipient,
  type ResourceList,
  type ResourceLists,
} from "./resource-lists.ts";
export { selectNode, stringifyNamespaceBindings, type NodeSelection } from "./select-node.ts";
export {
  groupStateElement,
  parseGroupState,
  parseSessionInfo,
  sessionInfoElement,
  type GroupParticipant,
  type GroupState,
  type SessionInfo,
} from "./stored-object.ts";
export { stringifyXdm } from "./stringify-xdm.ts";
export {
  parseXcapCaps,
  xcapCapsElement,
  type Auids,
  type ExtensionNames,
  type SupportedNamespaces,
  type XcapCaps,
} from "./xcap-caps.ts";
export {
  parseXcapDiff,
  xcapDiffElement,
  type AddPatch,
  type AttributeState,
  type DocumentChange,
  type DocumentPatch,
  type ElementState,
  type RemovePatch,
  type XcapChange,
  type XcapDiff,
} from "./xcap-diff.ts";
export {
  parseXcapError,
  xcapErrorElement,
  type ExistingValue,
  type ExtensionError,
  type NoParentError,
  type PhrasedError,
  type PhrasedErrorKind,
  type UniquenessFailure,
  type XcapErrorCondition,
  type XcapErrorDocument,
} from "./xcap-error.ts";
export { parseXmlnsPointers, stringifyXmlnsPointers } from "./xmlns-pointer.ts";
export { XdmError, type XdmErrorCode } from "./xdm-error.ts";
