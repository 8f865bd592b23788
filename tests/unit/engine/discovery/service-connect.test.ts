/** Requests of one service to another through the proxies of Service Connect. */
import { describe, expect, test } from 'vitest';
import { DOT_STRIDE, HOP } from '../../../../src/model/view';
import { BY_CONNECT, callingServices } from '../../../support/calling-services';

type Figures = {
  requestCount: number;
  failed: number;
  mean: number;
  byTarget: { task: string; requestCount: number }[];
};
const FIGURES =
  '{requestCount: requestCount, failed: httpCodeTarget."5XX", mean: latencyMs.mean, byTarget: byTarget}';

const figures = (
  { give }: ReturnType<typeof callingServices>,
  about: Record<string, unknown>,
): Figures => give('Sandbox.GetMetrics', { since: 50, ...about }, FIGURES) as Figures;

describe('Service Connect', () => {
  test('each request calls once, round robin over the tasks, and waits for the answer', () => {
    const sandbox = callingServices(BY_CONNECT);
    sandbox.advance(60);
    const web = figures(sandbox, { service: 'web' });
    const api = figures(sandbox, { service: 'api' });
    expect(web.failed).toBe(0);
    expect(Math.abs(api.requestCount - web.requestCount)).toBeLessThan(5);
    const counts = api.byTarget.map((one) => one.requestCount);
    expect(counts).toHaveLength(3);
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThan(10);
    // 10 ms of its own, 20 ms of the service it calls.
    expect(web.mean).toBeGreaterThan(27);
    expect(web.mean).toBeLessThan(33);
    expect(api.mean).toBeGreaterThan(18);
    expect(api.mean).toBeLessThan(22);
  });

  test('calls are no requests of a load balancer, and are not lost in sums', () => {
    const sandbox = callingServices({ ...BY_CONNECT, web: { callsPerRequest: 2 } });
    sandbox.advance(60);
    const all = figures(sandbox, {});
    const balancer = figures(sandbox, { loadBalancer: 'web-alb' });
    expect(all.requestCount).toBe(balancer.requestCount);
    const api = figures(sandbox, { service: 'api' });
    expect(Math.abs(api.requestCount - 2 * balancer.requestCount)).toBeLessThan(10);
  });

  test('fact T7.3-1: a host that connections fail to is tried again elsewhere, then avoided', () => {
    // One of the tasks takes one request at a time and lets nobody wait: it refuses connections.
    const sandbox = callingServices({
      ...BY_CONNECT,
      api: {
        concurrency: 1,
        queueLimit: 0,
        serviceTimeMs: 200,
        serviceTimeDistribution: 'constant',
      },
      rate: 25,
    });
    sandbox.advance(120);
    const events = sandbox.give(
      'Sandbox.DescribeEvents',
      {},
      "events[?type=='ConnectHostAvoided'].message",
    ) as string[];
    expect(events.length).toBeGreaterThan(0);
    expect(events[0]).toMatch(/^api: avoided for 30 s after 5 failed connections$/);
    expect(events.some((text) => /avoided for 60 s/.test(text))).toBe(true);
  });

  test('fact T7.3-1: an answer that takes longer than 15 s is given up by the proxy', () => {
    const sandbox = callingServices({
      ...BY_CONNECT,
      api: { serviceTimeMs: 20_000, serviceTimeDistribution: 'constant' },
      rate: 1,
    });
    sandbox.advance(120);
    const web = figures(sandbox, { loadBalancer: 'web-alb' });
    expect(web.failed).toBeGreaterThan(30);
    expect(web.mean).toBeGreaterThan(15_000);
    expect(web.mean).toBeLessThan(15_100);
  });

  test('fact T7.3-2: a task knows the endpoints of its start; a redeployed one the new ones', () => {
    const sandbox = callingServices({
      ...BY_CONNECT,
      apiService: {},
    });
    sandbox.advance(60);
    expect(figures(sandbox, { service: 'web' }).failed).toBeGreaterThan(1000);
    sandbox.give('ECS.UpdateService', {
      cluster: 'demo',
      service: 'api',
      ...BY_CONNECT.apiService,
    });
    sandbox.advance(400);
    expect(figures(sandbox, { service: 'web' }).failed).toBeGreaterThan(1000);
    sandbox.give('ECS.UpdateService', {
      cluster: 'demo',
      service: 'web',
      forceNewDeployment: true,
    });
    sandbox.advance(900);
    expect(figures(sandbox, { service: 'web' }).failed).toBe(0);
  });

  test('fact T7.3-3: the proxy takes nothing of what its task has', () => {
    // 64 MiB more would be beyond the task's 512.
    const sandbox = callingServices({ ...BY_CONNECT, api: { memoryMib: 500 } });
    sandbox.advance(60);
    expect(figures(sandbox, { service: 'api' }).byTarget).toHaveLength(3);
    const stopped = { cluster: 'demo', desiredStatus: 'STOPPED' };
    expect(sandbox.give('ECS.ListTasks', stopped, 'taskArns')).toEqual([]);
  });

  test('fact T7.3-4: only services that ECS deploys itself, with ports that have names', () => {
    const sandbox = callingServices(BY_CONNECT);
    const connect = (portName: string) => ({
      cluster: 'demo',
      service: 'api',
      serviceConnectConfiguration: { enabled: true, services: [{ portName }] },
    });
    expect(sandbox.refused('ECS.UpdateService', connect('nope')).message).toContain(
      'portName nope',
    );
    const external = sandbox.refused('ECS.CreateService', {
      cluster: 'demo',
      serviceName: 'other',
      deploymentController: { type: 'EXTERNAL' },
      ...BY_CONNECT.apiService,
    });
    expect(external.__type).toBe('InvalidParameterException');
  });

  test('a call in flight survives a checkpoint, and replays equally', () => {
    const sandbox = callingServices({ ...BY_CONNECT, api: { serviceTimeMs: 400 } });
    const { engine } = sandbox.dispatcher;
    sandbox.advance(30);
    const saved = engine.checkpoint();
    sandbox.advance(30);
    const first = engine.fingerprint();
    engine.restore(saved);
    sandbox.advance(30);
    expect(engine.fingerprint()).toBe(first);
  });

  test('killed callers and callees leave nothing in flight', () => {
    const sandbox = callingServices({ ...BY_CONNECT, api: { serviceTimeMs: 2000 }, rate: 20 });
    sandbox.advance(30);
    for (const service of ['web', 'api']) {
      sandbox.give('Sandbox.InjectFault', { type: 'crash-container', service, count: 1 });
      sandbox.advance(10);
    }
    sandbox.give('Sandbox.DeleteTraffic', { name: 'shoppers' });
    sandbox.advance(120);
    const { requests } = sandbox.dispatcher.engine.checkpoint() as unknown as {
      requests: { requests: { rows: Int32Array } };
    };
    expect([...requests.requests.rows]).toEqual([]);
  });

  test('calls of requests that are drawn are drawn too, along one way of their own', () => {
    const sandbox = callingServices({ ...BY_CONNECT, rate: 5 });
    const { engine } = sandbox.dispatcher;
    engine.requests.dots.enabled = true;
    sandbox.advance(20);
    const { dots, upserts } = engine.drainFrame(true);
    const call = upserts.find(({ kind }) => kind === 'serviceCall');
    expect(call).toMatchObject({ index: -1, via: 'SERVICE_CONNECT', name: 'api' });
    const hops = Array.from({ length: dots.length / DOT_STRIDE }, (_, i) =>
      Array.from(dots.slice(i * DOT_STRIDE, (i + 1) * DOT_STRIDE)),
    );
    const sent = hops.filter(([, , hop, source]) => hop === HOP.toLoadBalancer && source === -1);
    expect(sent.length).toBeGreaterThan(50);
    for (const [, id = 0] of sent) {
      expect(hops.some(([, other]) => other === Math.floor(id))).toBe(true);
    }
    const ended = new Set(hops.filter(([, , hop]) => hop === HOP.answer).map(([, id]) => id));
    expect(sent.filter(([, id]) => !ended.has(id)).length).toBeLessThan(3);
  });

  test.each(['fifo', 'processor-sharing'])(
    'what is held while a %s task hangs goes on',
    (order) => {
      const sandbox = callingServices({
        ...BY_CONNECT,
        web: { discipline: order, callsPerRequest: 2 },
        api: { serviceTimeMs: 500, serviceTimeDistribution: 'constant' },
      });
      sandbox.advance(30);
      const hang = { type: 'hang-task', cluster: 'demo', service: 'web', count: 2, for: 5 };
      sandbox.give('Sandbox.InjectFault', hang);
      sandbox.advance(2);
      const hung = figures(sandbox, { loadBalancer: 'web-alb' }).requestCount;
      sandbox.advance(1);
      expect(figures(sandbox, { loadBalancer: 'web-alb' }).requestCount).toBe(hung);
      sandbox.give('Sandbox.DeleteTraffic', { name: 'shoppers' });
      sandbox.advance(8);
      expect(sandbox.give('Sandbox.GetMetrics', {}, 'inFlight')).toBe(0);
      expect(sandbox.give('Sandbox.GetMetrics', {}, 'httpCodeElb."504"')).toBe(0);
      expect(figures(sandbox, { loadBalancer: 'web-alb' }).failed).toBe(0);
    },
  );

  test('a task that was made before its service took part is not found', () => {
    const sandbox = callingServices(BY_CONNECT);
    const target = { cluster: 'demo', service: 'api' };
    sandbox.give('ECS.UpdateService', {
      ...target,
      serviceConnectConfiguration: { enabled: false },
    });
    sandbox.advance(300);
    sandbox.give('ECS.UpdateService', { ...target, ...BY_CONNECT.apiService });
    sandbox.advance(5);
    const calls = () => figures(sandbox, { service: 'api', since: 4 }).byTarget.length;
    expect(calls()).toBe(0);
    sandbox.advance(300);
    expect(calls()).toBe(3);
  });

  test('DescribeServices tells what the deployment offers; one alias for a port is the most', () => {
    const sandbox = callingServices(BY_CONNECT);
    const about = { cluster: 'demo', services: ['api', 'web'] };
    const told = 'services[].deployments[0].[serviceConnectConfiguration, serviceConnectResources]';
    expect(sandbox.give('ECS.DescribeServices', about, told)).toEqual([
      [
        BY_CONNECT.apiService?.serviceConnectConfiguration,
        [
          {
            discoveryName: 'http',
            discoveryArn: expect.stringMatching(/:service\/srv-/) as unknown,
          },
        ],
      ],
      [{ enabled: true }, null],
    ]);
    const services = [{ portName: 'http', clientAliases: [{ port: 80 }, { port: 81 }] }];
    const two = { cluster: 'demo', service: 'api' };
    expect(
      sandbox.refused('ECS.UpdateService', {
        ...two,
        serviceConnectConfiguration: { enabled: true, services },
      }).message,
    ).toContain('at most 1 client alias');
  });

  test('CONNECT-4: the defaults of a cluster make their namespace', () => {
    const { give } = callingServices(BY_CONNECT);
    expect(give('ServiceDiscovery.ListNamespaces', {}, 'Namespaces')).toMatchObject([
      { Name: 'internal', Type: 'HTTP' },
    ]);
  });
});
