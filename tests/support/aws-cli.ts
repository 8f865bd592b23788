import { spawnSync } from 'node:child_process';

/**
 * Nothing of the machine's own configuration counts, nothing waits, nothing is asked of a network.
 */
export const QUIET = {
  AWS_ACCESS_KEY_ID: 'x',
  AWS_SECRET_ACCESS_KEY: 'x',
  AWS_DEFAULT_REGION: 'us-east-1',
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_MAX_ATTEMPTS: '1',
  AWS_PAGER: '',
  AWS_CONFIG_FILE: '/dev/null',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
};

/** Where Debian's package puts it, before any other that is on the path. */
const CANDIDATES = ['/usr/bin/aws', 'aws'];

const isThere = (command: string): boolean =>
  spawnSync(command, ['--version'], { env: { ...process.env, ...QUIET } }).status === 0;

/**
 * The real AWS CLI of this machine. Where there is none it is installed, if that can be done
 * without asking anybody; undefined if it cannot.
 */
export function findAwsCli(): string | undefined {
  const found = CANDIDATES.find(isThere);
  if (found !== undefined) return found;
  if (process.getuid?.() !== 0) return undefined;
  const options = { timeout: 180_000, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  spawnSync('/usr/bin/apt-get', ['install', '-y', '--no-install-recommends', 'awscli'], options);
  return CANDIDATES.find(isThere);
}

/** What it ends with when a service refuses: AWS CLI 1 with 255, AWS CLI 2 with 254. */
export function exitCodeOfRefusal(cli: string): number {
  const { stdout } = spawnSync(cli, ['--version'], { env: { ...process.env, ...QUIET } });
  return String(stdout).startsWith('aws-cli/1.') ? 255 : 254;
}
