/** The sandbox's own operations, as `sandbox-commands.md` describes them. */
import { describe, expect, test } from 'vitest';
import { behindBalancer, openDoor } from '../../support/sandbox-door';
import { webService, withBalancer, withCluster } from '../../support/sandbox-door';

const invalid = { __type: 'ValidationException' };

/** A service behind the load balancer, steady, with a client. */
function running() {
  const door = withBalancer();
  door.give('ECS.CreateService', webService(behindBalancer));
  door.give('Sandbox.Wait', { until: 'steady:web' });
  door.give('Sandbox.PutTraffic', { name: 'shoppers', loadBalancer: 'web-alb', rate: 20 });
  return door;
}

describe('images', () => {
  test('said again they take the place of what was said; defaults for the rest', () => {
    const { give } = openDoor();
    give('Sandbox.PutImage', { image: 'web:1', concurrency: 3, sigtermExit: 'never' });
    give('Sandbox.PutImage', { image: 'web:1', startup: 4 });
    expect(give('Sandbox.ListImages', {}, 'images[]')).toMatchObject([
      { image: 'web:1', concurrency: 100, startup: 4, sigtermExit: 1, serviceTimeMs: 50 },
    ]);
    expect(give('Sandbox.DeleteImage', { image: 'web:1' })).toEqual({ image: 'web:1' });
    expect(give('Sandbox.ListImages')).toEqual({ images: [] });
  });

  test('refused: seconds to exit in words, forgetting what was never said', () => {
    const { refused } = openDoor();
    expect(refused('Sandbox.PutImage', { image: 'a', sigtermExit: 'soon' })).toMatchObject(invalid);
    expect(refused('Sandbox.DeleteImage', { image: 'a' }).__type).toBe('ResourceNotFoundException');
  });
});

describe('traffic', () => {
  test('defaults, by load balancer name', () => {
    const { give } = withBalancer();
    const input = { name: 'shoppers', loadBalancer: 'web-alb', rate: 100 };
    expect(give('Sandbox.PutTraffic', input, 'traffic')).toEqual({
      name: 'shoppers',
      loadBalancer: 'web-alb',
      rate: 100,
      pattern: 'poisson',
      listenerPort: 80,
      path: '/',
      method: 'GET',
      clients: 1,
      clientTimeout: 60,
    });
    expect(give('Sandbox.ListTraffic', {}, 'traffic[].name')).toEqual(['shoppers']);
    give('Sandbox.DeleteTraffic', { name: 'shoppers' });
    expect(give('Sandbox.ListTraffic', {}, 'traffic')).toEqual([]);
  });

  test('a client connected to nothing sends nothing until it is; an account keeps it', () => {
    const { give } = running();
    const idle = { name: 'later', rate: 50 };
    expect(give('Sandbox.PutTraffic', idle, 'traffic.loadBalancer')).toBeNull();
    give('Sandbox.DeleteTraffic', { name: 'shoppers' });
    give('Sandbox.Wait', { for: 60 });
    const recent = { since: 30 };
    expect(give('Sandbox.GetMetrics', recent, '[requestCount, connectionsRefused]')).toEqual([
      0, 0,
    ]);
    const declared = "operations[?target=='Sandbox.PutTraffic'].input.[name, loadBalancer]";
    expect(give('Sandbox.DescribeAccount', {}, declared)).toEqual([['later', null]]);
    give('Sandbox.PutTraffic', { ...idle, loadBalancer: 'web-alb' });
    give('Sandbox.Wait', { for: 60 });
    expect(give('Sandbox.GetMetrics', recent, 'requestCount')).toBeGreaterThan(1000);
  });

  test('a recording is read line by line, and comes back', () => {
    const { give, refused } = withBalancer();
    const replayed = (replay: string) => ({ name: 'r', loadBalancer: 'web-alb', rate: 0, replay });
    const put = replayed('second,rate\n0,10\n60,5\n');
    expect(give('Sandbox.PutTraffic', put, 'traffic.replay')).toBe('0,10\n60,5');
    expect(refused('Sandbox.PutTraffic', replayed('0,10\n0,5'))).toMatchObject(invalid);
    expect(refused('Sandbox.PutTraffic', replayed('load.csv'))).toMatchObject(invalid);
  });

  test('a query and an address of its own reach the rules that ask for them, and are saved', () => {
    const { give } = withBalancer();
    const fixed = (StatusCode: string) => [
      { Type: 'fixed-response', FixedResponseConfig: { StatusCode } },
    ];
    const rule = (Priority: number, Actions: object, condition: object) =>
      give('ELBv2.CreateRule', {
        ListenerArn: 'web-alb:80',
        Priority,
        Actions,
        Conditions: [condition],
      });
    rule(1, fixed('418'), {
      Field: 'query-string',
      QueryStringConfig: { Values: [{ Key: 'version', Value: 'new*' }] },
    });
    rule(2, fixed('451'), { Field: 'source-ip', SourceIpConfig: { Values: ['198.51.100.0/24'] } });
    const client = (name: string, changes: object) =>
      give(
        'Sandbox.PutTraffic',
        { name, loadBalancer: 'web-alb', rate: 10, pattern: 'constant', ...changes },
        'traffic.[path, sourceIp]',
      );
    const asked = { path: '/a?x=1', queryString: 'version=newer' };
    expect(client('asks', asked)).toEqual(['/a?x=1&version=newer', null]);
    expect(client('from', { sourceIp: '198.51.100.7' })).toEqual(['/', '198.51.100.7']);
    client('plain', {});
    give('Sandbox.Wait', { for: 10 });
    const codes = give('Sandbox.GetMetrics', { since: 10 }, 'httpCodeElb') as object;
    expect(codes).toMatchObject({ '4XX': 200, '503': 100 });
    const declared = "operations[?target=='Sandbox.PutTraffic'].input.[path, sourceIp]";
    expect(give('Sandbox.DescribeAccount', {}, declared)).toContainEqual(['/', '198.51.100.7']);
  });

  test('refused: unknown load balancer, a ramp to nowhere, a path without a slash', () => {
    const { refused } = withBalancer();
    const put = (changes: object) =>
      refused('Sandbox.PutTraffic', { name: 'a', loadBalancer: 'web-alb', rate: 1, ...changes });
    expect(put({ loadBalancer: 'nope' }).__type).toBe('LoadBalancerNotFound');
    expect(put({ pattern: 'ramp' })).toMatchObject(invalid);
    expect(put({ path: 'x' })).toMatchObject(invalid);
    expect(put({ sourceIp: '198.51.100.256' })).toMatchObject(invalid);
    expect(put({ rate: -1 }).__type).toBe('ParamValidation');
    expect(put({ clients: 0 }).__type).toBe('ParamValidation');
    expect(refused('Sandbox.DeleteTraffic', { name: 'a' }).__type).toBe(
      'ResourceNotFoundException',
    );
  });
});

