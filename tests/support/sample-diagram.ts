/** A whole sandbox in the middle of a canary, as a picture's model. */
import { nextPlaces } from '../../src/drawing/auto-layout';
import { type DiagramInput, diagramFromViews } from '../../src/drawing/diagram-from-views';
import type { DiagramModel } from '../../src/drawing/diagram-model';
import { nextTaskSlots } from '../../src/drawing/task-slots';
import { seconds } from '../../src/model/sim-time';
import type { EntityView, TaskView } from '../../src/model/view';
import { entityMap } from './entity-views';
import {
  sampleAlarm,
  sampleCluster,
  sampleFault,
  sampleLoadBalancer,
  sampleService,
  sampleTarget,
  sampleTargetGroup,
  sampleTask,
  sampleTraffic,
} from './sample-views';

const now = seconds(468.2);

/** `name` is used for everything that has one. */
export function canaryViews(name = 'api'): EntityView[] {
  const drain = { from: seconds(456), to: seconds(486) };
  const service = sampleService(name, [
    { id: 'd2', revision: `${name}:42`, running: 2, desired: 2, state: 'IN_PROGRESS' },
    { id: 'd1', revision: `${name}:41`, running: 2, desired: 3 },
  ]);
  const task = (n: number, deploymentId: string, over: Partial<TaskView>): TaskView =>
    sampleTask(n, { serviceArn: service.id, deploymentId, outstanding: n * 47, ...over });
  const [blue, green] = [`${name}-blue`, `${name}-green`];
  const old = [
    task(0, 'd1', { targets: [sampleTarget(blue, 'healthy')] }),
    task(1, 'd1', { targets: [sampleTarget(blue, 'draining', drain)], lastStatus: 'DEACTIVATING' }),
    task(2, 'd1', { lastStatus: 'DEPROVISIONING' }),
  ];
  const fresh = [
    task(3, 'd2', { targets: [sampleTarget(green, 'unhealthy')] }),
    task(4, 'd2', { targets: [sampleTarget(green, 'initial')], lastStatus: 'ACTIVATING' }),
  ];
  const lb = sampleLoadBalancer(name, [
    { group: blue, weight: 90 },
    { group: green, weight: 10 },
  ]);
  const cluster = sampleCluster('prod', { name, runningTasks: 4, activeServices: 1 });
  return [
    cluster,
    service,
    ...old,
    ...fresh,
    sampleTargetGroup(blue, old),
    sampleTargetGroup(green, fresh),
    lb,
    sampleTraffic(name, lb, 120),
    sampleFault({ endsAt: seconds(480) }),
    sampleAlarm(name, lb),
  ];
}

export function sampleDiagram(
  views: readonly EntityView[] = canaryViews(),
  over: Partial<DiagramInput> = {},
): DiagramModel {
  const entities = entityMap(views);
  const slots = nextTaskSlots({}, views, now);
  const places = nextPlaces({}, { entities, layout: {}, slots });
  return diagramFromViews({
    entities,
    slots,
    places,
    layout: {},
    now,
    title: 'Canary with a bad build',
    seed: 42,
    requests: () => [110, 120, 130],
    dots: [
      { x: 300, y: 210, role: 'source', failed: false },
      { x: 320, y: 210, role: 'target', failed: true },
    ],
    dotSampling: 1,
    view: null,
    ...over,
  });
}
