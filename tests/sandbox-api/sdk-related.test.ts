import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import * as Z from "@zohocrm/typescript-sdk-6.0";
import { findRecord, insertRecord } from "../../sandbox/world/index.ts";
import { type MailDrop, startMailDrop } from "../../sandbox/mail-drop/index.ts";
import { postMail } from "../../sandbox/post-mail.ts";
import { type Decoded, insertAccounts, type Running, run, userOf } from "./company.ts";
import { headers, lookup, params, record } from "./sdk-request.ts";
import { openSdkSession } from "./sdk-session.ts";

const { RelatedRecordsOperations } = Z.RecordsRelated;

describe("the official SDK follows a record", () => {
  let zoho: Running;
  let drop: MailDrop;
  let session: { close(): void };
  let account: string;
  beforeAll(async () => {
    drop = await startMailDrop({ host: "127.0.0.1" });
    zoho = await run({ deliver: postMail({ host: "127.0.0.1", port: drop.smtpPort }) });
    [account = ""] = insertAccounts(zoho.acme, 1, admin());
    session = await openSdkSession(zoho);
  });
  afterAll(async () => {
    session.close();
    await zoho.close();
    await drop.close();
  });
  const admin = () => userOf(zoho.acme, "Administrator");
  const contact = (Last_Name: string, more: object = {}) =>
    insertRecord(zoho.acme, "Contacts", { Last_Name, ...more }, admin()).id;
  const related = (list: string, module = "Accounts") => new RelatedRecordsOperations(list, module);
  const relatedBody = (...records: Z.Record.Record[]) => {
    const wrapper = new Z.RecordsRelated.BodyWrapper();
    wrapper.setData(records);
    return wrapper;
  };
  const said = (answer: Decoded) => {
    const [one] = answer.getObject().getData();
    const message = one.getMessage();
    return [answer.getStatusCode(), one.getCode().getValue(), message.getValue?.() ?? message];
  };
  const coql = async (select: string): Promise<Decoded> => {
    const wrapper = new Z.Coql.BodyWrapper();
    wrapper.setSelectQuery(select);
    return new Z.Coql.CoqlOperations().getRecords(wrapper);
  };

  it("into its related lists, after asking once which there are", async () => {
    const [first, second] = ["a", "b"].map((name) => contact(name, { Account_Name: { id: account } }));
    const answer: Decoded = await related("Contacts").getRelatedRecords(
      BigInt(account),
      await params({ fields: "Last_Name", per_page: "1", page: "1" }),
    );
    const page = answer.getObject();
    expect(page.getData()[0].getId()).toBe(BigInt(second ?? ""));
    expect(page.getInfo().getMoreRecords()).toBe(true);
    const later = await headers({ "If-Modified-Since": "2030-01-01T00:00:00Z" });
    const fields = await params({ fields: "Last_Name" });
    const nothing: Decoded = await related("Contacts").getRelatedRecords(BigInt(account), fields, later);
    expect([nothing.getStatusCode(), nothing.getObject()]).toEqual([304, null]);
    const one: Decoded = await related("Contacts").getRelatedRecord(
      BigInt(first ?? ""),
      BigInt(account),
      fields,
    );
    expect(one.getObject().getData()[0].getKeyValue("Last_Name")).toBe("a");
    const { calls } = (await (await fetch(`${zoho.url}/sandbox/calls`)).json()) as {
      calls: { path: string }[];
    };
    const asked = calls.filter((call) => call.path.startsWith("/crm/v6/settings/related_lists"));
    expect(asked.map((call) => call.path)).toEqual(["/crm/v6/settings/related_lists?module=Accounts"]);
  });

  it("and hangs others on it, and takes them away", async () => {
    const [one, two] = [contact("one"), contact("two")];
    const change = record({ Phone: "555-0100" });
    change.setId(BigInt(one));
    const contacts = related("Contacts");
    expect(said(await contacts.updateRelatedRecords(BigInt(account), relatedBody(change)))).toEqual([
      200,
      "SUCCESS",
      "relation added",
    ]);
    const byAddress = relatedBody(record({ Phone: "555-0200" }));
    await contacts.updateRelatedRecord(BigInt(two), BigInt(account), byAddress);
    const kept = [one, two].map((id) => findRecord(zoho.acme, "Contacts", id));
    expect(kept).toEqual([
      expect.objectContaining({ Account_Name: { id: account }, Phone: "555-0100" }),
      expect.objectContaining({ Account_Name: { id: account }, Phone: "555-0200" }),
    ]);
    expect(said(await contacts.delinkRecord(BigInt(one), BigInt(account)))).toEqual([
      200,
      "SUCCESS",
      "relation removed",
    ]);
    await contacts.delinkRecords(BigInt(account), await params({ ids: two }));
    expect(findRecord(zoho.acme, "Contacts", two)?.["Account_Name"]).toBeNull();
    expect(said(await contacts.delinkRecord(BigInt(one), BigInt(account)))).toEqual([
      400,
      "INVALID_DATA",
      "the related id given seems to be invalid",
    ]);
  });

  it("by our own id, and after it is deleted", async () => {
    const call = insertRecord(
      zoho.acme,
      "Calls",
      { Subject: "S", huikuan__External_Id: "c-1", What_Id: { id: account }, $se_module: "Accounts" },
      admin(),
    ).id;
    const note = { Note_Content: "C", Parent_Id: { id: call }, $se_module: "Calls" };
    insertRecord(zoho.acme, "Notes", note, admin());
    const fields = await params({ fields: "Note_Content" });
    const external = await headers({ "X-EXTERNAL": "Calls.huikuan__External_Id" });
    const notes = related("Notes", "Calls");
    const under: Decoded = await notes.getRelatedRecordsUsingExternalId("c-1", fields, external);
    expect(under.getObject().getData()[0].getKeyValue("Note_Content")).toBe("C");
    await new Z.Record.RecordOperations("Calls").deleteRecord(BigInt(call));
    const left: Decoded = await notes.getDeletedParentRecordsRelatedRecord(BigInt(call), fields);
    expect(left.getObject().getData()).toHaveLength(1);
  });

  it("and is told of each related list", async () => {
    const lists = new Z.ListsRelated.RelatedListsOperations();
    const module = await params({ module: "Accounts" });
    const all: Decoded = await lists.getRelatedLists(module);
    const [first] = all.getObject().getRelatedLists();
    expect(first.getHref()).toBe(`Accounts/{ENTITYID}/${first.getAPIName()}`);
    const one: Decoded = await lists.getRelatedList(first.getId(), module);
    expect(one.getObject().getRelatedLists()[0].getAPIName()).toBe(first.getAPIName());
  });

  it("with notes, which need their parent's module said beside it", async () => {
    const operations = new Z.Notes.NotesOperations();
    const notesBody = (note: Z.Notes.Note) => {
      const wrapper = new Z.Notes.BodyWrapper();
      wrapper.setData([note]);
      return wrapper;
    };
    const note = new Z.Notes.Note();
    note.setNoteTitle("T");
    note.setNoteContent("C");
    note.setParentId(lookup(account));
    const refused: Decoded = await operations.createNotes(notesBody(note));
    expect(said(refused).slice(0, 2)).toEqual([400, "MANDATORY_NOT_FOUND"]);
    const made = insertRecord(
      zoho.acme,
      "Notes",
      { Note_Content: "C", Parent_Id: { id: account }, $se_module: "Accounts" },
      admin(),
    ).id;
    const change = new Z.Notes.Note();
    change.setNoteContent("D");
    expect(said(await operations.updateNote(BigInt(made), notesBody(change)))[1]).toBe("SUCCESS");
    change.setId(BigInt(made));
    change.setNoteContent("E");
    expect(said(await operations.updateNotes(notesBody(change)))[1]).toBe("SUCCESS");
    const fields = await params({ fields: "Note_Content,Parent_Id" });
    const read: Decoded = await operations.getNote(BigInt(made), fields);
    expect(read.getObject().getData()[0].getNoteContent()).toBe("E");
    const listed: Decoded = await operations.getNotes(fields);
    expect(listed.getObject().getData()[0].getId()).toBe(BigInt(made));
    expect(said(await operations.deleteNote(BigInt(made)))[1]).toBe("SUCCESS");
    const gone: Decoded = await operations.deleteNotes(await params({ ids: made }));
    expect(said(gone).slice(0, 2)).toEqual([400, "INVALID_DATA"]);
  });

  it("through COQL, with values as they come", async () => {
    const child = { Account_Name: "Child", Parent_Account: { id: account }, Annual_Revenue: 1234.5 };
    const { id } = insertRecord(zoho.acme, "Accounts", child, admin());
    const answer = await coql(
      "select id, Account_Name, Parent_Account, Annual_Revenue, Created_Time from Accounts where Parent_Account is not null limit 0, 200",
    );
    const [one] = answer.getObject().getData();
    expect([one.getId(), one.getKeyValue("Annual_Revenue")]).toEqual([BigInt(id), 1234.5]);
    expect(one.getKeyValue("Parent_Account").get("id")).toBe(account);
    expect(one.getKeyValue("Created_Time")).toBeInstanceOf(Date);
    const info = answer.getObject().getInfo();
    expect([info.getCount(), info.getMoreRecords()]).toEqual([1, false]);
    const none = await coql("select id from Accounts where Account_Name = 'none'");
    expect([none.getStatusCode(), none.getObject()]).toEqual([204, null]);
  });

  it("and understands why a query is refused", async () => {
    const why = async (select: string) => {
      const answer = await coql(select);
      const exception = answer.getObject();
      expect(exception).toBeInstanceOf(Z.Coql.APIException);
      const details = exception.getDetails();
      return [answer.getStatusCode(), exception.getCode().getValue(), Object.fromEntries(details)];
    };
    expect(await why("select id from Accounts wear 1")).toEqual([
      400,
      "SYNTAX_ERROR",
      { line: 1, column: 25, near: "wear 1" },
    ]);
    expect(await why("select id from Accounts")).toEqual([400, "SYNTAX_ERROR", { clause: "where" }]);
    expect(await why("select Nonsense from Accounts where id is not null")).toEqual([
      400,
      "INVALID_QUERY",
      { column_name: "Nonsense", reason: "column given seems to be invalid", clause: "select" },
    ]);
    expect(await why("select id from Accounts where id is not null limit 2001")).toEqual([
      400,
      "LIMIT_EXCEEDED",
      { clause: "limit", limit: 2_000 },
    ]);
  });

  it("and writes to people from it", async () => {
    const mail = new Z.MailSend.Data();
    const from = new Z.MailSend.From();
    from.setEmail(userOf(zoho.acme, "Collections").email);
    const to = new Z.MailSend.To();
    to.setUserName("Buyer");
    to.setEmail("buyer@customer.test");
    mail.setFrom(from);
    mail.setTo([to]);
    mail.setSubject("Reminder");
    mail.setContent("<p>INV-1</p>");
    mail.setMailFormat(new Z.Choice("html"));
    const wrapper = new Z.MailSend.BodyWrapper();
    wrapper.setData([mail]);
    const send = async (): Promise<Decoded> =>
      new Z.MailSend.SendMailOperations(BigInt(account), "Accounts").sendMail(wrapper);
    const sent = await send();
    const [success] = sent.getObject().getData();
    expect(success).toBeInstanceOf(Z.MailSend.SuccessResponse);
    expect(drop.messages()[0]?.messageId).toContain(success.getDetails().get("message_id"));
    from.setEmail("stranger@elsewhere.test");
    expect(said(await send()).slice(0, 2)).toEqual([400, "INVALID_DATA"]);
  });
});
