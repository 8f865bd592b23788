/**
 * The arrows between what stands in a scene: client → load balancer → target groups → tasks. Each
 * is named by its two ends, so that a dot finds its way: `edgeId(from, to)`.
 */
import type { Listener, Rule, RuleCondition } from '../model/load-balancer';
import type { EntityView, LoadBalancerView, TargetGroupView, TrafficView } from '../model/view';
import type { DiagramEdge, EdgeRoute, Point, Rect } from './diagram-model';
import { knownFrom, loadBalancerFacts, rateWords, sharesOf } from './from-views';
import { listenerExit, sideOf, slotEntry } from './geometry';
import { roleOfTargetGroup, roleOfTask } from './revision-roles';
import { isShown, type Scene, type SceneNode } from './scene';

/** An edge with its two ends: entity ids, or a listener's ARN where a load balancer sends on. */
export interface SceneEdge extends DiagramEdge {
  from: string;
  to: string;
  /** The node it leaves: `from`, or the load balancer of that listener. */
  source: string;
}

/**
 * Name of the edge between two ends (a listener's ARN stands for its load balancer as a source).
 */
const edgeId = (from: string, to: string): string => `${from}→${to}`;

/** More tasks than this in one group of targets are reached by one edge to their service. */
const TASK_EDGES_SHOWN = 24;

type Draft = Omit<SceneEdge, 'id' | 'load' | 'source'> & { source?: string };

interface Drawn {
  entities: ReadonlyMap<string, EntityView>;
  scene: Scene;
  /** Requests a second through each listener port, by `LB ARN:port`. */
  rates: Map<string, number>;
}

const moved = (point: Point, by: Point): Point => ({ x: point.x + by.x, y: point.y + by.y });

function ofKind<Kind extends EntityView['kind']>(drawn: Drawn, kind: Kind) {
  type View = Extract<EntityView, { kind: Kind }>;
  return [...drawn.entities.values()].filter(
    (view): view is View => view.kind === kind && isShown(view),
  );
}

const between = (from: Rect, to: Rect): EdgeRoute => ({
  from: sideOf(from, 'right'),
  to: sideOf(to, 'left'),
});

function clientEdges(drawn: Drawn, view: TrafficView): Draft[] {
  const [from, to] = [drawn.scene.get(view.id), drawn.scene.get(view.loadBalancerArn)];
  if (!from || !to) return [];
  const rate = view.currentRate;
  const route = between(from.rect, to.rect);
  const ends = { from: view.id, to: view.loadBalancerArn };
  return [{ ...ends, route, role: 'neutral', dashed: rate === 0, rate }];
}

function conditionWords(condition: RuleCondition): string {
  if (condition.field === 'query-string') {
    return condition.pairs.map(({ key, value }) => (key ? `${key}=${value}` : value)).join(' or ');
  }
  const values = condition.values.join(' or ');
  return condition.field === 'http-header' ? `${condition.headerName}: ${values}` : values;
}

/** Percents add up to 100 on the screen too; what is almost nothing is not shown as nothing. */
function percentWords(percent: number): string {
  return percent > 0 && percent < 1 ? '<1 %' : `${Math.round(percent)} %`;
}

function labelOf(rule: Rule, percent: number, alone: boolean): string {
  const condition = rule.conditions.map(conditionWords).join(' and ');
  return [condition, alone ? '' : percentWords(percent)].filter(Boolean).join(' · ');
}

interface Forward {
  targetGroupArn: string;
  labels: string[];
  /**
   * Percent of the listener's requests by the default rule; null when another rule sends here too.
   */
  percent: number | null;
}

/** Every target group a listener sends to, with what sends there. */
function forwardsOf(listener: Listener): Forward[] {
  const found = new Map<string, Forward>();
  const rulesDecide = listener.rules.length > 1;
  for (const rule of listener.rules) {
    const shares = sharesOf(rule);
    for (const { targetGroupArn, percent } of shares) {
      const label = labelOf(rule, percent, shares.length === 1);
      const before = found.get(targetGroupArn) ?? { targetGroupArn, labels: [], percent: 0 };
      found.set(targetGroupArn, {
        targetGroupArn,
        labels: label ? [...before.labels, label] : before.labels,
        percent: rulesDecide || before.percent === null ? null : before.percent + percent,
      });
    }
  }
  return [...found.values()];
}

const isUsable = (group: TargetGroupView): boolean =>
  group.routing.value === 'fail-open' || group.targets.some(({ health }) => health === 'healthy');

