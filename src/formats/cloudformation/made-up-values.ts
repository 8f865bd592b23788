import { ACCOUNT_ID, REGION, roleArn } from '../../model/ids';
import { namedId } from '../../model/named-id';
import { ZONES } from './evaluation';

/**
 * Values for what a template leaves to whoever uses it: parameters without a default, values that
 * other stacks export. The sandbox takes any network, role or image that nobody declared, so an id
 * of the right kind is enough.
 */

/** A made up value for a parameter of that type and name. */
export function madeUpParameter(name: string, type: string): string | string[] {
  const plain = /^AWS::SSM::Parameter::Value<(.+)>$/.exec(type)?.[1] ?? type;
  const element = /^List<(.+)>$/.exec(plain)?.[1];
  if (element !== undefined) return severalOf(name, element);
  if (plain === 'CommaDelimitedList') return severalOf(name, 'String');
  return madeUpOf(name, plain);
}

/** Subnets come in three, one for each zone of the sandbox. */
function severalOf(name: string, type: string): string[] {
  const isOf = (aws: string, word: RegExp) =>
    type === aws || (type === 'String' && word.test(name));
  if (isOf('AWS::EC2::AvailabilityZone::Name', /zones|azs/i)) return [...ZONES];
  if (isOf('AWS::EC2::Subnet::Id', /subnet/i)) {
    return ['', '/2', '/3'].map((place) => namedId('subnet', name + place));
  }
  return [madeUpOf(name, type)];
}

const BY_TYPE: Readonly<Record<string, (name: string) => string>> = {
  'AWS::EC2::VPC::Id': (name) => namedId('vpc', name),
  'AWS::EC2::Subnet::Id': (name) => namedId('subnet', name),
  'AWS::EC2::SecurityGroup::Id': (name) => namedId('sg', name),
  'AWS::EC2::SecurityGroup::GroupName': (name) => wordsOf(name),
  'AWS::EC2::Image::Id': (name) => namedId('ami', name),
  'AWS::EC2::Instance::Id': (name) => namedId('i', name),
  'AWS::EC2::Volume::Id': (name) => namedId('vol', name),
  'AWS::EC2::KeyPair::KeyName': (name) => wordsOf(name),
  'AWS::EC2::AvailabilityZone::Name': () => ZONES[0] ?? '',
  'AWS::Route53::HostedZone::Id': (name) => namedId('Z', name).slice(2, 16).toUpperCase(),
  Number: (name) => numberFor(name),
};

const madeUpOf = (name: string, type: string): string =>
  Object.hasOwn(BY_TYPE, type) ? (BY_TYPE[type]?.(name) ?? '') : madeUpText(name);

const NUMBERS: readonly [RegExp, string][] = [
  [/port/i, '80'],
  [/cpu/i, '256'],
  [/mem/i, '512'],
  [/max/i, '4'],
  [/interval/i, '30'],
  [/timeout/i, '5'],
  [/retention/i, '7'],
];

const numberFor = (name: string): string => NUMBERS.find(([word]) => word.test(name))?.[1] ?? '1';

/** What a name tells of its value, the most telling word first. */
const TEXTS: readonly [RegExp, (name: string) => string][] = [
  [/cidr/i, () => '10.0.0.0/16'],
  [/certificate/i, (name) => acmArn(name)],
  [/security-?_?group|sg(?:id)?$/i, (name) => namedId('sg', name)],
  [/subnet/i, (name) => namedId('subnet', name)],
  [/target-?_?group/i, (name) => shortName(name)],
  [/port$/i, () => '80'],
  [/listener/i, (name) => `${shortName(name)}:80`],
  [/load-?_?balancer|alb/i, (name) => shortName(name)],
  [/capacity-?_?provider/i, (name) => providerName(name)],
  [/role/i, (name) => roleArn(wordsOf(name))],
  [/cluster/i, (name) => wordsOf(name)],
  [/vpc/i, (name) => namedId('vpc', name)],
  [/file-?_?system/i, (name) => namedId('fs', name)],
  [/image|container-?_?ur[il]/i, () => 'public.ecr.aws/docker/library/nginx:latest'],
  [/instance-?_?type/i, () => 't3.medium'],
  [/availability-?_?zone/i, () => ZONES[0] ?? ''],
  [/cpu|mem|count|number|size|retention/i, (name) => numberFor(name)],
];

/** A made up text, by what its name tells. */
export const madeUpText = (name: string): string =>
  (TEXTS.find(([word]) => word.test(name))?.[1] ?? wordsOf)(name);

/** A capacity provider may not be called as AWS's own are. */
const providerName = (name: string): string =>
  wordsOf(name).replace(/^(?:aws|ecs|fargate)-?/, '') || 'capacity';

const acmArn = (name: string): string =>
  `arn:aws:acm:${REGION}:${ACCOUNT_ID}:certificate/${namedId('', name).slice(1)}`;

/** `ClusterName` as `cluster-name`: letters, digits and hyphens. */
function wordsOf(name: string): string {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .toLowerCase();
  return words === '' ? 'value' : words;
}

/** As a load balancer or a target group may be called: 32 characters at most. */
const shortName = (name: string): string =>
  wordsOf(name)
    .replace(/-?arn$/, '')
    .slice(-32)
    .replace(/^-+|-+$/g, '') || 'value';
