import { defaultBehaviour, type ImageBehaviour } from '../../model/image';
import type { EngineContext } from '../engine-context';

/** How containers of an image behave, as declared now. */
export const behaviourOf = (ctx: Pick<EngineContext, 'world'>, image: string): ImageBehaviour =>
  ctx.world.images.get(image) ?? defaultBehaviour(image);
