import type { Handler } from '../../handler';
import { describeTemplate } from './answers/launch-template';
import { templateNamed } from './template-references';

/** A group that used it cannot launch anything from then on. */
export const deleteLaunchTemplate: Handler<'EC2.DeleteLaunchTemplate'> = ({ ctx }, input) => {
  const template = templateNamed(ctx.world, input);
  ctx.world.launchTemplates.delete(template.name);
  return { LaunchTemplate: describeTemplate(template) };
};
