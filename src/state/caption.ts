import { type SimMicros, US_PER_SECOND } from '../model/sim-time';
import type { DomainEvent, EntityView, ServiceView } from '../model/view';

/** One sentence on what just happened or goes on, and a second one that says why. */
export interface Caption {
  /** Of what it tells: the same for as long as that goes on, while its figures change. */
  id: string;
  /** When what it tells began. */
  since: SimMicros;
  /** Of what goes on: when that ends, as far as can be told. Null: it tells what has happened. */
  until: SimMicros | null;
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

/**
 * When something ends of which nobody knows: as others of its kind do, and what has gone on for
 * longer goes on for as long again.
 */
export function likelyEnd({ now }: Pick<Instant, 'now'>, since: SimMicros, typicalS: number) {
  const age = Math.max(0, now - since);
  return (now + Math.max(typicalS * US_PER_SECOND - age, age)) as SimMicros;
}

/** `1 task`, `4 tasks`. */
export const counted = (count: number, noun: string): string =>
  `${count} ${noun}${count === 1 ? '' : 's'}`;

/** Longer reasons are cut: they are read in a second or two. */
const LONGEST = 140;

/** Words in brackets at the end: an aside. */
const ASIDE = / \([^()]*\)(?=[.]?$)/;
/** A bracket that is not closed, with all that follows. */
const UNCLOSED = /\s*[([][^()[\]]*$/;

/** A reason; one that is too long without its last aside, or cut between two words. */
export function cut(text: string): string {
  if (text.length <= LONGEST) return text;
  const plain = text.replace(ASIDE, '');
  if (plain.length <= LONGEST) return plain;
  const words = plain.slice(0, LONGEST).replace(/\s+\S*$/, '');
  return `${words.replace(UNCLOSED, '')} …`;
}

type Deployment = NonNullable<ServiceView['serviceDeployment']>;

type Revision = Deployment['revisions'][number];

/** The revision that comes. */
export const comingIn = ({ revisions }: Deployment): Revision | undefined =>
  revisions.find(({ role }) => role === 'target');

/**
 * The revision that goes. A deployment that has overtaken another one has both of that as its
 * sources: then it is what serves, not what was on its way.
 */
export function goingIn(
  { revisions }: Deployment,
  { deployments }: Pick<ServiceView, 'deployments'>,
): Revision | undefined {
  const rank = ({ deploymentId, productionWeight, running }: Revision): number[] => {
    const row = deployments.find(({ id }) => id === deploymentId);
    const isComplete = row?.rolloutState === 'COMPLETED';
    return [row ? 1 : 0, productionWeight ?? 0, isComplete ? 1 : 0, running];
  };
  const after = (a: number[], b: number[]): number =>
    b.map((value, i) => value - a[i]!).find((difference) => difference !== 0) ?? 0;
  return revisions
    .filter(({ role }) => role === 'source')
    .toSorted((a, b) => after(rank(a), rank(b)))[0];
}

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
