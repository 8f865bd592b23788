import { ACCOUNT_ID, REGION } from './ids';
import { namedId } from './named-id';

/** The one thing of ECS that Application Auto Scaling scales. */
export const SCALABLE_DIMENSION = 'ecs:service:DesiredCount';

/** The role that Application Auto Scaling has of itself for ECS. */
export const SERVICE_ROLE =
  `arn:aws:iam::${ACCOUNT_ID}:role/aws-service-role/ecs.application-autoscaling.amazonaws.com/` +
  'AWSServiceRoleForApplicationAutoScaling_ECSService';

export const resourceIdOf = (cluster: string, service: string): string =>
  `service/${cluster}/${service}`;

/** Digits made from a name: what is declared again under it has them again. */
const digitsOf = (name: string): string =>
  ['first', 'second', 'third'].map((part) => namedId('', `${part} ${name}`).slice(1)).join('');

function uuidOf(name: string): string {
  const d = digitsOf(name);
  return [
    d.slice(0, 8),
    d.slice(8, 12),
    `4${d.slice(13, 16)}`,
    `a${d.slice(18, 21)}`,
    d.slice(22, 34),
  ].join('-');
}

export const scalableTargetArn = (resourceId: string): string =>
  `arn:aws:application-autoscaling:${REGION}:${ACCOUNT_ID}:scalable-target/` +
  digitsOf(`target ${resourceId}`).slice(0, 36);

const autoScaling = `arn:aws:autoscaling:${REGION}:${ACCOUNT_ID}`;

export const policyArn = (resourceId: string, name: string): string =>
  `${autoScaling}:scalingPolicy:${uuidOf(`target ${resourceId}`)}:resource/ecs/${resourceId}:policyName/${name}`;

export const scheduledActionArn = (resourceId: string, name: string): string =>
  `${autoScaling}:scheduledAction:${uuidOf(`target ${resourceId}`)}:resource/ecs/${resourceId}:scheduledActionName/${name}`;

/** `TargetTracking-service/demo/web-AlarmHigh-…` */
export const trackingAlarmName = (
  resourceId: string,
  policy: string,
  side: 'AlarmHigh' | 'AlarmLow',
): string => `TargetTracking-${resourceId}-${side}-${uuidOf(`${side} ${resourceId} ${policy}`)}`;

/** Whether an alarm's action is to carry out a scaling policy. */
export const namesPolicy = (action: string): boolean =>
  action.startsWith(`${autoScaling}:scalingPolicy:`);
