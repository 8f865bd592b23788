/**
 * What the AWS CLI makes of `ec2 run-instances` before it sends anything: `--count 2` or `1:3` is
 * the least and the most, and user data goes out in Base64.
 * https://docs.aws.amazon.com/cli/latest/reference/ec2/run-instances.html
 */
import { paramValidation } from './command-line-error';

const TARGET = 'EC2.RunInstances';

/** The words with `--count` put as the API has it; one instance where nothing says how many. */
export function withCounts(target: string, words: readonly string[]): readonly string[] {
  if (target !== TARGET || words.includes('--cli-input-json')) return words;
  const at = words.findIndex((word) => word === '--count' || word.startsWith('--count='));
  if (at < 0) {
    const isSaid = words.some((word) => /^--(?:min|max)-count/.test(word));
    return isSaid ? words : [...words, '--min-count', '1', '--max-count', '1'];
  }
  const word = words[at] ?? '';
  const isAttached = word.startsWith('--count=');
  const count = isAttached ? word.slice('--count='.length) : (words[at + 1] ?? '');
  const [, least = '', most = least] = /^(\d+)(?::(\d+))?$/.exec(count) ?? [];
  if (least === '') {
    throw paramValidation(
      `count parameter should be of the form min[:max] with 0 < min <= max: ${count}`,
    );
  }
  const rest = [...words.slice(0, at), ...words.slice(at + (isAttached ? 1 : 2))];
  return [...rest, '--min-count', least, '--max-count', most];
}

/** User data as it is sent: the text in UTF-8, in Base64. */
export function sentUserData(target: string, input: Record<string, unknown>): void {
  if (target !== TARGET || typeof input.UserData !== 'string') return;
  const bytes = new TextEncoder().encode(input.UserData);
  input.UserData = btoa(String.fromCharCode(...bytes));
}

/** The other way round, for a line that is to be typed. */
export function typedUserData(
  target: string,
  input: Record<string, unknown>,
): Record<string, unknown> {
  const { UserData: sent } = input;
  if (target !== TARGET || typeof sent !== 'string') return input;
  if (sent.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(sent)) return input;
  const bytes = Uint8Array.from(atob(sent), (char) => char.charCodeAt(0));
  return { ...input, UserData: new TextDecoder().decode(bytes) };
}
