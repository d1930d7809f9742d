import type { TestHouse } from "../../house/open-test-house.ts";
import { type Running, run } from "../storage/running.ts";
import { freePort } from "../../../sandbox/server-process.ts";

/** One real server process among several on one database. */
export interface Ship {
  readonly url: string;
  readonly running: Running;
  readonly pid: number;
}

export interface Fleet {
  readonly ships: readonly Ship[];
  /** Starts as many as are missing. */
  man(): Promise<void>;
  /** Every server is asked; what it answers, or that it dies over it, is nobody's business. */
  ask(job: "round" | "deliver"): Promise<void>;
  /** By SIGKILL. Returns the process's number. */
  sink(ship: Ship): Promise<number>;
  end(): Promise<void>;
}

/** Server processes as an operator would run them, with the keys and the database of the house's own. */
export function openFleet(house: TestHouse, orgId: string, size: number): Fleet {
  const ships: Ship[] = [];
  // The first takes the house's own place, which the CRM's server function knows.
  const ports = [Number(new URL(house.server.url).port)];
  const start = async (port: number): Promise<Ship> => {
    const url = `http://127.0.0.1:${port}`;
    const running = run("server/main.ts", [], {
      ...house.server.environment,
      PORT: String(port),
      PUBLIC_URL: url,
    });
    await running.until((line) => line.includes("Huikuan is ready"));
    return { url, running, pid: running.child.pid ?? 0 };
  };
  const sink = async (ship: Ship): Promise<number> => {
    ships.splice(ships.indexOf(ship), 1);
    await ship.running.kill();
    return ship.pid;
  };
  return {
    ships,
    async man() {
      while (ports.length < size) ports.push(await freePort());
      const taken = new Set(ships.map(({ url }) => Number(new URL(url).port)));
      ships.push(...(await Promise.all(ports.filter((port) => !taken.has(port)).map(start))));
    },
    async ask(job) {
      await Promise.allSettled(
        ships.map(({ url }) =>
          fetch(`${url}/ops/orgs/${orgId}/${job}`, {
            method: "POST",
            headers: { Authorization: `Bearer ${house.server.opsToken}` },
          }).then((answer) => answer.text()),
        ),
      );
    },
    sink,
    async end() {
      for (const ship of [...ships]) await sink(ship);
    },
  };
}
