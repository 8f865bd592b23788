import type { EngineContext } from '../../../engine/engine-context';
import { freeAddresses, subnetOf, takeAddress } from '../../../engine/network/subnets';
import { REGION } from '../../../model/ids';
import { ENDPOINT_SERVICES, GATEWAY_ENDPOINT_SERVICES } from '../../../model/endpoint-services';
import type { Gateway } from '../../../model/vpc';
import { ec2Errors, notSimulated } from '../../contract/errors';
import type { InputOf } from '../../contract/operations';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { describeVpcEndpoint } from './answers/gateway';
import { identify } from './given-tags';
import { routeTableCalled } from './network-references';

type Input = InputOf<'EC2.CreateVpcEndpoint'>;

/** Of type Gateway unless told. An interface one takes an address in each of its subnets. */
export const createVpcEndpoint: Handler<'EC2.CreateVpcEndpoint'> = ({ ctx }, input) => {
  const { world } = ctx;
  const { VpcId: vpcId, VpcEndpointType: type = 'Gateway' } = input;
  const serviceName = serviceOf(input, type);
  const given = { given: input.TagSpecifications, type: 'vpc-endpoint' };
  const name = `${vpcId}/${serviceName}`;
  const tables = input.RouteTableIds?.map((id) => routeTableCalled(world, id).id) ?? [];
  const subnetIds = input.SubnetIds ?? [];
  const { id, tags } = identify('vpce', given, name, (one) => world.gateways.has(one));
  const isInterface = type === 'Interface';
  if (isInterface) checkRoom(ctx, subnetIds);
  const endpoint: Gateway = {
    id,
    kind: isInterface ? 'interface-endpoint' : 'gateway-endpoint',
    vpcId,
    subnetIds: isInterface ? subnetIds : [],
    securityGroupIds: isInterface ? (input.SecurityGroupIds ?? []) : [],
    addresses: isInterface ? addressesFor(ctx, subnetIds) : {},
    serviceName,
    ...(isInterface ? { privateDns: input.PrivateDnsEnabled ?? true } : { routeTableIds: tables }),
    state: 'available',
    createdAt: ctx.kernel.now,
    tags,
  };
  world.gateways.set(id, endpoint);
  return { VpcEndpoint: describeVpcEndpoint(world, endpoint), ClientToken: input.ClientToken };
};

function serviceOf({ ServiceName: name }: Input, type: string): string {
  if (name === undefined) return refuse(ec2Errors.missing('ServiceName'));
  const service = name.replace(`com.amazonaws.${REGION}.`, '');
  if (service === name || !ENDPOINT_SERVICES.includes(service)) {
    const message = `The Vpc Endpoint Service '${name}' does not exist`;
    refuse(ec2Errors.of('InvalidServiceName', message));
  }
  if (type !== 'Interface' && type !== 'Gateway') refuse(notSimulated(`${type} endpoints`));
  if (type === 'Gateway' && !GATEWAY_ENDPOINT_SERVICES.includes(service)) {
    refuse(
      ec2Errors.of(
        'InvalidParameter',
        'Endpoint type (Gateway) does not match available service types ([Interface]).',
      ),
    );
  }
  return name;
}

function checkRoom(ctx: EngineContext, subnetIds: readonly string[]): void {
  for (const subnetId of subnetIds) {
    if (freeAddresses(ctx, subnetOf(ctx, subnetId)) > 0) continue;
    const message = `Insufficient free addresses in subnet '${subnetId}'`;
    refuse(ec2Errors.of('InsufficientFreeAddressesInSubnet', message));
  }
}

const addressesFor = (ctx: EngineContext, subnetIds: readonly string[]): Record<string, string> =>
  Object.fromEntries(subnetIds.map((id) => [id, takeAddress(ctx, id) ?? '']));
