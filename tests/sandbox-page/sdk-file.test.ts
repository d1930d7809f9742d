import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { widgetHost } from "../../sandbox/widget-host/index.ts";
import { listenOn } from "../support/listening.ts";

const here = import.meta.dirname;

async function sdkFrom(sdkPath: string): Promise<{ status: number; type: string | null; text: string }> {
  const host = await listenOn(widgetHost({ dir: here, sdkPath }));
  try {
    const answer = await fetch(`${host.url}/sdk.js`);
    return { status: answer.status, type: answer.headers.get("content-type"), text: await answer.text() };
  } finally {
    await host.close();
  }
}

describe("the SDK that the widget's host serves", () => {
  it("is any file that is named", async () => {
    const { status, type } = await sdkFrom(join(here, "..", "browser", "fixture", "other-sdk.js"));
    expect([status, type]).toEqual([200, expect.stringContaining("javascript")]);
  });

  it.each([join(here, "no-such.js"), here])("is missed in one sentence that names it: %s", async (path) => {
    const { status, text } = await sdkFrom(path);
    expect(status).toBe(500);
    expect(text).toBe(
      `ZOHO_SDK_PATH names "${path}", which cannot be read: name the SDK's file, or leave it out for the sandbox's own client.`,
    );
  });
});
