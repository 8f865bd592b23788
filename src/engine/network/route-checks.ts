import { REGION } from '../../model/ids';
import type { Task } from '../../model/task';
import type { ContainerDefinition } from '../../model/task-definition';
import type { StartCheck, StartFault } from '../control-plane/start-fault';
import { definitionOf } from '../control-plane/task-facts';
import type { EngineContext } from '../engine-context';
import { fullReference, isInEcr, manifestUrl } from '../images/reference';
import { TIMINGS } from '../timings';
import { hasRouteTo, type OutsideService } from './routes';

/**
 * NET-4: what a task needs before its containers start and has no way to. Texts are those of the
 * ECS pages on stopped tasks, with what agents add to them.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/resource-initialization-error.html
 */

const TIMED_OUT = (host: string) => `Post "https://${host}/": dial tcp: i/o timeout`;
const NO_REGISTRY =
  'ResourceInitializationError: unable to pull secrets or registry auth: ' +
  'The task cannot pull registry auth from Amazon ECR: There is a connection issue between the ' +
  'task and Amazon ECR. Check your task network configuration. operation error ECR: ' +
  'GetAuthorizationToken, exceeded maximum number of attempts, 3, https response error ' +
  `StatusCode: 0, RequestID: , request send failed, ${TIMED_OUT(`api.ecr.${REGION}.amazonaws.com`)}`;
const NO_SECRET = (arn: string) =>
  'ResourceInitializationError: unable to pull secrets or registry auth: unable to retrieve ' +
  'secret from asm: There is a connection issue between the task and AWS Secrets Manager. Check ' +
  `your task network configuration. failed to fetch secret ${arn} from secrets manager: operation ` +
  'error Secrets Manager: GetSecretValue, https response error StatusCode: 0, RequestID: , ' +
  'canceled, context deadline exceeded';
const NO_PARAMETER =
  'ResourceInitializationError: unable to pull secrets or registry auth: unable to retrieve ' +
  'secrets from ssm: The task cannot pull secrets from AWS Systems Manager. There is a connection ' +
  'issue between the task and AWS Systems Manager Parameter Store. Check your task network ' +
  'configuration. RequestCanceled: request context canceled caused by: context deadline exceeded';
const NO_ENVIRONMENT_FILE =
  'ResourceInitializationError: failed to download env files: The task cannot download the ' +
  'environment variable files from Amazon S3. There is a connection issue between the task and ' +
  'Amazon S3. Check your task network configuration. file download command: non empty error stream';
const NO_LOG_GROUP =
  'ResourceInitializationError: failed to validate logger args: The task cannot find the Amazon ' +
  'CloudWatch log group defined in the task definition. There is a connection issue between the ' +
  'task and Amazon CloudWatch. Check your network configuration. signal: killed';

/** What one container asks of a service before it starts, and what is said where no way leads. */
interface Need {
  readonly service: OutsideService;
  readonly reason: string;
}

/** The registry's login, secrets, parameters, environment files and log groups, in this order. */
export const initializationRouteCheck: StartCheck = (ctx, task) => {
  // On EC2 the agent has all of these by its instance, and Docker says so in words of its own.
  if (task.launchType !== 'FARGATE') return undefined;
  const { containerDefinitions } = definitionOf(ctx, task);
  const needs = containerDefinitions.flatMap(needsOf);
  const order: readonly OutsideService[] = ['ecr.api', 'secretsmanager', 'ssm', 's3', 'logs'];
  const lacking = order
    .flatMap((service) => needs.filter((need) => need.service === service))
    .find(({ service }) => !hasRouteTo(ctx, task, service));
  return lacking && { after: TIMINGS.noRoute, reason: lacking.reason };
};

function needsOf(container: ContainerDefinition): Need[] {
  const { image, secrets, repositoryCredentials, environmentFiles, logConfiguration } =
    container as ContainerDefinition & {
      secrets?: { valueFrom: string }[];
      repositoryCredentials?: { credentialsParameter: string };
      environmentFiles?: unknown[];
      logConfiguration?: { logDriver: string; secretOptions?: { valueFrom: string }[] };
    };
  const needs: Need[] = [];
  if (isInEcr(image)) needs.push({ service: 'ecr.api', reason: NO_REGISTRY });
  const values = [...(secrets ?? []), ...(logConfiguration?.secretOptions ?? [])];
  const arns = values.map(({ valueFrom }) => valueFrom);
  if (repositoryCredentials) arns.push(repositoryCredentials.credentialsParameter);
  for (const arn of arns) {
    const isSecret = arn.startsWith('arn:aws:secretsmanager:');
    needs.push(
      isSecret
        ? { service: 'secretsmanager', reason: NO_SECRET(arn) }
        : { service: 'ssm', reason: NO_PARAMETER },
    );
  }
  if (environmentFiles?.length) needs.push({ service: 's3', reason: NO_ENVIRONMENT_FILE });
  if (logConfiguration?.logDriver === 'awslogs') {
    needs.push({ service: 'logs', reason: NO_LOG_GROUP });
  }
  return needs;
}

/** NET-4: images that no way leads to. ECR keeps manifests in its registry and layers in S3. */
export const pullRouteCheck: StartCheck = (ctx, task) => {
  const instance = ctx.world.containerInstances.get(task.containerInstanceArn ?? '');
  for (const { name, image } of task.containers) {
    // The agent falls back to the image that its instance has.
    if (instance?.cachedImages.includes(image)) continue;
    const reason = pullReason(ctx, task, image);
    if (reason !== undefined) return failedPull(task, reason, name);
  }
  return undefined;
};

/** On an instance the task says only that it failed, its container why. */
const failedPull = (task: Task, reason: string, container: string): StartFault => ({
  after: TIMINGS.noRoute,
  reason: task.launchType === 'FARGATE' ? reason : 'Task failed to start',
  containerReason: reason,
  containers: [container],
});

function pullReason(ctx: EngineContext, task: Task, image: string): string | undefined {
  const has = (service: OutsideService) => hasRouteTo(ctx, task, service);
  const onFargate = task.launchType === 'FARGATE';
  const url = manifestUrl(image);
  if (!isInEcr(image)) {
    if (has('internet')) return undefined;
    if (onFargate) return `${UNRESOLVED(image)}: failed to do request: Head "${url}": ${CANCELED}`;
    const registry = url.slice(0, url.indexOf('/v2/') + 4);
    return `CannotPullContainerError: Error response from daemon: Get "${registry}": ${CANCELED}`;
  }
  if (!onFargate && !has('ecr.api')) {
    const api = TIMED_OUT(`api.ecr.${REGION}.amazonaws.com`);
    return `CannotPullECRContainerError: RequestError: send request failed caused by: ${api}`;
  }
  if (!has('ecr.dkr')) {
    return `${UNRESOLVED(image)}: failed to do request: Head "${url}": dial tcp: i/o timeout`;
  }
  return has('s3') ? undefined : NO_LAYERS;
}

const CANCELED =
  'net/http: request canceled while waiting for connection ' +
  '(Client.Timeout exceeded while awaiting headers)';
const UNRESOLVED = (image: string) =>
  'CannotPullContainerError: pull image manifest has been retried 5 time(s): failed to resolve ' +
  `ref ${fullReference(image)}`;
const NO_LAYERS =
  'CannotPullContainerError: ref pull has been retried 5 time(s): failed to copy: ' +
  'httpReadSeeker: failed open: failed to do request: Get ' +
  `"https://prod-${REGION}-starport-layer-bucket.s3.${REGION}.amazonaws.com/": dial tcp: i/o timeout`;
