export { learnHabits, type HabitsReport } from "./learn-habits.ts";
export { readCash } from "./read-cash.ts";
export { readHabits, type HabitsRefusal } from "./read-habits.ts";
export type { ForecastBook, ForecastDesk, KeptHabits } from "./ports.ts";
