import { sha256 } from '../../model/sha256';

/** What a type's names may be at most, where CloudFormation shortens what it makes up. */
const MOST: Readonly<Record<string, number>> = {
  'AWS::ElasticLoadBalancingV2::LoadBalancer': 32,
  'AWS::ElasticLoadBalancingV2::TargetGroup': 32,
  'AWS::IAM::Role': 64,
};
const USUAL_MOST = 128;

/** Names in small letters only. */
const SMALL = ['AWS::ECR::Repository', 'AWS::S3::Bucket'];

/**
 * The name that CloudFormation makes up for what has none: `stack-Logical-1ABC…`. AWS draws its
 * end; here it follows from the names, so that the same file makes the same sandbox.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-name.html
 */
export function physicalName(stack: string, logicalId: string, type: string): string {
  const end = sha256(`${stack}/${logicalId}`).slice(0, 12).toUpperCase();
  const most = (Object.hasOwn(MOST, type) ? MOST[type] : undefined) ?? USUAL_MOST;
  const room = most - end.length - 2;
  const own = stack.length + logicalId.length > room;
  const front = own
    ? stack.slice(0, Math.max(1, room - Math.min(logicalId.length, room - 6)))
    : stack;
  const middle = own ? logicalId.slice(0, room - front.length) : logicalId;
  const name = [front.replace(/-+$/, ''), middle, end].join('-');
  return SMALL.includes(type) ? name.toLowerCase() : name;
}

/**
 * A stack's name from its file's: letters, digits and hyphens, a letter in front. A capacity
 * provider may not be called as AWS's own are, so no stack is either.
 */
export function stackNameFrom(fileName: string): string {
  const stem = fileName
    .replace(/^.*[\\/]/, '')
    .replace(/\.(?:ya?ml|json|template)$/i, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^[^A-Za-z]+|-+$/g, '')
    .slice(0, 32)
    .replace(/-+$/, '');
  if (stem === '') return 'stack';
  return /^(?:aws|ecs|fargate|internal|sg)/i.test(stem) ? `stack-${stem}` : stem;
}
