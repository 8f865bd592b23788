import { ACCOUNT_ID } from '../../../model/ids';
import { ecsErrors } from '../../contract/errors';
import { refuse } from '../../refusal';

/**
 * Every account setting, with its value where nobody has set another.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-account-settings.html
 */
export const ACCOUNT_SETTINGS: Readonly<Record<string, string>> = {
  serviceLongArnFormat: 'enabled',
  taskLongArnFormat: 'enabled',
  containerInstanceLongArnFormat: 'enabled',
  awsvpcTrunking: 'disabled',
  containerInsights: 'disabled',
  fargateFIPSMode: 'disabled',
  tagResourceAuthorization: 'off',
  fargateTaskRetirementWaitPeriod: '7',
  guardDutyActivate: 'off',
  defaultLogDriverMode: 'non-blocking',
  fargateEventWindows: 'disabled',
};

/** Refuses a name that is none, listing those that are. */
export function checkSettingName(name: string): void {
  if (Object.hasOwn(ACCOUNT_SETTINGS, name)) return;
  refuse(ecsErrors.oneOf(name, Object.keys(ACCOUNT_SETTINGS)));
}

const VALUES: Readonly<Record<string, readonly string[]>> = {
  containerInsights: ['enabled', 'enhanced', 'disabled'],
  tagResourceAuthorization: ['on', 'off'],
  guardDutyActivate: ['on', 'off'],
  fargateTaskRetirementWaitPeriod: ['0', '7', '14'],
  defaultLogDriverMode: ['blocking', 'non-blocking'],
};

/** Refuses a value that the setting cannot have. */
export function checkSettingValue(name: string, value: string): void {
  const allowed = VALUES[name] ?? ['enabled', 'disabled'];
  if (allowed.includes(value)) return;
  refuse(ecsErrors.invalidParameter(`${value} should be one of [${allowed.join(',')}]`));
}

/** A setting as ECS answers it. There is one principal: the account itself. */
export const describeSetting = (name: string, value: string): object => ({
  name,
  value,
  principalArn: `arn:aws:iam::${ACCOUNT_ID}:root`,
  type: name === 'guardDutyActivate' ? 'aws_managed' : 'user',
});
