import { useCallback, useEffect, useState } from 'react';
import { knownNames } from '../../../cli/shell/known-names';
import { ownNames } from '../../../cli/shell/own-names';
import type { KnownNames } from '../../../cli/docker-words';
import { useMirror, useParts } from '../../sandbox-context';

/** What of the open sandbox commands can be filled with. */
export interface SandboxNames extends KnownNames {
  readonly families: readonly string[];
  readonly targetGroups: readonly string[];
  readonly loadBalancers: readonly string[];
  readonly clients: readonly string[];
}

/** The names of the open sandbox, asked for anew when something comes or goes; null until known. */
export function useNames(): { names: SandboxNames | null; again: () => void } {
  const { commands, workspace } = useParts();
  const [names, setNames] = useState<SandboxNames | null>(null);
  const count = useMirror(({ entities }) => entities.size);
  const epoch = useMirror((state) => state.epoch);
  const [asked, setAsked] = useState(0);
  const again = useCallback(() => setAsked((before) => before + 1), []);
  useEffect(() => {
    let isWanted = true;
    const { send } = commands;
    void Promise.all([
      knownNames(send),
      ownNames(send, 'families'),
      ownNames(send, 'targetGroups'),
      ownNames(send, 'loadBalancers'),
      ownNames(send, 'traffic'),
    ]).then(([known, families, targetGroups, loadBalancers, clients]) => {
      if (isWanted) setNames({ ...known, families, targetGroups, loadBalancers, clients });
    });
    return () => {
      isWanted = false;
    };
  }, [commands, workspace, count, epoch, asked]);
  return { names, again };
}
