import type { EntityView } from '../../model/view';
import type { MirrorState } from '../../state/mirror-store';

/** What there is or will be: entities with all that is known of them, up to the head of the run. */
export type WholeRun = Pick<MirrorState, 'entities' | 'ids'>;

/**
 * Of the entities at the moment shown, and those at the head of the run, which tell what comes
 * after it. Answers the state itself while that is the head.
 */
export function wholeRun(state: MirrorState): WholeRun {
  const later = state.recorded.entities;
  if (later === state.entities) return state;
  const entities = new Map<string, EntityView>(later);
  const ids = { ...state.ids };
  for (const id of [...ids.service, ...ids.task]) {
    const view = state.entities.get(id);
    if (view && !entities.has(id)) entities.set(id, view);
  }
  const of = (kind: 'service' | 'task') => {
    const known = new Set(ids[kind]);
    const more = [...later.values()].filter((view) => view.kind === kind && !known.has(view.id));
    return [...ids[kind], ...more.map(({ id }) => id)];
  };
  return { entities, ids: { ...ids, service: of('service'), task: of('task') } };
}
