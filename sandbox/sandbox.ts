import { createServer, type RequestListener, type Server } from "node:http";
import express from "express";
import type { Day } from "../shared/kernel/day.ts";
import { type Book, type FilledBook, fillOrg, playFuture } from "./books/index.ts";
import { answerErrors } from "./crm-api/answer-errors.ts";
import { crmApi } from "./crm-api/app.ts";
import type { CrmApiOptions } from "./crm-api/options.ts";
import { crmPage, type OperatorButton, spoofPage } from "./crm-page/index.ts";
import { type MailDrop, startMailDrop } from "./mail-drop/index.ts";
import { dayIn, PLACES } from "./places.ts";
import { type BureauStand, openBureau } from "./bureau/index.ts";
import { demoProviders, openPhoneDrop, type PhoneDrop } from "./sms/index.ts";
import { postMail } from "./post-mail.ts";
import { widgetHost } from "./widget-host/index.ts";
import {
  addOrg,
  type Components,
  createClock,
  createWorld,
  installExtension,
  type Org,
  type OrgSpec,
  type SandboxClock,
  type World,
} from "./world/index.ts";

export interface SandboxOptions {
  readonly host: string;
  /** The CRM's port; the widget takes the next one, the spoofing frame and SMTP the two after the server's. 0: the system chooses all. */
  readonly port: number;
  /** Where the clock stands at first, milliseconds since 1970. */
  readonly now: number;
  readonly components: Components;
  readonly companies: readonly { readonly spec: OrgSpec; readonly book: Book }[];
  /** The built widget. */
  readonly widgetDir: string;
  /** The operator's buttons, given the CRM's origin. */
  readonly buttons?: (crmUrl: string) => readonly OperatorButton[];
  readonly api?: CrmApiOptions;
}

export interface Sandbox {
  readonly world: World;
  readonly orgs: readonly { readonly org: Org; readonly filled: FilledBook }[];
  readonly crmUrl: string;
  readonly widgetUrl: string;
  readonly mail: MailDrop;
  /** A credit bureau, at the phones' origin. */
  readonly bureau: BureauStand;
  /** Phones behind two providers of text messages, at an origin of their own. */
  readonly phones: PhoneDrop;
  readonly phonesUrl: string;
  /** More routes on the CRM's origin, asked before its own: what an operator's button presses. */
  mount(path: string, routes: RequestListener): void;
  close(): Promise<void>;
}

/**
 * A Zoho CRM of our own on loopback: its API, its account page, the widget's host, a frame that spoofs, a
 * mailbox, and a clock that can be moved; moving it lets the books' future happen.
 */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const clock = bookClock(options.now);
  const world = createWorld(clock);
  const orgs = options.companies.map(({ spec, book }) => fill(world, spec, book, options.components));
  clock.onMoved = () => playTo(orgs, world);
  const at = (place: keyof typeof PLACES) => (options.port === 0 ? 0 : options.port + PLACES[place]);
  const mail = await startMailDrop({ host: options.host, port: at("smtp"), clock });
  const phones = openPhoneDrop({ ...demoProviders, clock });
  const bureau = openBureau(clock);
  const phonesAt = await listen(express().use(bureau.app).use(phones.app), options.host, at("phones"));
  const extras = express();
  const app = express();
  const crm = await listen(app, options.host, at("crm"));
  const widget = await listen(
    widgetHost({ dir: options.widgetDir, crmOrigin: () => crm.url }),
    options.host,
    at("widget"),
  );
  const spoof = await listen(express().use(spoofPage()), options.host, at("spoof"));
  app.use(extras);
  app.get("/", (_req, res) => res.redirect(`/crm/${orgs[0]?.org.zgid ?? ""}`));
  app.use(mail.app);
  const pageOptions = {
    widgetUrl: `${widget.url}/widget.html`,
    mailboxUrl: "/mailbox",
    spoofOrigin: spoof.url,
  };
  app.use(
    crmPage(world, { ...pageOptions, ...(options.buttons ? { buttons: options.buttons(crm.url) } : {}) }),
  );
  const deliver = postMail({ host: options.host, port: mail.smtpPort });
  app.use(crmApi(world, { deliver, ...options.api }));
  app.use(answerErrors);
  return {
    world,
    orgs,
    crmUrl: crm.url,
    widgetUrl: widget.url,
    mail,
    bureau,
    phones,
    phonesUrl: phonesAt.url,
    mount: (path, routes) => void extras.use(path, routes),
    close: async () => {
      await Promise.all([crm, widget, spoof, phonesAt].map((each) => each.close()));
      await mail.close();
    },
  };
}

function fill(
  world: World,
  spec: OrgSpec,
  book: Book,
  components: Components,
): { org: Org; filled: FilledBook } {
  const org = addOrg(world, spec);
  installExtension(org, components);
  return { org, filled: fillOrg(org, book) };
}

type BookClock = SandboxClock & { onMoved: () => void };

function bookClock(startMs: number): BookClock {
  const clock = createClock(startMs);
  const book: BookClock = {
    now: () => clock.now(),
    moveTo(ms) {
      clock.moveTo(ms);
      book.onMoved();
    },
    onMoved: () => {},
  };
  return book;
}

/** What the books hold for the days up to the clock's today happens, each day once. */
const played = new WeakMap<FilledBook, Day>();
function playTo(orgs: readonly { org: Org; filled: FilledBook }[], world: World): void {
  for (const { org, filled } of orgs) {
    const today = dayIn(org.timeZone, world.clock.now());
    const from = played.get(filled) ?? filled.book.today;
    if (today <= from) continue;
    playFuture(filled, from, today);
    played.set(filled, today);
  }
}

interface Place {
  readonly url: string;
  close(): Promise<void>;
}

function listen(app: RequestListener, host: string, port: number): Promise<Place> {
  const server: Server = createServer(app);
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      const address = server.address();
      const taken = typeof address === "object" && address !== null ? address.port : port;
      const close = () =>
        new Promise<void>((closed) => {
          server.close(() => closed());
          server.closeAllConnections();
        });
      resolve({ url: `http://${host}:${taken}`, close });
    });
  });
}
