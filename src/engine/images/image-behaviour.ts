import { defaultBehaviour, type ImageBehaviour } from '../../model/image';
import type { EngineContext } from '../engine-context';

/**
 * How containers of an image behave, as declared now. It is frozen: what is declared later takes
 * its place, so that all who run the image share it, and checkpoints share it with them.
 */
export const behaviourOf = (ctx: Pick<EngineContext, 'world'>, image: string): ImageBehaviour =>
  Object.freeze(ctx.world.images.get(image) ?? undeclared(image));

/** More names than any sandbox of ours has; beyond it they are forgotten. */
const MOST_NAMES = 1000;
const known = new Map<string, ImageBehaviour>();

function undeclared(image: string): ImageBehaviour {
  let behaviour = known.get(image);
  if (!behaviour) {
    if (known.size === MOST_NAMES) known.clear();
    behaviour = defaultBehaviour(image);
    known.set(image, behaviour);
  }
  return behaviour;
}

/** By what was declared, then by limit: what tasks of one size have in common. */
const fitted = new WeakMap<ImageBehaviour, Map<number, ImageBehaviour>>();

/**
 * What nobody declared permits everything: an image of which nothing was said fits its limit (MiB,
 * 0 for none).
 */
export function withinLimit(image: ImageBehaviour, limit: number): ImageBehaviour {
  if (limit <= 0 || image.memoryMib < limit) return image;
  let byLimit = fitted.get(image);
  if (!byLimit) fitted.set(image, (byLimit = new Map()));
  let fitting = byLimit.get(limit);
  if (!fitting) {
    fitting = Object.freeze({ ...image, memoryMib: limit / 2 });
    byLimit.set(limit, fitting);
  }
  return fitting;
}
