import type { Handler } from '../../handler';
import { describeTemplate } from './answers/launch-template';
import { ec2Page } from './ec2-pages';
import { filtered } from './filters';
import { templateNamed } from './template-references';

export const describeLaunchTemplates: Handler<'EC2.DescribeLaunchTemplates'> = ({ ctx }, input) => {
  const { LaunchTemplateIds: ids = [], LaunchTemplateNames: names = [] } = input;
  const named = [
    ...ids.map((id) => templateNamed(ctx.world, { LaunchTemplateId: id })),
    ...names.map((name) => templateNamed(ctx.world, { LaunchTemplateName: name })),
  ];
  const all = named.length > 0 ? named : [...ctx.world.launchTemplates.values()];
  const shown = filtered(all, input.Filters, { 'launch-template-name': ({ name }) => name });
  return ec2Page('LaunchTemplates', shown.map(describeTemplate), input);
};
