import { useCallback, useSyncExternalStore } from 'react';
import type { SimMicros } from '../../model/sim-time';
import type { EntityView } from '../../model/view';
import type { MirrorState } from '../../state/mirror-store';
import { useParts } from '../sandbox-context';

/** Figures in words change at most so often: faster cannot be read. Wall time, ms. */
const EVERY_MS = 100;

/** A part of the mirror, looked at ten times a second. `select` must answer a value kept there. */
export function useCalm<T>(select: (state: MirrorState) => T): T {
  const { mirror } = useParts();
  const subscribe = useCallback(
    (notify: () => void) => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const unsubscribe = mirror.subscribe(() => {
        timer ??= setTimeout(() => {
          timer = undefined;
          notify();
        }, EVERY_MS);
      });
      return () => {
        unsubscribe();
        clearTimeout(timer);
      };
    },
    [mirror],
  );
  return useSyncExternalStore(subscribe, () => select(mirror.getState()));
}

/** Simulated time, ten times a second. */
export const useNow = (): SimMicros => useCalm((state) => state.now);

/** Number of the newest event: changes with whatever happens, commands included. */
export const useLastEvent = (): number => useCalm((state) => state.events.at(-1)?.seq ?? 0);

/** An entity of whatever kind; undefined when it is gone. */
export const useCalmEntity = (id: string | null): EntityView | undefined =>
  useCalm((state) => (id === null ? undefined : state.entities.get(id)));

type ViewOf<Kind extends EntityView['kind']> = Extract<EntityView, { kind: Kind }>;

/** One entity of a list, if it is there and of that kind. */
export function entityOf<Kind extends EntityView['kind']>(
  state: Pick<MirrorState, 'entities'>,
  kind: Kind,
  id: string | null | undefined,
): ViewOf<Kind> | undefined {
  const view = id === null || id === undefined ? undefined : state.entities.get(id);
  return view?.kind === kind ? (view as ViewOf<Kind>) : undefined;
}

/** Every entity of a kind, in order of first appearance. */
export const entitiesOf = <Kind extends EntityView['kind']>(
  state: Pick<MirrorState, 'entities' | 'ids'>,
  kind: Kind,
): ViewOf<Kind>[] => state.ids[kind].flatMap((id) => entityOf(state, kind, id) ?? []);
