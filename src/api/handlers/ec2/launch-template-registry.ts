import { createLaunchTemplate } from './create-launch-template';
import { createLaunchTemplateVersion } from './create-launch-template-version';
import { deleteLaunchTemplate } from './delete-launch-template';
import { describeLaunchTemplateVersions } from './describe-launch-template-versions';
import { describeLaunchTemplates } from './describe-launch-templates';

/** Who carries out what is about launch templates. */
export const EC2_LAUNCH_TEMPLATE_HANDLERS = {
  'EC2.CreateLaunchTemplate': createLaunchTemplate,
  'EC2.CreateLaunchTemplateVersion': createLaunchTemplateVersion,
  'EC2.DescribeLaunchTemplates': describeLaunchTemplates,
  'EC2.DescribeLaunchTemplateVersions': describeLaunchTemplateVersions,
  'EC2.DeleteLaunchTemplate': deleteLaunchTemplate,
} as const;
