/**
 * User data that tells the ECS agent what settings alone say (`ECS_CLUSTER=demo`): the sandbox
 * takes them as they are, an instance runs scripts only.
 */
export function agentScript(userData: string): string {
  if (userData.startsWith('#') || userData.startsWith('<')) return userData;
  return `#!/bin/bash\ncat <<'SETTINGS' >> /etc/ecs/ecs.config\n${userData}\nSETTINGS\n`;
}
