import { namedId } from '../../../../model/named-id';
import type { Secret } from '../../../../model/secret';
import { toEpochSeconds } from '../../../../model/sim-time';

/** With its value; a SecureString's is shown as it is kept unless decryption was asked for. */
export const describeParameter = (one: Secret, decrypted = false): object => ({
  Name: one.name,
  Type: one.type,
  Value: one.type === 'SecureString' && !decrypted ? sealed(one) : one.value,
  Version: one.version,
  LastModifiedDate: toEpochSeconds(one.changedAt),
  ARN: one.arn,
  DataType: 'text',
});

const sealed = ({ arn, version }: Secret): string =>
  `AQICAHh${namedId('', `${arn}/${version}`).slice(1)}==`;
