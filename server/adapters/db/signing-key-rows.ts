import { type RawBuilder, sql, type Transaction } from "kysely";
import type { SigningKey } from "../../dunning/ports.ts";
import type { SigningKeyBook } from "../../settings/ports.ts";
import type { Place, Seal } from "../../sync/ports.ts";
import type { Database } from "./schema.ts";

export const signingKeyPlace = (orgId: string): Place => ({
  orgId,
  table: "signing_key",
  column: "private_key_sealed",
});

/** The keys with which the org's mail may be signed. */
export function signingKeyRows(tx: Transaction<Database>, orgId: string, seal: Seal): SigningKeyBook {
  return {
    async signingKeys(domain) {
      const rows = await tx
        .selectFrom("signing_key")
        .select(["selector", "public_key", "proven_at"])
        .where("org_id", "=", orgId)
        .where("domain", "=", domain)
        .orderBy("made_at", "desc")
        .execute();
      return rows.map(({ selector, public_key, proven_at }) => ({
        selector,
        publicKey: public_key,
        isProven: proven_at !== null,
      }));
    },
    async addSigningKey({ domain, selector, publicKey, privateKey, by, at }) {
      // What was never published was never used.
      await tx
        .deleteFrom("signing_key")
        .where("org_id", "=", orgId)
        .where("domain", "=", domain)
        .where("proven_at", "is", null)
        .execute();
      await tx
        .insertInto("signing_key")
        .values({
          org_id: orgId,
          domain,
          selector,
          public_key: publicKey,
          private_key_sealed: seal.seal(privateKey, signingKeyPlace(orgId)),
          made_at: at,
          by_user: by.userId,
          by_name: by.userName,
        })
        .execute();
    },
    async proveSigningKey(domain, selector, at) {
      await tx
        .updateTable("signing_key")
        .set({ proven_at: at })
        .where("org_id", "=", orgId)
        .where("domain", "=", domain)
        .where("selector", "=", selector)
        .execute();
      // The one before it has done its work, and needs to be known to nobody any more.
      await tx
        .deleteFrom("signing_key")
        .where("org_id", "=", orgId)
        .where("domain", "=", domain)
        .where("selector", "<>", selector)
        .execute();
    },
    async dropSigningKeys(domain) {
      await tx.deleteFrom("signing_key").where("org_id", "=", orgId).where("domain", "=", domain).execute();
    },
  };
}

/** The key that signs the sender's mail, read beside the org; null when no published one is of the sender's domain. */
export const signingKeyOf = (orgId: string): RawBuilder<SigningKey | null> => sql`(
  SELECT jsonb_build_object('orgId', org_id::text, 'domain', domain, 'selector', selector, 'sealed', private_key_sealed)
  FROM signing_key WHERE org_id = ${orgId} AND proven_at IS NOT NULL
    AND domain = lower(substring(org.settings #>> '{mail,fromAddress}' FROM '[^@]*$')))`;
