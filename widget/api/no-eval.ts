import * as z from "zod/mini";

// Imported first: under a policy without eval the browser reports even zod's caught attempt to compile a shape,
// and zod looks at this setting when a shape is made, not when it is used.
z.config({ jitless: true });
