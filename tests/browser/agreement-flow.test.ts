import { afterAll, beforeAll } from "@jest/globals";
import { agreementsAreMade } from "./account/agreements.ts";
import { wishesAreWritten } from "./account/contact-wishes.ts";
import { discountIsOffered } from "./account/discount-offer.ts";
import { remindersAreHeldBack } from "./account/holding-back.ts";
import { messageIsSentNow } from "./account/send-now.ts";
import { raiseStage, stage } from "./account/on-stage.ts";

beforeAll(raiseStage, 120_000);
afterAll(() => stage.close());

agreementsAreMade();
remindersAreHeldBack();
wishesAreWritten();
messageIsSentNow();
discountIsOffered();
