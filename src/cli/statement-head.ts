/**
 * What stands before the `aws` of a line: the shell's own words, programs that start programs,
 * other names of the AWS CLI.
 */
import { plainText, type Word, writtenWord } from './statement';

export interface Head {
  readonly words: readonly Word[];
  /** Why the line cannot be run here; its `aws` part is in `words` all the same. */
  readonly refusal?: string;
}

/** Words after which a command stands. */
const BEFORE_COMMAND = ['if', 'elif', 'while', 'until', '!', 'then', 'else', 'do', '{'];
/** Words that are a whole of their own. */
const ALONE = ['fi', 'done', 'esac', 'for', 'case', 'select', 'function', '}'];

/** `NAME=value` after one of these is what it is alone: there is no other process to see it. */
const DECLARING = ['export', 'local', 'readonly', 'declare', 'typeset'];

/** Start what follows and change nothing that shows here. */
const TRANSPARENT = ['time', 'command', 'exec', 'nohup', 'sudo', 'builtin'];

const CLI_NAMES = /^(?:awslocal|awscli|aws2|aws\.exe|.*\/aws)$/;

const AWS: Word = [{ kind: 'text', text: 'aws', quoted: false }];

/** What the first word of a statement is, where the reader has to know before it reads on. */
export function firstWord(word: Word | undefined): 'prompt' | 'declaring' | 'keyword' | 'command' {
  const text = plainText(word) ?? '';
  if (text === '$') return 'prompt';
  if (DECLARING.includes(text)) return 'declaring';
  return BEFORE_COMMAND.includes(text) ? 'keyword' : 'command';
}

/** Why a word of the shell's own control structures cannot be run. */
export const keywordRefusal = (word: string): string =>
  `'${word}' is not supported: a script is a list of commands, which && and || may join`;

/** The `aws` command in these words, which carry no keyword before a command any more. */
export function headOf(words: readonly Word[]): Head {
  const first = plainText(words[0]) ?? '';
  if (TRANSPARENT.includes(first) && words.length > 1) return headOf(words.slice(1));
  if (CLI_NAMES.test(first)) return { words: [AWS, ...words.slice(1)] };
  if (ALONE.includes(first)) return { words: [], refusal: keywordRefusal(first) };
  if (first === 'aws') return { words };
  const at = words.findIndex((word, i) => i > 0 && plainText(word) === 'aws');
  if (at < 0 || !startsPrograms(words, at)) return { words };
  return { words: words.slice(at), refusal: launcherRefusal(first || writtenWord(words[0] ?? [])) };
}

function startsPrograms(words: readonly Word[], at: number): boolean {
  const first = plainText(words[0]) ?? '';
  return (
    ['watch', 'timeout', 'xargs', 'env', 'retry'].includes(first) ||
    plainText(words[at - 1]) === '--'
  );
}

function launcherRefusal(program: string): string {
  const instead: Record<string, string> = {
    watch: 'aws ecs wait, aws sandbox wait --until … and the canvas itself show how it goes on',
    timeout: 'aws sandbox wait --until … --timeout S gives up after S simulated seconds',
    xargs: 'NAME=$(aws … --output text), then $NAME, hands one answer to another command',
  };
  const hint = Object.hasOwn(instead, program)
    ? instead[program]
    : 'write the aws command without it';
  return `there is no ${program} here: ${hint}`;
}
