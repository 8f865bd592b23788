import { Terminal } from '@xterm/xterm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { landing } from '../../../src/ui/terminal/landing';

let terminal: Terminal;

beforeEach(() => {
  terminal = new Terminal({ rows: 10, cols: 80, allowProposedApi: true });
});
afterEach(() => terminal.dispose());

const written = (text = '') => new Promise<void>((resolve) => terminal.write(text, resolve));
const lines = (count: number, word: string) =>
  Array.from({ length: count }, (_, n) => `${word} ${n}\r\n`).join('');
/** What the first row of the screen says. */
const top = () => {
  const { viewportY } = terminal.buffer.active;
  return terminal.buffer.active.getLine(viewportY)?.translateToString(true);
};

test('long output is landed on at its first line; what is done on the page is gone to', async () => {
  const landed = landing(terminal);
  landed.begin();
  await written(lines(40, 'answer'));
  landed.end();
  await written();
  expect(top()).toBe('answer 0');
  landed.echo(() => terminal.write(lines(2, 'echo')));
  await written();
  expect(terminal.buffer.active.viewportY).toBe(terminal.buffer.active.baseY);
  landed.echo(() => terminal.write(lines(30, 'many')));
  await written();
  expect(top()).toBe('many 0');
});

test('the next command brings its own line into sight', async () => {
  const landed = landing(terminal);
  landed.begin();
  await written(lines(40, 'answer'));
  landed.end();
  await written();
  landed.begin();
  await written(lines(2, 'short'));
  landed.end();
  await written();
  expect(terminal.buffer.active.viewportY).toBe(terminal.buffer.active.baseY);
});

test('a line that waits at the prompt stays in sight, until it is run', async () => {
  const landed = landing(terminal);
  landed.awaitRun();
  landed.echo(() => terminal.write(lines(30, 'many')));
  await written();
  expect(terminal.buffer.active.viewportY).toBe(terminal.buffer.active.baseY);
  landed.begin();
  await written(lines(40, 'answer'));
  landed.end();
  await written();
  expect(top()).toBe('answer 0');
});
