// The sandbox's own small client of the embedded-app protocol, for when no official file is given.
// Like the official one it takes messages from whoever can reach this window: the widget has to guard itself.
(() => {
  const FIRST_PROMISE = 100;
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

  function post(eventName, more = {}) {
    const appOrigin = encodeURIComponent(location.protocol + "//" + location.host + location.pathname);
    window.parent.postMessage({ type: "SDK.EVENT", eventName, ...more, appOrigin }, serviceOrigin);
  }

  function register() {
    if (serviceOrigin !== undefined) post("REGISTER", { sdkVersion: "1.5" });
  }

  function receive({ data }) {
    const message = typeof data === "string" ? parse(data) : data;
    if (message?.eventName === "__HANDSHAKE__") {
      serviceOrigin = message.data.parentOrigin;
      if (started) register();
      return;
    }
    if (message?.type !== "FRAMEWORK.EVENT") return;
    if (message.eventName === "SET_CONTEXT") {
      uniqueId = message.data.uniqueID;
      settle(message.data);
    } else if (message.eventName === "EVENT_RESPONSE") finish(message, "resolve");
    else if (message.eventName === "EVENT_RESPONSE_FAILURE") finish(message, "reject");
    else handlers.get(message.eventName)?.(message.data);
  }

  function parse(text) {
    try {
      return JSON.parse(text);
    } catch {
      return undefined;
    }
  }

  function finish({ promiseid, data }, how) {
    pending.get(promiseid)?.[how](data);
    pending.delete(promiseid);
  }

  /** No timeout, as in the official client. */
  function request(body) {
    if (uniqueId === undefined) throw new Error("Parentwindow reference not found.");
    const promiseid = `Promise${next++}`;
    post("CRM_EVENT", {
      uniqueID: uniqueId,
      time: Date.now(),
      promiseid,
      data: { ...body, sdkVersion: "1.5" },
    });
    return new Promise((resolve, reject) => pending.set(promiseid, { resolve, reject }));
  }

  function init() {
    started ??= new Promise((resolve) => {
      settle = resolve;
      window.addEventListener("message", receive);
      window.addEventListener("pagehide", () => uniqueId && post("DEREGISTER", { uniqueID: uniqueId }));
      register();
    });
    return started;
  }

  const read = (APIData) => request({ category: "READ", APIData });
  const record = (action, data) => request({ category: "UI", action: { record: action }, data });

  window.ZOHO = {
    embeddedApp: { init, on: (eventName, handler) => void handlers.set(eventName, handler) },
    CRM: {
      API: { getRecord: read, getAllRecords: read, getRelatedRecords: read },
      CONFIG: {
        getOrgInfo: () => request({ category: "CONFIG", type: "ORG" }),
        getCurrentUser: () => request({ category: "CONFIG", type: "CURRENT_USER" }),
        getUserPreference: () => request({ category: "CONFIG", type: "USER_PREFERENCE" }),
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
        Resize: (data) => request({ category: "UI", action: "RESIZE", data }),
        Record: { open: (data) => record("OPEN", data) },
      },
    },
  };
})();
