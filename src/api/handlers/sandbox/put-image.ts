import type { EngineContext } from '../../../engine/engine-context';
import { readReference } from '../../../engine/images/reference';
import { pushImage, repositoryOf } from '../../../engine/images/repositories';
import { defaultBehaviour, type ImageBehaviour } from '../../../model/image';
import { sandboxErrors } from '../../contract/errors';
import type { InputOf } from '../../contract/operations';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { describeImage } from './describe-image';

/**
 * Takes the place of whatever was said of the image before; containers started from now on follow
 * it.
 */
export const putImage: Handler<'Sandbox.PutImage'> = ({ ctx }, input) => {
  const behaviour = read(input);
  ctx.world.images.set(behaviour.image, behaviour);
  push(ctx, behaviour);
  return { image: describeImage(behaviour) };
};

/** In a declared repository it is there from now on, if it was not yet. */
function push({ world, kernel }: EngineContext, { image, missing }: ImageBehaviour): void {
  const repository = repositoryOf(world, image);
  const { tag } = readReference(image);
  if (!repository || repository.deleted || missing || tag === undefined) return;
  if (!repository.images.some((one) => one.tag === tag)) pushImage(repository, tag, kernel.now);
}

function read(input: InputOf<'Sandbox.PutImage'>): ImageBehaviour {
  const { startup, healthyAfter, unhealthyAfter, exitAfter, sigtermExit, keepAlive, ...same } =
    input;
  const usual = defaultBehaviour(input.image);
  return {
    ...usual,
    ...same,
    startupSeconds: startup ?? usual.startupSeconds,
    healthyAfterSeconds: healthyAfter ?? usual.healthyAfterSeconds,
    unhealthyAfterSeconds: unhealthyAfter ?? usual.unhealthyAfterSeconds,
    exitAfterSeconds: exitAfter ?? usual.exitAfterSeconds,
    sigtermExitSeconds: sigtermSeconds(sigtermExit, usual.sigtermExitSeconds),
    keepAliveSeconds: keepAlive ?? usual.keepAliveSeconds,
  };
}

function sigtermSeconds(given: string | number | undefined, usual: number | null): number | null {
  if (given === undefined) return usual;
  if (given === 'never') return null;
  const text = String(given).trim();
  if (/^\d*\.?\d+$/.test(text)) return Number(text);
  return refuse(sandboxErrors.invalid(`sigtermExit must be seconds or 'never'; got '${given}'.`));
}
