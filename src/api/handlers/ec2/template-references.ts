import type { World } from '../../../engine/world/world';
import type { LaunchTemplate } from '../../../model/capacity-provider';
import { ec2Errors } from '../../contract/errors';
import { refuse } from '../../refusal';

interface Named {
  LaunchTemplateId?: string;
  LaunchTemplateName?: string;
}

/** A launch template by its id or its name. */
export function templateNamed(world: World, named: Named): LaunchTemplate {
  const { LaunchTemplateId: id, LaunchTemplateName: name } = named;
  if (id === undefined && name === undefined) {
    return refuse(
      ec2Errors.of(
        'MissingParameter',
        'Either a launch template ID or a launch template name must be specified.',
      ),
    );
  }
  const all = [...world.launchTemplates.values()];
  const template = all.find((one) => one.id === id || one.name === name);
  if (template) return template;
  return refuse(
    id === undefined
      ? ec2Errors.of(
          'InvalidLaunchTemplateName.NotFoundException',
          `The specified launch template, with template name ${name}, does not exist.`,
        )
      : ec2Errors.of(
          'InvalidLaunchTemplateId.NotFound',
          `The specified launch template, with template ID ${id}, does not exist.`,
        ),
  );
}
