/**
 * What the AWS CLI has of its own for `ec2 authorize-` and `revoke-security-group-…`: the options
 * `--protocol`, `--port`, `--cidr`, `--source-group` and `--group-owner` make one `IpPermissions`.
 * https://docs.aws.amazon.com/cli/latest/reference/ec2/authorize-security-group-ingress.html
 */
import { paramValidation } from './command-line-error';
import { isOption } from './read-options';

const TARGET = /^EC2\.(?:Authorize|Revoke)SecurityGroup(?:Ingress|Egress)$/;
const OWN = ['protocol', 'port', 'cidr', 'source-group', 'group-owner'] as const;

type Own = Partial<Record<(typeof OWN)[number], string>>;

/** The words with those options put as the API has them. */
export function withIpPermission(target: string, words: readonly string[]): readonly string[] {
  if (!TARGET.test(target)) return words;
  const { own, rest } = takeOwn(words);
  const [first] = Object.keys(own);
  if (first === undefined) return words;
  if (rest.some((word) => word.startsWith('--ip-permissions'))) {
    throw paramValidation(
      `The --${first} option is not compatible with the --ip-permissions option `,
    );
  }
  return [...rest, '--ip-permissions', JSON.stringify([permissionOf(own)])];
}

function takeOwn(words: readonly string[]): { own: Own; rest: string[] } {
  const own: Own = {};
  const rest: string[] = [];
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i] ?? '';
    const name = OWN.find((one) => word === `--${one}` || word.startsWith(`--${one}=`));
    if (name === undefined) {
      rest.push(word);
    } else if (word === `--${name}`) {
      const value = words[i + 1];
      if (value === undefined || isOption(value)) {
        throw paramValidation(`argument --${name}: expected one argument`, 'after');
      }
      own[name] = value;
      i += 1;
    } else {
      own[name] = word.slice(name.length + 3);
    }
  }
  return { own, rest };
}

function permissionOf(own: Own): object {
  const { protocol, port, cidr, 'source-group': group, 'group-owner': owner } = own;
  const pair = {
    ...(group !== undefined && { [group.startsWith('sg-') ? 'GroupId' : 'GroupName']: group }),
    ...(owner !== undefined && { UserId: owner }),
  };
  return {
    ...(protocol !== undefined && { IpProtocol: protocolOf(protocol) }),
    ...(port !== undefined && portsOf(port)),
    ...(Object.keys(pair).length > 0 && { UserIdGroupPairs: [pair] }),
    ...(cidr !== undefined && { IpRanges: [{ CidrIp: cidr }] }),
  };
}

function protocolOf(given: string): string {
  if (/^-?\d+$/.test(given)) {
    if (Number(given) >= -1 && Number(given) <= 255) return given;
    throw paramValidation(
      'protocol numbers must be in the range 0-255 or -1 to specify all protocols',
    );
  }
  if (!['tcp', 'udp', 'icmp', 'all'].includes(given)) {
    throw paramValidation(
      'protocol parameter should be one of: tcp|udp|icmp|all or any valid protocol number.',
    );
  }
  return given === 'all' ? '-1' : given;
}

/** `80`, `8000-8100`, `all`. */
function portsOf(given: string): { FromPort: number; ToPort: number } {
  if (given === '-1' || given === 'all') return { FromPort: -1, ToPort: -1 };
  const [, from, to = from] = /^(\d+)(?:-(-?\d+))?$/.exec(given) ?? [];
  if (from !== undefined) return { FromPort: Number(from), ToPort: Number(to) };
  throw paramValidation('port parameter should be of the form <from[-to]> (e.g. 22 or 22-25)');
}
