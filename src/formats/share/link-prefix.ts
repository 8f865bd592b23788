/** Before the packed text: `#sandbox=1.…`. */
export const PREFIX = '#sandbox=';

/** Whether a page was opened by a link that carries a sandbox; what unpacks it comes later. */
export const carriesSandbox = (fragment: string): boolean => fragment.startsWith(PREFIX);

/** Before a packed lesson: `#lesson=1.…`. */
export const LESSON_PREFIX = '#lesson=';

/** Whether a page was opened by a link that carries a lesson. */
export const carriesLesson = (fragment: string): boolean => fragment.startsWith(LESSON_PREFIX);

/** After either: the way of packing; another one gets another number. */
export const PACKING = '1.';
