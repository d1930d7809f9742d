// The sandbox's own small client of the embedded-app protocol, for when no official file is given.
// `?as=1.1` in its own address makes it play that version's widget side, traps included; else it is the newest.
// Like the official one it takes messages from whoever can reach this window: the widget has to guard itself.
(() => {
  const FIRST_PROMISE = 100;
  const NEWEST = "1.5";
  const version = new URL(document.currentScript.src).searchParams.get("as") || NEWEST;
  const number = Number.parseFloat(version);
  const plays = {
    /** 0.9's promise was never seen to resolve. */
    initResolves: number >= 1,
    /** A second init() makes a second client, which hears everything again. */
    initTwice: number < 1.1,
    /** The context is not enough: a script whose address the host tells comes first. */
    zdk: number >= 1.1 && number < 1.5,
    /** A handler that comes after init() is never called. */
    lateHandlers: number >= 1.5,
    jqueryForUi: number < 1.1,
    preference: number >= 1.4,
    handshake: number >= 1.5,
    /** Speaks first only when it knows to whom; the newest may wait to be spoken to even then. */
    firstWord: version !== "1.5-waits",
    sdkVersion: number >= 1.5 ? NEWEST : "1",
  };

  const handlers = new Map();
  const pending = new Map();
  let next = FIRST_PROMISE;
  let serviceOrigin = readOrigin();
  let uniqueId;
  let started;
  let settle = () => {};

  /** By hand, as the official client does: only this parameter is decoded. */
  function readOrigin() {
    const query = location.href.split("?")[1] ?? "";
    const pair = query.split("&").find((each) => each.startsWith("serviceOrigin="));
    return pair ? decodeURIComponent(pair.slice("serviceOrigin=".length)) : undefined;
  }

  /** Older clients without an origin post to their own, which the browser only complains of. */
  function post(eventName, more = {}) {
    if (serviceOrigin === undefined && plays.handshake) return;
    const appOrigin = encodeURIComponent(location.protocol + "//" + location.host + location.pathname);
    window.parent.postMessage({ type: "SDK.EVENT", eventName, ...more, appOrigin }, serviceOrigin);
  }

  const register = () => post("REGISTER", plays.handshake ? { sdkVersion: NEWEST } : {});

  function receive({ data }) {
    const message = typeof data === "string" ? parse(data) : data;
    // Unguarded against null, as in the official client: it throws there too.
    if (plays.handshake && message.eventName === "__HANDSHAKE__") {
      serviceOrigin = message.data.parentOrigin;
      register();
      return;
    }
    if (message.type !== "FRAMEWORK.EVENT") return;
    if (message.eventName === "SET_CONTEXT") takeContext(message.data);
    else if (message.eventName === "EVENT_RESPONSE") finish(message, "resolve");
    else if (message.eventName === "EVENT_RESPONSE_FAILURE") finish(message, "reject");
    else handlers.get(message.eventName)?.(message.data);
  }

  function parse(text) {
    try {
      return JSON.parse(text);
    } catch {
      return {};
    }
  }

  function takeContext(context) {
    uniqueId = context.uniqueID;
    if (plays.zdk) loadZdk().then(() => settle(context));
    else if (plays.initResolves) settle(context);
  }

  /** Without an answer this never settles; a failure is no more than logged. */
  function loadZdk() {
    return ask("ZDK_EVENT", { action: "get_zdk_url" }).then(
      (url) => {
        const script = document.createElement("script");
        script.src = url;
        document.body.append(script);
      },
      () => console.log("ZDK import failed"),
    );
  }

  function finish({ promiseid, data }, how) {
    pending.get(promiseid)?.[how](data);
    pending.delete(promiseid);
  }

  /** No timeout, as in the official client. */
  function ask(eventName, data) {
    if (!started) throw new TypeError("Cannot read properties of undefined (reading 'getContext')");
    if (uniqueId === undefined) throw new Error("Parentwindow reference not found.");
    const promiseid = `Promise${next++}`;
    post(eventName, { uniqueID: uniqueId, time: Date.now(), promiseid, data });
    return new Promise((resolve, reject) => pending.set(promiseid, { resolve, reject }));
  }

  const request = (body) => ask("CRM_EVENT", { ...body, sdkVersion: plays.sdkVersion });

  function init() {
    if (started && !plays.initTwice) return started;
    const isFirst = started === undefined;
    started = new Promise((resolve) => {
      settle = resolve;
    });
    window.addEventListener("message", (message) => receive(message));
    if (isFirst)
      window.addEventListener("pagehide", () => uniqueId && post("DEREGISTER", { uniqueID: uniqueId }));
    if (plays.firstWord) register();
    return started;
  }

  function on(eventName, handler) {
    if (plays.lateHandlers || !started) handlers.set(eventName, handler);
  }

  const read = (APIData) => request({ category: "READ", APIData });
  function ui(action, data) {
    if (plays.jqueryForUi && window.$ === undefined) throw new ReferenceError("$ is not defined");
    return request({ category: "UI", action, data });
  }

  window.ZOHO = {
    embeddedApp: { init, on },
    CRM: {
      API: { getRecord: read, getAllRecords: read, getRelatedRecords: read },
      CONFIG: {
        getOrgInfo: () => request({ category: "CONFIG", type: "ORG" }),
        getCurrentUser: () => request({ category: "CONFIG", type: "CURRENT_USER" }),
        ...(plays.preference && {
          getUserPreference: () => request({ category: "CONFIG", type: "USER_PREFERENCE" }),
        }),
      },
      META: { getFields: ({ Entity }) => request({ category: "META", type: "FIELD_LIST", Entity }) },
      FUNCTIONS: {
        execute: (customFunctionName, given) =>
          request({
            category: "FUNCTIONS_EXECUTE",
            customFunctionName,
            data: { data: { ...given, auth_type: "oauth" } },
          }),
      },
      UI: {
        Resize: (data) => ui("RESIZE", data),
        Record: { open: (data) => ui({ record: "OPEN" }, data) },
      },
    },
  };
})();
