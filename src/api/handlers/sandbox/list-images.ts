import type { Handler } from '../../handler';
import { describeImage } from './describe-image';

export const listImages: Handler<'Sandbox.ListImages'> = ({ ctx }) => ({
  images: [...ctx.world.images.values()].map(describeImage),
});
