import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { fields, modules } from "../../../manifest/fields.ts";
import { fillOrg } from "../../../sandbox/books/index.ts";
import { liveCompany } from "../../../sandbox/companies.ts";
import { crmApi } from "../../../sandbox/crm-api/app.ts";
import {
  addOrg,
  createClock,
  createWorld,
  installExtension,
  type Org,
} from "../../../sandbox/world/index.ts";
import type { Day } from "../../../shared/kernel/day.ts";
import type { Grant } from "../../../server/org/index.ts";
import { debtorsBook } from "../../torture/sending/debtors.ts";
import { answerAs } from "../cell.ts";

let server: Server | undefined;
let org: Org | undefined;
let url = "";

interface Books {
  readonly debtors: number;
  readonly today: Day;
}

/** A CRM in which so many debtors owe an invoice each, and somebody a newer one that is not due. */
async function start({ debtors, today }: Books): Promise<void> {
  const world = createWorld(createClock(Date.now()));
  org = addOrg(world, { ...liveCompany, edition: "ultimate" });
  installExtension(org, { modules, fields });
  const book = debtorsBook(debtors, today);
  const [first] = book.invoices;
  if (first === undefined) throw new Error("there is a debtor");
  // The newest record is what a pull has seen last: with it the old ones need not be told again.
  const newest = {
    ...first,
    id: "INV-NEW",
    subject: "INV-NEW",
    on: (today - 1) as Day,
    dueOn: (today + 30) as Day,
  };
  fillOrg(org, { ...book, invoices: [...book.invoices, newest] });
  const listening = createServer(crmApi(world, { dailyCredits: () => 1e9, tokensPerTenMinutes: 1e6 }));
  server = listening;
  await new Promise<void>((done) => listening.listen(0, "127.0.0.1", done));
  url = `http://127.0.0.1:${(listening.address() as AddressInfo).port}`;
}

/** What an admin who consents brings back, for an install. */
async function grant(): Promise<Grant> {
  if (!org) throw new Error("the CRM stands");
  const body = new URLSearchParams({ zgid: org.zgid, userId: org.users[0]?.id ?? "" });
  const answer = await fetch(`${url}/sandbox/grant`, { method: "POST", body });
  const { code } = (await answer.json()) as { code: string };
  const { id, secret, redirectUri } = org.client;
  return {
    apiUrl: url,
    accountsUrl: `${url}/oauth/v2/token`,
    clientId: id,
    clientSecret: secret,
    redirectUri,
    code,
  };
}

answerAs({ start, grant }, () => server?.closeAllConnections());
