import type { Container, Task } from '../../model/task';
import type { EngineContext } from '../engine-context';

/** Where a shell runs, and what it remembers from line to line. */
export interface ShellPlace {
  readonly ctx: EngineContext;
  readonly task: Task;
  readonly container: Container;
  /** For the list of processes. */
  readonly sessionId: string;
  /** Absolute; moved by `cd`. */
  cwd: string;
  /** Exit code of the command before: `$?`. */
  lastCode: number;
  /** Set by `exit`. */
  isOver: boolean;
}

/** What a command shows, and how it ended. `out` can be sent into a file, `err` cannot. */
export interface ShellAnswer {
  readonly out: string;
  readonly err: string;
  readonly code: number;
}

/** A command of the shell; `args` are the words after its name. */
export type ShellCommand = (place: ShellPlace, args: readonly string[]) => ShellAnswer;

export const shown = (out: string): ShellAnswer => ({ out, err: '', code: 0 });
export const failed = (err: string, code = 1): ShellAnswer => ({ out: '', err, code });

/** Options of one letter each (`-la` is `-l -a`), and the words that are none. */
export function lettersAndRest(args: readonly string[]): { letters: Set<string>; rest: string[] } {
  const letters = new Set<string>();
  const rest: string[] = [];
  for (const arg of args) {
    if (/^-[A-Za-z]+$/.test(arg)) for (const letter of arg.slice(1)) letters.add(letter);
    else if (arg !== '--') rest.push(arg);
  }
  return { letters, rest };
}
