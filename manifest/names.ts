/** The extension's namespace in Zoho. Every module and field we add carries it, so nothing of the customer's can collide. */
export const NAMESPACE = "huikuan";

/** `named("Paid_On")` → "huikuan__Paid_On", the API name Zoho gives our components. */
export const named = (name: string): string => `${NAMESPACE}__${name}`;
