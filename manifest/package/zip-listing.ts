import { openPromise } from "yauzl";

/** The files that a zip's central directory names, with their unpacked sizes. */
export async function zipListing(path: string): Promise<ReadonlyMap<string, number>> {
  const listing = new Map<string, number>();
  const zip = await openPromise(path);
  for await (const entry of zip.eachEntry())
    if (!entry.fileName.endsWith("/")) listing.set(entry.fileName, entry.uncompressedSize);
  return listing;
}

/** One sentence for every file that is in only one of the two, or has another size there. */
export function listingFaults(
  packed: ReadonlyMap<string, number>,
  staged: ReadonlyMap<string, number>,
): readonly string[] {
  const absent = [...staged].flatMap(([path, bytes]) => {
    const found = packed.get(path);
    if (found === undefined) return [`${path} was left out of the zip.`];
    return found === bytes ? [] : [`${path} has ${found} bytes in the zip and ${bytes} in the build.`];
  });
  const foreign = [...packed.keys()].filter((path) => !staged.has(path));
  return [...absent, ...foreign.map((path) => `${path} is in the zip, but not in the build.`)];
}
