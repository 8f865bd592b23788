/** Views of clusters with instances, volumes and calls, for tests of what is drawn of them. */
import { clusterArn } from '../../src/model/ids';
import type { ContainerInstanceView } from '../../src/model/infrastructure-view';
import type { EntityView, ServiceView, TaskView } from '../../src/model/view';
import {
  callView,
  containerOf,
  fileSystemView,
  instanceView,
  providerView,
  volumeView,
} from './entity-views';
import {
  sampleCluster,
  sampleLoadBalancer,
  sampleService,
  sampleTarget,
  sampleTargetGroup,
  sampleTask,
  sampleTraffic,
} from './sample-views';

const PROD = clusterArn('prod');

const ZONES = ['us-east-1a', 'us-east-1b'];

const box = (n: number, changes: Partial<ContainerInstanceView> = {}) =>
  instanceView(`node-${n}`, {
    clusterArn: PROD,
    availabilityZone: ZONES[n % 2]!,
    cpu: { registered: 2048, used: 512 * n },
    memory: { registered: 7764, used: 1024 * (n + 1) },
    interfaces: { limit: 2, used: Math.min(2, n) },
    ports: { reserved: [22], used: n === 1 ? [80, 8080, 32768, 32769] : [] },
    runningTasks: n + 1,
    ...changes,
  });

/** Two that are as they should be, one that drains, one out of reach, one that comes. */
const boxesOf = (provider: string) => [
  box(0),
  box(1),
  box(2, { status: 'DRAINING', name: 'i-0a1b2c3d4e5f67890' }),
  box(3, { capacityProvider: provider, agentConnected: false }),
  box(4, { capacityProvider: provider, state: 'pending', status: 'REGISTERING', isSpot: true }),
];

/** A container in each of the states that a card tells apart. */
const severalContainers = [
  containerOf('db', { healthStatus: 'HEALTHY' }),
  containerOf('web', {
    lastStatus: 'PENDING',
    dependsOn: [{ containerName: 'cache', condition: 'HEALTHY' }],
  }),
  containerOf('cache', {
    essential: false,
    healthStatus: 'UNHEALTHY',
    restarts: 3,
    dependsOn: [{ containerName: 'db', condition: 'START' }],
  }),
  containerOf('migrate', { essential: false, lastStatus: 'STOPPED', exitCode: 0 }),
  containerOf('agent', { essential: false, lastStatus: 'STOPPED', exitCode: 137 }),
];

const apiService = (name: string) =>
  sampleService(
    name,
    [
      { id: 'd2', revision: `${name}:42`, running: 2, desired: 6, state: 'IN_PROGRESS' },
      { id: 'd1', revision: `${name}:41`, running: 4, desired: 4 },
    ],
    { launchType: 'EC2' },
  );
const front = sampleService(
  'orders-frontend',
  [{ id: 'w1', revision: 'orders-frontend:7', running: 3, desired: 3 }],
  { launchType: 'EC2' },
);

function tasksOnBoxes(api: ServiceView): TaskView[] {
  const boxes = boxesOf(api.name);
  const task = (n: number, at: number | null, over: Partial<TaskView>) =>
    sampleTask(n, {
      launchType: 'EC2',
      containerInstanceArn: at === null ? null : boxes[at]!.id,
      cpuPercent: 20 + 7 * n,
      outstanding: n,
      ...over,
    });
  const old = { serviceArn: api.id, deploymentId: 'd1', taskDefinition: `${api.name}:41` };
  const fresh = { serviceArn: api.id, deploymentId: 'd2', taskDefinition: `${api.name}:42` };
  const page = { serviceArn: front.id, deploymentId: 'w1', taskDefinition: 'orders-frontend:7' };
  const targets = [sampleTarget('api', 'healthy')];
  const initial = [sampleTarget('api', 'initial')];
  return [
    task(0, 0, { ...old, targets }),
    task(1, 0, { ...old, targets }),
    task(2, 1, { ...old, targets }),
    task(3, 2, { ...old, targets: [sampleTarget('api', 'unhealthy')] }),
    task(4, 1, { ...fresh, targets, containers: severalContainers.slice(0, 3) }),
    task(5, 1, { ...fresh, targets: initial, lastStatus: 'ACTIVATING' }),
    task(6, null, { ...fresh, lastStatus: 'PROVISIONING', capacityProvider: api.name }),
    task(7, 0, { ...page, containers: severalContainers }),
    task(8, 1, page),
    task(9, 3, page),
    task(10, 1, { taskDefinition: 'job:3' }),
    task(11, 0, { ...fresh, targets, containers: severalContainers }),
  ];
}

/** A cluster `prod` of five instances, two of a capacity provider, with two services on them. */
export function capacityViews(name = 'api'): { views: EntityView[]; opened: string[] } {
  const api = apiService(name);
  const tasks = tasksOnBoxes(api);
  const provider = providerView(name, {
    clusterArns: [PROD],
    autoScalingGroup: { name: `${name}-asg`, min: 1, max: 10, desired: 3, instances: 2 },
    reservation: 133,
  });
  const lb = sampleLoadBalancer('api', [{ group: 'api', weight: 1 }]);
  const counts = { runningTasks: 9, pendingTasks: 2, activeServices: 2 };
  const views: EntityView[] = [
    sampleCluster('prod', { capacity: 'EC2', ...counts }),
    api,
    front,
    ...boxesOf(name),
    provider,
    ...tasks,
    sampleTargetGroup('api', tasks),
    lb,
    sampleTraffic('shoppers', lb, 120),
    callView(front, api, { failedPercent: 3 }),
  ];
  return { views, opened: [tasks[4]!.id] };
}

/** Fargate tasks with a volume each and one file system for all of them; another is broken. */
export function storageViews(name = 'shared'): { views: EntityView[]; opened: string[] } {
  const db = sampleService('db', [{ id: 'd1', revision: 'db:3', running: 3, desired: 3 }]);
  const web = sampleService('web', [{ id: 'w1', revision: 'web:9', running: 3, desired: 3 }]);
  const containers = [
    containerOf('main', { healthStatus: 'HEALTHY' }),
    containerOf('side', {
      essential: false,
      dependsOn: [{ containerName: 'main', condition: 'HEALTHY' }],
    }),
  ];
  const ebs = { name: 'data', type: 'ebs' as const, resource: 'vol-1' };
  const tasks = [0, 1, 2].map((n) =>
    sampleTask(n, { serviceArn: db.id, deploymentId: 'd1', volumes: [ebs], containers }),
  );
  const others = [3, 4, 5].map((n) =>
    sampleTask(n, { serviceArn: web.id, deploymentId: 'w1', taskDefinition: 'web:9' }),
  );
  const ids = (of: TaskView[]) => of.map(({ id }) => id);
  return {
    views: [
      sampleCluster('prod', { runningTasks: 6, activeServices: 2 }),
      db,
      web,
      ...tasks,
      ...others,
      ...tasks.map((task, n) =>
        volumeView(`vol-${n}`, task.id, n === 2 ? { state: 'creating' } : {}),
      ),
      volumeView('vol-0a1b2c3d4e5f67890', 'gone', { state: 'available' }),
      fileSystemView(name, { taskArns: [...ids(tasks), ...ids(others)] }),
      fileSystemView('broken', {
        taskArns: ids(others).slice(1),
        unreachable: true,
        mountTargets: [
          {
            mountTargetId: 'fsmt-1',
            subnetId: 'subnet-1',
            availabilityZone: 'us-east-1a',
            securityGroupIds: [],
          },
        ],
      }),
      callView(db, web),
    ],
    opened: [tasks[1]!.id],
  };
}
