import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LineHistory } from '../../../../src/cli/shell/line-history';
import { LineReader, type ReadLine } from '../../../../src/cli/shell/line-reader';
import { PaperTerminal } from '../../../support/paper-terminal';

const KEYS = {
  enter: '\r',
  tab: '\t',
  left: '\x1b[D',
  right: '\x1b[C',
  up: '\x1b[A',
  down: '\x1b[B',
  home: '\x1b[H',
  wordLeft: '\x1b[1;5D',
  wordRight: '\x1bf',
  backspace: '\x7f',
  delete: '\x1b[3~',
  escape: '\x1b',
} as const;
const ctrl = (letter: string) => String.fromCharCode(letter.charCodeAt(0) - 96);
const paste = (text: string) => `\x1b[200~${text}\x1b[201~`;

/** A reader that reads lines one after another, and all it has read. */
function reading(width = 80, history = new LineHistory(), words: string[] = []) {
  const paper = new PaperTerminal(width);
  const told: string[] = [];
  const reader = new LineReader(paper, {
    interrupted: () => told.push('interrupted'),
    pressedMeanwhile: () => false,
    left: () => told.push('left'),
  });
  const read: ReadLine[] = [];
  const complete = async (text: string, cursor: number) => {
    const typed = /\S*$/.exec(text.slice(0, cursor))?.[0] ?? '';
    return {
      typed,
      words: words.filter((word) => word.startsWith(typed)).map((word) => ({ text: word })),
    };
  };
  const go = async () => {
    for (;;) {
      const line = await reader.read({ prompt: '$ ', history, complete });
      read.push(line);
      if (line.kind === 'line') history.add(line.text);
    }
  };
  void go();
  /** Presses keys, each batch at once, and lets what follows happen. */
  const press = async (...batches: string[]) => {
    for (const batch of batches) {
      reader.feed(batch);
      for (let i = 0; i < 20; i += 1) await Promise.resolve();
    }
  };
  const lines = () => read.map((line) => (line.kind === 'line' ? line.text : line.kind));
  return { paper, reader, press, lines, told };
}

describe('editing as in a shell', () => {
  test.each<[string, string[], string]>([
    ['characters go in at the cursor', ['ac', KEYS.left, 'b'], 'abc'],
    ['Ctrl-A and Ctrl-E', ['b', ctrl('a'), 'a', ctrl('e'), 'c'], 'abc'],
    ['Home and Backspace at the beginning', ['ab', KEYS.home, KEYS.backspace, 'x'], 'xab'],
    ['Delete', ['abc', KEYS.home, KEYS.delete], 'bc'],
    ['Ctrl-D in a line deletes', ['abc', KEYS.home, ctrl('d')], 'bc'],
    [
      'Ctrl-K cuts to the end, Ctrl-Y puts back',
      ['one two', KEYS.wordLeft, ctrl('k'), ctrl('a'), ctrl('y')],
      'twoone ',
    ],
    ['Ctrl-U cuts to the beginning', ['one two', KEYS.wordLeft, ctrl('u')], 'two'],
    [
      'Ctrl-W goes to the blank, Alt-Backspace to the word',
      ['a b-c', ctrl('w'), 'd-e', '\x1b\x7f'],
      'a d-',
    ],
    [
      'word by word',
      ['one two-three', KEYS.wordLeft, KEYS.wordLeft, 'X', KEYS.wordRight, 'Y'],
      'one XtwoY-three',
    ],
    ['Ctrl-T swaps', ['ba', ctrl('t')], 'ab'],
    ['a character of two units is one', ['a😀b', KEYS.left, KEYS.left, KEYS.delete], 'ab'],
    ['keys that mean nothing here do nothing', ['a\x1b[15~b\x00c'], 'abc'],
  ])('%s', async (_, keys, line) => {
    const { press, lines } = reading();
    await press(...keys, KEYS.enter);
    expect(lines()).toEqual([line]);
  });

  test('Ctrl-C drops the line and what was pasted after it; Ctrl-D on an empty one ends', async () => {
    const { press, lines, paper } = reading();
    await press(`abc${ctrl('c')}`, ctrl('d'));
    expect(lines()).toEqual(['dropped', 'end']);
    expect(paper.text).toBe('$ abc^C\n$\n$');
  });

  test('Escape leaves from an empty line only', async () => {
    const { press, told } = reading();
    await press('a', KEYS.escape);
    expect(told).toEqual([]);
    await press(KEYS.backspace, KEYS.escape);
    expect(told).toEqual(['left']);
  });

  test('several lines pasted are lines given; what follows the last is edited', async () => {
    const { press, lines, paper } = reading();
    await press(paste('one\r\ntwo\rthr\tee'));
    expect(lines()).toEqual(['one', 'two']);
    expect(paper.last).toBe('$ thr  ee');
  });
});

