/** @type {import("jest").Config} */
export default {
  testEnvironment: "node",
  roots: ["<rootDir>/tests"],
  testMatch: ["**/*.test.ts", "**/*.test.tsx"],
  transform: {
    "^.+\\.(ts|tsx|js|mjs)$": [
      "@swc/jest",
      {
        jsc: {
          target: "es2023",
          parser: { syntax: "typescript", tsx: true },
          transform: { react: { runtime: "automatic", importSource: "preact" } },
        },
        module: { type: "commonjs" },
      },
    ],
  },
  // These ship as ES modules only; jest runs CommonJS, so they are transformed like our own files.
  transformIgnorePatterns: ["/node_modules/(?!(jose|preact|postal-mime|uuidv7|canonicalize|@sparticuz)/)"],
  // Its package tells of itself to "import" only, which jest does not ask for.
  moduleNameMapper: { "^canonicalize$": "<rootDir>/node_modules/canonicalize/lib/canonicalize.js" },
  // The tests' one database: nothing starts before the first test file asks for it.
  globalSetup: "<rootDir>/tests/support/store-setup.ts",
  globalTeardown: "<rootDir>/tests/support/store-teardown.ts",
  cacheDirectory: "<rootDir>/.cache/jest",
  testSequencer: "<rootDir>/tests/support/long-first.js",
  // The pages of a whole house as pictures: `npm run pictures`. What they must hold is asserted state by state.
  testPathIgnorePatterns: [
    "/node_modules/",
    ...(process.env["WRITE_PICTURES"] === "1" ? [] : ["tests/house/pictures"]),
  ],
  // One more than the processors we count on: a test that waits for a server or a mailbox leaves its own idle.
  maxWorkers: 3,
  testTimeout: 30_000,
};
