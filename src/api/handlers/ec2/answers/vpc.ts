import { namedId } from '../../../../model/named-id';
import { ACCOUNT_ID } from '../../../../model/ids';
import type { Vpc } from '../../../../model/vpc';
import { shownTags } from '../../elbv2/tags';

/** A VPC as EC2 answers it. */
export const describeVpc = (vpc: Vpc): object => ({
  OwnerId: ACCOUNT_ID,
  InstanceTenancy: 'default',
  CidrBlockAssociationSet: [
    {
      AssociationId: namedId('vpc-cidr-assoc', vpc.id),
      CidrBlock: vpc.cidr,
      CidrBlockState: { State: 'associated' },
    },
  ],
  IsDefault: false,
  Tags: shownTags(vpc.tags),
  VpcId: vpc.id,
  State: 'available',
  CidrBlock: vpc.cidr,
  DhcpOptionsId: namedId('dopt', 'default'),
});
