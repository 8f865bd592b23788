/**
 * Everything on the canvas as a tree of lines: the same in words. Pure: from what the engine said.
 */
import type { Annotation } from '../../model/sandbox-document';
import type {
  EntityView,
  LoadBalancerView,
  ServiceView,
  TargetGroupView,
  TaskView,
} from '../../model/view';
import { annotationName } from '../canvas/annotations/annotation-name';
import { everything, type Found } from '../canvas/find/found';
import { counted } from '../kit/counted';
import { actionWords, ruleWords } from '../inspector/rule-words';

/** One line, with what hangs below it. */
export interface OutlineItem {
  /** Unlike any other. */
  key: string;
  /** What is selected with it: an entity, or an annotation. */
  id: string;
  /** `Service`, `Rule`. */
  kind: string;
  name: string;
  /** `3 of 3 running`; empty where there is no more to say. */
  detail: string;
  tone: Found['tone'];
  children: readonly OutlineItem[];
}

interface Known {
  entities: ReadonlyMap<string, EntityView>;
  lines: ReadonlyMap<string, Found>;
  tasks: ReadonlyMap<string, readonly TaskView[]>;
}

/** The line of an entity or a revision, as the search has it; none of what is not drawn. */
function item(
  { lines }: Known,
  key: string,
  children: readonly OutlineItem[] = [],
): OutlineItem | null {
  const found = lines.get(key);
  if (!found) return null;
  const { id, kind, name, tone } = found;
  // What it is of is the line that it hangs below, and an address says little.
  const parts = found.detail.split(' · ');
  const detail = parts.filter((part) => !/^of |^\d+\.\d+\./.test(part)).join(' · ');
  return { key, id, kind, name, detail, tone, children };
}

const isItem = (one: OutlineItem | null): one is OutlineItem => one !== null;

const taskItems = (known: Known, tasks: readonly TaskView[]): OutlineItem[] =>
  tasks.map(({ id }) => item(known, id)).filter(isItem);

function serviceItem(known: Known, service: ServiceView): OutlineItem | null {
  const tasks = known.tasks.get(service.id) ?? [];
  const shown = new Set(service.deployments.map(({ id }) => id));
  const revisions = service.deployments.map(({ id }) => {
    const own = tasks.filter(({ deploymentId }) => deploymentId === id);
    return item(known, `${service.id} ${id}`, taskItems(known, own));
  });
  const others = tasks.filter(({ deploymentId }) => !shown.has(deploymentId ?? ''));
  return item(known, service.id, [...revisions.filter(isItem), ...taskItems(known, others)]);
}

function clusterItem(known: Known, clusterArn: string): OutlineItem | null {
  const inIt = [...known.entities.values()].filter(
    (view) => 'clusterArn' in view && view.clusterArn === clusterArn,
  );
  const children = inIt.map((view) => {
    if (view.kind === 'service') return serviceItem(known, view);
    if (view.kind === 'task') return view.serviceArn === null ? item(known, view.id) : null;
    return view.kind === 'containerInstance' ? item(known, view.id) : null;
  });
  return item(known, clusterArn, children.filter(isItem));
}

function balancerItem(known: Known, view: LoadBalancerView): OutlineItem | null {
  const listeners = view.listeners.map(({ arn, protocol, port, rules }): OutlineItem => {
    const lines = rules.map((rule): OutlineItem => ({
      key: rule.arn,
      id: view.id,
      kind: 'Rule',
      name: ruleWords(rule),
      detail: actionWords(rule.actions.at(-1)),
      tone: 'plain',
      children: [],
    }));
    const name = `${protocol} :${port}`;
    const detail = counted(rules.length, 'rule');
    return {
      key: arn,
      id: view.id,
      kind: 'Listener',
      name,
      detail,
      tone: 'plain',
      children: lines,
    };
  });
  return item(known, view.id, listeners);
}

const TONES: Readonly<Record<string, Found['tone']>> = {
  unhealthy: 'failing',
  draining: 'draining',
  initial: 'waiting',
};

function groupItem(known: Known, view: TargetGroupView): OutlineItem | null {
  const targets = view.targets.map(({ id, port, taskArn, health, outstanding }): OutlineItem => {
    const task = known.entities.get(taskArn ?? '');
    return {
      key: `${view.id} ${id}:${port}`,
      id: taskArn ?? view.id,
      kind: 'Target',
      name: `${id}:${port}`,
      detail: [
        ...(task?.kind === 'task' ? [`task ${task.shortId}`] : []),
        health,
        `${outstanding} outstanding`,
      ].join(' · '),
      tone: TONES[health] ?? 'plain',
      children: [],
    };
  });
  return item(known, view.id, targets);
}

/** What stands on the canvas itself, in the order that requests take. */
const ORDER: readonly EntityView['kind'][] = [
  'traffic',
  'loadBalancer',
  'targetGroup',
  'cluster',
  'capacityProvider',
  'fileSystem',
  'ebsVolume',
  'alarm',
  'fault',
];

function topItem(known: Known, view: EntityView): OutlineItem | null {
  if (view.kind === 'loadBalancer') return balancerItem(known, view);
  if (view.kind === 'targetGroup') return groupItem(known, view);
  return view.kind === 'cluster' ? clusterItem(known, view.id) : item(known, view.id);
}

function annotationItem(annotation: Annotation): OutlineItem {
  const { id, kind } = annotation;
  const name = annotationName(annotation);
  const words = kind === 'note' ? 'Note' : 'Frame';
  return { key: id, id, kind: words, name, detail: '', tone: 'plain', children: [] };
}

/** The whole tree. */
export function outlineOf(
  entities: ReadonlyMap<string, EntityView>,
  annotations: readonly Annotation[],
): OutlineItem[] {
  const lines = new Map(everything(entities.values()).map((found) => [found.key, found]));
  const tasks = new Map<string, TaskView[]>();
  for (const view of entities.values()) {
    if (view.kind !== 'task' || view.serviceArn === null) continue;
    const list = tasks.get(view.serviceArn);
    if (list) list.push(view);
    else tasks.set(view.serviceArn, [view]);
  }
  const known = { entities, lines, tasks };
  const tops = ORDER.flatMap((kind) =>
    [...entities.values()]
      .filter((view) => view.kind === kind)
      .map((view) => topItem(known, view))
      .filter(isItem),
  );
  return [...tops, ...annotations.map(annotationItem)];
}
