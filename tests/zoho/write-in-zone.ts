/** A process of its own, because a process has one zone: writes one task as org "1" and prints what became of it. */
import { openCrm } from "../../server/adapters/zoho/open-crm.ts";
import { memoryConnections } from "./memory-connections.ts";

const asked = JSON.parse(process.argv[2] ?? "{}");
const connections = memoryConnections();
connections.put("1", asked.zgid, asked.connection);
const crm = openCrm({ connections, now: () => new Date(asked.now), resourceDir: asked.resourceDir });
const outcome = await crm.writer.write("1", asked.item);
console.log(JSON.stringify({ outcome, offset: new Date(asked.now).getTimezoneOffset() }));
process.exit(0);
