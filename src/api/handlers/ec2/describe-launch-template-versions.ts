import type { LaunchTemplate } from '../../../model/capacity-provider';
import type { Handler } from '../../handler';
import { describeVersion } from './answers/launch-template';
import { ec2Page } from './ec2-pages';
import { templateNamed } from './template-references';

/** Newest first; of one template, or the latest of all. */
export const describeLaunchTemplateVersions: Handler<'EC2.DescribeLaunchTemplateVersions'> = (
  { ctx },
  input,
) => {
  const { LaunchTemplateId, LaunchTemplateName, Versions = [] } = input;
  const isNamed = LaunchTemplateId !== undefined || LaunchTemplateName !== undefined;
  const templates = isNamed
    ? [templateNamed(ctx.world, input)]
    : [...ctx.world.launchTemplates.values()];
  const all = templates.flatMap((template) =>
    numbersOf(template, Versions).map((number) => describeVersion(template, number)),
  );
  return ec2Page('LaunchTemplateVersions', all, input);
};

function numbersOf({ versions }: LaunchTemplate, asked: readonly string[]): number[] {
  const all = versions.map((_, index) => index + 1).reverse();
  if (asked.length === 0) return all;
  const named = (number: number) => [
    String(number),
    ...(number === 1 ? ['$Default'] : []),
    ...(number === versions.length ? ['$Latest'] : []),
  ];
  return all.filter((number) => named(number).some((name) => asked.includes(name)));
}
