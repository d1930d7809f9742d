/** Why a message waits whose mail server has had enough of us: until it may be asked again, so do all others. */
export const MAIL_FULL = "mail-full";
