import { ec2Errors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { endpointsIn } from './vpc-endpoints';

/** Deletes those that are there; the others are answered as unsuccessful. */
export const deleteVpcEndpoints: Handler<'EC2.DeleteVpcEndpoints'> = ({ ctx }, input) => {
  const missing: object[] = [];
  for (const id of input.VpcEndpointIds) {
    const endpoint = endpointsIn(ctx.world).find((one) => one.id === id);
    if (endpoint) {
      endpoint.state = 'deleted';
      endpoint.addresses = {};
      continue;
    }
    const what = 'Vpc Endpoint Id';
    const error = ec2Errors.notFound('InvalidVpcEndpointId.NotFound', what, id);
    missing.push({ Error: { Code: error.__type, Message: error.message }, ResourceId: id });
  }
  return { Unsuccessful: missing };
};
