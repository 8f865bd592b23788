import type { EngineContext } from '../../engine/engine-context';
import { pullRoleOf } from '../../engine/iam/task-roles';
import { behaviourOf } from '../../engine/images/image-behaviour';
import { isInEcr, readReference } from '../../engine/images/reference';
import { isThere, repositoryOf } from '../../engine/images/repositories';
import { lastPart } from '../../model/ids';
import type { Fix } from '../../model/explanation';
import type { Task } from '../../model/task';
import { faultOf, injected } from './faults';
import { advice, cause, chainOf, type Finding, fix } from './finding';
import { goBack } from './going-back';
import { serviceOf } from './names';
import { roleFinding } from './roles';

/** What keeps an image of a task from being pulled. */
export function imageFinding(ctx: EngineContext, task: Task): Finding | null {
  for (const { image } of task.containers) {
    const found = oneFinding(ctx, task, image);
    if (found) return found;
  }
  return null;
}

function oneFinding(ctx: EngineContext, task: Task, image: string): Finding | null {
  const behaviour = behaviourOf(ctx, image);
  const outage = faultOf(ctx, 'registry-outage');
  if (outage && image.startsWith(outage.resource ?? '')) return injected(outage);
  if (isInEcr(image)) {
    const onFargate = task.launchType === 'FARGATE';
    const denied = roleFinding(
      ctx,
      pullRoleOf(ctx, task),
      onFargate ? 'execution role' : 'instance role',
      ['ecr:GetAuthorizationToken', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
    );
    if (denied) return denied;
  }
  if (!isThere(ctx.world, behaviour)) return missing(ctx, task, image);
  const said = stated(behaviour.pullError);
  return said
    ? { causes: [cause(said, image, showImages(ctx, image))], fixes: back(ctx, task) }
    : null;
}

const stated = (pullError: string | null | undefined): string | null => {
  if (pullError === 'rate-limit') return 'The registry’s pull rate limit has been reached.';
  return pullError === 'timeout' ? 'The registry does not answer.' : null;
};

function showImages(ctx: EngineContext, image: string): string {
  const repository = repositoryOf(ctx.world, image);
  return repository
    ? `aws ecr list-images --repository-name ${repository.name}`
    : 'aws sandbox list-images';
}

function missing(ctx: EngineContext, task: Task, image: string): Finding {
  const repository = repositoryOf(ctx.world, image);
  const tags = repository?.images.map(({ tag }) => tag) ?? [];
  const { tag } = readReference(image);
  const pushed: Fix[] =
    repository && tag !== undefined
      ? [
          fix(`Push the tag ${tag} to ${repository.name}`, 'ECR.PutImage', {
            repositoryName: repository.name,
            imageTag: tag,
            imageManifest: '{}',
          }),
        ]
      : [];
  return {
    causes: [
      cause(
        `There is no image ${image}.`,
        repository
          ? `${repository.name} has ${tags.length > 0 ? tags.join(', ') : 'no tags'}`
          : 'put-image says that it is missing',
        showImages(ctx, image),
      ),
    ],
    fixes: [...back(ctx, task), ...pushed],
  };
}

const back = (ctx: EngineContext, task: Task): Fix[] => [
  goBack(ctx, serviceOf(ctx, task), task.taskDefinitionArn) ??
    advice('Register a revision with an image that is there.'),
];

/** An image made for another processor than the task runs on. */
export function platformFinding(ctx: EngineContext, task: Task): Finding | null {
  const wanted = (task.stoppedReason ?? '').match(/matching platform '([^']+)'/)?.[1];
  if (wanted === undefined) return null;
  const other = task.containers.find(
    ({ image }) =>
      behaviourOf(ctx, image).architecture !== (wanted.endsWith('arm64') ? 'ARM64' : 'X86_64'),
  );
  const built = other ? behaviourOf(ctx, other.image).architecture : 'another architecture';
  return chainOf([
    {
      causes: [
        cause(
          `${other?.image ?? 'The image'} is built for ${built}, and the task runs on ${wanted}.`,
          'runtimePlatform.cpuArchitecture of the task definition says what it runs on',
          `aws ecs describe-task-definition --task-definition ${lastPart(task.taskDefinitionArn)}`,
        ),
      ],
      fixes: [advice(`Build the image for ${wanted} too, or set cpuArchitecture to ${built}.`)],
    },
  ]);
}
