import { useSpeech } from "./speech.ts";

const en = { wishes: "When and how", optOuts: "Opt-outs", others: "Ask somebody else" };
const zh: typeof en = { wishes: "时间与方式", optOuts: "退订", others: "询问第三方" };

/** The parts of what is known of the contacts; fetched with the forms. */
export const useContactsWords = (): typeof en => (useSpeech().locale === "en" ? en : zh);
