import type { Courier, DunningBook, DunningDesk } from "../../server/dunning/index.ts";

/** A place where a process may die or fall asleep: between two calls of its ports. */
export interface Crossing {
  /** As "deliver: before" or "startSending: committed". */
  readonly name: string;
  /** Inside a transaction: the process holds its locks there, and dying rolls it back. */
  readonly inside: boolean;
}

/** What happens at a crossing: it returns, sleeps, or throws `Killed`. */
export type Meddle = (crossing: Crossing) => Promise<void>;

class Killed extends Error {
  constructor() {
    super("killed");
    this.name = "Killed";
  }
}

/** The last of these that a transaction called names it; one that calls none only reads. */
const DECISIVE: ReadonlySet<string> = new Set<keyof DunningBook>([
  "reap",
  "plan",
  "claim",
  "startSending",
  "setAside",
  "end",
]);

/** The desk with a crossing before and after everything that its ports do. */
export function crossedDesk(desk: DunningDesk, meddle: Meddle): DunningDesk {
  const outside = (name: string) => meddle({ name, inside: false });
  const around = async <T>(name: string, doing: () => Promise<T>): Promise<T> => {
    await outside(`${name}: before`);
    const done = await doing();
    await outside(`${name}: after`);
    return done;
  };
  const courier: Courier = {
    seal: (letter) => around("seal", () => desk.courier.seal(letter)),
    deliver: (...given) => around("deliver", () => desk.courier.deliver(...given)),
  };
  const { crmCourier } = desk;
  return {
    ...desk,
    courier,
    ...(crmCourier && {
      crmCourier: {
        ...crmCourier,
        deliver: (...given) => around("deliver", () => crmCourier.deliver(...given)),
      },
    }),
    fresh: { reread: (orgId, ids) => around("reread", () => desk.fresh.reread(orgId, ids)) },
    inTenant: async (orgId, work) => {
      await outside("transaction: before");
      let named = "read";
      const done = await desk.inTenant(orgId, (book) =>
        work(crossedBook(book, meddle, (method) => (named = method))),
      );
      await outside(`${named}: committed`);
      return done;
    },
  };
}

function crossedBook(book: DunningBook, meddle: Meddle, names: (method: string) => void): DunningBook {
  return new Proxy(book, {
    get(target, method: string) {
      const own = Reflect.get(target, method) as (...given: unknown[]) => Promise<unknown>;
      return async (...given: unknown[]) => {
        const said = await own(...given);
        if (DECISIVE.has(method)) names(method);
        await meddle({ name: `${method}: not yet committed`, inside: true });
        return said;
      };
    },
  });
}

/** Kills at the n-th crossing, before or inside which nothing of the process goes on; keeps the way it came. */
export function killAt(n: number): { readonly meddle: Meddle; readonly way: string[] } {
  const way: string[] = [];
  return {
    way,
    meddle: ({ name }) => {
      if (way.length < n) way.push(name);
      return way.length < n ? Promise.resolve() : Promise.reject(new Killed());
    },
  };
}

/**
 * Sleeps at the n-th crossing while `meanwhile` happens. Inside a transaction others may be waiting for its locks, so
 * there it wakes after a moment.
 */
export function sleepAt(
  n: number,
  meanwhile: () => Promise<unknown>,
): { readonly meddle: Meddle; readonly way: string[] } {
  const way: string[] = [];
  return {
    way,
    meddle: async ({ name, inside }) => {
      way.push(name);
      if (way.length !== n) return;
      const others = meanwhile();
      await (inside ? Promise.race([others, new Promise((soon) => setTimeout(soon, 20))]) : others);
    },
  };
}
