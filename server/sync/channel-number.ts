/** Before the org's own number, so that our channels look like nobody else's in the org's CRM. */
const OURS = "4857";
const CHANNEL = /^4857([1-9][0-9]{0,13})$/;

/** The number of an org's channel: it names the org, so a notice is looked up behind that org's wall and no other. */
export const channelOf = (orgId: string): string => OURS + orgId;

/** The org whose channel this would be; null for a number that is none of ours. */
export const orgOfChannel = (channelId: string): string | null => CHANNEL.exec(channelId)?.[1] ?? null;
