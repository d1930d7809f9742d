/** The store cannot be opened or migrated; `message` is one sentence for the person who started the program. */
export class StoreRefused extends Error {
  override readonly name = "StoreRefused";
}
