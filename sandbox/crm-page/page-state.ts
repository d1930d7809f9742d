import type { Request } from "express";
import { languageOf, link, type View, viewOf } from "../look/view.ts";
import type { Org, User, World } from "../world/index.ts";
import { type Knobs, knobsOf } from "./knobs.ts";
import { words } from "./words.ts";

export interface OperatorButton {
  readonly label: { readonly zh: string; readonly en: string };
  readonly url: string;
  readonly method: "GET" | "POST";
}

export interface CrmPageOptions {
  /** The widget's page, on another origin than this one. */
  readonly widgetUrl: string;
  readonly mailboxUrl: string;
  /** Pressed by the sandbox's server, so that the target needs no CORS. */
  readonly buttons?: readonly OperatorButton[];
  /** Origin of the spoofing frame; this origin under its other loopback name when left out. */
  readonly spoofOrigin?: string;
}

/** Everything one page view depends on. */
export interface PageState {
  readonly world: World;
  readonly options: CrmPageOptions;
  readonly org: Org;
  readonly user: User;
  readonly view: View;
  readonly knobs: Knobs;
  readonly bare: boolean;
  /** Words the account list is narrowed by. */
  readonly search: string;
  /** 1 for the first page of the account list. */
  readonly page: number;
  /** Origin and path with query that the browser asked for. */
  readonly origin: string;
  readonly here: string;
}

/** Undefined when the world has no such org. An unknown user falls back to the org's first. */
export function stateOf(world: World, options: CrmPageOptions, request: Request): PageState | undefined {
  const org = world.orgs.get(String(request.params["zgid"]));
  const user = org?.users.find(({ id }) => id === request.query["user"]) ?? org?.users[0];
  if (!org || !user) return undefined;
  return {
    world,
    options,
    org,
    user,
    view: viewOf(request.query, user.locale),
    knobs: knobsOf(request.query),
    bare: request.query["bare"] === "1",
    search: String(request.query["q"] ?? "").trim(),
    page: Math.max(1, Math.trunc(Number(request.query["page"] ?? 1)) || 1),
    origin: `${request.protocol}://${request.get("host") ?? ""}`,
    here: request.path,
  };
}

/** A link that keeps who looks and how, with some of it changed. */
export function goTo(
  state: PageState,
  path: string,
  changes: Readonly<Record<string, string | undefined>> = {},
): string {
  return link(path, {
    user: state.user.id,
    ...state.view,
    ...state.knobs,
    ...changes,
  });
}

export const setupPath = (org: Org): string => `/crm/${org.zgid}/setup/huikuan`;

export const accountPath = (org: Org, id: string): string => `/crm/${org.zgid}/accounts/${id}`;

export const wordsOf = (state: PageState): (typeof words)["zh" | "en"] => words[languageOf(state.view)];
