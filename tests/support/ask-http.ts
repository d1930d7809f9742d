import { Agent, type IncomingHttpHeaders, request } from "node:http";

export interface HttpAnswer {
  readonly status: number;
  readonly text: string;
  readonly headers: IncomingHttpHeaders;
}

interface Asking {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

const agent = new Agent({ keepAlive: true });

/** What `fetch` does, follows nothing, and costs a third: for those who ask ten thousand times. */
export const askHttp = (url: string, { method, headers, body }: Asking): Promise<HttpAnswer> =>
  new Promise((resolve, reject) => {
    const asked = request(new URL(url), { method, agent, headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on("data", (part: Buffer) => void parts.push(part));
      answer.on("error", reject);
      answer.on("end", () => {
        const text = Buffer.concat(parts).toString();
        resolve({ status: answer.statusCode ?? 0, text, headers: answer.headers });
      });
    });
    asked.on("error", reject);
    if (body !== undefined) asked.setHeader("Content-Length", Buffer.byteLength(body));
    asked.end(body);
  });
