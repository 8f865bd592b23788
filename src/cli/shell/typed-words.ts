/** The command that the cursor is in: its words so far, and the one being typed. */

export interface TypedWords {
  /** Whole words before the one being typed, quotes taken off; assignments left out. */
  readonly words: readonly string[];
  /** What is typed of the word at the cursor, quotes taken off. */
  readonly current: string;
  /** The quote that is open at the cursor. */
  readonly quote: '' | "'" | '"';
}

interface Frame {
  words: string[];
  current: string;
  quote: '' | "'" | '"';
  /** Something of the current word was typed, if only a quote. */
  begun: boolean;
}

const newFrame = (): Frame => ({ words: [], current: '', quote: '', begun: false });

/** Reads a line up to the cursor; an open quote or `$(` is where the cursor is. */
export function typedWords(before: string): TypedWords {
  const frames = [newFrame()];
  for (let at = 0; at < before.length; at += 1) {
    const frame = frames.at(-1) ?? newFrame();
    const sign = before[at] ?? '';
    const next = before[at + 1] ?? '';
    if (sign === '\\' && frame.quote !== "'") {
      if (next !== '\n') add(frame, next);
      at += 1;
    } else if (sign === '$' && next === '(' && frame.quote !== "'") {
      add(frame, '');
      frames.push(newFrame());
      at += 1;
    } else if (sign === ')' && frame.quote === '' && frames.length > 1) {
      frames.pop();
      add(frames.at(-1)!, '…');
    } else if (frame.quote === '') {
      bare(frame, sign);
    } else if (sign === frame.quote) {
      frame.quote = '';
    } else {
      add(frame, sign);
    }
  }
  const { words, current, quote } = frames.at(-1) ?? newFrame();
  const first = words.findIndex((word) => !/^[A-Za-z_]\w*=/.test(word));
  return { words: first < 0 ? [] : words.slice(first), current, quote };
}

function add(frame: Frame, text: string): void {
  frame.current += text;
  frame.begun = true;
}

/** A character outside quotes. */
function bare(frame: Frame, sign: string): void {
  if (sign === "'" || sign === '"') {
    frame.quote = sign;
    frame.begun = true;
  } else if (/[;&|\n]/.test(sign)) {
    Object.assign(frame, newFrame());
  } else if (/\s/.test(sign)) {
    if (frame.begun) frame.words.push(frame.current);
    Object.assign(frame, { current: '', begun: false });
  } else {
    add(frame, sign);
  }
}
