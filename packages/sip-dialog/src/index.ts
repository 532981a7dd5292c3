export type {
  CallAction,
  CallReport,
  CallSendAction,
  CallStartTimerAction,
  CallStopTimerAction,
} from "./call/action.ts";
export type {
  AcknowledgeCommand,
  AnswerCommand,
  AnswerProvisionalCommand,
  ByeCommand,
  CallCommand,
  CallEvent,
  CancelCommand,
  Content,
  InviteCommand,
  MessageEvent,
  OfferCommand,
  RequestCommand,
  RespondCommand,
  ResponseContent,
  TimerEvent,
  TransportErrorEvent,
} from "./call/event.ts";
export {
  type CallOptions,
  type CallSettings,
  DEFAULT_ALLOW,
  DEFAULT_MAX_TRANSACTIONS,
  targetOfUri,
} from "./call/options.ts";
export type {
  Call,
  CallDialog,
  ClientRequest,
  IncomingInvite,
  OutgoingInvite,
  PendingSuccess,
  ReliableProvisional,
  SentAck,
  ServerRequest,
  WaitingOffer,
} from "./call/state.ts";
export { createIncomingCall, createOutgoingCall, isForCall, stepCall } from "./call/step.ts";
export { type Description, descriptionOf, isSameSession } from "./description.ts";
export {
  acceptDialogRequest,
  confirmDialog,
  createClientDialog,
  createServerDialog,
  type Dialog,
  type DialogRequestVerdict,
  matchesDialog,
  refreshTarget,
} from "./dialog.ts";
export {
  createDialogAck,
  createDialogRequest,
  type DialogRequestOptions,
  MAX_FORWARDS,
  nextHop,
} from "./dialog-request.ts";
export {
  mayOffer,
  negotiate,
  type Negotiation,
  type NegotiationMessage,
  type NegotiationRole,
  NO_NEGOTIATION,
  type OfferMethod,
  offerRefusal,
  type PendingOffer,
} from "./offer-answer.ts";
export {
  answerSessionTimer,
  DEFAULT_INTERVAL_SECONDS,
  giveUpAfterMs,
  MIN_INTERVAL_SECONDS,
  readSessionTimer,
  refreshAfterMs,
  type SessionTimer,
  type SessionTimerAnswer,
  sessionTimerHeaders,
  type SessionTimerSettings,
  supportsTimer,
} from "./session-timer.ts";
