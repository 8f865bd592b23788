import type { Transport } from '../bridge/client';
import type { LoggedCommand } from '../model/logged-command';
import type { SimMicros } from '../model/sim-time';
import type { Operation } from './gesture';
import { SavedAnswers } from './saved-answers';
import { openSecondRun, type SecondRun } from './second-run';

/** A run that variants are made of. */
export interface BaseRun {
  log: readonly LoggedCommand[];
  /** What it began with. */
  madeUnder: number;
}

/** Does to a run what the variant is about; a string says in words why it cannot be done. */
export type Give = (run: SecondRun) => Promise<string | null>;

/**
 * What is given to a run at a moment of it, as commands with their moments: it is tried on a run of
 * its own, so that what would be refused is known before anything is compared. A string says what
 * was refused.
 */
export async function changesAt(
  newTransport: () => Transport,
  base: BaseRun,
  at: SimMicros,
  give: Give,
): Promise<LoggedCommand[] | string> {
  const before = base.log.filter((command) => command.at <= at);
  const run = await openSecondRun(newTransport(), {
    seed: base.madeUnder,
    log: before,
    now: at,
  });
  try {
    const problem = await give(run);
    if (problem !== null) return problem;
    const log = await logOf(run);
    return log.slice(before.length - run.opening.refused.length);
  } finally {
    run.close();
  }
}

/** A frame that was made after what has been answered tells of it. */
function logOf({ client, mirror }: SecondRun): Promise<readonly LoggedCommand[]> {
  return new Promise((resolve) => {
    const stop = client.onFrame(() => {
      stop();
      resolve(mirror.getState().run.log ?? []);
    });
    client.control({ type: 'pause' });
  });
}

/** Gives operations one after the other; answers the first refusal in words. */
export const giveAll =
  (operations: readonly Operation[]): Give =>
  async ({ client }) => {
    const saved = new SavedAnswers();
    for (const operation of operations) {
      const result = await client.send(operation.target, saved.fillIn(operation.input));
      if (!result.ok) return result.error.message;
      saved.keep(operation, result.output);
    }
    return null;
  };

/** Rewrites commands of a log, those of an account that it loads too. */
export function rewritten(
  log: readonly LoggedCommand[],
  change: (operation: {
    target: string;
    input: Record<string, unknown>;
  }) => Record<string, unknown>,
): LoggedCommand[] {
  return log.map((command) => {
    if (command.target !== 'Sandbox.LoadAccount') return { ...command, input: change(command) };
    const account = command.input.account as { operations?: Operation[] } | undefined;
    const operations = account?.operations?.map((one) => ({ ...one, input: change(one) }));
    return { ...command, input: { ...command.input, account: { ...account, operations } } };
  });
}

/**
 * The moment at which something with this name is made; null where the log does not tell. What is
 * loaded with an account is made at its moment.
 */
export function madeAt(log: readonly LoggedCommand[], name: string): SimMicros | null {
  const quoted = JSON.stringify(name);
  const found = log.find(
    ({ target, input }) =>
      /\.(?:Create|Load|Put|Register)/.test(target) && JSON.stringify(input).includes(quoted),
  );
  return found?.at ?? null;
}
