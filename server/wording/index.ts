export { listWordings } from "./list-wordings.ts";
export type { WordingDesk } from "./ports.ts";
export { previewWording } from "./preview-wording.ts";
export { putWording } from "./put-wording.ts";
export { savePayDetails } from "./save-pay-details.ts";
export { testWording } from "./test-wording.ts";
