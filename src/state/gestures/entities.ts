import { lastPart } from '../../model/ids';
import type { EntityView, ServiceView } from '../../model/view';

/** What exists, as the engine last said it (`MirrorState.entities`): all that a plan looks at. */
export type Entities = ReadonlyMap<string, EntityView>;

type ViewOf<Kind extends EntityView['kind']> = Extract<EntityView, { kind: Kind }>;

/** All entities of a kind, in order of appearance. */
export function allOf<Kind extends EntityView['kind']>(
  entities: Entities,
  kind: Kind,
): ViewOf<Kind>[] {
  return [...entities.values()].filter((view): view is ViewOf<Kind> => view.kind === kind);
}

/** The entity, if it is there and of this kind. */
export function oneOf<Kind extends EntityView['kind']>(
  entities: Entities,
  kind: Kind,
  id: string,
): ViewOf<Kind> | undefined {
  const view = entities.get(id);
  return view?.kind === kind ? (view as ViewOf<Kind>) : undefined;
}

/** `web`, or `web-2`, `web-3` … when taken; cut so that it stays within `longest` characters. */
export function freeName(base: string, taken: Iterable<string>, longest = 255): string {
  const used = new Set(taken);
  let name = base.slice(0, longest);
  for (let n = 2; used.has(name); n++) {
    const end = `-${n}`;
    name = `${base.slice(0, longest - end.length)}${end}`;
  }
  return name;
}

/**
 * Names of load balancers and target groups: at most 32 characters, letters, digits and hyphens.
 */
export const NAME_LENGTH_ELB = 32;

export const elbName = (name: string): string =>
  name
    .replace(/[^A-Za-z0-9-]+/g, '-')
    .slice(0, NAME_LENGTH_ELB)
    .replace(/^-+|-+$/g, '') || 'web';

/** `web`, or `prod/web` when services of two clusters have that name. */
export function serviceReference(entities: Entities, service: ServiceView): string {
  const namesakes = allOf(entities, 'service').filter((one) => one.name === service.name);
  return namesakes.length > 1 ? `${lastPart(service.clusterArn)}/${service.name}` : service.name;
}

/** `1 task`, `3 tasks`. */
export const counted = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`;
