import type { ImageBehaviour } from '../../model/image';
import type { Container, Task } from '../../model/task';
import type { StartCheck, StartFault } from '../control-plane/start-fault';
import { containerDefinitionOf, definitionOf } from '../control-plane/task-facts';
import type { EngineContext } from '../engine-context';
import { isPermitted } from '../iam/permissions';
import { denialText, pullRoleOf } from '../iam/task-roles';
import { ephemeralGib } from '../storage/disk-usage';
import { type Timing, TIMINGS } from '../timings';
import { behaviourOf } from './image-behaviour';
import { PULL_TEXT } from './pull-texts';
import { isInEcr } from './reference';
import { isThere, repositoryOf } from './repositories';

/** Why an image cannot be had, and when that shows. */
interface Refusal {
  readonly reason: string;
  readonly after: Timing;
}

/**
 * TASK-5: whether every image of a task can be pulled; of the first that cannot, why. An EC2
 * instance that has an image already does without its registry.
 */
export const pullCheck: StartCheck = (ctx, task) => {
  for (const container of task.containers) {
    const behaviour = behaviourOf(ctx, container.image);
    const refusal = refusalOf(ctx, task, container, behaviour);
    if (refusal) return faultOf(task, container, refusal);
  }
  return spaceFault(ctx, task);
};

function faultOf(task: Task, container: Container, { reason, after }: Refusal): StartFault {
  const onFargate = task.launchType === 'FARGATE';
  return {
    after,
    reason: onFargate ? reason : 'Task failed to start',
    containerReason: reason,
    containers: [container.name],
  };
}

function refusalOf(
  ctx: EngineContext,
  task: Task,
  container: Container,
  behaviour: ImageBehaviour,
): Refusal | undefined {
  const isHere = hasImage(ctx, task, container.image);
  const refusal = isHere ? undefined : registryRefusal(ctx, task, container, behaviour);
  return refusal ?? platformRefusal(ctx, task, behaviour);
}

/** Its Docker has it: pulled for an earlier task. */
const hasImage = (ctx: EngineContext, task: Task, image: string): boolean =>
  instanceOf(ctx, task)?.cachedImages.includes(image) ?? false;

const instanceOf = (ctx: EngineContext, task: Task) =>
  ctx.world.containerInstances.get(task.containerInstanceArn ?? '');

function registryRefusal(
  ctx: EngineContext,
  task: Task,
  container: Container,
  behaviour: ImageBehaviour,
): Refusal | undefined {
  const { image } = container;
  const onFargate = task.launchType === 'FARGATE';
  if (behaviour.pullError === 'timeout' || isOut(ctx, task, image)) {
    return { reason: PULL_TEXT.noAnswer(image, onFargate), after: TIMINGS.noRoute };
  }
  if (behaviour.pullError === 'rate-limit') {
    return { reason: PULL_TEXT.tooMany(image, onFargate), after: TIMINGS.failedPull };
  }
  if (behaviour.privateRegistry && !hasCredentials(ctx, task, container)) {
    return { reason: PULL_TEXT.accessDenied(image, onFargate), after: TIMINGS.refusedPull };
  }
  const denied = isInEcr(image) ? ecrRefusal(ctx, task, image) : undefined;
  if (denied !== undefined) return { reason: denied, after: TIMINGS.refusedPull };
  if (isThere(ctx.world, behaviour)) return undefined;
  return { reason: PULL_TEXT.notFound(image), after: TIMINGS.failedPull };
}

/** FAULT-7: no registry answers, or none whose references begin so; invented hosts need none. */
function isOut(ctx: EngineContext, task: Task, image: string): boolean {
  if (task.launchType !== 'FARGATE' && !instanceOf(ctx, task)) return false;
  for (const { type, active, resource = '' } of ctx.world.faults.values()) {
    if (active && type === 'registry-outage' && image.startsWith(resource)) return true;
  }
  return false;
}

function hasCredentials(ctx: EngineContext, task: Task, container: Container): boolean {
  const given = containerDefinitionOf(ctx, task, container).repositoryCredentials;
  return given !== undefined && given !== null;
}

/** IAM-3: what pulling from Amazon ECR takes: on EC2 of the instance's role, login included. */
function ecrRefusal(ctx: EngineContext, task: Task, image: string): string | undefined {
  const role = pullRoleOf(ctx, task);
  const onFargate = task.launchType === 'FARGATE';
  if (!onFargate && !isPermitted(ctx, role, LOGIN, '*')) {
    return PULL_TEXT.noLogin(denialText(role, task, LOGIN, '*'));
  }
  const resource = repositoryOf(ctx.world, image)?.arn ?? arnInReference(image);
  const lacking = READING.find((action) => !isPermitted(ctx, role, action, resource));
  if (lacking === undefined) return undefined;
  const denial = denialText(role, task, lacking, resource).replace(/^AccessDeniedException: /, '');
  return PULL_TEXT.forbidden(image, denial, onFargate);
}

const LOGIN = 'ecr:GetAuthorizationToken';
const READING = ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'];

/** `arn:aws:ecr:REGION:ACCOUNT:repository/NAME` of a reference into a repository not declared. */
function arnInReference(image: string): string {
  const [host = '', ...path] = image.split('/');
  const [account = '', , , region = ''] = host.split('.');
  return `arn:aws:ecr:${region}:${account}:repository/${path.join('/').split(/[:@]/)[0]}`;
}

function platformRefusal(
  ctx: EngineContext,
  task: Task,
  { architecture, image }: ImageBehaviour,
): Refusal | undefined {
  const platform = architectureOf(ctx, task);
  // One that nobody declared is there for every platform.
  if (architecture === platform || !ctx.world.images.has(image)) return undefined;
  const name = platform === 'ARM64' ? 'linux/arm64' : 'linux/amd64';
  return { reason: PULL_TEXT.wrongPlatform(name), after: TIMINGS.pullOverhead };
}

function architectureOf(ctx: EngineContext, task: Task): string {
  const { runtimePlatform } = definitionOf(ctx, task).carried as {
    runtimePlatform?: { cpuArchitecture?: string };
  };
  const own = instanceOf(ctx, task)?.architecture;
  return own ?? runtimePlatform?.cpuArchitecture ?? 'X86_64';
}

/**
 * ECR-3: an image takes its space twice, as it was pulled and unpacked: of the task's ephemeral
 * storage on Fargate, of its root volume on an EC2 instance, beside what that has pulled before.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-storage.html
 */
function spaceFault(ctx: EngineContext, task: Task): StartFault | undefined {
  const instance = instanceOf(ctx, task);
  if (task.launchType !== 'FARGATE' && !instance) return undefined;
  const images = new Set([
    ...(instance?.cachedImages ?? []),
    ...task.containers.map((one) => one.image),
  ]);
  let mib = 0;
  for (const image of images) mib += behaviourOf(ctx, image).sizeMib * 2;
  if (mib <= ephemeralGib(ctx, task) * 1024) return undefined;
  const last = task.containers.findLast((one) => !hasImage(ctx, task, one.image));
  if (!last) return undefined;
  const reason = PULL_TEXT.noSpace(last.image, task.launchType === 'FARGATE');
  return faultOf(task, last, { reason, after: TIMINGS.failedPull });
}
