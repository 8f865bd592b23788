import type { Handler } from '../../handler';
import { revoke } from './security-group-rules';

export const revokeSecurityGroupEgress: Handler<'EC2.RevokeSecurityGroupEgress'> = (
  { ctx },
  input,
) => revoke(ctx, 'egress', input);
