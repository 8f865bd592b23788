import type { SimMicros } from '../model/sim-time';
import type { DomainEvent, EntityView, ServiceView } from '../model/view';

/** One sentence on what just happened or goes on, and a second one that says why. */
export interface Caption {
  /** Of what it tells: the same for as long as that goes on, while its figures change. */
  id: string;
  /** When what it tells began. */
  since: SimMicros;
  /** 3: something is going wrong; 2: a turn of events; 1: what is to be expected. */
  weight: 1 | 2 | 3;
  text: string;
  why: string | null;
}

/** What captions are made from: an instant of the run, whichever way it was come to. */
export interface Instant {
  now: SimMicros;
  entities: ReadonlyMap<string, EntityView>;
  /** Of the stretch that captions are about, oldest first. */
  events: readonly DomainEvent[];
  /** When that stretch begins. */
  from: SimMicros;
}

type ViewOf<Kind extends EntityView['kind']> = Extract<EntityView, { kind: Kind }>;

/** An entity by its id, if it is of that kind. */
export function viewOf<Kind extends EntityView['kind']>(
  { entities }: Pick<Instant, 'entities'>,
  kind: Kind,
  id: string | null | undefined,
): ViewOf<Kind> | undefined {
  const view = entities.get(id ?? '');
  return view?.kind === kind ? (view as ViewOf<Kind>) : undefined;
}

/** Every entity of a kind. */
export function viewsOf<Kind extends EntityView['kind']>(
  { entities }: Pick<Instant, 'entities'>,
  kind: Kind,
): ViewOf<Kind>[] {
  return [...entities.values()].filter((view): view is ViewOf<Kind> => view.kind === kind);
}

/** `1 task`, `4 tasks`. */
export const counted = (count: number, noun: string): string =>
  `${count} ${noun}${count === 1 ? '' : 's'}`;

/** Longer reasons are cut: they are read in a second or two. */
const LONGEST = 140;

/** A reason, cut where it is too long. */
export const cut = (text: string): string =>
  text.length <= LONGEST ? text : `${text.slice(0, LONGEST).replace(/\s+\S*$/, '')} …`;

type Deployment = NonNullable<ServiceView['serviceDeployment']>;

/** `web:42` of the one revision that comes or of the one that went before. */
export const revisionOf = ({ revisions }: Deployment, role: 'source' | 'target') =>
  revisions.find((one) => one.role === role);

/** Whether one revision replaces another right now. */
export const isReplacing = (deployment: Deployment | null): deployment is Deployment =>
  deployment !== null &&
  !deployment.isOver &&
  deployment.revisions.some(({ role }) => role === 'source');

/** What holds a rolling update to its pace; null for everything else. */
export function paceOf(service: ServiceView | undefined): string | null {
  if (!service || !isReplacing(service.serviceDeployment)) return null;
  if (service.serviceDeployment.strategy !== 'ROLLING') return null;
  const { minimumHealthyPercent: least, maximumPercent: most } = service;
  const floor =
    least >= 100
      ? 'Capacity never falls under what is wanted'
      : `Capacity never falls under ${least} %`;
  return `${floor} (minimumHealthyPercent ${least}, maximumPercent ${most}).`;
}
