/** Nothing is used that is not there, or twice: reckoned from the tasks themselves. */
import { expect } from 'vitest';
import type { Dispatcher } from '../../../src/api/dispatcher';
import { bindingsOf } from '../../../src/engine/capacity/ports';
import { freeOf, usageOf } from '../../../src/engine/capacity/usage';
import { capacityOf } from '../../../src/engine/network/subnets';
import type { Watch } from './watch';

export function resourceLedger(sandbox: Dispatcher): Watch {
  return {
    resync: () => undefined,
    check: () => {
      expectInstancesSound(sandbox);
      expectAddressesSound(sandbox);
    },
  };
}

function expectInstancesSound({ engine }: Dispatcher): void {
  const { world } = engine.ctx;
  const instances = [...world.containerInstances.values()];
  const usages = usageOf(world, instances);
  const live = [...world.tasks.values()].filter(({ lastStatus }) => lastStatus !== 'STOPPED');
  for (const instance of instances) {
    const usage = usages.get(instance.arn)!;
    const free = freeOf(instance, usage);
    expect(
      Math.min(usage.cpu, usage.memory, usage.interfaces),
      instance.arn,
    ).toBeGreaterThanOrEqual(0);
    expect(Math.min(free.cpu, free.memory, free.interfaces), instance.arn).toBeGreaterThanOrEqual(
      0,
    );
    const own = live.filter(({ containerInstanceArn }) => containerInstanceArn === instance.arn);
    const ports = own.flatMap((task) =>
      bindingsOf(task).map(({ hostPort, protocol }) => `${hostPort}/${protocol}`),
    );
    expect(new Set(ports).size, `ports of ${instance.arn}`).toBe(ports.length);
  }
}

/** An address of a subnet has one holder, and there are no more than it has. */
function expectAddressesSound({ engine }: Dispatcher): void {
  const { world } = engine.ctx;
  const held = new Map<string, string[]>();
  const hold = (subnet: string, address: string | undefined): void => {
    if (subnet === '' || address === undefined || address === '') return;
    held.set(subnet, [...(held.get(subnet) ?? []), address]);
  };
  for (const one of world.containerInstances.values()) {
    if (one.state !== 'terminated') hold(one.subnetId, one.privateIp);
  }
  for (const task of world.tasks.values()) {
    if (task.lastStatus !== 'STOPPED' && task.hostInstanceId === undefined) {
      hold(task.subnetId, task.privateIp);
    }
  }
  for (const one of world.loadBalancers.values()) {
    for (const [subnet, address] of Object.entries(one.nodeAddresses ?? {})) hold(subnet, address);
  }
  for (const [id, addresses] of held) {
    expect(new Set(addresses).size, `addresses of ${id}: ${addresses.join()}`).toBe(
      addresses.length,
    );
    const subnet = world.subnets.get(id);
    if (subnet) expect(addresses.length, id).toBeLessThanOrEqual(capacityOf(subnet));
  }
}
