import { stamp } from "../../world/zone-time.ts";
import { type Answer, badParam, empty, fail, failure, found, Refusal } from "../answer.ts";
import { type Call, isObject } from "../call.ts";
import { countAsked } from "../records/asking.ts";
import { type Channel, eventNames, resourceUri } from "./channel.ts";
import type { ChannelDesk } from "./channel-desk.ts";
import { type Given, channelIdOf, invalid, missing, readEntry, usualExpiry, Wrong } from "./watch-entry.ts";

const MOST = 100;

type Watched = { readonly status: "success" | "error" };
export type WatchRoute = (call: Call, desk: ChannelDesk) => Answer;

/** POST /actions/watch: opens channels; one that is open already is opened anew, which is how it is renewed. */
export const enableWatches: WatchRoute = (call, desk) =>
  answered(call, "watch", (given, path) => {
    const channel = channelFrom(call, given, path);
    desk.open(call.org, channel);
    return success(SUBSCRIBED, { events: described(call, channel, true) });
  });

/** PUT /actions/watch: what is given takes the place of all that the channel had. */
export const replaceWatches: WatchRoute = (call, desk) =>
  answered(call, "watch", (given, path) => {
    open(call, desk, channelIdOf(given, path));
    const channel = channelFrom(call, given, path);
    desk.open(call.org, channel);
    return success(SUBSCRIBED, { events: described(call, channel, true) });
  });

/** PATCH /actions/watch: changes what is given, or with `_delete_events` takes the named events away. */
export const changeWatches: WatchRoute = (call, desk) =>
  answered(call, "watch", (given, path) => {
    const before = open(call, desk, channelIdOf(given, path));
    if (given["_delete_events"] === true) return withoutEvents(call, desk, before, given, path);
    if (given["notify_url"] === undefined) throw missing("notify_url", path);
    const channel = { ...before, ...readEntry(call.org, given, path, call.world.clock.now()) };
    desk.open(call.org, channel);
    return success("Successfully updated the subscribe details", {
      events: described(call, channel, true),
    });
  });

/** DELETE /actions/watch?channel_ids=1,2 */
export const removeWatches: WatchRoute = (call, desk) => {
  const given = call.query["channel_ids"];
  if (given === undefined || given === "")
    throw new Refusal(
      fail(400, "REQUIRED_PARAM_MISSING", "One of the expected parameter is missing", {
        param_name: "channel_ids",
      }),
    );
  const ids = given.split(",").map((id) => id.trim());
  if (ids.length > MOST) throw new Refusal(badParam("channel_ids", `at most ${MOST} ids may be given`));
  return summed(
    ids.flatMap((id): Watched[] => {
      const channel = desk.find(call.org, id);
      if (!channel) return [notSubscribed(id).failure];
      desk.close(call.org, id);
      return described(call, channel, false).map(({ resource_name: _, ...event }) =>
        success("Successfully un-subscribed from actions-watch", event),
      );
    }),
  );
};

/** GET /actions/watch?module=&channel_id=: each channel once for every module it watches. */
export const listWatches: WatchRoute = (call, desk) => {
  const { module, channel_id: id } = call.query;
  const perPage = countAsked(call, "per_page", 200, 200);
  const page = countAsked(call, "page", 1);
  const all = desk
    .all(call.org)
    .filter((channel) => id === undefined || channel.id === id)
    .flatMap((channel) => details(call, channel))
    .filter((one) => module === undefined || one.resource_name === module);
  const watch = all.slice((page - 1) * perPage, page * perPage);
  if (watch.length === 0) return empty;
  const info = { per_page: perPage, count: watch.length, page, more_records: page * perPage < all.length };
  return found({ watch, info });
};

const SUBSCRIBED = "Successfully subscribed for actions-watch of the given module";

const success = (message: string, details: object) => ({
  code: "SUCCESS",
  details,
  message,
  status: "success" as const,
});

