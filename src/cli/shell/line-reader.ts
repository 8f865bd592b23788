/**
 * Reads lines from a terminal: what comes from its keyboard goes in, what it shows comes out. While
 * nothing is read, keys wait for the next line, but for Ctrl-C.
 */
import { type Completion, commonStart, inColumns } from './completion-words';
import { type Key, type KeyName, keysFrom } from './keys';
import { LineEditor } from './line-editor';
import type { LineHistory } from './line-history';
import { type Drawn, erase, leave, redraw, update } from './redraw';

/** A terminal to write to: xterm on the page, a list in a test. */
export interface Screen {
  write(data: string): void;
  /** Its width now. */
  columns(): number;
}

export interface ReadOptions {
  readonly prompt: string;
  /** The prompt in colours. */
  readonly shownPrompt?: string;
  readonly history?: LineHistory;
  /** What may stand at the cursor. */
  readonly complete?: (text: string, cursor: number) => Promise<Completion>;
}

/** How reading a line ended: Enter, Ctrl-D on an empty line, Ctrl-C. */
export type ReadLine =
  | { readonly kind: 'line'; readonly text: string }
  | { readonly kind: 'end' }
  | { readonly kind: 'dropped' };

/** What a reader tells whoever owns it. */
export interface ReaderEvents {
  /** Ctrl-C while nothing is read. */
  interrupted(): void;
  /** The first key while nothing is read; true if it was meant for what runs. */
  pressedMeanwhile(text: string): boolean;
  /** Escape on an empty line: the way out of the terminal by keyboard. */
  left(): void;
}

/** A search of the history under way. */
interface Search {
  words: string;
  at: number | undefined;
  /** What was typed before. */
  typed: string;
}

const MOVES: { readonly [K in KeyName]?: Parameters<LineEditor['move']>[0] } = {
  left: 'left',
  'ctrl-b': 'left',
  right: 'right',
  'ctrl-f': 'right',
  home: 'home',
  'ctrl-a': 'home',
  end: 'end',
  'ctrl-e': 'end',
  'word-left': 'word-left',
  'word-right': 'word-right',
};

const REMOVALS: { readonly [K in KeyName]?: Parameters<LineEditor['remove']>[0] } = {
  backspace: 'left',
  delete: 'right',
  'ctrl-d': 'right',
  'ctrl-u': 'home',
  'ctrl-k': 'end',
  'ctrl-w': 'blank-left',
  'delete-word-left': 'word-left',
  'delete-word-right': 'word-right',
};

export class LineReader {
  private readonly editor = new LineEditor();
  private readonly waiting: Key[] = [];
  private reading: { options: ReadOptions; done: (line: ReadLine) => void } | null = null;
  private asking: ((key: KeyName | 'other') => void) | null = null;
  private drawn: Drawn | null = null;
  /** How wide the terminal was then: it leaves the row of the cursor as it is when it changes. */
  private drawnColumns = 0;
  private search: Search | null = null;
  private isCompleting = false;
  private lastKey: KeyName | 'text' | null = null;

  constructor(
    private readonly screen: Screen,
    private readonly events: ReaderEvents,
  ) {}

  /** What the terminal's keyboard has sent. */
  feed(data: string): void {
    const keys = keysFrom(data);
    if (this.reading || this.asking) this.waiting.push(...keys);
    else for (const key of keys) this.meanwhile(key);
    this.work();
  }

  /** Keys wait for the next line to be read. */
  get hasTypedAhead(): boolean {
    return this.waiting.length > 0;
  }

  /** Reads a line; keys that came before count. */
  read(options: ReadOptions): Promise<ReadLine> {
    return new Promise((done) => {
      this.reading = { options, done };
      this.editor.clear();
      this.lastKey = null;
      this.draw();
      this.work();
    });
  }

  /** Ends the reading under way as Ctrl-D would: what was read for is gone. */
  giveUp(): void {
    if (this.reading) this.end({ kind: 'end' });
  }

