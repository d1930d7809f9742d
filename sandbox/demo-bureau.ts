import { demoBureauUser } from "./bureau/index.ts";
import type { ServerProcess } from "./server-process.ts";
import { settingsOf } from "./settings-pass.ts";
import type { Org } from "./world/index.ts";

/** What an administrator does in the settings: enters the bureau's key, its price, and who may order. */
export async function setUpBureau(org: Org, server: Pick<ServerProcess, "url">): Promise<void> {
  const ask = await settingsOf(org, server);
  await ask("PUT", "/bureau", {
    bureau: "creditsafe",
    username: demoBureauUser.username,
    secret: demoBureauUser.password,
    ...{
      priceMinor: 2_500,
      currency: org.currencies.find(({ isBase }) => isBase)?.isoCode,
      monthsValid: 6,
      askers: ["collector"],
    },
  });
}
