import { useStore } from '@xyflow/react';
import { useRef } from 'react';
import { type Detail, detailForZoom } from '../../../drawing/tokens';
import { type SimMicros, US_PER_SECOND } from '../../../model/sim-time';
import type { EntityView } from '../../../model/view';
import type { MirrorState } from '../../../state/mirror-store';
import { useMirror, useWorkspace } from '../../sandbox-context';

type ViewOf<Kind extends EntityView['kind']> = Extract<EntityView, { kind: Kind }>;

/** What a card shows of its entity; the same object for as long as it says the same. */
export function useFacts<Kind extends EntityView['kind'], Facts>(
  kind: Kind,
  id: string,
  factsOf: (view: ViewOf<Kind>, state: MirrorState, label: string | undefined) => Facts,
): Facts | null {
  const label = useWorkspace((state) => state.layout[id]?.label);
  const kept = useRef<{ facts: Facts; text: string } | null>(null);
  return useMirror((state) => {
    const view = state.entities.get(id);
    if (view?.kind !== kind) return null;
    const facts = factsOf(view as ViewOf<Kind>, state, label);
    const text = JSON.stringify(facts);
    if (kept.current?.text !== text) kept.current = { facts, text };
    return kept.current.facts;
  });
}

/** Remaining times need no more: cards that differ in less would be drawn in vain. */
export const wholeSeconds = (now: SimMicros): SimMicros =>
  (Math.floor(now / US_PER_SECOND) * US_PER_SECOND) as SimMicros;

/** How much of a card can be read at the canvas's zoom. */
export const useDetail = (): Detail => useStore((state) => detailForZoom(state.transform[2]));
