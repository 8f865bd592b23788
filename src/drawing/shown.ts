import type { ServiceCallView } from '../model/infrastructure-view';
import type { EntityView } from '../model/view';

/** Instances that have gone and calls, which are lines, have no place. */
function isStanding(view: EntityView): boolean {
  if (view.kind === 'containerInstance') return view.state !== 'terminated';
  return view.kind !== 'serviceCall';
}

/** Whether an entity is drawn: inactive ones are history, faults are shown while they last. */
export function isShown(view: EntityView): boolean {
  if (view.kind === 'cluster' || view.kind === 'service') return view.status !== 'INACTIVE';
  return view.kind === 'fault' ? view.fault.active : isStanding(view);
}

/** All of a kind that are drawn, in the order of the engine. */
export function shownOf<Kind extends EntityView['kind']>(
  entities: ReadonlyMap<string, EntityView>,
  kind: Kind,
): Extract<EntityView, { kind: Kind }>[] {
  type View = Extract<EntityView, { kind: Kind }>;
  return [...entities.values()].filter((view): view is View => view.kind === kind && isShown(view));
}

/** Calls between services, which are lines. */
export const callsOf = (entities: ReadonlyMap<string, EntityView>): ServiceCallView[] =>
  [...entities.values()].filter((view) => view.kind === 'serviceCall');
