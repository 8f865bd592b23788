import type { EntityView } from '../../model/view';
import type { ComponentId } from '../palette/components';

type Entities = ReadonlyMap<string, EntityView>;

const KIND_OF: Partial<Record<ComponentId, EntityView['kind']>> = {
  'listener-rule': 'loadBalancer',
  traffic: 'loadBalancer',
};

/** What a component dropped on this node is put into or aimed at; null where it lands beside it. */
export function landingOf(
  component: ComponentId,
  id: string | null,
  entities: Entities,
): string | null {
  const view = id === null ? undefined : entities.get(id);
  if (!view) return null;
  if (component === 'service' || component === 'task') {
    if (view.kind === 'cluster') return view.id;
    return view.kind === 'service' || view.kind === 'task' ? view.clusterArn : null;
  }
  if (component === 'fault') {
    return view.kind === 'task' || view.kind === 'service' || view.kind === 'cluster'
      ? view.id
      : null;
  }
  return view.kind === KIND_OF[component] ? view.id : null;
}

interface Point {
  x: number;
  y: number;
}

/** Where in a component the pointer holds it: a frame by its heading, a card by its upper half. */
const GRIP: Record<ComponentId, Point> = {
  cluster: { x: 60, y: 28 },
  service: { x: 60, y: 28 },
  task: { x: 60, y: 28 },
  'load-balancer': { x: 106, y: 36 },
  'target-group': { x: 96, y: 36 },
  'listener-rule': { x: 0, y: 0 },
  traffic: { x: 96, y: 36 },
  fault: { x: 94, y: 36 },
};

/** The corner of what is dropped at a point; null over a frame, where it finds a free place. */
export function cornerFor(
  component: ComponentId,
  point: Point,
  under: string | null,
  entities: Entities,
): Point | null {
  const kind = under === null ? undefined : entities.get(under)?.kind;
  const isFrame = kind === 'cluster' || kind === 'service' || kind === 'task';
  if (isFrame && component !== 'service' && component !== 'task') return null;
  const grip = GRIP[component];
  return { x: Math.round(point.x - grip.x), y: Math.round(point.y - grip.y) };
}
