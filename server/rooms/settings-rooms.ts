import type { Desks } from "../compose.ts";
import { putPolicy } from "../dunning/index.ts";
import type { HttpRooms } from "../http/rooms.ts";
import {
  findAccounts,
  listCalendars,
  listPolicies,
  listSegments,
  makeKey,
  putSegments,
  readCalendar,
  readVersion,
  replayPeriod,
  replayStart,
  tryPolicy,
  trySegments,
  chooseKeyAccount,
  readFiles,
  readKeyAccount,
  saveFiles,
  readSender,
  saveSender,
  checkSender,
  testSender,
} from "../settings/index.ts";

/** What administrators may see and set, behind its routes. */
export const settingsRooms = (desks: Desks): HttpRooms["settings"] => ({
  policies: (admin) => listPolicies(admin, desks.settings),
  version: (orgId, id, version) => readVersion(orgId, id, version, desks.settings),
  put: (admin, policy, onlyForSegments) =>
    putPolicy(admin.orgId, policy, admin.userName, desks.policies, onlyForSegments),
  segments: (admin) => listSegments(admin, desks.settings),
  putSegments: (admin, draft) => putSegments(admin, draft, desks.policies),
  trySegments: (orgId, draft) => trySegments(orgId, draft, desks.settings),
  sender: (admin) => readSender(admin, desks.senders),
  saveSender: (admin, request) => saveSender(admin, request, desks.senders),
  checkSender: (admin, request) => checkSender(admin, request, desks.senders),
  makeKey: (admin, request) => makeKey(admin, request, desks.senders),
  testSender: (admin, request) => testSender(admin, request, desks.senders),
  files: (orgId) => readFiles(orgId, desks.files),
  saveFiles: (admin, request) => saveFiles(admin, request, desks.files),
  keyAccount: (orgId) => readKeyAccount(orgId, desks.keyAccounts),
  chooseKeyAccount: (admin, request) => chooseKeyAccount(admin, request, desks.keyAccounts),
  tryOn: (orgId, policy, accountId) => tryPolicy(orgId, policy, accountId, desks.settings),
  accounts: (orgId, find) => findAccounts(orgId, find, desks.settings),
  calendars: (orgId) => listCalendars(orgId, desks.settings),
  calendar: (orgId, calendarId) => readCalendar(orgId, calendarId, desks.settings),
  replayStart: (orgId) => replayStart(orgId, desks.settings),
  replay: (orgId, request) => replayPeriod(orgId, request, desks.settings),
});
