/** What a terminal sends when keys are pressed → which keys they were. */

/** Keys that do something, by what they are on a keyboard. */
export type KeyName =
  | 'enter'
  | 'tab'
  | 'escape'
  | 'backspace'
  | 'delete'
  | 'left'
  | 'right'
  | 'up'
  | 'down'
  | 'home'
  | 'end'
  | 'word-left'
  | 'word-right'
  | 'delete-word-left'
  | 'delete-word-right'
  | 'ctrl-a'
  | 'ctrl-b'
  | 'ctrl-c'
  | 'ctrl-d'
  | 'ctrl-e'
  | 'ctrl-f'
  | 'ctrl-g'
  | 'ctrl-k'
  | 'ctrl-l'
  | 'ctrl-n'
  | 'ctrl-p'
  | 'ctrl-r'
  | 'ctrl-t'
  | 'ctrl-u'
  | 'ctrl-w'
  | 'ctrl-y';

export type Key =
  | { readonly kind: 'key'; readonly name: KeyName }
  /** Characters as typed. */
  | { readonly kind: 'text'; readonly text: string }
  /** Pasted at once, line ends as `\n`. */
  | { readonly kind: 'paste'; readonly text: string };

/** Control characters by their code; the letters of Ctrl-A … Ctrl-Y are among them. */
const CONTROLS: Readonly<Record<string, KeyName>> = {
  '\r': 'enter',
  '\n': 'enter',
  '\t': 'tab',
  '\x1b': 'escape',
  '\x7f': 'backspace',
  '\b': 'backspace',
  ...Object.fromEntries(
    (['a', 'b', 'c', 'd', 'e', 'f', 'g', 'k', 'l', 'n', 'p', 'r', 't', 'u', 'w', 'y'] as const).map(
      (letter) => [String.fromCharCode(letter.charCodeAt(0) - 96), `ctrl-${letter}`],
    ),
  ),
};

/** Escape sequences of xterm, after the escape character. */
const SEQUENCES: Readonly<Record<string, KeyName>> = {
  '[A': 'up',
  OA: 'up',
  '[B': 'down',
  OB: 'down',
  '[C': 'right',
  OC: 'right',
  '[D': 'left',
  OD: 'left',
  '[H': 'home',
  OH: 'home',
  '[1~': 'home',
  '[7~': 'home',
  '[F': 'end',
  OF: 'end',
  '[4~': 'end',
  '[8~': 'end',
  '[3~': 'delete',
  '[1;5C': 'word-right',
  '[1;3C': 'word-right',
  '[1;5D': 'word-left',
  '[1;3D': 'word-left',
  b: 'word-left',
  f: 'word-right',
  d: 'delete-word-right',
  '\x7f': 'delete-word-left',
  '[3;5~': 'delete-word-right',
};

const ESCAPE = '\x1b';
const PASTE_START = '\x1b[200~';
const PASTE_END = '\x1b[201~';
/** What may follow an escape character. */
const SEQUENCE = /\[[0-9;?]*[A-Za-z~]|O[A-Z]|[bdf\x7f]/y;

/** The keys of what a terminal has sent at once. */
export function keysFrom(data: string): Key[] {
  const keys: Key[] = [];
  let text = '';
  const flush = () => {
    if (text !== '') keys.push({ kind: 'text', text });
    text = '';
  };
  for (let at = 0; at < data.length;) {
    if (data.startsWith(PASTE_START, at)) {
      flush();
      const found = data.indexOf(PASTE_END, at);
      const end = found < 0 ? data.length : found;
      keys.push({ kind: 'paste', text: pasted(data.slice(at + PASTE_START.length, end)) });
      at = end + PASTE_END.length;
      continue;
    }
    SEQUENCE.lastIndex = at + 1;
    const sequence = data[at] === ESCAPE ? SEQUENCE.exec(data)?.[0] : undefined;
    if (sequence !== undefined) {
      flush();
      const name = SEQUENCES[sequence];
      if (name) keys.push({ kind: 'key', name });
      at += 1 + sequence.length;
      continue;
    }
    const sign = data[at] ?? '';
    const control = Object.hasOwn(CONTROLS, sign) ? CONTROLS[sign] : undefined;
    if (control) {
      flush();
      keys.push({ kind: 'key', name: control });
    } else if (sign >= ' ') {
      text += sign;
    }
    at += 1;
  }
  flush();
  return keys;
}

/** Line ends as the tokenizer knows them, tabs as blanks, nothing that would move the cursor. */
function pasted(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n').replace(/\t/g, '  ');
  return [...lines].filter((sign) => sign === '\n' || sign >= ' ').join('');
}