function loadBalancerEdges(drawn: Drawn, view: LoadBalancerView): Draft[] {
  const known = knownFrom(drawn.entities);
  const facts = loadBalancerFacts(view, known);
  const corner = drawn.scene.get(view.id)?.rect;
  if (!corner) return [];
  return view.listeners.flatMap((listener, index) => {
    const rate = drawn.rates.get(`${view.id}:${listener.port}`) ?? 0;
    const from = moved(listenerExit(facts, index), corner);
    return forwardsOf(listener).flatMap(({ targetGroupArn, labels, percent }): Draft[] => {
      const [group, node] = [known.targetGroup(targetGroupArn), drawn.scene.get(targetGroupArn)];
      if (!group || !node) return [];
      const part = percent === null ? null : (rate * percent) / 100;
      const more = labels.length > 1 ? ` +${labels.length - 1}` : '';
      return [
        {
          from: listener.arn,
          source: view.id,
          to: targetGroupArn,
          route: { from, to: sideOf(node.rect, 'left') },
          role: roleOfTargetGroup(group, known),
          dashed: rate === 0 || percent === 0 || !isUsable(group),
          rate: part,
          ...(labels.length > 0 && { label: `${labels[0]}${more}` }),
          ...(part !== null && part > 0 && { stillLabel: `${rateWords(part)}/s` }),
        },
      ];
    });
  });
}

/**
 * Into a task's card: from the left into the first column, along the gap above its row elsewhere.
 */
function taskRoute(from: Point, task: SceneNode, parent: SceneNode): EdgeRoute {
  if (!task.slot) return { from, to: sideOf(task.rect, 'left') };
  const { to, gutter } = slotEntry(task.slot.group, task.slot.index);
  const entry = { from, to: moved(to, parent.rect) };
  return gutter ? { ...entry, gutter: moved(gutter, parent.rect) } : entry;
}

/** One edge to each service that the group belongs to, for what cannot be shown task by task. */
function serviceEdges(drawn: Drawn, view: TargetGroupView, serviceArns: Iterable<string>): Draft[] {
  const known = knownFrom(drawn.entities);
  const group = drawn.scene.get(view.id);
  return [...serviceArns].flatMap((serviceArn): Draft[] => {
    const service = drawn.scene.get(serviceArn);
    if (!group || !service) return [];
    const ends = { from: view.id, to: serviceArn };
    const route = between(group.rect, service.rect);
    const role = roleOfTargetGroup(view, known);
    return [{ ...ends, route, role, dashed: !isUsable(view), rate: null }];
  });
}

function targetGroupEdges(drawn: Drawn, view: TargetGroupView, rate: number | null): Draft[] {
  const known = knownFrom(drawn.entities);
  const group = drawn.scene.get(view.id);
  if (!group) return [];
  const tasks = view.targets.flatMap((target) => {
    const task = target.taskArn === null ? undefined : known.task(target.taskArn);
    return task ? [{ target, task }] : [];
  });
  if (tasks.length > TASK_EDGES_SHOWN) {
    return serviceEdges(drawn, view, new Set(tasks.map(({ task }) => task.serviceArn ?? '')));
  }
  const open = view.routing.value === 'fail-open';
  const used = tasks.filter(({ target }) => open || target.health === 'healthy').length;
  const from = sideOf(group.rect, 'right');
  const edges = tasks.flatMap(({ target, task }): Draft[] => {
    const node = drawn.scene.get(task.id);
    const parent = node?.parentId ? drawn.scene.get(node.parentId) : undefined;
    if (!node || !parent) return [];
    const dashed = !open && target.health !== 'healthy';
    return [
      {
        from: view.id,
        to: task.id,
        route: taskRoute(from, node, parent),
        role: roleOfTask(task, known.service(task.serviceArn ?? '')),
        dashed,
        rate: dashed ? 0 : rate === null ? null : rate / used,
      },
    ];
  });
  if (edges.length > 0) return edges;
  const owners = ofKind(drawn, 'service').filter((one) => one.targetGroupArns.includes(view.id));
  const arns = owners.map((one) => one.id);
  return serviceEdges(drawn, view, arns);
}

function listenerRates(drawn: Drawn): void {
  for (const view of ofKind(drawn, 'traffic')) {
    const key = `${view.loadBalancerArn}:${view.source.listenerPort}`;
    drawn.rates.set(key, (drawn.rates.get(key) ?? 0) + view.currentRate);
  }
}

/** Every arrow of a scene, thickness relative to the busiest one. */
export function edgesOf(entities: ReadonlyMap<string, EntityView>, scene: Scene): SceneEdge[] {
  const drawn: Drawn = { entities, scene, rates: new Map() };
  listenerRates(drawn);
  const drafts = [
    ...ofKind(drawn, 'traffic').flatMap((view) => clientEdges(drawn, view)),
    ...ofKind(drawn, 'loadBalancer').flatMap((view) => loadBalancerEdges(drawn, view)),
  ];
  for (const view of ofKind(drawn, 'targetGroup')) {
    const incoming = drafts.filter((edge) => edge.to === view.id).map((edge) => edge.rate);
    const rate = incoming.includes(null)
      ? null
      : incoming.reduce<number>((sum, one) => sum + (one ?? 0), 0);
    drafts.push(...targetGroupEdges(drawn, view, rate));
  }
  const busiest = Math.max(1, ...drafts.map((edge) => edge.rate ?? 0));
  return drafts.map((draft) => ({
    ...draft,
    source: draft.source ?? draft.from,
    id: edgeId(draft.from, draft.to),
    load: draft.rate === null ? 0.3 : draft.rate / busiest,
  }));
}
