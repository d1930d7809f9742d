/**
 * A letter's HTML for the frame of a preview: the page's own rules forbid inline styles, in a frame as well, so that the
 * two that matter, cells and their alignment, are said by attributes. What leaves is shown beside it as it is.
 */
export const shownHtml = (html: string): string =>
  html
    .replace(/ style="[^"]*text-align:(left|right)[^"]*"/g, ' align="$1"')
    .replace(/<table style="[^"]*"/g, '<table border="1" cellpadding="6" cellspacing="0"')
    .replace(/ style="[^"]*"/g, "");
