/** A file that was made to do harm, or came out so. */
export interface HostileFile {
  readonly name: string;
  /** By its ending some doors tell what is meant. */
  readonly fileName: string;
  /** Made when asked for: some are large. */
  readonly content: () => string | Uint8Array;
  /**
   * What must be said of it, where nothing may be made of it. Left out where it may be opened:
   * then it is only held that no harm is done.
   */
  readonly refusal?: RegExp;
}

/** A global that scripts in hostile texts set: whoever finds it set has run one. */
export const CANARY = '__pwned';

const RUN = `globalThis.${CANARY}=1`;

/** Scripts as they get into pages: elements, addresses, pictures, templates, formulas. */
export const SCRIPTS: readonly string[] = [
  `<img src=x onerror="${RUN}">`,
  `<script>${RUN}</script>`,
  `"><svg onload="${RUN}">`,
  `<svg xmlns="http://www.w3.org/2000/svg"><script>${RUN}</script></svg>`,
  `javascript:${RUN}`,
  `[x](javascript:${RUN})`,
  `data:text/html,<script>${RUN}</script>`,
  `\${${RUN}}{{${RUN}}}<%=${RUN}%>`,
  `=HYPERLINK("http://evil.example","x")`,
  `'-(${RUN})-'`,
];

/** What steers a terminal: clears it, sets its title, answers for the user. */
export const TERMINAL_SEQUENCES: readonly string[] = [
  '\u001b[2J\u001b[H',
  '\u001b]0;pwned\u0007',
  '\u001b]52;c;cHduZWQ=\u0007',
  '\u009b2J',
  'a\u0008\u0008\u0008rm',
  '\u202Egnp.exe',
];

/** Names that every object of the language has, which no user's thing may be mixed up with. */
export const INHERITED_NAMES: readonly string[] = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'valueOf',
  '__defineGetter__',
];

/** JSON that adds to what all objects inherit from wherever it is copied member by member. */
export const POLLUTION =
  '"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}, "prototype": {"polluted": 1}';
