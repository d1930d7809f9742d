import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type CrmWindow, openCrm, showsAccount } from "./crm-window.ts";
import { askAs, type Installed, postJson, type TestHouse, userOf } from "./open-test-house.ts";

interface View {
  readonly account: { readonly name: string };
  readonly log: {
    readonly followups: readonly {
      readonly followupId: string;
      readonly supersedes: string | null;
      readonly note: string;
    }[];
  };
}

interface Given {
  readonly house: TestHouse;
  readonly live: Installed;
  /** The account that the file's other tests speak of. */
  readonly not: string;
}

/** What "saved" means when sessions end, lines break and tabs are duplicated: judged by the server and the CRM. */
export function savingUnderTrouble(given: () => Given): void {
  describe('"saved" on another account, while things go wrong', () => {
    const written: string[] = [];
    let house: TestHouse;
    let live: Installed;
    let otherId: string;
    let name: string;
    let other: CrmWindow;
    const saved = ({ widget }: Pick<CrmWindow, "widget">) => widget.getByText("Saved", { exact: true });
    const isNotSaved = ({ widget }: CrmWindow) =>
      widget.getByText("Not saved. Your text is kept here.").waitFor();
    const entries = async (note: string) =>
      (await askAs<View>(live, otherId, "view")).log.followups.filter((entry) => entry.note === note);

    beforeAll(async () => {
      const { not, ...all } = given();
      ({ house, live } = all);
      otherId = [...live.filled.accountIds.values()].find((id) => id !== not) ?? "";
      ({ name } = (await askAs<View>(live, otherId, "view")).account);
      other = await openCrm(house, live, otherId, `locale=en_US&user=${userOf(live.org, "Collections").id}`);
      other.page.setDefaultTimeout(15_000);
      await showsAccount(other, name);
    }, 60_000);
    afterAll(() => other?.close());

    const type = async (note: string): Promise<void> => {
      await other.widget.locator("#log-call").focus();
      await other.page.keyboard.press("l");
      await other.widget.locator("#note").fill(note);
    };
    const save = ({ widget }: Pick<CrmWindow, "widget"> = other) =>
      widget.locator("#note").press("Control+Enter");
    const isSavedOnce = async (note: string): Promise<void> => {
      await saved(other).waitFor();
      expect(await entries(note)).toHaveLength(1);
      written.push(note);
    };
    const isKept = async (note: string): Promise<void> => {
      await isNotSaved(other);
      expect(await saved(other).count()).toBe(0);
      expect(await other.widget.locator("#note").inputValue()).toBe(note);
    };

    it("keeps the text when the session ends during the call, and saves it once by a new one", async () => {
      await type("While the session ended");
      const { now } = (await (await fetch(`${house.sandbox.crmUrl}/sandbox/clock`)).json()) as {
        now: string;
      };
      const later = new Date(Date.parse(now) + 11 * 60_000).toISOString();
      await postJson(`${house.sandbox.crmUrl}/sandbox/clock`, { moveTo: later });
      const connection = live.org.connections.get("huikuan");
      if (!connection) throw new Error("The org is connected.");
      live.org.connections.set("huikuan", { ...connection, bearer: "withdrawn" });
      try {
        await save();
        // Its own request may be refused, or another that asked before it: then it is not even sent.
        await isKept("While the session ended");
      } finally {
        live.org.connections.set("huikuan", connection);
      }
      expect(await entries("While the session ended")).toEqual([]);
      await save();
      await isSavedOnce("While the session ended");
    }, 60_000);

    it("never says it offline, sends nothing unasked, and saves once when the line is back", async () => {
      await type("From the lift");
      await other.context.setOffline(true);
      await save();
      await isKept("From the lift");
      await other.context.setOffline(false);
      await other.page.reload();
      await other.widget.getByText("Draft restored. It has not been saved yet.").waitFor();
      expect(await entries("From the lift")).toEqual([]);
      await save();
      await isSavedOnce("From the lift");
    }, 60_000);

    it("never says it when the server breaks, before or after it wrote, and writes once", async () => {
      await type("Written, but nobody heard");
      await other.page.route("**/followups", (route) => route.fulfill({ status: 503, body: "busy" }));
      await save();
      await isKept("Written, but nobody heard");
      expect(await entries("Written, but nobody heard")).toEqual([]);
      await other.page.unroute("**/followups");
      await other.page.route("**/followups", async (route) => {
        await route.fetch();
        await route.abort("connectionreset");
      });
      const lost = other.page.waitForEvent("requestfailed");
      await save();
      await lost;
      await isKept("Written, but nobody heard");
      expect(await entries("Written, but nobody heard")).toHaveLength(1);
      await other.page.unroute("**/followups");
      await other.widget.getByRole("button", { name: "Try again" }).dblclick();
      await isSavedOnce("Written, but nobody heard");
    }, 60_000);

    it("writes a duplicated tab's draft once, and lets its changed text correct the other's", async () => {
      await type("In three tabs");
      const duplicate = async () => {
        const opens = other.context.waitForEvent("page");
        await other.page.evaluate(() => void window.open(location.href));
        const page = await opens;
        const tab = { ...other, page, widget: page.frameLocator("#widget") };
        await tab.widget.getByText("Draft restored. It has not been saved yet.").waitFor();
        return tab;
      };
      const [second, third] = [await duplicate(), await duplicate()];
      await save();
      await isSavedOnce("In three tabs");
      await save(second);
      await saved(second).waitFor();
      const [first, ...more] = await entries("In three tabs");
      expect(more).toEqual([]);
      await third.widget.locator("#note").fill("In three tabs, and better");
      await save(third);
      await saved(third).waitFor();
      expect(await entries("In three tabs, and better")).toMatchObject([{ supersedes: first?.followupId }]);
      written.push("In three tabs, and better");
      await second.page.close();
      await third.page.close();
    }, 60_000);

    it("shows nobody another user's draft, even when the CRM does not name its users", async () => {
      const address = other.page.url();
      const openAs = async (profile: "Collections" | "Administrator"): Promise<void> => {
        const url = new URL(address);
        url.searchParams.set("user", userOf(live.org, profile).id);
        url.searchParams.set("me", "nobody");
        await other.page.goto(url.href);
        await showsAccount(other, name);
      };
      await openAs("Collections");
      await type("For my eyes");
      await openAs("Administrator");
      expect(await other.widget.locator("#note").count()).toBe(0);
      await openAs("Collections");
      expect(await other.widget.locator("#note").inputValue()).toBe("For my eyes");
    }, 60_000);

    it("leaves one call in the CRM for each", async () => {
      await house.round();
      await house.round();
      const texts = [...(live.org.records.get("Calls")?.values() ?? [])]
        .filter((call) => (call["What_Id"] as { id?: string } | undefined)?.id === otherId)
        .map((call) => String(call["Description"]));
      expect(
        texts
          .map((text) => text.split("\n")[0])
          .filter((text) => written.includes(text ?? ""))
          .sort(),
      ).toEqual([...written].sort());
      expect(texts.some((text) => text.includes("For my eyes"))).toBe(false);
    }, 60_000);
  });
}
