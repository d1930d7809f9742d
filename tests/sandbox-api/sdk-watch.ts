import * as Z from "@zohocrm/typescript-sdk-6.0";
import { type Decoded, type Running, run } from "./company.ts";
import { listenForNotices, type NoticeListener } from "./notice-listener.ts";
import { params } from "./sdk-request.ts";
import { openSdkSession } from "./sdk-session.ts";

const { NotificationsOperations, Notification, BodyWrapper, APIException } = Z.Notifications;
export const HOUR = 3_600_000;
/** The channel that is meant when a test names none. */
const CHANNEL = "1000000068001";

/** One entry of a `watch` body; what is left out is not sent. */
export interface Given {
  readonly id?: string;
  readonly events?: string[];
  readonly url?: string;
  readonly token?: string;
  readonly expiry?: Date;
  readonly related?: boolean;
  readonly values?: boolean;
  readonly deleteEvents?: true;
}
export const watch = (...all: Given[]): Z.Notifications.BodyWrapper => {
  const wrapper = new BodyWrapper();
  wrapper.setWatch(
    all.map((given) => {
      const one = new Notification();
      if (given.id !== undefined) one.setChannelId(given.id);
      if (given.events) one.setEvents(given.events);
      if (given.url !== undefined) one.setNotifyUrl(given.url);
      if (given.token !== undefined) one.setToken(given.token);
      if (given.expiry) one.setChannelExpiry(given.expiry);
      if (given.related !== undefined) one.setNotifyOnRelatedAction(given.related);
      if (given.values !== undefined) one.setReturnAffectedFieldValues(given.values);
      if (given.deleteEvents) one.setDeleteevents(new Z.Choice(true));
      return one;
    }),
  );
  return wrapper;
};

/** What the SDK made of an answer: its items, each as plain values. */
export const outcomes = (answer: Decoded) => ({
  status: answer.getStatusCode() as number,
  items: answer
    .getObject()
    .getWatch()
    .map((one: Decoded) => ({
      code: one.getCode().getValue(),
      message: one.getMessage().getValue?.() ?? one.getMessage(),
      details: Object.fromEntries(one.getDetails()),
      isRefusal: one instanceof APIException,
    })),
});

/** A Zoho that the official SDK is signed in to, and an ear at an address of its own for every test. */
export interface WatchStage {
  readonly zoho: Running;
  readonly sdk: Z.Notifications.NotificationsOperations;
  readonly listener: NoticeListener;
  /** A moment by the world's clock, in whole seconds. */
  nowIn(ms: number): Date;
  listed(asked?: { [name: string]: string }): Promise<Decoded>;
  /** Opens a channel on every account, or what is given in its place. */
  enable(given?: Given): Promise<ReturnType<typeof outcomes>>;
  /** Before each test: no channel is open, and nothing has been heard. */
  startAfresh(): Promise<void>;
  endTest(): Promise<void>;
  close(): Promise<void>;
}

export async function openWatchStage(): Promise<WatchStage> {
  const zoho = await run({ tokenLifeMs: 1000 * HOUR });
  const session = await openSdkSession(zoho);
  const sdk = new NotificationsOperations();
  let listener: NoticeListener;
  const listed = async (asked: { [name: string]: string } = {}): Promise<Decoded> =>
    await sdk.getNotifications(await params(asked));
  return {
    zoho,
    sdk,
    get listener() {
      return listener;
    },
    nowIn: (ms) => new Date(Math.floor((zoho.world.clock.now() + ms) / 1000) * 1000),
    listed,
    enable: async (given = {}) =>
      outcomes(
        await sdk.enableNotifications(
          watch({ id: CHANNEL, events: ["Accounts.all"], url: listener.url, related: false, ...given }),
        ),
      ),
    async startAfresh() {
      listener = await listenForNotices();
      const open: Decoded[] = (await listed()).getObject()?.getWatch() ?? [];
      for (const one of open) await sdk.deleteNotification(await params({ channel_ids: one.getChannelId() }));
    },
    endTest: () => listener.close(),
    close: async () => {
      session.close();
      await zoho.close();
    },
  };
}
