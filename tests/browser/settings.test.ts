import { afterAll, beforeAll } from "@jest/globals";
import { creditIsSet } from "./settings/credit.ts";
import { moneyIsTold } from "./settings/money.ts";
import { raiseStage, stage } from "./settings/on-stage.ts";
import { pagesAreFound } from "./settings/page.ts";
import { policyIsDrafted } from "./settings/policy.ts";
import { customersAreSorted } from "./settings/segments.ts";
import { sendingIsArranged } from "./settings/sending.ts";
import { workIsDone } from "./settings/work.ts";

beforeAll(raiseStage, 120_000);
afterAll(() => stage.close());

policyIsDrafted();
sendingIsArranged();
customersAreSorted();
workIsDone();
pagesAreFound();
moneyIsTold();
creditIsSet();
