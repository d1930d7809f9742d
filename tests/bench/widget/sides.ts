/** One of the pages that are compared: its address below the widget's origin, and how to read it from outside. */
export interface Side {
  readonly page: string;
  /** The heading that sorts by open amount. */
  readonly sortHeading: string;
}

/** A page that does what none can avoid and draws one row: nothing to sort. What is above it is a page's own doing. */
export const FLOOR = { page: "peer/floor.html" };

export const OURS: Side = { page: "widget.html", sortHeading: ".cell-residual .sort" };
/** DataTables as it comes: ten rows a page. The harder peer: it puts fewer rows in the document than we do. */
export const PEER: Side = { page: "peer/peer.html", sortHeading: "#invoices thead th:nth-child(4)" };
/** The same with paging switched off. */
export const PEER_ALL_ROWS: Side = { ...PEER, page: "peer/peer.html?all=1" };
