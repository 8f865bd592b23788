/** What something on the canvas is joined to, said when the keyboard comes to it. */
import type { SceneEdge } from '../../../drawing/scene-edge';
import type { EntityView } from '../../../model/view';
import { counted } from '../../kit/counted';

type Entities = ReadonlyMap<string, EntityView>;

/** By the kind of the line: what is said of its start, and of its end. */
const VERBS: Record<SceneEdge['line'], readonly [from: string, to: string]> = {
  traffic: ['sends to', 'gets requests from'],
  test: ['sends test traffic to', 'gets test traffic from'],
  watch: ['watches', 'is watched by'],
  call: ['calls', 'is called by'],
  mount: ['is mounted in', 'mounts'],
};

const KINDS: Partial<Record<EntityView['kind'], string>> = {
  cluster: 'cluster',
  service: 'service',
  task: 'task',
  loadBalancer: 'load balancer',
  targetGroup: 'target group',
  traffic: 'client',
  alarm: 'alarm',
  fault: 'fault',
  containerInstance: 'EC2 instance',
  capacityProvider: 'capacity provider',
  fileSystem: 'file system',
  ebsVolume: 'volume',
};

/** More of a kind than this are counted, not named. */
const NAMED = 2;

function nameOf(view: EntityView): string {
  if (view.kind === 'task') return view.shortId;
  return view.kind === 'fault' ? view.fault.type : view.name;
}

/** `3 tasks and target group web`. */
function endsInWords(ids: readonly string[], entities: Entities): string {
  const byKind = new Map<string, string[]>();
  for (const id of new Set(ids)) {
    const view = entities.get(id);
    const kind = view && KINDS[view.kind];
    if (view && kind) byKind.set(kind, [...(byKind.get(kind) ?? []), nameOf(view)]);
  }
  const parts = [...byKind].map(([kind, names]) =>
    names.length > NAMED ? counted(names.length, kind) : `${kind} ${names.join(' and ')}`,
  );
  return parts.join(', ');
}

/**
 * `sends to 3 tasks; gets requests from load balancer web-alb`; empty where it is joined to
 * nothing.
 */
export function connectionWords(
  id: string,
  edges: readonly Pick<SceneEdge, 'source' | 'to' | 'line'>[],
  entities: Entities,
): string {
  const sent = new Map<string, string[]>();
  const got = new Map<string, string[]>();
  for (const { source, to, line } of edges) {
    const [from, into] = VERBS[line];
    if (source === id) sent.set(from, [...(sent.get(from) ?? []), to]);
    if (to === id) got.set(into, [...(got.get(into) ?? []), source]);
  }
  const said = [...sent, ...got];
  return said
    .map(([verb, ids]) => [verb, endsInWords(ids, entities)] as const)
    .filter(([, ends]) => ends !== '')
    .map(([verb, ends]) => `${verb} ${ends}`)
    .join('; ');
}
