/** A plain address: no control character, no list, no route, no quoting, and nothing that could end a header. */
const ADDRESS =
  /^[^\s\u0000-\u001f\u007f-\u009f@<>(),;:"\\[\]]{1,64}@[^\s\u0000-\u001f\u007f-\u009f@<>(),;:"\\[\]]{1,255}$/;

export const isPlainAddress = (text: string): boolean => ADDRESS.test(text);

/** One line of text, whatever was typed into a name. */
export const printable = (text: string): string =>
  text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, " ").trim();
