export type {
  AckAction,
  CancelAction,
  DiscardedAction,
  EndedAction,
  RefusalCode,
  RefusedAction,
  RequestAction,
  ResponseAction,
  SendAction,
  StartTimerAction,
  StopTimerAction,
  StrayResponseAction,
  TimeoutAction,
  TransactionAction,
  TransportErrorAction,
} from "./action.ts";
export { createAck, createCancel } from "./hop-by-hop.ts";
export { type InviteClient, startInviteClient, stepInviteClient } from "./invite-client.ts";
export { type InviteServer, startInviteServer, stepInviteServer } from "./invite-server.ts";
export {
  type NonInviteClient,
  startNonInviteClient,
  stepNonInviteClient,
} from "./non-invite-client.ts";
export {
  type NonInviteServer,
  startNonInviteServer,
  stepNonInviteServer,
} from "./non-invite-server.ts";
export {
  type AllTransactionSettings,
  DEFAULT_TRANSACTION_SETTINGS,
  type TransactionSettings,
} from "./settings.ts";
export {
  type ClientEvent,
  type DropEvent,
  isTransactionTimer,
  type Sent,
  type ServerEvent,
  type Step,
  type Terminated,
  type TimerEvent,
  type TimerName,
  type TransactionBase,
  type TransportErrorEvent,
} from "./step.ts";
export { responseTarget, type SipTarget } from "./target.ts";
export { TransactionError, type TransactionErrorCode } from "./transaction-error.ts";
export { clientKeyOf, MAGIC_COOKIE, serverKeyOf } from "./transaction-key.ts";
export {
  type ClientTransaction,
  countTransactions,
  createTransactions,
  dropTransaction,
  failTransport,
  findTransaction,
  fireTimer,
  listTransactions,
  receiveMessage,
  sendRequest,
  sendResponse,
  type ServerTransaction,
  type Transaction,
  type Transactions,
  type TransactionStep,
} from "./transactions.ts";
