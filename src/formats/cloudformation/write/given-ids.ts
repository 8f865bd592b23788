import { namedId } from '../../../model/named-id';

/** As the sandbox takes it: the tag that says which id a thing is to have. */
const ID_TAG = 'sandbox:id';

interface TagLike {
  Key?: string;
  Value?: string;
}

/** By the operation that makes it: how its id begins, and what it follows from without a name. */
const MADE: Record<string, [prefix: string, nameOf: (input: Record<string, unknown>) => string]> = {
  'EC2.CreateVpc': ['vpc', (input) => String(input.CidrBlock)],
  'EC2.CreateSubnet': ['subnet', (input) => `${String(input.VpcId)}/${String(input.CidrBlock)}`],
  'EC2.CreateInternetGateway': ['igw', () => 'internet'],
  'EC2.AllocateAddress': ['eipalloc', () => 'address'],
  'EC2.CreateSecurityGroup': ['sg', (input) => `${String(input.VpcId)}${String(input.GroupName)}`],
  'EC2.CreateRouteTable': ['rtb', (input) => String(input.VpcId)],
  'EC2.CreateNatGateway': ['nat', (input) => String(input.SubnetId)],
  'EC2.CreateVpcEndpoint': [
    'vpce',
    (input) => `${String(input.VpcId)}/${String(input.ServiceName)}`,
  ],
  'EC2.RunInstances': ['i', () => 'instance'],
};

/** The ids that things of EC2 and EFS have in a sandbox, which follow from what declares them. */
export class GivenIds {
  private readonly taken = new Set<string>();

  /** The id of what an operation makes; to be asked in the order of the account, once each. */
  of(target: string, input: Record<string, unknown>): string | undefined {
    if (target === 'EFS.CreateFileSystem') return namedId('fs', String(input.CreationToken ?? ''));
    if (target === 'EFS.CreateAccessPoint') {
      return namedId('fsap', `${String(input.FileSystemId)}/${String(input.ClientToken)}`);
    }
    const made = Object.hasOwn(MADE, target) ? MADE[target] : undefined;
    if (!made) return undefined;
    const [prefix, nameOf] = made;
    const tags = givenTags(input);
    const said = tags.find(({ Key }) => Key === ID_TAG)?.Value;
    const name = tags.find(({ Key }) => Key === 'Name')?.Value ?? nameOf(input);
    const id = said ?? this.firstFree(prefix, name);
    this.taken.add(id);
    return id;
  }

  private firstFree(prefix: string, name: string): string {
    for (let n = 0; ; n++) {
      const id = namedId(prefix, n === 0 ? name : `${name}/${n}`);
      if (!this.taken.has(id)) return id;
    }
  }
}

export const namespaceIdOf = (name: string): string => namedId('ns', name).slice(0, 19);
/** Of a service of Cloud Map. */
export const discoveryIdOf = (namespaceId: string, name: string): string =>
  namedId('srv', `${namespaceId}/${name}`).slice(0, 20);

/** The route table that a VPC comes with. */
export const mainTableOf = (vpcId: string): string => namedId('rtb', `${vpcId}/main`);

const givenTags = (input: Record<string, unknown>): TagLike[] =>
  Array.isArray(input.TagSpecifications)
    ? (input.TagSpecifications as { Tags?: TagLike[] }[]).flatMap(({ Tags = [] }) => Tags)
    : [];

/** The tags of a thing of EC2, without the one that only the sandbox reads. */
export function plainTags(input: Record<string, unknown>): TagLike[] | undefined {
  const tags = givenTags(input).filter(({ Key }) => Key !== ID_TAG);
  return tags.length > 0 ? tags : undefined;
}
