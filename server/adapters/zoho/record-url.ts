/**
 * The page of an account in the CRM, beside the API that we talk to: crm.zoho.<data centre> for Zoho's own hosts, the same
 * origin for one on this machine. Null where neither is known.
 */
export function accountUrl(
  { apiUrl, zgid }: { readonly apiUrl: string; readonly zgid: string },
  accountId: string,
): string | null {
  const { hostname, origin } = new URL(apiUrl);
  if (hostname === "127.0.0.1" || hostname === "localhost")
    return `${origin}/crm/${zgid}/tab/Accounts/${accountId}`;
  const centre = /^(?:www|sandbox|developer)\.zohoapis\.([a-z.]+)$/.exec(hostname)?.[1];
  if (centre === undefined) return null;
  // Canada alone has another name.
  const host = centre === "ca" ? "crm.zohocloud.ca" : `crm.zoho.${centre}`;
  return `https://${host}/crm/org${zgid}/tab/Accounts/${accountId}`;
}
