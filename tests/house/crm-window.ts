import type { BrowserContext, FrameLocator, Page } from "playwright-core";
import { openBrowser } from "../support/browser.ts";
import type { Installed, TestHouse } from "./open-test-house.ts";

export interface CrmWindow {
  readonly context: BrowserContext;
  readonly page: Page;
  /** The widget inside the CRM's page. */
  readonly widget: FrameLocator;
  close(): Promise<void>;
}

/** The account's page of the sandbox CRM in a browser window of its own, with the widget in its iframe. */
export async function openCrm(
  house: TestHouse,
  { org }: Pick<Installed, "org">,
  accountId: string,
  query = "",
  size = { width: 1280, height: 900 },
): Promise<CrmWindow> {
  const context = await (await openBrowser()).newContext({ viewport: size });
  const page = await context.newPage();
  await page.goto(`${house.sandbox.crmUrl}/crm/${org.zgid}/accounts/${accountId}?${query}`);
  return { context, page, widget: page.frameLocator("#widget"), close: () => context.close() };
}

/** Waits until the widget shows this account's figures. */
export const showsAccount = ({ widget }: CrmWindow, name: string): Promise<void> =>
  widget.getByRole("heading", { name }).first().waitFor({ timeout: 20_000 });
