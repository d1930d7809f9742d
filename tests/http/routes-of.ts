import type { Express } from "express";

interface Layer {
  readonly route?: { readonly path: unknown; readonly methods: Readonly<Record<string, boolean>> };
  readonly handle?: { readonly stack?: readonly Layer[] };
  /** What a router was mounted at; express keeps it beside the matcher. */
  readonly rawPath?: unknown;
}

/** Every route of an app as "METHOD /path", read from its router: what nobody listed is here all the same. */
export const routesOf = (app: Express): readonly string[] =>
  within((app.router as unknown as { readonly stack: readonly Layer[] }).stack, "").sort();

function within(layers: readonly Layer[], prefix: string): string[] {
  return layers.flatMap((layer) => {
    if (layer.route) return ownRoutes(layer.route, prefix);
    const inner = layer.handle?.stack;
    return inner ? within(inner, prefix + mountOf(layer)) : [];
  });
}

function mountOf({ rawPath }: Layer): string {
  if (rawPath === undefined || rawPath === "/") return "";
  if (typeof rawPath === "string") return rawPath;
  throw new Error("A router is mounted at more than one path: teach routes-of.ts to read it.");
}

function ownRoutes({ path, methods }: NonNullable<Layer["route"]>, prefix: string): string[] {
  const paths: readonly unknown[] = Array.isArray(path) ? path : [path];
  return Object.keys(methods).flatMap((method) =>
    paths.map((each) => `${method.toUpperCase()} ${prefix}${String(each)}`),
  );
}
