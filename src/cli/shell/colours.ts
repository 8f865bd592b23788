/** Colours of ANSI for what the shell says itself; a theme decides what they look like. */

const ESCAPE = '\x1b[';
const coloured =
  (code: number) =>
  (text: string): string =>
    `${ESCAPE}${code}m${text}${ESCAPE}39m`;

/** What went wrong; the words say it too. */
export const red = coloured(31);
/** What stands beside an answer: hints, echoes. */
export const dim = coloured(90);
export const green = coloured(32);
