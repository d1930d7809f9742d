/** The blocks of a score: payment, conduct, exposure, tenure, financial, market. */
export const BLOCK_CODES = ["P", "C", "E", "T", "F", "M"] as const;
