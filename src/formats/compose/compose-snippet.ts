import { parseDocument } from 'yaml';

/** Members by which a piece of a file is seen to be one service's. */
const OF_SERVICES =
  'image build ports expose environment env_file volumes networks network_mode depends_on deploy healthcheck restart command entrypoint mem_limit cpus logging secrets configs tmpfs links'.split(
    ' ',
  );

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const indented = (text: string, by: string): string =>
  text
    .split('\n')
    .map((line) => (line.trim() === '' ? line : by + line))
    .join('\n');

/**
 * A piece of a compose file as a whole file of its own: services without the word `services`, or
 * the members of one. Undefined where it is neither that nor a compose file.
 */
export function asComposeFile(text: string): string | undefined {
  const document = parseDocument(text);
  if (document.errors.length > 0) return undefined;
  const read: unknown = document.toJS();
  if (!isMap(read)) return undefined;
  if (isMap(read.services)) return 'name' in read ? text : `name: demo\n${text}`;
  const keys = Object.keys(read);
  if (keys.some((key) => OF_SERVICES.includes(key))) {
    const image = 'image' in read || 'build' in read ? '' : '    image: app\n';
    return `name: demo\nservices:\n  app:\n${image}${indented(text, '    ')}`;
  }
  const isService = (value: unknown) => isMap(value) && ('image' in value || 'build' in value);
  if (keys.length > 0 && Object.values(read).every(isService)) {
    return `name: demo\nservices:\n${indented(text, '  ')}`;
  }
  return undefined;
}

/**
 * What the services of a file say, as dotted members: `ports`, `deploy`, `deploy.replicas`; the
 * empty one where there is a service at all. Empty where it is no compose file.
 */
export function serviceMembers(text: string): string[] {
  const document = parseDocument(text);
  const read: unknown = document.errors.length > 0 ? undefined : document.toJS();
  if (!isMap(read) || !isMap(read.services)) return [];
  const found = new Set(Object.keys(read.services).length > 0 ? [''] : []);
  const walk = (map: Record<string, unknown>, before: string) => {
    for (const [key, value] of Object.entries(map)) {
      found.add(`${before}${key}`);
      if (isMap(value)) walk(value, `${before}${key}.`);
    }
  };
  for (const service of Object.values(read.services)) if (isMap(service)) walk(service, '');
  return [...found];
}
