/** The rows that are on the page, from `from` up to but without `to`: however long a room is, only so many. */
export interface RowWindow {
  readonly from: number;
  readonly to: number;
}

const BEFORE = 90;
const AFTER = 130;
const MARGIN = 40;

/** The window that ends with the newest row. */
export function windowAtEnd(total: number): RowWindow {
  return { from: Math.max(0, total - BEFORE - MARGIN), to: total };
}

/** The window around the first row in sight. */
export function windowAround(index: number, total: number): RowWindow {
  return { from: Math.max(0, index - BEFORE), to: Math.min(total, index + AFTER) };
}

/** Whether what is in sight comes so near to an edge of the window that it should be moved. */
export function nearEdge(window: RowWindow, firstInSight: number, lastInSight: number, total: number): boolean {
  return (
    (window.from > 0 && firstInSight - window.from < MARGIN) || (window.to < total && window.to - lastInSight < MARGIN)
  );
}
