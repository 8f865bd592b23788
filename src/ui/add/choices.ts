import { useEffect, useState } from 'react';
import { lastPart } from '../../model/ids';
import type { EntityView } from '../../model/view';
import { useCommands, useMirror, useParts } from '../sandbox-context';

type Entities = ReadonlyMap<string, EntityView>;
export type ViewOf<Kind extends EntityView['kind']> = Extract<EntityView, { kind: Kind }>;

/** What exists, read anew whenever something comes or goes. */
export function useEntities(): Entities {
  useMirror((state) => state.ids);
  return useParts().mirror.getState().entities;
}

/** All of a kind that can still be used. */
export function usable<Kind extends EntityView['kind']>(
  entities: Entities,
  kind: Kind,
): ViewOf<Kind>[] {
  return [...entities.values()].filter(
    (view): view is ViewOf<Kind> =>
      view.kind === kind && !('status' in view && view.status !== 'ACTIVE'),
  );
}

/** The cluster that a drop on this node means: itself, or the one around a service or task. */
export function clusterOf(entities: Entities, onto: string | null): string | null {
  const view = onto === null ? undefined : entities.get(onto);
  if (view?.kind === 'cluster') return view.id;
  if (view?.kind === 'capacityProvider') return view.clusterArns[0] ?? null;
  return view && 'clusterArn' in view ? view.clusterArn : null;
}

/** `family:revision` of every active task definition, the newest revisions first. */
export function useTaskDefinitions(): readonly string[] {
  const commands = useCommands();
  const [found, setFound] = useState<readonly string[]>([]);
  useEffect(() => {
    let current = true;
    const input = { sort: 'DESC', status: 'ACTIVE' };
    void commands.send('ECS.ListTaskDefinitions', input).then((result) => {
      if (!current || !result.ok) return;
      const { taskDefinitionArns } = result.output as { taskDefinitionArns: string[] };
      setFound(taskDefinitionArns.map(lastPart));
    });
    return () => {
      current = false;
    };
  }, [commands]);
  return found;
}
