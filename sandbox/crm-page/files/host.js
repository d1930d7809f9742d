// The CRM page's side of the widget protocol. Loaded before the iframe, so that its first message is not missed.
(() => {
  const MIN_HEIGHT = 80;
  const MAX_HEIGHT = 6000;
  const LATE_MS = 500;

  const frame = () => document.getElementById("widget");
  const config = () => JSON.parse(frame().dataset.config);

  /**
   * Greeted, a client from 1.5 on registers once more: that is no new document. It does so once and soon; whatever
   * registers then is a new one, for the browser need not let the old one say that it goes.
   */
  const ECHO_MS = 1500;
  let greetedAt = Number.NEGATIVE_INFINITY;
  /** The document in the iframe, as far as messages tell. */
  let shown = { uniqueId: "", registered: false, loaded: false };

  /** Hosts of the first versions spoke in text. */
  function post(message) {
    const { sdk, widgetOrigin } = config();
    const inText = Number.parseFloat(sdk) < 1.1;
    frame().contentWindow.postMessage(inText ? JSON.stringify(message) : message, widgetOrigin);
  }
  const event = (eventName, data, promiseid) =>
    post({ type: "FRAMEWORK.EVENT", eventName, data, ...(promiseid ? { promiseid } : {}) });
  const greets = () => !(Number.parseFloat(config().sdk) < 1.5);
  const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

  document.addEventListener(
    "load",
    ({ target }) => {
      if (target !== frame()) return;
      const sameDocument = shown.registered && !shown.loaded;
      shown = { ...(sameDocument ? shown : { uniqueId: "", registered: false }), loaded: true };
      if (!greets()) return;
      greetedAt = performance.now();
      post({ eventName: "__HANDSHAKE__", data: { parentOrigin: location.origin } });
    },
    true,
  );

  window.addEventListener("message", (message) => {
    if (!frame() || message.source !== frame().contentWindow) return;
    if (message.origin !== config().widgetOrigin) return;
    const said = message.data;
    if (said?.type !== "SDK.EVENT") return;
    if (said.eventName === "REGISTER") register(said);
    else if (said.eventName === "DEREGISTER") shown = { ...shown, registered: false, loaded: false };
    else if (said.uniqueID === shown.uniqueId) void answer(said);
  });

  function register({ sdkVersion }) {
    const { locale, never, pageLoad } = config();
    if (never === "register") return;
    const isEcho = sdkVersion !== undefined && performance.now() - greetedAt < ECHO_MS;
    const isKnown = isEcho && shown.registered;
    if (isKnown) greetedAt = Number.NEGATIVE_INFINITY;
    if (!isKnown) {
      const uniqueId = `widget-${crypto.getRandomValues(new Uint32Array(1))[0]}`;
      shown = { uniqueId, registered: true, loaded: isEcho && shown.loaded };
    }
    if (!isKnown && pageLoad === "early") sendPageLoad();
    event("SET_CONTEXT", { uniqueID: shown.uniqueId, locale, localeResource: {}, connectors: [], model: {} });
    if (!isKnown && pageLoad === undefined) sendPageLoad();
    if (!isKnown && pageLoad === "late") void sendLate(shown.uniqueId);
  }

  function sendPageLoad() {
    const { entity, entityId, entityArray } = config();
    // Settings and web tabs are told of no record.
    if (entity === undefined) return event("PageLoad", {});
    event("PageLoad", { Entity: entity, EntityId: entityArray ? [entityId] : entityId });
  }

  async function sendLate(uniqueId) {
    await wait(LATE_MS);
    if (uniqueId === shown.uniqueId) sendPageLoad();
  }

  async function answer({ eventName, promiseid, data }) {
    if (isSilent(eventName, data)) return;
    const { uniqueId } = shown;
    const { latency } = config();
    if (latency) await wait(Number(latency));
    const { outcome, data: result } = eventName === "ZDK_EVENT" ? decideZdk(data) : await decide(data ?? {});
    if (uniqueId !== shown.uniqueId) return;
    event(outcome === "resolved" ? "EVENT_RESPONSE" : "EVENT_RESPONSE_FAILURE", result, promiseid);
  }

  function isSilent(eventName, data) {
    const { never, zdk } = config();
    if (eventName === "ZDK_EVENT") return zdk === "never";
    return never === "all" || (never === "1" && data?.category === "FUNCTIONS_EXECUTE");
  }

  function decideZdk(data) {
    const { widgetOrigin, zdk } = config();
    if (zdk === "fails") return { outcome: "rejected", data: { code: "INTERNAL_ERROR", message: "no ZDK" } };
    return { outcome: "resolved", data: data?.action === "get_zdk_url" ? `${widgetOrigin}/zdk.js` : {} };
  }

  async function decide(data) {
    if (data.category === "GET_PARENT_URL") return { outcome: "resolved", data: location.href };
    if (data.category === "UI") return { outcome: "resolved", data: act(data.action, data.data ?? {}) };
    const { zgid, userId, locale, mode, empty204, failure, me } = config();
    const response = await fetch(`/sandbox/host/${zgid}/${userId}/event`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ data, locale, mode, knobs: { empty204, failure, me } }),
    });
    if (response.ok) return response.json();
    return { outcome: "rejected", data: { code: "INTERNAL_ERROR", message: `status ${response.status}` } };
  }

  function act(action, data) {
    if (action === "RESIZE") resize(Number.parseInt(data.height, 10));
    if (action?.record === "OPEN") openRecord(data);
    return true;
  }

  function resize(height) {
    if (Number.isNaN(height)) return;
    frame().style.height = `${Math.min(MAX_HEIGHT, Math.max(MIN_HEIGHT, height))}px`;
  }

  function openRecord({ Entity, RecordID, target, Target }) {
    const { recordUrl } = config();
    const url = recordUrl
      .replace("~module~", encodeURIComponent(Entity))
      .replace("~id~", encodeURIComponent(RecordID));
    if ((target ?? Target) === "_blank") window.open(url, "_blank", "noopener");
    else location.assign(url);
  }
})();