test.each([
  ['rate', { rate: 2 ** 53 }],
  ['toRate', { rate: 1, pattern: 'ramp', toRate: 1_000_001 }],
  ['spikeRate', { rate: 1, pattern: 'spike', spikeRate: 1e300 }],
  ['A rate of replay', { rate: 1, replay: '0,1\n60,1e12' }],
])('no client asks so fast that time would stand still: %s', (name, input) => {
  const door = withBalancer();
  const traffic = { name: 'clients', loadBalancer: 'web-alb' };
  const { message } = door.refused('Sandbox.PutTraffic', { ...traffic, ...input });
  expect(message).toContain(`${name} cannot be above 1000000 requests a second; got `);
  door.give('Sandbox.PutTraffic', { ...traffic, rate: 1_000_000 });
});

test('as many users as there can be cookie jars, and not one more', () => {
  const { give, refused } = withBalancer();
  const crowd = (clients: number) => ({ name: 'a', loadBalancer: 'web-alb', rate: 1, clients });
  expect(give('Sandbox.PutTraffic', crowd(10_000), 'traffic.clients')).toBe(10_000);
  expect(refused('Sandbox.PutTraffic', crowd(10_001))).toMatchObject({
    ...invalid,
    message: 'clients must be between 1 and 10000, as each keeps a cookie jar; got 10001.',
  });
  expect(give('Sandbox.ListTraffic', {}, 'traffic[].clients')).toEqual([10_000]);
});

