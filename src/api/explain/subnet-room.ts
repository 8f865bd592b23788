import type { EngineContext } from '../../engine/engine-context';
import { namedId } from '../../model/named-id';
import {
  addressAt,
  canonicalBlock,
  contains,
  overlap,
  prefixOf,
  sizeOf,
} from '../../engine/network/cidr';
import { routeTableOf } from '../../engine/network/routes';
import { freeAddresses } from '../../engine/network/subnets';
import type { Fix } from '../../model/explanation';
import type { Service } from '../../model/service';
import type { Task } from '../../model/task';
import type { Subnet } from '../../model/vpc';
import { advice } from './finding';
import { networkWith, ofService, serviceOf } from './names';

/** Addresses that must be free of a subnet for it to be worth going to. */
const ENOUGH = 20;

/** Another subnet of the VPC for a service whose own is full: one that is there, or a new one. */
export function roomFixes(ctx: EngineContext, task: Task, full: Subnet): Fix[] {
  const service = serviceOf(ctx, task);
  const usual = [advice('Use a subnet with more addresses, or stop other tasks.')];
  if (!service || service.deploymentController.type !== 'ECS') return usual;
  const own = subnetsOf(service);
  const other = [...ctx.world.subnets.values()].find(
    (one) =>
      one.vpcId === full.vpcId &&
      one.availabilityZone === full.availabilityZone &&
      !own.includes(one.id) &&
      freeAddresses(ctx, one) > ENOUGH,
  );
  const cidr = freeBlock(ctx, full);
  const fixes = [
    ...(other ? [moveTo(service, full, other.id)] : []),
    ...(cidr === null ? [] : [newSubnet(ctx, service, full, cidr)]),
  ];
  return fixes.length > 0 ? fixes : usual;
}

const subnetsOf = (service: Service): readonly string[] =>
  service.networkConfiguration?.awsvpcConfiguration.subnets ?? [];

/** The full one gives way: else every other task would still be sent there. */
const moveTo = (service: Service, full: Subnet, to: string): Fix => ({
  text: `Run ${service.name} in ${to} instead of ${full.id}`,
  operations: [
    {
      target: 'ECS.UpdateService',
      input: {
        ...ofService(service),
        networkConfiguration: networkWith(service, {
          subnets: [...subnetsOf(service).filter((one) => one !== full.id), to],
        }),
      },
    },
  ],
});

/** In the same zone, and with the same ways out. */
function newSubnet({ world }: EngineContext, service: Service, full: Subnet, cidr: string): Fix {
  const { vpcId, availabilityZone } = full;
  // CreateSubnet makes its id of these, so what follows can name it.
  const id = namedId('subnet', `${vpcId}/${cidr}`);
  const table = routeTableOf(world, full);
  const create = {
    target: 'EC2.CreateSubnet',
    input: { VpcId: vpcId, CidrBlock: cidr, AvailabilityZone: availabilityZone },
  };
  const associate = {
    target: 'EC2.AssociateRouteTable',
    input: { RouteTableId: table?.id, SubnetId: id },
  };
  const { operations } = moveTo(service, full, id);
  return {
    text: `Make a subnet ${cidr} in ${availabilityZone}, and run ${service.name} there`,
    operations: [create, ...(table && !table.isMain ? [associate] : []), ...operations],
  };
}

/** The first /24 of the VPC that no subnet has; in a smaller VPC, a block as large as the full. */
function freeBlock({ world }: EngineContext, full: Subnet): string | null {
  const around = canonicalBlock(`${addressAt(full.cidr, 0)}/16`);
  const whole = world.vpcs.get(full.vpcId)?.cidr ?? around ?? full.cidr;
  const prefix = prefixOf(whole) < 24 ? 24 : Math.max(prefixOf(full.cidr), prefixOf(whole));
  const size = 1 << (32 - prefix);
  const taken = [...world.subnets.values()].map((one) => one.cidr);
  for (let place = 0; place < sizeOf(whole); place += size) {
    const block = `${addressAt(whole, place)}/${prefix}`;
    if (!contains(whole, block)) return null;
    if (!taken.some((other) => overlap(block, other))) return block;
  }
  return null;
}
