import type { DeploymentConfiguration } from '../../../model/deployment-configuration';
import { ecsErrors } from '../../contract/errors';
import { refuse } from '../../refusal';

const invalid = (message: string): never => refuse(ecsErrors.invalidParameter(message));

/**
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LinearConfiguration.html and
 * API_CanaryConfiguration.html
 */
const LINEAR = { stepPercent: 10, stepBakeTimeInMinutes: 6 };
const CANARY = { canaryPercent: 5, canaryBakeTimeInMinutes: 10 };

/**
 * The members that only some strategies have: those of the strategy itself with its defaults. What
 * belongs to another strategy is dropped without a word, as AWS does.
 */
export function shiftSettings({
  strategy,
  linearConfiguration,
  canaryConfiguration,
}: DeploymentConfiguration): Pick<
  DeploymentConfiguration,
  'linearConfiguration' | 'canaryConfiguration'
> {
  if (strategy === 'LINEAR') {
    const settings = { ...LINEAR, ...linearConfiguration };
    percent('stepPercent', settings.stepPercent, 3);
    minutes('stepBakeTimeInMinutes', settings.stepBakeTimeInMinutes);
    return { linearConfiguration: settings };
  }
  if (strategy !== 'CANARY') return {};
  const settings = { ...CANARY, ...canaryConfiguration };
  percent('canaryPercent', settings.canaryPercent, 0.1);
  minutes('canaryBakeTimeInMinutes', settings.canaryBakeTimeInMinutes);
  return { canaryConfiguration: settings };
}

function percent(member: string, value: number, least: number): void {
  if (value < least || value > 100) {
    invalid(`${member} must be between ${least.toFixed(1)} and 100.0.`);
  }
  const tenths = value * 10;
  if (Math.abs(tenths - Math.round(tenths)) > 1e-6) {
    invalid(`${member} must be a multiple of 0.1.`);
  }
}

function minutes(member: string, value: number): void {
  if (value < 0 || value > 1440) invalid(`${member} must be between 0 and 1440.`);
}
