import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addressesIn } from '../../src/engine/network/addresses';
import { contains } from '../../src/engine/network/cidr';
import { capacityOf, freeAddresses } from '../../src/engine/network/subnets';
import { plus, seconds } from '../../src/model/sim-time';
import { declareNetwork, type Net } from '../support/declared-network';

/** Things that take addresses or give them back, and seconds that pass after each. */
type Act =
  | { act: 'run' | 'stop'; count: number }
  | { act: 'scale'; to: number }
  | { act: 'exhaust'; for: number }
  | { act: 'balancer' | 'endpoint'; on: boolean }
  | { act: 'kill' };

const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({
    act: fc.constantFrom('run' as const, 'stop' as const),
    count: fc.integer({ min: 1, max: 9 }),
  }),
  fc.record({ act: fc.constant('scale' as const), to: fc.integer({ min: 0, max: 14 }) }),
  fc.record({ act: fc.constant('exhaust' as const), for: fc.integer({ min: 1, max: 60 }) }),
  fc.record({
    act: fc.constantFrom('balancer' as const, 'endpoint' as const),
    on: fc.boolean(),
  }),
  fc.record({ act: fc.constant('kill' as const) }),
);

const program = fc.record({
  seed: fc.integer({ min: 0, max: 1e6 }),
  acts: fc.array(fc.tuple(act, fc.integer({ min: 0, max: 80 })), { maxLength: 12 }),
});

/** A service in two small subnets, with a way out. */
function stage(seed: number) {
  const net = declareNetwork(seed);
  const subnets = [
    net.subnet('10.0.1.0/28', 'us-east-1a'),
    net.subnet('10.0.2.0/28', 'us-east-1b'),
  ];
  net.route(net.mainTable, net.internetGateway());
  net.run(subnets[0]!, { publicIp: true });
  net.door.give('ECS.CreateService', {
    cluster: 'demo',
    serviceName: 'web',
    taskDefinition: 'web',
    desiredCount: 2,
    launchType: 'FARGATE',
    networkConfiguration: { awsvpcConfiguration: { subnets, assignPublicIp: 'ENABLED' } },
  });
  return { net, subnets };
}

function perform({ net, subnets }: ReturnType<typeof stage>, one: Act): void {
  // What is refused (a load balancer that finds no room, a second one) changes nothing.
  const send = (target: string, input: Record<string, unknown>) =>
    net.door.dispatcher.send(target, input);
  const world = worldOf(net);
  switch (one.act) {
    case 'run':
      for (let n = 0; n < one.count; n++) net.run(subnets[n % 2]!, { publicIp: true });
      break;
    case 'stop':
      for (const { arn } of [...world.tasks.values()].slice(-one.count)) {
        send('ECS.StopTask', { cluster: 'demo', task: arn });
      }
      break;
    case 'scale':
      send('ECS.UpdateService', { cluster: 'demo', service: 'web', desiredCount: one.to });
      break;
    case 'exhaust':
      send('Sandbox.InjectFault', {
        type: 'exhaust-subnet-ips',
        subnet: subnets[0],
        for: one.for,
      });
      break;
    case 'kill':
      send('Sandbox.InjectFault', { type: 'crash-container', count: 2 });
      break;
    case 'balancer':
      if (one.on) send('ELBv2.CreateLoadBalancer', { Name: 'alb', Subnets: subnets });
      else send('ELBv2.DeleteLoadBalancer', { LoadBalancerArn: 'alb' });
      break;
    default: {
      const endpoints = [...world.gateways.values()].filter(({ id }) => id.startsWith('vpce-'));
      if (one.on) {
        send('EC2.CreateVpcEndpoint', {
          VpcId: net.vpc,
          VpcEndpointType: 'Interface',
          ServiceName: 'com.amazonaws.us-east-1.logs',
          SubnetIds: subnets,
        });
      } else send('EC2.DeleteVpcEndpoints', { VpcEndpointIds: endpoints.map(({ id }) => id) });
    }
  }
}

const worldOf = (net: Net) => net.door.dispatcher.engine.ctx.world;

/** No more addresses than there are, none twice, all of them the subnet's own. */
function check({ net, subnets }: ReturnType<typeof stage>): void {
  const { ctx } = net.door.dispatcher.engine;
  for (const id of subnets) {
    const subnet = ctx.world.subnets.get(id)!;
    const used = [...addressesIn(ctx.world, id)];
    expect(used.length).toBeLessThanOrEqual(capacityOf(subnet));
    expect(freeAddresses(ctx, subnet)).toBeGreaterThanOrEqual(0);
    for (const address of used) expect(contains(subnet.cidr, `${address}/32`)).toBe(true);
    const held = [...ctx.world.tasks.values()]
      .filter((task) => task.subnetId === id && task.lastStatus !== 'STOPPED')
      .map(({ privateIp }) => privateIp)
      .filter((address) => address !== '');
    expect(new Set(held).size).toBe(held.length);
  }
}

test('addresses are conserved: never too many, never twice, all given back', () => {
  fc.assert(
    fc.property(program, ({ seed, acts }) => {
      const at = stage(seed);
      const { engine } = at.net.door.dispatcher;
      for (const [one, pause] of acts) {
        perform(at, one);
        for (let s = 0; s < pause; s += 5) {
          engine.advanceTo(plus(engine.now, seconds(5)));
          check(at);
        }
      }
      perform(at, { act: 'scale', to: 0 });
      perform(at, { act: 'stop', count: 1000 });
      perform(at, { act: 'balancer', on: false });
      perform(at, { act: 'endpoint', on: false });
      engine.advanceTo(plus(engine.now, seconds(200)));
      const { ctx } = engine;
      for (const id of at.subnets) expect([...addressesIn(ctx.world, id)]).toEqual([]);
    }),
    { numRuns: 25 },
  );
});
