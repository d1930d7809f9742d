import type { Configuration } from "webpack";

export default function configure(env?: { readonly loopback?: boolean; readonly out?: string }): Configuration;
