/** The terminal's own words: no commands of AWS, and none that change the sandbox. */
import type { Outcome } from '../run-command';

/** What the words need of the shell. */
export interface OwnWordsHost {
  readonly history: readonly string[];
  /** What was done on the page, as comments and commands. */
  clicks(): readonly string[];
  files(): readonly string[];
  readFile(path: string): string | undefined;
  clear(): void;
  leave(): void;
  /** Lets so many simulated seconds pass; ends early on Ctrl-C. */
  sleep(length: number): Promise<Outcome>;
}

/** One of them, with what `help` says of it. */
interface OwnWord {
  readonly says: string;
  run(words: readonly string[], host: OwnWordsHost): Outcome | Promise<Outcome>;
}

const printed = (text: string): Outcome => ({
  ok: true,
  output: text.trimEnd(),
  text: text === '' || text.endsWith('\n') ? text : `${text}\n`,
});

const refused = (type: string, message: string, exitCode: number): Outcome => ({
  ok: false,
  error: { type, message, exitCode, words: message },
  text: `${message}\n`,
});

const WORDS: Readonly<Record<string, OwnWord>> = {
  echo: {
    says: 'prints its words: echo $? is the exit code of the command before, echo $NAME a variable',
    run: (words) => {
      const bare = words[0] === '-n';
      const text = words.slice(bare ? 1 : 0).join(' ');
      return { ok: true, output: text, text: bare ? text : `${text}\n` };
    },
  },
  history: {
    says: 'lists what was typed',
    run: (_, { history }) =>
      printed(history.map((line, at) => `${String(at + 1).padStart(5)}  ${line}`).join('\n')),
  },
  clicks: {
    says: 'lists what was done on the page, as commands',
    run: (_, { clicks }) => printed(clicks().join('\n')),
  },
  ls: {
    says: 'lists the files that file:// can read: those dropped here, and the examples',
    run: (_, { files }) => printed(files().join('\n')),
  },
  cat: {
    says: 'shows such a file',
    run: (words, { readFile }) => {
      for (const path of words) {
        const text = readFile(path);
        if (text === undefined)
          return refused('NoFile', `cat: ${path}: No such file or directory`, 1);
        if (words.length === 1) return printed(text);
      }
      return printed(words.map((path) => readFile(path) ?? '').join(''));
    },
  },
  sleep: {
    says: 'lets simulated seconds pass by the clock: sleep 30; Ctrl-C ends it',
    run: ([length = ''], { sleep }) =>
      /^\d+(?:\.\d+)?s?$/.test(length)
        ? sleep(Number.parseFloat(length))
        : refused('BadNumber', `sleep: invalid time interval '${length}'`, 1),
  },
  clear: {
    says: 'empties the screen',
    run: (_, { clear }) => {
      clear();
      return printed('');
    },
  },
  exit: {
    says: 'goes back to the page; the terminal stays as it is',
    run: (_, { leave }) => {
      leave();
      return printed('');
    },
  },
};

/** All of them, for completion. */
export const OWN_WORDS: readonly string[] = ['help', ...Object.keys(WORDS)].sort();

/** Carries one out; undefined for any other word. */
export function ownWord(
  words: readonly string[],
  host: OwnWordsHost,
): Outcome | Promise<Outcome> | undefined {
  const [first = '', ...rest] = words;
  if (first === 'help') return printed(HELP);
  return Object.hasOwn(WORDS, first) ? WORDS[first]?.run(rest, host) : undefined;
}

const KEYS: readonly (readonly [string, string])[] = [
  ['Tab', 'completes; twice, lists what fits'],
  ['↑ ↓', 'earlier lines that begin as this one; Ctrl-R searches them'],
  ['Ctrl-C', 'drops the line, or ends what runs'],
  ['Ctrl-A E K U W Y', 'as in a shell; Ctrl-L empties the screen'],
  ['Esc', 'on an empty line: out of the terminal, so that Tab moves on'],
];

const HELP = [
  'Type what you would type for the AWS CLI; the word aws may be left out.',
  '',
  '  aws help, aws ecs help, aws ecs update-service help',
  '  aws sandbox help        traffic, faults, how an image behaves, time',
  '  NAME=$(aws … --output text), $NAME, \\ at a line’s end, # comments, && and ||',
  '',
  ...Object.entries(WORDS).map(([word, { says }]) => `  ${word.padEnd(22)}  ${says}`),
  '',
  ...KEYS.map(([keys, what]) => `  ${keys.padEnd(22)}  ${what}`),
  '',
  'A pipe or a docker command is answered with what does the same here.',
  '',
].join('\n');
