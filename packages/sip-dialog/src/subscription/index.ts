export {
  acceptSubscribe,
  createNotify,
  type Notification,
  type NotifiedSubscription,
  type NotifierOptions,
  refreshSubscribe,
  type SubscribeVerdict,
} from "./notifier.ts";
export { isForSubscription } from "./notification.ts";
export { createSubscription, stepSubscription } from "./step-subscription.ts";
export type {
  Subscription,
  SubscriptionAction,
  SubscriptionEvent,
  SubscriptionOptions,
  SubscriptionStep,
} from "./subscription.ts";
