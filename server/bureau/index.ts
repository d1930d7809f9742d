export { orderReport, type OrderRefusal } from "./order-report.ts";
export type { AccessFlaw, BureauBook, BureauDesk, BureauLine } from "./ports.ts";
export { readOrders } from "./read-orders.ts";
export { readAccess, saveAccess } from "./set-access.ts";