  /**
   * Enter, Escape or Ctrl-C, whichever comes; 'other' for any other key, which stays to be typed,
   * and at once if keys of something else are waiting already.
   */
  ask(): Promise<KeyName | 'other'> {
    if (this.waiting.length > 0) return Promise.resolve('other');
    return new Promise((answer) => {
      this.asking = answer;
    });
  }

  /** Puts a text at the cursor, as if typed. */
  insert(text: string): void {
    this.editor.insert(text);
    if (this.reading) this.draw();
  }

  /** Takes away what was typed of the line that is being read. */
  dropLine(): void {
    if (!this.reading) return;
    this.editor.clear();
    this.draw();
  }

  /** Shows whole lines above the one being edited. */
  printAbove(text: string): void {
    if (!this.reading) return this.screen.write(text);
    this.screen.write(`${erase(this.drawn, this.drawnColumns)}${text}`);
    this.drawn = null;
    this.draw();
  }

  /** The terminal has another width. */
  resized(): void {
    this.draw();
  }

  /** Keys not yet looked at are dropped: the rest of a paste. */
  forgetKeys(): void {
    this.waiting.length = 0;
  }

  private meanwhile(key: Key): void {
    if (key.kind === 'key' && key.name === 'ctrl-c') {
      this.forgetKeys();
      this.events.interrupted();
    } else if (
      key.kind !== 'text' ||
      this.hasTypedAhead ||
      !this.events.pressedMeanwhile(key.text)
    ) {
      this.waiting.push(key);
    }
  }

  private work(): void {
    while (this.waiting.length > 0 && !this.isCompleting) {
      if (this.asking) this.answer(this.waiting.shift()!);
      else if (this.reading) this.take(this.waiting.shift()!);
      else return;
    }
  }

  private answer(key: Key): void {
    const { asking } = this;
    this.asking = null;
    const name = key.kind === 'key' ? key.name : 'other';
    const isAnswer = ['enter', 'escape', 'ctrl-c'].includes(name);
    if (!isAnswer) this.waiting.unshift(key);
    asking?.(isAnswer ? name : 'other');
  }

  private take(key: Key): void {
    if (key.kind === 'paste') {
      // As if typed: each line end is an Enter, and what follows the last stays to be edited.
      const lines = key.text.split('\n');
      const keys = lines.flatMap((text, at): Key[] => [
        ...(at > 0 ? [{ kind: 'key', name: 'enter' } as const] : []),
        ...(text !== '' ? [{ kind: 'text', text } as const] : []),
      ]);
      this.waiting.unshift(...keys);
      return;
    }
    if (this.search && this.searchOn(this.search, key)) return;
    if (key.kind === 'text') {
      this.editor.insert(key.text);
      this.options.history?.stay();
      this.draw();
    } else {
      this.press(key.name);
    }
    this.lastKey = key.kind === 'text' ? 'text' : key.name;
  }

  private get options(): ReadOptions {
    if (!this.reading) throw new Error('no line is read');
    return this.reading.options;
  }

  private press(name: KeyName): void {
    const { editor } = this;
    if (name === 'enter') return this.end({ kind: 'line', text: editor.text });
    if (name === 'ctrl-c') return this.drop();
    if (name === 'ctrl-d' && editor.isEmpty) return this.end({ kind: 'end' });
    if (name === 'tab') return this.complete();
    if (name === 'escape') {
      if (editor.isEmpty) this.events.left();
      return;
    }
    const [move, removal] = [MOVES[name], REMOVALS[name]];
    if (move) editor.move(move);
    else if (removal) editor.remove(removal);
    else if (name === 'ctrl-y') editor.putBack();
    else if (name === 'ctrl-t') editor.swap();
    else if (name === 'up' || name === 'ctrl-p') this.recall('older');
    else if (name === 'down' || name === 'ctrl-n') this.recall('newer');
    else if (name === 'ctrl-r') this.search = { words: '', at: undefined, typed: editor.text };
    else if (name === 'ctrl-l') {
      this.screen.write('\x1b[2J\x1b[H');
      this.drawn = null;
    }
    if (removal) this.options.history?.stay();
    this.draw();
  }

