import type { Channel } from "./contract.ts";

/** Leaves by itself and is read by the customer; everything else is work for our own people. */
export const reachesCustomer = (channel: Channel): channel is "email" | "sms" =>
  channel === "email" || channel === "sms";
