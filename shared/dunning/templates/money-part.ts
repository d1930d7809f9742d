/** Every letter shows every open invoice, and says what of the total it does not ask for. */
export const MONEY = `{{invoiceTable}}

{{creditsSentence}}

{{disputeSentence}}

{{promiseSentence}}

{{planSentence}}

{{chargesSentence}}`;
