import type express from "express";
import { simplify } from "../../server/adapters/chinese/simplify.ts";
import { standardPolicy } from "../../shared/dunning/policy/standard-policy.ts";
import { renderMessage } from "../../shared/dunning/templates/render-message.ts";
import { letters } from "../../shared/dunning/templates/letters.ts";
import { renderText } from "../../shared/dunning/templates/sms-text.ts";
import { assert } from "../../shared/kernel/result.ts";
import { isSamePlace } from "../../shared/wording/choose-wording.ts";
import type { WordingPreview, WordingsBody } from "../../shared/wording/contract.ts";
import { payFlaw } from "../../shared/wording/check-pay-details.ts";
import { isTextMessage, readWording } from "../../shared/wording/read-wording.ts";
import { renderWording } from "../../shared/wording/render-wording.ts";
import type { PayDetailsRequest, PutWordingRequest } from "../../shared/wording/request-contract.ts";
import { someMessage } from "../wording/some-message.ts";

/** An org's own words, kept in memory, checked and written as the server does. */
export function addWordings(app: express.Express): void {
  let version = 0;
  let body: WordingsBody = {
    wordings: [],
    segments: [{ key: "key", name: { "zh-CN": "重点客户", en: "Key accounts" } }],
    used: [...standardPolicy.steps.map(({ template }) => template), "sms-reminder"],
    pay: { link: "", phone: "", instructions: { "zh-CN": "", en: "" } },
    approves: true,
    testTo: "chen@haina.example",
  };
  app.get("/v1/settings/wordings", (_request, response) => void response.json(body));
  app.put("/v1/settings/wordings", (request, response) => {
    const { place, draft } = request.body as PutWordingRequest;
    const others = body.wordings.filter((each) => !isSamePlace(each.place, place));
    if (draft === null) body = { ...body, wordings: others };
    else {
      const read = readWording(draft, place, body.approves && isTextMessage(place.letter), simplify);
      if (!read.ok) return void response.status(422).json({ error: { code: "bad-field", ...read.because } });
      version += 1;
      const at = "2026-11-20T09:00:00.000+08:00";
      body = { ...body, wordings: [...others, { ...read.value, version, place, at, by: "陈总" }] };
    }
    response.json(body);
  });
  app.post("/v1/settings/wordings/preview", (request, response) => {
    const { place, draft } = request.body as PutWordingRequest;
    const read = readWording(draft, place, false, simplify);
    if (!read.ok) return void response.status(422).json({ error: { code: "bad-field", ...read.because } });
    const letter = letters[place.letter];
    assert(letter, "a letter that there is");
    const fields = someMessage({ pay: body.pay });
    const words = { ...letter, [place.language]: read.value };
    const { subject, text, html } = isTextMessage(place.letter)
      ? renderText(place.letter, words, fields, place.language)
      : draft === null
        ? renderMessage(letter, fields, place.language)
        : renderWording(read.value, fields, place.language);
    response.json({ currency: "CNY", subject, text, html } satisfies WordingPreview);
  });
  app.post("/v1/settings/wordings/test", (_request, response) => {
    response.json({ to: "chen@haina.example", sent: true, reply: "250 OK" });
  });
  app.put("/v1/settings/pay-details", (request, response) => {
    const { pay } = request.body as PayDetailsRequest;
    const flaw = payFlaw(pay);
    if (flaw !== null) return void response.status(422).json({ error: { code: "bad-field", ...flaw } });
    body = { ...body, pay };
    response.json(body);
  });
}