const notSubscribed = (id: string): Wrong =>
  new Wrong(failure("NOT_SUBSCRIBED", "the channel is not subscribed", { channel_id: id }));

function open(call: Call, desk: ChannelDesk, id: string): Channel {
  const channel = desk.find(call.org, id);
  if (!channel) throw notSubscribed(id);
  return channel;
}

function channelFrom(call: Call, given: Given, path: string): Channel {
  const id = channelIdOf(given, path);
  for (const name of ["events", "notify_url"])
    if (given[name] === undefined || given[name] === null) throw missing(name, path);
  const now = call.world.clock.now();
  const { events = new Map(), notifyUrl = "", ...rest } = readEntry(call.org, given, path, now);
  return {
    id,
    user: call.user,
    events,
    notifyUrl,
    token: null,
    expiresAt: usualExpiry(now),
    onRelatedAction: true,
    withValues: false,
    origin: `http://${call.headers["host"] ?? "127.0.0.1"}`,
    ...rest,
  };
}

function withoutEvents(call: Call, desk: ChannelDesk, before: Channel, given: Given, path: string): Watched {
  if (given["events"] === undefined) throw missing("events", path);
  const gone = readEntry(call.org, { events: given["events"] }, path, 0).events ?? new Map();
  const events = new Map(before.events);
  for (const [module, operations] of gone) {
    const had = events.get(module);
    if (!had) throw invalid("events", path);
    const left = new Set([...had].filter((each) => !operations.has(each)));
    if (left.size === 0) events.delete(module);
    else events.set(module, left);
  }
  if (events.size === 0) desk.close(call.org, before.id);
  else desk.open(call.org, { ...before, events });
  const removed = described(call, { ...before, events: gone }, false);
  return success("Successfully removed the subscribe details", { events: removed });
}

function described(call: Call, channel: Channel, withExpiry: boolean) {
  return [...channel.events.keys()].map((module) => ({
    ...(withExpiry ? { channel_expiry: stamp(call.org.timeZone, channel.expiresAt) } : {}),
    resource_uri: resourceUri(channel, module),
    resource_id: call.org.modules.get(module)?.id ?? "",
    resource_name: module,
    channel_id: channel.id,
  }));
}

function details(call: Call, channel: Channel) {
  return described(call, channel, true).map((event) => ({
    notify_on_related_action: channel.onRelatedAction,
    return_affected_field_values: channel.withValues,
    ...event,
    notify_url: channel.notifyUrl,
    fields: null,
    notification_condition: null,
    events: eventNames(event.resource_name, channel.events.get(event.resource_name) ?? new Set()),
    token: channel.token,
  }));
}

function answered(call: Call, name: string, work: (given: Given, path: string) => Watched): Answer {
  const list = isObject(call.body) ? call.body[name] : undefined;
  const about = { expected_data_type: "jsonarray", api_name: name, json_path: `$.${name}` };
  if (list === undefined)
    throw new Refusal(fail(400, "MANDATORY_NOT_FOUND", "required field not found", about));
  if (!Array.isArray(list) || list.length === 0)
    throw new Refusal(fail(400, "INVALID_DATA", "invalid data", about));
  if (list.length > MOST)
    throw new Refusal(
      fail(400, "LIMIT_REACHED", `at most ${MOST} channels at once`, { ...about, maximum_length: MOST }),
    );
  return summed(list.map((given: unknown, index) => tried(given, `$.${name}[${index}]`, work)));
}

function tried(given: unknown, path: string, work: (given: Given, path: string) => Watched): Watched {
  if (!isObject(given))
    return failure("INVALID_DATA", "invalid data", { expected_data_type: "jsonobject", json_path: path });
  try {
    return work(given, path);
  } catch (wrong) {
    if (wrong instanceof Wrong) return wrong.failure;
    throw wrong;
  }
}

function summed(watch: readonly Watched[]): Answer {
  const failed = watch.filter((one) => one.status === "error").length;
  return { status: failed === 0 ? 200 : failed === watch.length ? 400 : 207, body: { watch } };
}
