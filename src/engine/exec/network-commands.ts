import { PROBE_SECONDS, type Reply, request } from './http-request';
import { addressesOf } from './host-names';
import { normalPath } from '../storage/paths';
import { writeFile } from '../storage/files';
import { failed, type ShellAnswer, type ShellCommand, type ShellPlace, shown } from './shell-place';

interface CurlOptions {
  url?: string;
  head: boolean;
  include: boolean;
  silent: boolean;
  showError: boolean;
  fail: boolean;
  output?: string;
  format?: string;
  seconds: number;
}

/** Options that take a value, and those that do not; what they do to the request is read only. */
const WITH_VALUE = 'oXHdwmAuT'.split('');
const LONG: Readonly<Record<string, string>> = {
  head: 'I',
  include: 'i',
  silent: 's',
  'show-error': 'S',
  fail: 'f',
  output: 'o',
  request: 'X',
  header: 'H',
  data: 'd',
  'write-out': 'w',
  'max-time': 'm',
  'connect-timeout': 'm',
  location: 'L',
  verbose: 'v',
  insecure: 'k',
};

const curl: ShellCommand = (place, args) => {
  const options = curlOptions(args);
  if (typeof options === 'string') return failed(`curl: ${options}\n`, 2);
  if (options.url === undefined) return failed('curl: (2) no URL specified\n', 2);
  const reply = request(place, options.url, options.seconds);
  if ('fault' in reply) {
    const isTold = !options.silent || options.showError;
    return failed(isTold ? `curl: (${reply.code}) ${reply.fault}\n` : '', reply.code);
  }
  return curlAnswer(place, options, reply);
};

function curlAnswer(place: ShellPlace, options: CurlOptions, reply: Reply): ShellAnswer {
  const { status, body } = reply;
  if (options.fail && status >= 400) {
    const told = `curl: (22) The requested URL returned error: ${status}\n`;
    return failed(options.silent && !options.showError ? '' : told, 22);
  }
  const header = `HTTP/1.1 ${status} ${status < 400 ? 'OK' : 'Error'}\nContent-Length: ${body.length}\n\n`;
  const page = options.head ? header : (options.include ? header : '') + body;
  const { format = '' } = options;
  const written = format.replaceAll('%{http_code}', String(status)).replaceAll('\\n', '\n');
  if (options.output === undefined) return shown(page + written);
  const path = normalPath(options.output, place.cwd);
  if (path === '/dev/null') return shown(written);
  const done = writeFile(place.ctx, place.task, place.container, path, { text: page });
  return done.ok
    ? shown(written)
    : failed('curl: (23) Failure writing output to destination\n', 23);
}

function curlOptions(args: readonly string[]): CurlOptions | string {
  const options: CurlOptions = {
    head: false,
    include: false,
    silent: false,
    showError: false,
    fail: false,
    seconds: PROBE_SECONDS,
  };
  const words = [...args];
  for (let word = words.shift(); word !== undefined; word = words.shift()) {
    if (!word.startsWith('-')) options.url = word;
    else {
      const name = word.startsWith('--') ? word.slice(2) : '';
      const long = Object.hasOwn(LONG, name) ? LONG[name] : undefined;
      const letters = long ?? (word.startsWith('--') ? undefined : word.slice(1));
      if (letters === undefined) return `option ${word}: is unknown`;
      const fault = takeLetters(options, letters, words);
      if (fault) return fault;
    }
  }
  return options;
}

function takeLetters(options: CurlOptions, letters: string, words: string[]): string | undefined {
  for (const [index, letter] of letters.split('').entries()) {
    if (WITH_VALUE.includes(letter)) {
      const value = letters.slice(index + 1) || words.shift();
      if (value === undefined) return `option -${letter}: requires parameter`;
      if (letter === 'o') options.output = value;
      if (letter === 'w') options.format = value;
      if (letter === 'm') options.seconds = Number(value) || PROBE_SECONDS;
      return undefined;
    }
    if (letter === 'I') options.head = true;
    else if (letter === 'i') options.include = true;
    else if (letter === 's') options.silent = true;
    else if (letter === 'S') options.showError = true;
    else if (letter === 'f') options.fail = true;
    else if (!'vkLg'.includes(letter)) return `option -${letter}: is unknown`;
  }
  return undefined;
}

const nslookup: ShellCommand = (place, [name]) => {
  if (name === undefined) return failed('nslookup: a name is missing\n');
  const server = 'Server:\t\t10.0.0.2\nAddress:\t10.0.0.2#53\n\n';
  const addresses = addressesOf(place, name);
  if (addresses.length === 0) {
    return { out: `${server}** server can't find ${name}: NXDOMAIN\n`, err: '', code: 1 };
  }
  const answers = addresses.map((address) => `Name:\t${name}\nAddress: ${address}\n`);
  return shown(server + answers.join(''));
};

export const NETWORK_COMMANDS: Readonly<Record<string, ShellCommand>> = { curl, nslookup };
