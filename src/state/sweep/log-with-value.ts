import type { LoggedCommand } from '../../model/logged-command';
import { type SimMicros, ZERO } from '../../model/sim-time';

type Input = Record<string, unknown>;

/** A place in commands at which a value is given. */
export interface Setter {
  target: string;
  isAbout: (input: Input) => boolean;
  /** The input with another value; null where this one gives none. */
  write: (input: Input, value: number) => Input | null;
}

/** How a value is given to something that a log makes. */
export interface Giving {
  /** Commands that may give it, whoever gives them. */
  setters: readonly Setter[];
  /** Whether a command makes the thing that has the value. */
  isMaking: (command: Pick<LoggedCommand, 'target' | 'input'>) => boolean;
  /** The operation that gives it where the making command does not. */
  fresh: (value: number) => Pick<LoggedCommand, 'target' | 'input'>;
}

/** A log in which a thing has had a value from its beginning, and what is laid over it for that. */
export interface LogWithValue {
  log: LoggedCommand[];
  changes: LoggedCommand[];
}

/**
 * The run as it would have been with this value all along: commands that give another are
 * rewritten, and where the thing is made without one it is given at once.
 */
export function logWithValue(
  log: readonly LoggedCommand[],
  { setters, isMaking, fresh }: Giving,
  value: number,
): LogWithValue {
  let isGiven = false;
  let madeAt: SimMicros | null = null;
  const rewritten = log.map((command) => {
    const makes = madeAt === null && makesIt(command, isMaking);
    if (makes) madeAt = command.at;
    const setter = setters.find(
      ({ target, isAbout }) => target === command.target && isAbout(command.input),
    );
    const input = setter?.write(command.input, value) ?? null;
    if (input === null) return command;
    if (makes) isGiven = true;
    return { ...command, input };
  });
  const at = madeAt ?? log[0]?.at ?? ZERO;
  return { log: rewritten, changes: isGiven ? [] : [{ at, ...fresh(value) }] };
}

/** An account that is loaded makes what its operations make. */
function makesIt({ target, input }: LoggedCommand, isMaking: Giving['isMaking']): boolean {
  if (target !== 'Sandbox.LoadAccount') return isMaking({ target, input });
  const { operations } = (input.account ?? {}) as { operations?: unknown };
  return Array.isArray(operations) && operations.some((one) => isMaking(one as LoggedCommand));
}

/** A setter that finds the value at a path of members; it gives one only where it is there. */
export const member = (
  target: string,
  isAbout: Setter['isAbout'],
  path: readonly string[],
): Setter => ({ target, isAbout, write: (input, value) => written(input, path, value) });

function written(
  input: Input,
  [name = '', ...rest]: readonly string[],
  value: number,
): Input | null {
  if (!Object.hasOwn(input, name)) return null;
  if (rest.length === 0) return { ...input, [name]: value };
  const inner = input[name];
  if (typeof inner !== 'object' || inner === null) return null;
  const next = written(inner as Input, rest, value);
  return next && { ...input, [name]: next };
}

/** A setter for one attribute of `Attributes: [{Key, Value}]`. */
export const attribute = (target: string, isAbout: Setter['isAbout'], key: string): Setter => ({
  target,
  isAbout,
  write: (input, value) => {
    const list = input.Attributes as { Key?: unknown; Value?: unknown }[] | undefined;
    if (!Array.isArray(list) || !list.some((one) => one.Key === key)) return null;
    const Attributes = list.map((one) =>
      one.Key === key ? { ...one, Value: String(value) } : one,
    );
    return { ...input, Attributes };
  },
});
