/** Before the packed text: `#sandbox=1.…`. */
export const PREFIX = '#sandbox=';

/** Whether a page was opened by a link that carries a sandbox; what unpacks it comes later. */
export const carriesSandbox = (fragment: string): boolean => fragment.startsWith(PREFIX);
