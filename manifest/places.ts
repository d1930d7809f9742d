/**
 * Where the widgets stand. Zoho takes the place from its own console (README, "Going to production"),
 * not from this file; the list is our record of what to choose there, and of the page each place opens.
 */
export interface Place {
  readonly location: string;
  readonly url: string;
  readonly name: string;
}

export const places: readonly Place[] = [
  { location: "crm.account.view", url: "/app/widget.html", name: "Huikuan 回款" },
  { location: "crm.deal.view", url: "/app/deal.html", name: "Huikuan 回款" },
  { location: "crm.settings", url: "/app/settings.html", name: "Huikuan 回款" },
];
