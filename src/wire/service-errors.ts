import type { ServiceName } from '../api/contract/operations';
import type { AwsError } from '../model/result';
import type { WireService } from './services';

export interface ServiceError extends AwsError {
  readonly status: number;
}

/** What each service calls an input that is not one, where it is not ValidationException. */
const INVALID: Partial<Record<ServiceName, string>> = {
  ECS: 'InvalidParameterException',
  Logs: 'InvalidParameterException',
  ECR: 'InvalidParameterException',
  SecretsManager: 'InvalidParameterException',
  ELBv2: 'ValidationError',
  AutoScaling: 'ValidationError',
  IAM: 'ValidationError',
  STS: 'ValidationError',
  CloudWatch: 'ValidationError',
  EC2: 'InvalidParameterValue',
  EFS: 'BadRequest',
  ServiceDiscovery: 'InvalidInput',
};

const CLIENTS_OWN = 'Parameter validation failed:\n';

/**
 * An error as the service sends it. What a client of Amazon's would not even have sent is said in
 * the service's name, with the report of what is wrong.
 */
export function asServiceError(service: WireService, error: AwsError): ServiceError {
  if (error.__type !== 'ParamValidation') return { ...error, status: statusOfType(error.__type) };
  const report = error.message.startsWith(CLIENTS_OWN)
    ? error.message.slice(CLIENTS_OWN.length)
    : error.message;
  const __type = INVALID[service.name] ?? 'ValidationException';
  return { __type, message: report.replaceAll('\n', '; '), status: 400 };
}

/** REST answers say 404 and 409 where they can; every other protocol says 400. */
export function restStatus({ __type, status }: ServiceError): number {
  if (__type.endsWith('NotFound')) return 404;
  return /(?:AlreadyExists|InUse|Conflict)$/.test(__type) ? 409 : status;
}

const statusOfType = (type: string): number =>
  type === 'ServerException' || type === 'InternalFailure' ? 500 : 400;
