import { useStore } from '@xyflow/react';
import { useRef } from 'react';
import { farNameSize } from '../../../drawing/far-face';
import type { Detail } from '../../../drawing/tokens';
import { type SimMicros, US_PER_SECOND } from '../../../model/sim-time';
import type { EntityView } from '../../../model/view';
import type { MirrorState } from '../../../state/mirror-store';
import { useMirror, useView, useWorkspace } from '../../sandbox-context';
import { detailShown } from '../detail-shown';

type ViewOf<Kind extends EntityView['kind']> = Extract<EntityView, { kind: Kind }>;

type FactsOf<Kind extends EntityView['kind'], Facts> = (
  view: ViewOf<Kind>,
  state: MirrorState,
  label: string | undefined,
) => Facts;

interface Kept<Facts> {
  facts: Facts;
  text: string;
  seen: readonly unknown[];
}

/**
 * What a card shows of its entity; the same object for as long as it says the same. It is worked
 * out anew when the engine has said something, when a second has passed, and when one of `given`
 * has changed: what else the facts are made of.
 */
export function useFacts<Kind extends EntityView['kind'], Facts>(
  kind: Kind,
  id: string,
  factsOf: FactsOf<Kind, Facts>,
  given: readonly unknown[] = NOTHING,
): Facts | null {
  return useFactsSeen(kind, id, factsOf, (_, { version, now, metrics, epoch }) => [
    version,
    wholeSeconds(now),
    metrics,
    epoch,
    ...given,
  ]);
}

const NOTHING: readonly unknown[] = [];

/** The same, where it is known that nothing but what `seenBy` names makes the facts others. */
export function useFactsSeen<Kind extends EntityView['kind'], Facts>(
  kind: Kind,
  id: string,
  factsOf: FactsOf<Kind, Facts>,
  seenBy: FactsOf<Kind, readonly unknown[]>,
): Facts | null {
  const label = useWorkspace((state) => state.layout[id]?.label);
  const kept = useRef<Kept<Facts> | null>(null);
  return useMirror((state) => {
    const view = state.entities.get(id);
    if (view?.kind !== kind) return null;
    const own = view as ViewOf<Kind>;
    const seen = [label, ...seenBy(own, state, label)];
    const before = kept.current;
    if (before && seen.every((part, i) => part === before.seen[i])) return before.facts;
    const facts = factsOf(own, state, label);
    const text = JSON.stringify(facts);
    kept.current = { facts: before?.text === text ? before.facts : facts, text, seen };
    return kept.current.facts;
  });
}

/** Remaining times need no more: cards that differ in less would be drawn in vain. */
export const wholeSeconds = (now: SimMicros): SimMicros =>
  (Math.floor(now / US_PER_SECOND) * US_PER_SECOND) as SimMicros;

/** How much of a card can be read at the canvas's zoom. */
export function useDetail(): Detail {
  const presenting = useView((state) => state.presenting);
  return useStore(({ transform: [, , zoom] }) => detailShown(zoom, presenting));
}

/** The type size of a frame's name from so far that no other word can be read; else null. */
export function useFarNameSize(): number | null {
  const isBare = useDetail() === 'bare';
  return useStore(({ transform: [, , zoom] }) => (isBare ? farNameSize(zoom) : null));
}
