import { ACCOUNT_ID } from '../../../../model/ids';
import type { LaunchTemplate } from '../../../../model/capacity-provider';
import { toEpochSeconds } from '../../../../model/sim-time';

const CREATED_BY = `arn:aws:iam::${ACCOUNT_ID}:root`;

/** A launch template as EC2 answers it; its first version is its default. */
export const describeTemplate = ({ id, name, createdAt, versions, tags }: LaunchTemplate) => ({
  LaunchTemplateId: id,
  LaunchTemplateName: name,
  CreateTime: toEpochSeconds(createdAt),
  CreatedBy: CREATED_BY,
  DefaultVersionNumber: 1,
  LatestVersionNumber: versions.length,
  Tags: tags.map(({ key, value }) => ({ Key: key, Value: value })),
});

/** One of its versions, by number. */
export function describeVersion(template: LaunchTemplate, number: number): object {
  const version = template.versions[number - 1];
  return {
    LaunchTemplateId: template.id,
    LaunchTemplateName: template.name,
    VersionNumber: number,
    VersionDescription: version?.description,
    CreateTime: version && toEpochSeconds(version.createdAt),
    CreatedBy: CREATED_BY,
    DefaultVersion: number === 1,
    LaunchTemplateData: version?.data,
  };
}
