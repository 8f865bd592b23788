import { describe, expect, test } from 'vitest';
import { nextPlaces } from '../../../src/drawing/auto-layout';
import { sceneOf } from '../../../src/drawing/scene';
import { edgesOf } from '../../../src/drawing/scene-edges';
import { SUMMARY_SIZE } from '../../../src/drawing/geometry';
import { healthWords, requestWords, summaryFacts } from '../../../src/drawing/summary-facts';
import { nextTaskSlots } from '../../../src/drawing/task-slots';
import { waysOf } from '../../../src/drawing/ways-of-scene';
import { sampleRoute } from '../../../src/drawing/edge-path';
import { ZERO } from '../../../src/model/sim-time';
import type { NodeLayout } from '../../../src/model/sandbox-document';
import { entityMap } from '../../support/entity-views';
import { canaryViews } from '../../support/sample-diagram';
import { sampleService, sampleTarget } from '../../support/sample-views';

const views = canaryViews();
const entities = entityMap(views);
const cluster = views.find((view) => view.kind === 'cluster')!;
const service = views.find((view) => view.kind === 'service')!;
const groups = views.filter((view) => view.kind === 'targetGroup');
const tasks = views.filter((view) => view.kind === 'task');

function collapsed(id: string) {
  const slots = nextTaskSlots({}, views, ZERO);
  const places = nextPlaces({}, { entities, layout: {}, slots });
  const layout: Record<string, NodeLayout> = { [id]: { ...places[id]!, collapsed: true } };
  const scene = sceneOf({ entities, slots, places, layout });
  return { scene, edges: edgesOf(entities, scene) };
}

describe.each([
  ['a service', service],
  ['a cluster', cluster],
])('%s that is collapsed', (_, view) => {
  const { scene, edges } = collapsed(view.id);

  test('is a summary of a size of its own, with nothing in it', () => {
    expect(scene.get(view.id)).toMatchObject({ isSummary: true, rect: SUMMARY_SIZE });
    expect([...scene.values()].filter(({ parentId }) => parentId === view.id)).toEqual([]);
    for (const { id } of tasks) expect(scene.has(id)).toBe(false);
  });

  test('is where the edges of its tasks end, one of each target group', () => {
    for (const group of groups) {
      const own = edges.filter(({ from }) => from === group.id);
      expect(own.map(({ to }) => to)).toEqual([view.id]);
    }
  });

  test('is where their requests fly', () => {
    const ways = waysOf({ nodes: scene, edges }, entities, ({ route }) => sampleRoute(route));
    const targets = groups.flatMap((group) => group.targets.map(({ taskArn }) => taskArn));
    expect(ways.targets.size).toBe(targets.length);
  });
});

test('a summary tells who is in no load balancer from who is well', () => {
  const balanced = { ...service, targetGroupArns: [groups[0]!.id] };
  const [well, other, unregistered] = tasks.filter((one) => one.serviceArn === service.id);
  const all = entityMap([
    cluster,
    balanced,
    { ...well!, lastStatus: 'RUNNING', targets: [sampleTarget('tg', 'healthy')] },
    { ...other!, lastStatus: 'RUNNING', targets: [sampleTarget('tg', 'unused')] },
    { ...unregistered!, lastStatus: 'RUNNING', targets: [] },
  ]);
  const facts = summaryFacts(balanced, all);
  expect(facts.health).toEqual({ healthy: 1, starting: 0, draining: 0, failing: 0, unused: 2 });
  expect(healthWords(facts)).toBe('1 healthy, 2 unused');
});

test('a summary counts tasks by state, and the requests of all services together', () => {
  const busy = { requestsPerSecond: 90, errorPercent: 0 };
  const failing = { requestsPerSecond: 10, errorPercent: 20 };
  const other = sampleService('b', [], { clusterArn: cluster.id, recent: failing });
  const all = entityMap([
    ...views.map((view) => (view.kind === 'service' ? { ...view, recent: busy } : view)),
    other,
  ]);
  const facts = summaryFacts(cluster, all);
  expect(requestWords(facts)).toBe('100 req/s · 2.0 % 5xx');
  const counted = Object.values(facts.health).reduce((sum, count) => sum + count, 0);
  expect(counted).toBe(tasks.filter(({ lastStatus }) => lastStatus !== 'DEPROVISIONING').length);
});
