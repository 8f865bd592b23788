import * as templates from './ec2-launch-templates';
import { ec2Pages } from './ec2-shapes';
import { changes, shows } from './operation';

/** The part of the catalogue that is about launch templates. */
export const EC2_LAUNCH_TEMPLATE_OPERATIONS = {
  'EC2.CreateLaunchTemplate': changes(
    templates.createLaunchTemplate,
    'Says what instances of an Auto Scaling group are like.',
  ),
  'EC2.CreateLaunchTemplateVersion': changes(
    templates.createLaunchTemplateVersion,
    'Adds a version to a launch template.',
  ),
  'EC2.DescribeLaunchTemplates': shows(
    templates.describeLaunchTemplates,
    'Describes launch templates.',
    ec2Pages('LaunchTemplates'),
  ),
  'EC2.DescribeLaunchTemplateVersions': shows(
    templates.describeLaunchTemplateVersions,
    'Describes the versions of a launch template.',
    ec2Pages('LaunchTemplateVersions'),
  ),
  'EC2.DeleteLaunchTemplate': changes(
    templates.deleteLaunchTemplate,
    'Deletes a launch template with all its versions.',
  ),
} as const;
