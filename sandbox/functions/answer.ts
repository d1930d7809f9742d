/** What the SDK's FUNCTIONS.execute resolves with, a function's failure included. */
export interface FunctionAnswer {
  readonly code: "success" | "failure" | "INVALID_DATA";
  readonly details: {
    /** What the function returned: text, always. */
    readonly output: string | null;
    readonly output_type: "string";
    readonly id: string | null;
  };
  readonly message: string;
}

/** The function ran to its end and returned this text. */
export function succeeded(id: string, output: string): FunctionAnswer {
  const details = { output, output_type: "string", id } as const;
  return { code: "success", details, message: "function executed successfully" };
}

/** The function broke off: an exception inside it, or the time limit. */
export function broke(id: string, reason: string): FunctionAnswer {
  const details = { output: null, output_type: "string", id } as const;
  return { code: "failure", details, message: reason };
}

/** The org has no function of that name. */
export function unknownFunction(name: string): FunctionAnswer {
  const details = { output: null, output_type: "string", id: null } as const;
  return { code: "INVALID_DATA", details, message: `function ${name} not found` };
}
