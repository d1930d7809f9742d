import { describe, expect, it } from "@jest/globals";
import { requestIds } from "../../widget/ui/use-request-id.ts";

describe("the id of a request", () => {
  it("stays while the same is sent again, and is another once it was edited, even back", () => {
    let ids = 0;
    const withId = requestIds(() => `id-${(ids += 1)}`);
    const sent = [{ months: 12 }, { months: 12 }, { months: 6 }, { months: 12 }].map(withId);
    expect(sent.map(({ clientId }) => clientId)).toEqual(["id-1", "id-1", "id-2", "id-3"]);
    expect(sent[2]).toEqual({ months: 6, clientId: "id-2" });
  });
});
