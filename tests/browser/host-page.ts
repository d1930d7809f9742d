/** A CRM's record page as small as it can be: one frame, and the protocol's host side. */
export const HOST_PAGE = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Stage</title>
<style>body{margin:0}iframe{display:block;width:100%;height:400px;border:0}</style></head>
<body data-widget="WIDGET_ORIGIN"><script src="/host.js"></script></body></html>`;

/** Query: account, locale, mode, page (in the frame instead of widget.html), deal=1 (the record is a deal of the account), array=1 (EntityId as an array), silent=1 (never answers REGISTER). */
export const HOST_SCRIPT = `
const query = new URLSearchParams(location.search);
const widget = document.body.dataset.widget;
const frame = document.createElement("iframe");
frame.title = "Huikuan";
const post = (message) => frame.contentWindow.postMessage({ type: "FRAMEWORK.EVENT", ...message }, widget);
window.openAccount = (id) =>
  post({ eventName: "PageLoad", data: { Entity: query.has("deal") ? "Deals" : "Accounts", EntityId: query.has("array") ? [id] : id } });
async function answer(body) {
  if (body.category === "CONFIG" && body.type === "CURRENT_USER")
    return { users: [{ id: "5437000000000001", full_name: "Li Qian", locale: query.get("locale") }] };
  if (body.category === "READ") {
    const { RecordID: id } = body.APIData;
    const deal = { Account_Name: { name: "Acme", id: query.get("account") }, Amount: 120000, Currency: "CNY" };
    return { data: [{ id, ...deal, Closing_Date: "2099-12-20" }] };
  }
  if (body.category === "UI" && body.action === "RESIZE") {
    frame.style.height = body.data.height;
    return "ok";
  }
  if (body.category === "FUNCTIONS_EXECUTE") {
    const { account_id } = JSON.parse(body.data.data.arguments);
    const output = await (await fetch("/function?account=" + account_id)).text();
    return { code: "success", details: { output, output_type: "string" }, message: "function executed successfully" };
  }
  throw { code: "NOT_SUPPORTED", category: body.category };
}
addEventListener("message", async ({ source, origin, data }) => {
  if (source !== frame.contentWindow || origin !== widget || query.has("silent")) return;
  if (data.eventName === "REGISTER") {
    post({ eventName: "SET_CONTEXT", data: { uniqueID: "stage", locale: query.get("locale"), mode: query.get("mode") } });
    window.openAccount(query.get("account"));
  } else if (data.eventName === "CRM_EVENT") {
    const promiseid = data.promiseid;
    try { post({ eventName: "EVENT_RESPONSE", promiseid, data: await answer(data.data) }); }
    catch (fault) { post({ eventName: "EVENT_RESPONSE_FAILURE", promiseid, data: fault }); }
  }
});
const address = new URL(query.get("page") ?? "widget.html", widget + "/");
address.searchParams.set("serviceOrigin", location.origin);
frame.src = address;
document.body.append(frame);
`;