describe('waiting', () => {
  test('for a while; not at all for what is so already', () => {
    const { give } = running();
    const now = give('Sandbox.DescribeClock', {}, 'now') as number;
    expect(give('Sandbox.Wait', { for: 2.5 })).toEqual({ now: now + 2.5, waited: 2.5 });
    expect(give('Sandbox.Wait', { until: 'steady:web' }, 'waited')).toBe(0);
    expect(give('Sandbox.Wait', { until: 'running:demo/web=2' }, 'waited')).toBe(0);
    expect(give('Sandbox.Wait', { until: 'healthy:web=2' }, 'waited')).toBe(0);
    expect(give('Sandbox.Wait', { until: 'deployment:web=SUCCESSFUL' }, 'waited')).toBe(0);
    expect(give('Sandbox.Wait', { until: 'deployment:web=COMPLETED' }, 'waited')).toBe(0);
  });

  test('stops at the moment it is so', () => {
    const { give, dispatcher } = withCluster();
    give('ECS.CreateService', webService());
    give('Sandbox.Wait', { until: 'running:web=1' });
    const running = () =>
      [...dispatcher.engine.ctx.world.tasks.values()].filter((t) => t.lastStatus === 'RUNNING');
    expect(running()).toHaveLength(1);
  });

  test('a time-out is an error of its own, and the time has passed', () => {
    const { dispatcher, give } = withCluster();
    give('ECS.CreateService', webService());
    const result = dispatcher.send('Sandbox.Wait', { until: 'running:web=9', timeout: 30 });
    expect(result).toEqual({
      ok: false,
      error: {
        __type: 'WaitTimedOut',
        message: 'running:web=9 did not come about within 30 seconds.',
      },
    });
    expect(give('Sandbox.DescribeClock', {}, 'now')).toBe(30);
  });

  test.each([
    [{}, 'ValidationException'],
    [{ for: 1, until: 'steady:web' }, 'ValidationException'],
    [{ until: 'sunny' }, 'ValidationException'],
    [{ until: 'running:web=many' }, 'ValidationException'],
    [{ until: 'deployment:web=GREAT' }, 'ValidationException'],
    [{ until: 'steady:nope' }, 'ServiceNotFoundException'],
    [{ until: 'healthy:nope=1' }, 'TargetGroupNotFound'],
    [{ until: 'task:nope=RUNNING' }, 'InvalidParameterException'],
    [{ for: -1 }, 'ParamValidation'],
  ])('refused: %j', (input, type) => {
    expect(running().refused('Sandbox.Wait', input).__type).toBe(type);
  });

  test('a name in two clusters is ambiguous, and says between which', () => {
    const { give, refused } = withCluster();
    give('ECS.CreateCluster', { clusterName: 'other' });
    give('ECS.CreateService', webService());
    give('ECS.CreateService', webService({ cluster: 'other' }));
    expect(refused('Sandbox.Wait', { until: 'steady:web' })).toEqual({
      __type: 'AmbiguousNameException',
      message: 'web is the name of more than one service: demo/web, other/web.',
    });
  });
});

describe('what was seen', () => {
  test('metrics: what was asked for is counted once', () => {
    const { give, refused } = running();
    give('Sandbox.Wait', { for: 60 });
    const told = give('Sandbox.GetMetrics', { loadBalancer: 'web-alb', since: 30 }) as {
      from: number;
      to: number;
      requestCount: number;
      httpCodeTarget: Record<string, number>;
    };
    expect(told.to - told.from).toBe(30);
    expect(told.requestCount).toBeGreaterThan(400);
    expect(told.requestCount).toBe(told.httpCodeTarget['2XX']);
    expect(refused('Sandbox.GetMetrics', { loadBalancer: 'nope' }).__type).toBe(
      'LoadBalancerNotFound',
    );
    expect(refused('Sandbox.GetMetrics', { since: 1, from: 2 })).toMatchObject(invalid);
    expect(refused('Sandbox.GetMetrics', { service: 'web', task: 'x' })).toMatchObject(invalid);
  });

  test('events in order, of one service, of the last seconds', () => {
    const { give } = running();
    const all = give('Sandbox.DescribeEvents', {}, 'events') as { at: number; type: string }[];
    expect(all.map(({ at }) => at)).toEqual(all.map(({ at }) => at).sort((a, b) => a - b));
    const types = new Set(all.map(({ type }) => type));
    expect([...types]).toEqual(expect.arrayContaining(['Command', 'ServiceEvent']));
    const steady = "events[?ends_with(message, 'steady state.')].type";
    expect(give('Sandbox.DescribeEvents', { service: 'web' }, steady)).toEqual(['ServiceEvent']);
    give('Sandbox.Wait', { for: 5 });
    expect(give('Sandbox.DescribeEvents', { since: 4, service: 'web' }, 'events')).toEqual([]);
  });

  test('a timeline without gaps: each state ends where the next begins', () => {
    const { give } = running();
    const { tasks, deployments } = give('Sandbox.DescribeTimeline', { service: 'web' }) as {
      tasks: { states: { state: string; start: number; end?: number }[] }[];
      deployments: { stages: { state: string }[] }[];
    };
    expect(tasks).toHaveLength(2);
    for (const { states } of tasks) {
      expect(states.map(({ state }) => state)).toEqual([
        'PROVISIONING',
        'PENDING',
        'ACTIVATING',
        'RUNNING',
      ]);
      for (const [i, { end }] of states.entries()) expect(end).toBe(states[i + 1]?.start);
    }
    expect(deployments[0]!.stages.map(({ state }) => state)).toEqual([
      'PENDING',
      'IN_PROGRESS',
      'SUCCESSFUL',
    ]);
  });

  test('what is deleted is still told of, until another has its name', () => {
    const { give, refused } = running();
    const from = { cluster: 'demo', service: 'web' };
    give('ECS.DeleteService', { ...from, force: true });
    give('Sandbox.Wait', { for: 400 });
    const status = 'services[0].status';
    expect(give('ECS.DescribeServices', { cluster: 'demo', services: ['web'] }, status)).toBe(
      'INACTIVE',
    );
    const web = { service: 'web' };
    expect(give('Sandbox.DescribeTimeline', web, 'length(tasks)')).toBe(2);
    expect(give('Sandbox.DescribeEvents', web, 'length(events) > `0`')).toBe(true);
    expect(give('Sandbox.GetMetrics', web, 'requestCount > `0`')).toBe(true);
    expect(refused('Sandbox.Wait', { until: 'steady:web' }).__type).toBe(
      'ServiceNotFoundException',
    );
    give('ECS.CreateService', webService({ ...behindBalancer, desiredCount: 1 }));
    give('Sandbox.Wait', { until: 'steady:web' });
    expect(give('Sandbox.DescribeTimeline', web, 'length(deployments)')).toBe(1);
  });
});