describe('what is drawn', () => {
  test('a long line wraps, and the cursor goes where it belongs', async () => {
    const { press, paper } = reading(10);
    await press('abcdefghijklm');
    expect(paper.text).toBe('$ abcdefgh\nijklm');
    await press(KEYS.home, 'X');
    expect(paper.text).toBe('$ Xabcdefg\nhijklm');
    expect(paper.cursor).toEqual([0, 3]);
    await press(ctrl('e'), ctrl('u'));
    expect(paper.text).toBe('$');
    expect(paper.cursor).toEqual([0, 2]);
  });

  test('a line that fills its row to the last cell', async () => {
    const { press, paper } = reading(10);
    await press('abcdefgh');
    expect(paper.cursor).toEqual([1, 0]);
    await press('i', KEYS.backspace, KEYS.backspace, 'z');
    expect(paper.text).toBe('$ abcdefgz');
    await press(KEYS.enter, 'x');
    expect(paper.text).toBe('$ abcdefgz\n$ x');
  });

  test('wide characters take two cells, and none is torn at the edge', async () => {
    const { press, paper } = reading(7);
    await press('가나다');
    expect(paper.text).toBe('$ 가나\n다');
    await press(KEYS.left, KEYS.left, 'x');
    expect(paper.text).toBe('$ 가x나\n다');
  });

  test('lines of others go above the one being typed', async () => {
    const { press, paper, reader } = reading(10);
    await press('abcdefghijk', KEYS.home);
    reader.printAbove('note\r\n');
    expect(paper.text).toBe('note\n$ abcdefgh\nijk');
    expect(paper.cursor).toEqual([1, 2]);
  });

  test('whatever is pressed, the screen is as if the line were drawn on an empty one', async () => {
    const texts = ['a', 'bc', ' ', '가', '😀', paste('x'), 'long words here'];
    const letters = ['e', 'w', 'k', 'y', 't'].map(ctrl);
    const { enter: _enter, tab: _tab, escape: _escape, ...others } = KEYS;
    const keys = fc.constantFrom(...texts, ...letters, ...Object.values(others));
    const property = fc.asyncProperty(
      fc.integer({ min: 6, max: 12 }),
      fc.array(keys, { maxLength: 30 }),
      async (width, pressed) => {
        const history = new LineHistory();
        for (const line of ['a line of two\nrows', 'abcdefgh', 'abc']) history.add(line);
        const { press, paper, reader } = reading(width, history);
        for (const key of pressed) await press(key);
        const { text, cursor } = paper;
        reader.printAbove('');
        expect({ text, cursor }).toEqual({ text: paper.text, cursor: paper.cursor });
      },
    );
    await fc.assert(property, { numRuns: 300 });
  });

  test('Ctrl-L leaves the line alone at the top', async () => {
    const { press, paper } = reading();
    await press('one', KEYS.enter, 'two', ctrl('l'));
    expect(paper.text).toBe('$ two');
  });
});

describe('history', () => {
  const given = () => {
    const history = new LineHistory();
    for (const line of ['aws ecs list', 'aws logs tail', 'echo 1', 'echo 1', ' '])
      history.add(line);
    return reading(80, history);
  };

  test('arrows bring lines back, newest first, each once, and then what was typed', async () => {
    const { press, paper } = given();
    await press(KEYS.up);
    expect(paper.last).toBe('$ echo 1');
    await press(KEYS.up, KEYS.up, KEYS.up);
    expect(paper.last).toBe('$ aws ecs list');
    await press(KEYS.down, KEYS.down, KEYS.down);
    expect(paper.last).toBe('$');
  });

  test('only lines that begin as this one', async () => {
    const { press, paper } = given();
    await press('aws', KEYS.up);
    expect(paper.last).toBe('$ aws logs tail');
    await press(KEYS.up);
    expect(paper.last).toBe('$ aws ecs list');
    await press(KEYS.down, KEYS.down);
    expect(paper.last).toBe('$ aws');
  });

  test('Ctrl-R finds a line by words in it, again an older one; Enter runs it', async () => {
    const { press, paper, lines } = given();
    await press(ctrl('r'), 'aws');
    expect(paper.last).toBe("(reverse-i-search)'aws': aws logs tail");
    await press(ctrl('r'));
    expect(paper.last).toBe("(reverse-i-search)'aws': aws ecs list");
    await press(KEYS.enter);
    expect(lines()).toEqual(['aws ecs list']);
  });

  test('Ctrl-G leaves the search with what was typed before', async () => {
    const { press, paper } = given();
    await press('xy', ctrl('r'), 'tail', ctrl('g'));
    expect(paper.last).toBe('$ xy');
  });
});

describe('Tab', () => {
  const words = ['describe-clusters', 'describe-services', 'list-clusters'];
  test('completes what is one, with a blank; what several have in common; twice, lists them', async () => {
    const { press, paper } = reading(80, new LineHistory(), words);
    await press(`li${KEYS.tab}`);
    expect(paper.last).toBe('$ list-clusters');
    await press(ctrl('u'), `de${KEYS.tab}`);
    expect(paper.last).toBe('$ describe-');
    await press(KEYS.tab);
    expect(paper.text.split('\n').slice(-2)).toEqual([
      'describe-clusters  describe-services',
      '$ describe-',
    ]);
    await press(`s${KEYS.tab}x`);
    expect(paper.last).toBe('$ describe-services x');
  });
});
