import type { DirectoryEntry, FileAnswer } from '../storage/file-tree';
import { FAULT_WORDS } from '../storage/file-tree';
import { deleteFile, listFiles, makeDirectory, readFile, writeFile } from '../storage/files';
import { diskUsage } from '../storage/disk-usage';
import { normalPath } from '../storage/paths';
import { failed, lettersAndRest, type ShellAnswer, type ShellCommand, shown } from './shell-place';
import type { ShellPlace } from './shell-place';

/** Commands about files, as BusyBox has them. Times of files are not kept. */
const SOME_DAY = 'Jan  1 00:00';

const cd: ShellCommand = (place, [to = '/root']) => {
  const path = normalPath(to, place.cwd);
  const listed = listFiles(place.ctx, place.task, place.container, path);
  if (!listed.ok) return failed(`sh: cd: can't cd to ${to}: ${FAULT_WORDS[listed.fault]}\n`, 2);
  place.cwd = path;
  return shown('');
};

const pwd: ShellCommand = (place) => shown(`${place.cwd}\n`);

const ls: ShellCommand = (place, args) => {
  const { letters, rest } = lettersAndRest(args);
  const paths = rest.length === 0 ? ['.'] : rest;
  const answers = paths.map((path) => listed(place, path, letters));
  return together(
    answers.map((answer, index) => {
      const isNamed = paths.length > 1 && answer.code === 0;
      return isNamed ? { ...answer, out: `${paths[index]}:\n${answer.out}` } : answer;
    }),
  );
};

function listed(place: ShellPlace, named: string, letters: ReadonlySet<string>): ShellAnswer {
  const { ctx, task, container } = place;
  const path = normalPath(named, place.cwd);
  const entries = listFiles(ctx, task, container, path);
  if (entries.ok) return shown(listing(entries.value, letters));
  const text = entries.fault === 'ENOTDIR' ? readFile(ctx, task, container, path) : undefined;
  if (!text?.ok) return failed(`ls: ${named}: ${FAULT_WORDS[entries.fault]}\n`);
  return shown(listing([{ name: named, isDirectory: false, size: text.value.length }], letters));
}

function listing(entries: readonly DirectoryEntry[], letters: ReadonlySet<string>): string {
  const own = { isDirectory: true, size: 4096 };
  const dots = letters.has('a')
    ? [
        { name: '.', ...own },
        { name: '..', ...own },
      ]
    : [];
  const visible = entries.filter(({ name }) => letters.has('a') || !name.startsWith('.'));
  const all = [...dots, ...visible];
  if (!letters.has('l')) return all.map(({ name }) => `${name}\n`).join('');
  const total = all.reduce((sum, { size }) => sum + Math.ceil(size / 4096) * 4, 0);
  return `total ${total}\n${all.map(longLine).join('')}`;
}

function longLine({ name, isDirectory, size }: DirectoryEntry): string {
  const mode = isDirectory ? 'drwxr-xr-x    2' : '-rw-r--r--    1';
  return `${mode} root     root     ${String(size).padStart(9)} ${SOME_DAY} ${name}\n`;
}

const cat: ShellCommand = (place, args) => {
  if (args.length === 0) return failed('cat: reading from the keyboard is not simulated here\n');
  return together(
    args.map((path) => {
      const { ctx, task, container } = place;
      const text = readFile(ctx, task, container, normalPath(path, place.cwd));
      if (text.ok) return shown(text.value);
      return failed(`cat: can't open '${path}': ${FAULT_WORDS[text.fault]}\n`);
    }),
  );
};

/** A command that does something to each path it is given. */
const toEach =
  (
    name: string,
    act: (place: ShellPlace, path: string, letters: ReadonlySet<string>) => FileAnswer<null>,
    words: (path: string, why: string) => string,
  ): ShellCommand =>
  (place, args) => {
    const { letters, rest } = lettersAndRest(args);
    if (rest.length === 0) return failed(`${name}: missing operand\n`);
    return together(
      rest.map((path) => {
        const done = act(place, normalPath(path, place.cwd), letters);
        const isMinded = !(letters.has('f') && !done.ok && done.fault === 'ENOENT');
        if (done.ok || !isMinded) return shown('');
        return failed(`${name}: ${words(path, FAULT_WORDS[done.fault])}\n`);
      }),
    );
  };

const touch = toEach(
  'touch',
  ({ ctx, task, container }, path) =>
    listFiles(ctx, task, container, path).ok
      ? { ok: true, value: null }
      : writeFile(ctx, task, container, path, { text: '', append: true }),
  (path, why) => `${path}: ${why}`,
);

const mkdir = toEach(
  'mkdir',
  ({ ctx, task, container }, path, letters) =>
    makeDirectory(ctx, task, container, path, letters.has('p')),
  (path, why) => `can't create directory '${path}': ${why}`,
);

const rm = toEach(
  'rm',
  ({ ctx, task, container }, path, letters) =>
    deleteFile(ctx, task, container, path, letters.has('r') || letters.has('R')),
  (path, why) => `can't remove '${path}': ${why}`,
);

const df: ShellCommand = ({ ctx, task, container }, args) => {
  const human = lettersAndRest(args).letters.has('h');
  const size = (kib: number) => (human ? inUnits(kib) : String(kib));
  const lines = diskUsage(ctx, task, container).map((one) => {
    const { filesystem, sizeKib, usedKib, mountedOn } = one;
    const share = `${Math.ceil((usedKib / Math.max(1, sizeKib)) * 100)}%`;
    const free = Math.max(0, sizeKib - usedKib);
    return [filesystem, size(sizeKib), size(usedKib), size(free), share, mountedOn];
  });
  const header = ['Filesystem', human ? 'Size' : '1K-blocks', 'Used', 'Available', 'Use%'];
  return shown(columns([[...header, 'Mounted on'], ...lines]));
};

function inUnits(kib: number): string {
  let value = kib;
  let unit = 0;
  while (value >= 1024 && unit < 5) {
    value /= 1024;
    unit++;
  }
  return `${value < 10 && unit > 0 ? value.toFixed(1) : Math.round(value)}${'KMGTPE'[unit]}`;
}

/** A table with its first and its last column to the left. */
export function columns(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row.map((cell, i) => {
      if (i === 0) return cell.padEnd(widths[i]!);
      return i === row.length - 1 ? cell : cell.padStart(widths[i]!);
    });
  return rows.map((row) => `${line(row).join(' ')}\n`).join('');
}

/** Several answers as one; it failed if any did. */
function together(answers: readonly ShellAnswer[]): ShellAnswer {
  return {
    out: answers.map(({ out }) => out).join(''),
    err: answers.map(({ err }) => err).join(''),
    code: answers.find(({ code }) => code !== 0)?.code ?? 0,
  };
}

export const FILE_COMMANDS: Readonly<Record<string, ShellCommand>> = {
  cat,
  cd,
  df,
  ls,
  mkdir,
  pwd,
  rm,
  touch,
};