describe('seed and clock', () => {
  test('equal seeds and commands: equal fingerprints; the seed only at time 0', () => {
    const clock = (seed: number) => {
      const { give } = openDoor();
      give('Sandbox.SetSeed', { seed });
      give('ECS.CreateCluster', { clusterName: 'demo' });
      return give('Sandbox.DescribeClock');
    };
    expect(clock(7)).toEqual(clock(7));
    expect(clock(7)).toMatchObject({ now: 0, seed: 7 });
    expect(clock(8)).not.toMatchObject({ fingerprint: Object(clock(7)).fingerprint });
    const { give, refused } = openDoor();
    give('Sandbox.Wait', { for: 1 });
    expect(refused('Sandbox.SetSeed', { seed: 2 })).toMatchObject(invalid);
  });
});

describe('faults', () => {
  test('a lasting one is listed until it is cleared', () => {
    const { give, refused } = running();
    const input = { type: 'slow-task', service: 'web', count: 1 };
    const fault = give('Sandbox.InjectFault', input, 'fault') as { faultId: string };
    expect(fault).toMatchObject({ type: 'slow-task', factor: 5, active: true });
    expect(give('Sandbox.ListFaults', {}, 'faults[].faultId')).toEqual([fault.faultId]);
    give('Sandbox.ClearFault', { faultId: fault.faultId });
    expect(give('Sandbox.ListFaults', {}, 'faults')).toEqual([]);
    expect(give('Sandbox.ListFaults', { all: true }, 'faults')).toMatchObject([
      { faultId: fault.faultId, active: false },
    ]);
    expect(refused('Sandbox.ClearFault', { faultId: fault.faultId }).__type).toBe(
      'ResourceNotFoundException',
    );
  });

  test('one ends by itself after its time', () => {
    const { give } = running();
    give('Sandbox.InjectFault', { type: 'error-burst', service: 'web', errorRate: 1, for: 10 });
    give('Sandbox.Wait', { for: 11 });
    expect(give('Sandbox.ListFaults', {}, 'faults')).toEqual([]);
  });

  test.each([
    [{ type: 'moon-landing' }, 'ValidationException'],
    [{ type: 'az-outage' }, 'ValidationException'],
    [{ type: 'az-outage', availabilityZone: 'mars-1a' }, 'ValidationException'],
    [{ type: 'kill-task', factor: 2 }, 'ValidationException'],
    [{ type: 'kill-task', service: 'nope' }, 'ServiceNotFoundException'],
    [{ type: 'kill-task', task: 'nope' }, 'InvalidParameterException'],
    [{ type: 'kill-task', cluster: 'nope' }, 'ClusterNotFoundException'],
    [{ type: 'error-burst', errorRate: 1.5 }, 'ValidationException'],
  ])('refused: %j', (input, type) => {
    expect(running().refused('Sandbox.InjectFault', input).__type).toBe(type);
  });
});
