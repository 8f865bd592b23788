import { brokenButNames, memberNames } from '../ecs-input/looks-like';
import { isObject } from '../json-text';
import type { SourceText } from '../source-text';

/** Members that a service has and a task that is run has not. */
const OF_SERVICES = [
  'serviceName',
  'desiredCount',
  'schedulingStrategy',
  'deploymentConfiguration',
  'deploymentController',
  'healthCheckGracePeriodSeconds',
  'serviceRegistries',
  'serviceConnectConfiguration',
] as const;

/**
 * True for the input of `create-service`, the answers of `describe-services` and `create-service`,
 * a service definition of ecspresso and the properties of an AWS::ECS::Service. App Runner's input
 * of the same name is taken too, to say what it is.
 */
export function looksLikeService(source: SourceText): boolean {
  const { value } = source;
  if (brokenButNames(source, OF_SERVICES)) return true;
  if (!isObject(value)) return false;
  if (value.Type === 'AWS::ECS::Service') return true;
  if (isAppRunner(value)) return true;
  const answered: unknown = Array.isArray(value.services) ? value.services[0] : value.service;
  const names = memberNames(isObject(answered) ? answered : value);
  if (names.has('containerdefinitions') || names.has('resources')) return false;
  return OF_SERVICES.some((name) => names.has(name.toLowerCase()));
}

/** https://docs.aws.amazon.com/apprunner/latest/api/API_CreateService.html */
export const isAppRunner = (value: Record<string, unknown>): boolean =>
  isObject(value.SourceConfiguration) && 'ServiceName' in value;
