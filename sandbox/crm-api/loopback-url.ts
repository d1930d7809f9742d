const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** The address if it is plain http on this machine, which is all that a sandbox may post to; undefined otherwise. */
export function loopbackUrl(text: string): URL | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  return url.protocol === "http:" && LOOPBACK.test(url.hostname) ? url : undefined;
}
