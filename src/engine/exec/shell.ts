import { fitsWildcards } from '../pattern/fits-wildcards';
import { bad, FAULT_WORDS } from '../storage/file-tree';
import { listFiles, writeFile } from '../storage/files';
import { normalPath } from '../storage/paths';
import { environmentOf } from './environment';
import { FILE_COMMANDS } from './file-commands';
import { NETWORK_COMMANDS } from './network-commands';
import { PROCESS_COMMANDS } from './process-commands';
import { expandWord, parseLine, ShellSyntaxError, type ShellWord } from './shell-line';
import type { SimpleCommand } from './shell-line';
import { failed, type ShellAnswer, type ShellCommand, type ShellPlace, shown } from './shell-place';
import { SYSTEM_COMMANDS } from './system-commands';

/** EXEC-3: a small shell in a simulated container: what it knows, it does as Linux would. */
const COMMANDS: Readonly<Record<string, ShellCommand>> = {
  ...FILE_COMMANDS,
  ...NETWORK_COMMANDS,
  ...PROCESS_COMMANDS,
  ...SYSTEM_COMMANDS,
  help: () =>
    shown(
      `This is a simulated container: it runs no code. Commands: ${NAMES.join(' ')}.\n` +
        'Quotes, variables, * and ?, ;, &&, ||, > and >> work; pipes do not.\n' +
        'Ending process 1 (kill 1) ends the container; kill -9 1 does nothing, as on Linux.\n',
    ),
};
const NAMES = [...Object.keys(COMMANDS), 'sh'].sort();

/** Runs a line; what it shows, and its exit code. `place` moves along. */
export function runLine(place: ShellPlace, line: string): { text: string; code: number } {
  let commands: SimpleCommand[];
  try {
    commands = parseLine(line);
  } catch (error) {
    if (!(error instanceof ShellSyntaxError)) throw error;
    place.lastCode = 2;
    return { text: `sh: ${error.message}\n`, code: 2 };
  }
  let text = '';
  for (const command of commands) {
    if (place.isOver || !isDue(command, place.lastCode)) continue;
    const answer = runOne(place, command);
    place.lastCode = answer.code;
    text += answer.out + answer.err;
  }
  return { text, code: place.lastCode };
}

const isDue = ({ after }: SimpleCommand, lastCode: number): boolean =>
  after === ';' || (after === '&&') === (lastCode === 0);

function runOne(place: ShellPlace, { words, into }: SimpleCommand): ShellAnswer {
  const [name = '', ...args] = words.flatMap((word) => expanded(place, word));
  const answer = called(place, name, args);
  if (!into) return answer;
  const [path = ''] = expanded(place, into.path);
  const written = store(place, path, answer.out, into.append);
  if (!written.ok) {
    return failed(`sh: can't create ${path}: ${FAULT_WORDS[written.fault]}\n`);
  }
  return { ...answer, out: '' };
}

function store(place: ShellPlace, named: string, text: string, append: boolean) {
  const path = normalPath(named, place.cwd);
  if (path === '/dev/null') return { ok: true } as const;
  if (named === '') return bad('ENOENT');
  return writeFile(place.ctx, place.task, place.container, path, { text, append });
}

const SHELLS = /^(?:\/bin\/|\/usr\/bin\/)?(?:sh|bash|ash)$/;

function called(place: ShellPlace, name: string, args: readonly string[]): ShellAnswer {
  if (name === '') return shown('');
  if (SHELLS.test(name)) {
    const at = args.indexOf('-c');
    if (at < 0) return failed('sh: a shell in a shell is not simulated here\n', 2);
    const { text, code } = runLine({ ...place }, args[at + 1] ?? '');
    return { out: text, err: '', code };
  }
  const own = name.replace(/^(?:\/usr)?\/s?bin\//, '');
  const command = Object.hasOwn(COMMANDS, own) ? COMMANDS[own] : undefined;
  return command ? command(place, args) : failed(`sh: ${name}: not found\n`, 127);
}

/** Variables are put in, and patterns stand for the files that match, if any does. */
function expanded(place: ShellPlace, word: ShellWord): string[] {
  const { text, isPattern } = expandWord(word, (name) => valueOf(place, name));
  const files = isPattern ? matching(place, text) : [];
  return files.length > 0 ? files : [text];
}

function valueOf(place: ShellPlace, name: string): string {
  if (name === '?') return String(place.lastCode);
  if (name === 'PWD') return place.cwd;
  return environmentOf(place.ctx, place.task, place.container).get(name) ?? '';
}

/** Files whose last part matches; patterns in what stands before it are not looked at. */
function matching({ ctx, task, container, cwd }: ShellPlace, pattern: string): string[] {
  const slash = pattern.lastIndexOf('/') + 1;
  const directory = pattern.slice(0, slash);
  const last = pattern.slice(slash);
  const listed = listFiles(ctx, task, container, normalPath(directory || '.', cwd));
  if (!listed.ok) return [];
  const names = listed.value.map(({ name }) => name);
  return names
    .filter((n) => !n.startsWith('.') && fitsWildcards(last, n))
    .map((n) => directory + n);
}
