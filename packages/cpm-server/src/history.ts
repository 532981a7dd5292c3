export { type SessionFacts, WITHHELD } from "./history/facts.ts";
export {
  type Conversation,
  conversationFolder,
  DEFAULT_FOLDER,
  folderIdentifier,
  folderName,
  sessionFolder,
} from "./history/folder.ts";
export { messageEntry, type RecordedMessage } from "./history/message-entry.ts";
export { stringifyMailDate } from "./history/object-head.ts";
export {
  GROUP_STATE_TYPE,
  groupStateEntry,
  SESSION_INFO_TYPE,
  sessionInfoEntry,
  type SessionObject,
} from "./history/session-entries.ts";
