import { ec2Element } from './ec2-names';
import { isMoment, spelledMoment } from './moment-members';

/** How lists and members are spelled: see `ec2-names.ts`. */
export type XmlDialect = 'query' | 'ec2';

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#xD;',
};

/** What XML 1.0 cannot hold, however it is spelled. */
const FORBIDDEN = /[^\t\n\r -\uFFFD]/g;

/** Text as it may stand in an element. */
export const escapeXml = (text: string): string =>
  text.replace(FORBIDDEN, '').replace(/[&<>"\r]/g, (character) => ESCAPES[character]!);

/** The members of an answer as elements, in their order. */
export function elementsOf(
  value: Readonly<Record<string, unknown>>,
  dialect: XmlDialect,
  owners: readonly string[] = [],
): string {
  return Object.entries(value)
    .filter(([, member]) => member !== undefined && member !== null)
    .map(([name, member]) => {
      const element = dialect === 'ec2' ? ec2Element(name, owners, Array.isArray(member)) : name;
      return `<${element}>${contentOf(name, member, dialect, owners)}</${element}>`;
    })
    .join('');
}

function contentOf(
  name: string,
  value: unknown,
  dialect: XmlDialect,
  owners: readonly string[],
): string {
  if (Array.isArray(value)) {
    const item = dialect === 'ec2' ? 'item' : 'member';
    return value
      .map((one) => `<${item}>${contentOf(name, one, dialect, owners)}</${item}>`)
      .join('');
  }
  if (typeof value === 'object' && value !== null) {
    // IAM sends a policy as JSON with percent escapes, whatever else it is in.
    if (POLICIES.has(name)) return encodeURIComponent(JSON.stringify(value));
    return MAPS.has(name)
      ? entriesOf(value)
      : elementsOf(value as Record<string, unknown>, dialect, [...owners, name]);
  }
  if (isMoment(name, value)) return spelledMoment(value);
  return escapeXml(String(value));
}

const POLICIES = new Set(['AssumeRolePolicyDocument', 'PolicyDocument']);

/** Members of simulated answers that are maps, not structures. */
const MAPS = new Set(['AuthenticationRequestExtraParams', 'ExtendedStatistics']);

function entriesOf(value: object): string {
  return Object.entries(value)
    .map(([key, one]) => `<entry><key>${escapeXml(key)}</key>${valueElement(one)}</entry>`)
    .join('');
}

const valueElement = (value: unknown): string => `<value>${escapeXml(String(value))}</value>`;
