import type * as Sdk from "@zohocrm/typescript-sdk-6.0";
import type { ZohoSdk } from "./sdk.ts";

/** One field's value, said in a way that cannot be taken for another type. Null clears the field in the CRM. */
export type ZohoValue =
  | null
  | { readonly as: "plain"; readonly value: string | number | boolean }
  | { readonly as: "choice"; readonly value: string }
  /** "YYYY-MM-DD". */
  | { readonly as: "day"; readonly value: string }
  /** ISO 8601 with offset. */
  | { readonly as: "moment"; readonly value: string }
  | { readonly as: "lookup" | "owner"; readonly id: string };

/** Field → value. A field that is not named stays as it is in the CRM. */
export type ZohoFields = Readonly<Record<string, ZohoValue | undefined>>;

/** The SDK's own record. An undefined value is left out: the SDK would send null for it and clear the field. */
export function sdkRecord(Z: ZohoSdk, fields: ZohoFields, id?: string): Sdk.Record.Record {
  const record = new Z.Record.Record();
  if (id !== undefined) record.setId(BigInt(id));
  for (const [field, value] of Object.entries(fields)) {
    if (value !== undefined) record.addKeyValue(field, sdkValue(Z, value));
  }
  return record;
}

function sdkValue(Z: ZohoSdk, value: ZohoValue): unknown {
  if (value === null) return null;
  switch (value.as) {
    case "plain":
      return value.value;
    case "choice":
      return new Z.Choice(value.value);
    case "day":
      // Midnight UTC, which the SDK sends as this day in every zone; local midnight would be yesterday in half the world.
      return new Date(`${value.value}T00:00:00Z`);
    case "moment":
      return new Date(value.value);
    case "lookup": {
      const target = new Z.Record.Record();
      target.setId(BigInt(value.id));
      return target;
    }
    case "owner": {
      const user = new Z.Users.MinifiedUser();
      user.setId(BigInt(value.id));
      return user;
    }
  }
}
