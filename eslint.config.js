import tseslint from "typescript-eslint";

const askTheClock = [
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: "Take the moment as an argument; adapters/clock is the only one that looks.",
  },
  {
    selector: "MemberExpression[object.name='Date'][property.name='now']",
    message: "Take the moment as an argument; adapters/clock is the only one that looks.",
  },
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: "Take ids and jitter as arguments, so that a run can be replayed.",
  },
];
const mixTenants = [
  {
    selector: "CallExpression[callee.property.name='switchUser']",
    message:
      "switchUser() was measured sending one tenant's writes with another tenant's token. Use runAs().",
  },
];
const speakThroughIntl = [
  {
    selector: "MemberExpression[property.name=/^(toLocale|localeCompare$)/]",
    message: "Write it with widget/ui: the first format of a page costs 20 ms before anything is seen.",
  },
];

export default tseslint.config(
  { ignores: ["dist/", "build/", ".cache/", ".data/", "coverage/"] },
  {
    files: ["{shared,server,widget,manifest,sandbox,tests}/**/*.{ts,tsx}"],
    languageOptions: { parser: tseslint.parser, parserOptions: { projectService: true } },
    plugins: { "@typescript-eslint": tseslint.plugin },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "no-restricted-syntax": ["error", ...mixTenants],
      "no-eval": "error",
    },
  },
  {
    files: ["{shared,server}/**/*.ts"],
    ignores: ["server/adapters/clock/**"],
    rules: { "no-restricted-syntax": ["error", ...mixTenants, ...askTheClock] },
  },
  {
    files: ["widget/**/*.{ts,tsx}"],
    rules: {
      "no-restricted-syntax": ["error", ...mixTenants, ...speakThroughIntl],
      "no-restricted-globals": [
        "error",
        {
          name: "Intl",
          message: "Write it with widget/ui: the first format of a page costs 20 ms before anything is seen.",
        },
      ],
    },
  },
  {
    // Features ask the world through their ports; a global would be a port nobody declared.
    files: ["server/*/**/*.ts"],
    ignores: ["server/{adapters,http,jobs,cli}/**"],
    rules: { "no-restricted-globals": ["error", "fetch", "process", "setTimeout", "setInterval", "console"] },
  },
);
