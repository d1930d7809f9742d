import { type DefaultTreeAdapterTypes, parse } from "parse5";

type Node = DefaultTreeAdapterTypes.Node;

/** What a mail program makes of a page. */
export interface Dom {
  /** Elements with all their attributes, in order; of a link that goes to the pay page, only that it does. */
  readonly shape: string;
  /** All that is there to be read, piece by piece. */
  readonly words: readonly string[];
  /** What no letter has, whatever its words: comments, other elements or attributes, anything from elsewhere. */
  readonly alien: readonly string[];
}

const ELEMENTS: ReadonlySet<string> = new Set(
  "html head meta body p br strong em a ul ol li table thead tbody tfoot tr th td".split(" "),
);
const ATTRIBUTES: ReadonlySet<string> = new Set(["lang", "charset", "style", "href"]);
const PAY_PAGE = /^https:\/\/pay[.]haina[.]example\/[^"'<>\s]*$/;

export function domOf(html: string): Dom {
  const shape: string[] = [];
  const words: string[] = [];
  const alien: string[] = [];
  const walk = (node: Node): void => {
    if (node.nodeName === "#text" && "value" in node) words.push(node.value);
    else if ("tagName" in node) {
      if (!ELEMENTS.has(node.tagName)) alien.push(`<${node.tagName}>`);
      const attributes = node.attrs.map(({ name, value }) => {
        const isPay = name === "href" && node.tagName === "a" && PAY_PAGE.test(value);
        if (!ATTRIBUTES.has(name) || (name === "href" && !isPay) || /url|@import|expression/i.test(value))
          if (!isPay) alien.push(`${node.tagName} ${name}="${value}"`);
        return `${name}=${isPay ? "pay" : JSON.stringify(value)}`;
      });
      shape.push(`<${[node.tagName, ...attributes].join(" ")}>`);
    } else if (node.nodeName === "#comment") alien.push("a comment");
    if ("childNodes" in node) for (const child of node.childNodes) walk(child);
    if ("tagName" in node) shape.push("</>");
  };
  walk(parse(html));
  return { shape: shape.join(""), words, alien };
}
