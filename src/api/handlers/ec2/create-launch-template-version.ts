import { versionOf } from '../../../engine/capacity/launch-source';
import { ec2Errors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { found } from '../../refusal';
import { describeVersion } from './answers/launch-template';
import { templateNamed } from './template-references';

/** A version made from another one has what is not said anew. */
export const createLaunchTemplateVersion: Handler<'EC2.CreateLaunchTemplateVersion'> = (
  { ctx },
  input,
) => {
  const template = templateNamed(ctx.world, input);
  const { SourceVersion: source, VersionDescription: description, LaunchTemplateData } = input;
  const before =
    source === undefined
      ? {}
      : found(
          versionOf(ctx.world, template.name, source),
          ec2Errors.of('InvalidLaunchTemplateId.VersionNotFound', `No version ${source}.`),
        ).data;
  const data = { ...before, ...LaunchTemplateData };
  template.versions.push({ createdAt: ctx.kernel.now, description, data });
  return { LaunchTemplateVersion: describeVersion(template, template.versions.length) };
};
