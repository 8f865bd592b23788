/** The rows of an opened task card: one for each container, as high as what it may come to say. */
import type { TaskView } from '../model/view';

/** Between the card's own words and its first container; of a name, a line, and what follows. */
export const ROW = { top: 12, name: 22, line: 20, gap: 10 } as const;

/** Each container that it waits for has a line, come or not: nothing moves when it comes. */
const rowHeight = (waits: number): number => ROW.name + (1 + waits) * ROW.line + ROW.gap;

/** How much higher a task's card is when it shows these containers. */
export function openedBy(
  containers: readonly Pick<TaskView['containers'][number], 'dependsOn'>[],
): number {
  const heights = containers.map(({ dependsOn }) => rowHeight(dependsOn.length));
  return heights.reduce((sum, one) => sum + one, ROW.top as number);
}

/** Where each row begins, from the bottom of the closed card. */
export function rowTops(containers: readonly { after: readonly unknown[] }[]): number[] {
  let y: number = ROW.top;
  return containers.map(({ after }) => {
    const top = y;
    y += rowHeight(after.length);
    return top;
  });
}
