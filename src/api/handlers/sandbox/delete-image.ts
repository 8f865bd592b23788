import { sandboxErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';

/** Running containers go on as they are; the next ones behave like the defaults. */
export const deleteImage: Handler<'Sandbox.DeleteImage'> = ({ ctx }, { image }) => {
  if (!ctx.world.images.delete(image)) refuse(sandboxErrors.notFound('declared image', image));
  return { image };
};
