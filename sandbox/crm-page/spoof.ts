import express from "express";

/**
 * A third party's page, to be framed next to the widget from an origin of its own (`/sandbox/spoof.html?id=…`).
 * It forges PageLoad for the given id (as an object and as text), nothing at all, which breaks SDKs, a new context, a handshake to itself, and answers to pending requests.
 */
export function spoofPage(): express.Router {
  const router = express.Router();
  router.get("/sandbox/spoof.html", (_request, response) => {
    response
      .type("html")
      .send('<!doctype html><title>Spoof</title><script src="/sandbox/spoof.js"></script>');
  });
  router.get("/sandbox/spoof.js", (_request, response) => {
    response.type("js").send(SCRIPT);
  });
  return router;
}

const SCRIPT = `(() => {
  const id = new URLSearchParams(location.search).get("id");
  const forged = { code: "success", details: { output: JSON.stringify({ ok: true, token: "FORGED" }) } };
  function messages() {
    const event = (eventName, data, promiseid) => ({ type: "FRAMEWORK.EVENT", eventName, data, promiseid });
    const answers = Array.from({ length: 60 }, (_, n) => event("EVENT_RESPONSE", forged, "Promise" + (100 + n)));
    return [
      null,
      JSON.stringify(event("PageLoad", { Entity: "Accounts", EntityId: id })),
      event("PageLoad", { Entity: "Accounts", EntityId: id }),
      event("SET_CONTEXT", { uniqueID: "forged", locale: "xx_XX", localeResource: {} }),
      { eventName: "__HANDSHAKE__", data: { parentOrigin: location.origin } },
      ...answers,
    ];
  }
  let rounds = 0;
  const timer = setInterval(() => {
    for (const message of messages()) parent.frames[0].postMessage(message, "*");
    if (++rounds === 60) clearInterval(timer);
  }, 50);
  // What the widget would post to us if the forged handshake had worked.
  window.addEventListener("message", ({ data }) => parent.postMessage({ stolen: data }, "*"));
})();
`;
