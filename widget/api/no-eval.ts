import * as z from "zod/mini";

// Under a policy without eval the browser reports even zod's caught attempt to compile a shape.
z.config({ jitless: true });
