import type { NewSandbox } from '../../lesson/rehearse';
import { ZERO } from '../../model/sim-time';
import { openSecondRun, type SecondRun } from '../../state/second-run';
import type { SandboxParts } from '../sandbox-context';

/**
 * Empty sandboxes beside the page's own, each in a simulator that is begun with its first command.
 */
export const asideSandboxes =
  (newTransport: NonNullable<SandboxParts['newTransport']>, signal: AbortSignal): NewSandbox =>
  (seed) => {
    let opening: Promise<SecondRun> | undefined;
    const opened = () =>
      (opening ??= openSecondRun(newTransport(), { seed, log: [], now: ZERO }, { signal }));
    return {
      send: async (target, input) => {
        const { client } = await opened();
        signal.throwIfAborted();
        return client.send(target, input);
      },
      close: () => void opening?.then((run) => run.close()).catch(() => undefined),
    };
  };
