/** A file as it will lie in the zip: a path from the zip's root, with "/" between, and what is in it. */
export interface PackageFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}
