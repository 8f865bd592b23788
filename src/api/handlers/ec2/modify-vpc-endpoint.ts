import { ec2Errors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { routeTableCalled } from './network-references';
import { endpointCalled } from './vpc-endpoints';

export const modifyVpcEndpoint: Handler<'EC2.ModifyVpcEndpoint'> = ({ ctx }, input) => {
  const endpoint = endpointCalled(ctx.world, input.VpcEndpointId);
  const { AddRouteTableIds = [], RemoveRouteTableIds = [], PrivateDnsEnabled } = input;
  const { AddSecurityGroupIds = [], RemoveSecurityGroupIds = [] } = input;
  const isInterface = endpoint.kind === 'interface-endpoint';
  if (isInterface && AddRouteTableIds.length > 0) {
    refuse(ec2Errors.of('InvalidParameter', 'Interface endpoints have no route tables.'));
  }
  for (const id of AddRouteTableIds) routeTableCalled(ctx.world, id);
  if (isInterface) {
    if (PrivateDnsEnabled !== undefined) endpoint.privateDns = PrivateDnsEnabled;
    endpoint.securityGroupIds = changed(
      endpoint.securityGroupIds,
      AddSecurityGroupIds,
      RemoveSecurityGroupIds,
    );
  } else {
    const { routeTableIds = [] } = endpoint;
    endpoint.routeTableIds = changed(routeTableIds, AddRouteTableIds, RemoveRouteTableIds);
  }
  return { Return: true };
};

const changed = (ids: readonly string[], added: readonly string[], removed: readonly string[]) => [
  ...new Set([...ids, ...added].filter((id) => !removed.includes(id))),
];