  private recall(direction: 'older' | 'newer'): void {
    const line = this.options.history?.step(direction, this.editor.text);
    if (line !== undefined) this.editor.set(line);
  }

  private end(line: ReadLine): void {
    const { reading } = this;
    this.search = null;
    this.editor.move('end');
    this.draw();
    this.goBelow();
    this.reading = null;
    reading?.done(line);
  }

  private drop(): void {
    this.forgetKeys();
    this.editor.move('end');
    this.editor.insert('^C');
    this.end({ kind: 'dropped' });
  }

  /** Ctrl-R: true when the key was the search's own. */
  private searchOn(search: Search, key: Key): boolean {
    const { history } = this.options;
    const look = (before?: number) => {
      const found = history?.find(search.words, before);
      if (found) search.at = found.at;
      if (found) this.editor.set(found.line, found.line.indexOf(search.words));
    };
    if (key.kind === 'text') {
      search.words += key.text;
      look(search.at === undefined ? undefined : search.at + 1);
    } else if (key.kind === 'key' && key.name === 'backspace') {
      search.words = search.words.slice(0, -1);
      search.at = undefined;
      look();
    } else if (key.kind === 'key' && key.name === 'ctrl-r') {
      look(search.at);
    } else {
      const isOff = key.kind === 'key' && ['ctrl-g', 'ctrl-c'].includes(key.name);
      if (isOff) this.editor.set(search.typed);
      this.search = null;
      this.draw();
      return isOff || (key.kind === 'key' && key.name === 'escape');
    }
    this.draw();
    return true;
  }

  private draw(): void {
    if (!this.reading) return;
    const { prompt, shownPrompt } = this.reading.options;
    const shown: Drawn = this.search
      ? { prompt: `(reverse-i-search)'${this.search.words}': `, ...this.editor.state }
      : { prompt, ...(shownPrompt !== undefined && { shownPrompt }), ...this.editor.state };
    const columns = this.screen.columns();
    const { drawn } = this;
    if (drawn && this.drawnColumns === columns) this.screen.write(update(drawn, shown, columns));
    else this.screen.write(erase(drawn, this.drawnColumns) + redraw(shown, columns));
    this.drawn = shown;
    this.drawnColumns = columns;
  }

  /** What is drawn stays; the cursor goes on below it. */
  private goBelow(): void {
    if (this.drawn) this.screen.write(leave(this.drawn, this.drawnColumns));
    this.drawn = null;
  }

  /** Tab: as much as all that may stand here have in common; a second Tab shows them. */
  private complete(): void {
    const { complete } = this.options;
    if (!complete) return;
    const wasTab = this.lastKey === 'tab';
    const { text, cursor } = this.editor.state;
    this.isCompleting = true;
    complete(text, cursor)
      .then(
        (completion) => this.completed(completion, text, wasTab),
        () => undefined,
      )
      .finally(() => {
        this.isCompleting = false;
        this.work();
      });
  }

  private completed({ typed, words }: Completion, before: string, wasTab: boolean): void {
    // The line may have been given up meanwhile.
    if (!this.reading || this.editor.text !== before) return;
    const [only] = words;
    if (words.length === 1 && only) {
      this.editor.replaceBefore(typed.length, only.text + (only.goesOn ? '' : ' '));
      return this.draw();
    }
    const common = commonStart(words.map(({ text }) => text));
    if (common.length > typed.length) {
      this.editor.replaceBefore(typed.length, common);
      return this.draw();
    }
    if (!wasTab || words.length === 0) return;
    this.goBelow();
    const list = inColumns(
      words.map((word) => word.shown ?? word.text),
      this.screen.columns(),
    );
    this.screen.write(`${list}\n`.replaceAll('\n', '\r\n'));
    this.draw();
  }
}
