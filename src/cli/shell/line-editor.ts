/** The line under the cursor and what keys do to it, as in a POSIX shell (readline's keys). */

/** A line and where in it the cursor stands, in UTF-16 units. */
export interface EditedLine {
  readonly text: string;
  readonly cursor: number;
}

const EMPTY: EditedLine = { text: '', cursor: 0 };
const WORD = /[\p{L}\p{N}_]/u;

/** Edits one line. What was cut is kept, to be put back with Ctrl-Y. */
export class LineEditor {
  private line = EMPTY;
  private cut = '';

  get state(): EditedLine {
    return this.line;
  }

  get text(): string {
    return this.line.text;
  }

  get isEmpty(): boolean {
    return this.line.text === '';
  }

  set(text: string, cursor = text.length): void {
    this.line = { text, cursor: Math.min(Math.max(0, cursor), text.length) };
  }

  clear(): void {
    this.line = EMPTY;
  }

  insert(text: string): void {
    const { before, after } = this.halves();
    this.set(before + text + after, before.length + text.length);
  }

  /** Puts `text` in place of the last so many units before the cursor. */
  replaceBefore(length: number, text: string): void {
    const { before, after } = this.halves();
    const kept = before.slice(0, before.length - length);
    this.set(kept + text + after, kept.length + text.length);
  }

  move(by: 'left' | 'right' | 'home' | 'end' | 'word-left' | 'word-right'): void {
    this.set(this.line.text, this.placeOf(by));
  }

  /** Takes away up to the place named; more than one character can be put back. */
  remove(to: 'left' | 'right' | 'home' | 'end' | 'word-left' | 'word-right' | 'blank-left'): void {
    const { text, cursor } = this.line;
    const place = to === 'blank-left' ? this.blankLeft() : this.placeOf(to);
    const [from, until] = place < cursor ? [place, cursor] : [cursor, place];
    if (to !== 'left' && to !== 'right' && until > from) this.cut = text.slice(from, until);
    this.set(text.slice(0, from) + text.slice(until), from);
  }

  putBack(): void {
    this.insert(this.cut);
  }

  /** The two characters at the cursor change places. */
  swap(): void {
    const { text, cursor } = this.line;
    const at = cursor === text.length ? cursor - signBefore(text, cursor) : cursor;
    const [from, until] = [at - signBefore(text, at), at + signAfter(text, at)];
    if (from === at) return;
    const swapped = text.slice(at, until) + text.slice(from, at);
    this.set(text.slice(0, from) + swapped + text.slice(until), until);
  }

  private halves(): { before: string; after: string } {
    const { text, cursor } = this.line;
    return { before: text.slice(0, cursor), after: text.slice(cursor) };
  }

  private placeOf(by: 'left' | 'right' | 'home' | 'end' | 'word-left' | 'word-right'): number {
    const { text, cursor } = this.line;
    switch (by) {
      case 'left':
        return cursor - signBefore(text, cursor);
      case 'right':
        return cursor + signAfter(text, cursor);
      case 'home':
        return 0;
      case 'end':
        return text.length;
      case 'word-left':
        return wordLeft(text, cursor);
      case 'word-right':
        return wordRight(text, cursor);
    }
  }

  /** Ctrl-W goes to the last blank, not to the last sign between words. */
  private blankLeft(): number {
    const { before } = this.halves();
    return before.replace(/\S*\s*$/, '').length;
  }
}

function wordLeft(text: string, cursor: number): number {
  let at = cursor;
  while (at > 0 && !WORD.test(text[at - 1] ?? '')) at -= 1;
  while (at > 0 && WORD.test(text[at - 1] ?? '')) at -= 1;
  return at;
}

function wordRight(text: string, cursor: number): number {
  let at = cursor;
  while (at < text.length && !WORD.test(text[at] ?? '')) at += 1;
  while (at < text.length && WORD.test(text[at] ?? '')) at += 1;
  return at;
}

/** Units of the character before a place; a pair of surrogates is one character. */
function signBefore(text: string, at: number): number {
  if (at === 0) return 0;
  return at > 1 && (text.codePointAt(at - 2) ?? 0) > 0xffff ? 2 : 1;
}

function signAfter(text: string, at: number): number {
  if (at >= text.length) return 0;
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}
