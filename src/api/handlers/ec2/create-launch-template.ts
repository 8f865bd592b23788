import { ec2Errors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { describeTemplate } from './answers/launch-template';
import { identify } from './given-tags';

export const createLaunchTemplate: Handler<'EC2.CreateLaunchTemplate'> = ({ ctx }, input) => {
  const { LaunchTemplateName: name, LaunchTemplateData: data, VersionDescription } = input;
  const { launchTemplates } = ctx.world;
  if (launchTemplates.has(name)) {
    refuse(
      ec2Errors.of(
        'InvalidLaunchTemplateName.AlreadyExistsException',
        'Launch template name already in use.',
      ),
    );
  }
  const given = { given: input.TagSpecifications, type: 'launch-template' };
  const isTaken = (id: string) => [...launchTemplates.values()].some((one) => one.id === id);
  const createdAt = ctx.kernel.now;
  const template = {
    ...identify('lt', given, name, isTaken),
    name,
    createdAt,
    versions: [{ createdAt, description: VersionDescription, data }],
  };
  launchTemplates.set(name, template);
  return { LaunchTemplate: describeTemplate(template) };
};
