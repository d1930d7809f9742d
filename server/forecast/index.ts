export { learnHabits, type HabitsReport } from "./learn-habits.ts";
export { readCash } from "./read-cash.ts";
export { openMoney, promisedDays } from "./promised-days.ts";
export { readHabits, type HabitsRefusal } from "./read-habits.ts";
export type { ForecastBook, ForecastDesk, KeptHabits } from "./ports.ts";
export { beginBackTest, dropBackTest, readBackTest, runBackTest } from "./back-test.ts";
export type { BackTestBook, BackTestDesk, KeptBackTest, TestLedger } from "./back-test-ports.ts";
