import { routesChanged } from '../../../engine/control-plane/operations';
import { USUAL_VPC } from '../../../engine/network/subnets';
import { ec2Errors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { shownTags } from '../elbv2/tags';
import { securityGroupArn } from './answers/security-group';
import { everythingOut } from './given-rules';
import { identify } from './given-tags';

/** Nothing in, everything out. Its id follows from its VPC and name, whatever its tags. */
export const createSecurityGroup: Handler<'EC2.CreateSecurityGroup'> = ({ ctx }, input) => {
  const { world } = ctx;
  const { GroupName: name, Description: description, VpcId: vpcId = USUAL_VPC } = input;
  if (name === 'default' || name.startsWith('sg-')) {
    const why = 'Cannot use reserved security group name';
    refuse(ec2Errors.invalidValue(`${why}: ${name}`));
  }
  const isThere = [...world.securityGroups.values()].some(
    (one) => one.vpcId === vpcId && one.name === name,
  );
  if (isThere) {
    const message = `The security group '${name}' already exists for VPC '${vpcId}'`;
    refuse(ec2Errors.of('InvalidGroup.Duplicate', message));
  }
  const given = { given: input.TagSpecifications, type: 'security-group' };
  const { id, tags } = identify('sg', given, vpcId + name, (one) => world.securityGroups.has(one));
  world.securityGroups.set(id, {
    id,
    name,
    vpcId,
    description,
    ingress: [],
    egress: [everythingOut(id)],
    tags,
  });
  routesChanged(ctx);
  return { GroupId: id, Tags: shownTags(tags), SecurityGroupArn: securityGroupArn(id) };
};
