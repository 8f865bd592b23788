import type { Point, Rect } from '../../drawing/diagram-model';
import {
  ALARM_SIZE,
  CLIENT_SIZE,
  FAULT_SIZE,
  FILE_SYSTEM_SIZE,
  type Size,
  sizeOfCluster,
  sizeOfLoadBalancer,
  sizeOfTargetGroup,
} from '../../drawing/geometry';
import type { Scene, SceneNode } from '../../drawing/scene-node';
import { nearestFree } from '../../drawing/settle';
import type { EntityView } from '../../model/view';
import type { ComponentId } from '../palette/components';

type Entities = ReadonlyMap<string, EntityView>;

const KIND_OF: Partial<Record<ComponentId, EntityView['kind']>> = {
  'listener-rule': 'loadBalancer',
  traffic: 'loadBalancer',
};

/** What alarms watch. */
export const WATCHED: readonly EntityView['kind'][] = ['loadBalancer', 'targetGroup', 'service'];

const RUNS_IN_CLUSTER: readonly ComponentId[] = [
  'service',
  'task',
  'ec2-instance',
  'capacity-provider',
];

function clusterAround(view: EntityView): string | null {
  if (view.kind === 'cluster') return view.id;
  if (view.kind === 'capacityProvider') return view.clusterArns[0] ?? null;
  return 'clusterArn' in view ? view.clusterArn : null;
}

/** What a component dropped on this node is put into or aimed at; null where it lands beside it. */
export function landingOf(
  component: ComponentId,
  id: string | null,
  entities: Entities,
): string | null {
  const view = id === null ? undefined : entities.get(id);
  if (!view) return null;
  if (RUNS_IN_CLUSTER.includes(component)) return clusterAround(view);
  if (component === 'file-system' || component === 'ebs-volume') {
    if (view.kind === 'service') return view.id;
    return view.kind === 'task' ? view.serviceArn : null;
  }
  if (component === 'alarm') return WATCHED.includes(view.kind) ? view.id : null;
  if (component === 'fault') {
    return view.kind === 'task' || view.kind === 'service' || view.kind === 'cluster'
      ? view.id
      : null;
  }
  return view.kind === KIND_OF[component] ? view.id : null;
}

/** Where in a component the pointer holds it: a frame by its heading, a card by its upper half. */
const GRIP: Record<ComponentId, Point> = {
  cluster: { x: 60, y: 28 },
  service: { x: 60, y: 28 },
  task: { x: 60, y: 28 },
  'ec2-instance': { x: 60, y: 28 },
  'capacity-provider': { x: 60, y: 28 },
  'file-system': { x: 112, y: 36 },
  'ebs-volume': { x: 0, y: 0 },
  'load-balancer': { x: 106, y: 36 },
  'target-group': { x: 96, y: 36 },
  'listener-rule': { x: 0, y: 0 },
  traffic: { x: 96, y: 36 },
  fault: { x: 94, y: 36 },
  alarm: { x: 94, y: 36 },
};

/** What a component takes up once it stands on the canvas; a service brings its cluster. */
function footprint(component: ComponentId): Size {
  switch (component) {
    case 'load-balancer':
      return sizeOfLoadBalancer({ listeners: [] });
    case 'target-group':
      return sizeOfTargetGroup({ pips: [] });
    case 'traffic':
      return CLIENT_SIZE;
    case 'fault':
      return FAULT_SIZE;
    case 'alarm':
      return ALARM_SIZE;
    case 'file-system':
      return FILE_SYSTEM_SIZE;
    default:
      return sizeOfCluster([]);
  }
}

/** Aimed at, watching or mounted by what they are dropped on: they stand where that decides. */
const BELONGS: readonly ComponentId[] = ['fault', 'alarm', 'file-system', 'ebs-volume'];

/** Between what was dropped and what stands there already. */
const APART = 16;
/** Between a client dropped on a load balancer and that. */
const ARROW = 48;

/** A place moved into the window by as little as possible, where the window is large enough. */
function movedInto(shown: Rect, rect: Rect): Rect {
  const right = shown.x + shown.width - rect.width;
  const bottom = shown.y + shown.height - rect.height;
  const x = right < shown.x ? rect.x : Math.min(Math.max(rect.x, shown.x), right);
  const y = bottom < shown.y ? rect.y : Math.min(Math.max(rect.y, shown.y), bottom);
  return { ...rect, x, y };
}

const isInside = (outer: Rect, { x, y, width, height }: Rect): boolean =>
  x >= outer.x &&
  y >= outer.y &&
  x + width <= outer.x + outer.width &&
  y + height <= outer.y + outer.height;

/**
 * The corner of what is dropped at a point: under the pointer, in the window, clear of everything
 * else. Null where another thing decides: a fault belongs to what it was dropped on, an alarm
 * watches it.
 */
export function cornerFor(
  component: ComponentId,
  point: Point,
  onto: SceneNode | undefined,
  { scene, shown }: { scene: Scene; shown: Rect },
): Point | null {
  const grip = GRIP[component];
  const size = footprint(component);
  const free = { x: point.x - grip.x, y: point.y - grip.y };
  if (BELONGS.includes(component) && onto) return null;
  // In a cluster that is there the place is found among its services.
  if (onto && component !== 'traffic') return { x: Math.round(free.x), y: Math.round(free.y) };
  const corner = onto
    ? {
        x: onto.rect.x - size.width - ARROW,
        y: onto.rect.y + (onto.rect.height - size.height) / 2,
      }
    : free;
  const taken = [...scene.values()].filter(({ parentId }) => parentId === null);
  const rects = taken.map(({ rect }) => rect);
  const wanted = movedInto(shown, { ...corner, ...size });
  const place =
    nearestFree(wanted, rects, APART, (rect) => isInside(shown, rect)) ??
    nearestFree(wanted, rects, APART);
  const { x, y } = place ?? wanted;
  return { x: Math.round(x), y: Math.round(y) };
}
