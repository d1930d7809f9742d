import type { AgingFile } from "../../../shared/report/contract.ts";

/** Hands a text to the browser as a file. The mark in front tells spreadsheets that it is UTF-8. */
export function saveFile({ name, text }: AgingFile): void {
  const url = URL.createObjectURL(new Blob(["\uFEFF", text], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The browser takes the file in its own time.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
