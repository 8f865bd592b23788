/**
 * What does the same as a pipe into another program, which there is none of here: `--query`,
 * `--output`, `--filter-pattern`, or nothing at all.
 */
import { isTarget, OPERATIONS, type Pages } from '../api/contract/operations';
import { queryForJq } from './jq-paths';
import { operationName, operationsOf, SERVICES } from './option-names';

type Words = readonly string[];

/**
 * Says so by name, for a command and the programs that its output was to go through, all as
 * written without quotes.
 */
export function pipeAdvice(command: Words, programs: readonly Words[]): string {
  const said = programs.map((program) => {
    const name = programName(program);
    if (!printsAnAnswer(command)) {
      return `there is no ${name} here: leave it out, all that ${command[0]} prints is shown`;
    }
    const advice = Object.hasOwn(ADVICE, name) ? ADVICE[name]?.(program.slice(1), command) : null;
    return `there is no ${name} here: ${advice ?? 'shape the answer with --query and --output'}`;
  });
  return said.join('; ');
}

/** An `aws` command does, `$AWS ecs …` too; what `cat` and `echo` print no option can shape. */
function printsAnAnswer([first = '']: Words): boolean {
  return !/^[a-z-]+$/.test(first) || first === 'aws' || Object.hasOwn(SERVICES, first);
}

/** `jq` for `/usr/bin/jq` and for `$JQ`. */
function programName([first = '']: Words): string {
  const base = first.slice(first.lastIndexOf('/') + 1);
  const variable = /^\$\{?(\w+)\}?$/.exec(base)?.[1]?.toLowerCase();
  return variable ?? (base || 'such program');
}

type Advice = (rest: Words, command: Words) => string;

const leaveOut: Advice = () => 'leave it out, the whole answer is shown';

const ADVICE: Readonly<Record<string, Advice>> = {
  jq: (rest, command) => {
    const filter = jqFilter(rest);
    if (filter === '' || filter === '.') return leaveOut(rest, command);
    const query = queryForJq(filter);
    const raw = rest.some((word) =>
      /^(?:-[a-zA-Z]*[rj][a-zA-Z]*|--raw-output|--join-output)$/.test(word),
    );
    const as = raw ? ' --output text' : '';
    if (query === undefined)
      return `--query takes a JMESPath expression for that${as && `, with${as}`}`;
    return `${queryOption(command, query)}${as} does the same`;
  },
  yq: () => '--output yaml prints YAML, --query picks out of it',
  grep: grepAdvice,
  egrep: grepAdvice,
  rg: grepAdvice,
  wc: (_, command) => `${queryOption(command, `length(${listIn(command)})`)} counts`,
  head: (rest, command) =>
    `${queryOption(command, `${listIn(command)}[:${count(rest)}]`)} does the same`,
  tail: (rest, command) =>
    isLogs(command)
      ? '--since chooses how far back, as --since 5m'
      : `${queryOption(command, `${listIn(command)}[-${count(rest)}:]`)} does the same`,
  sort: (_, command) => `${queryOption(command, `sort(${listIn(command)})`)} sorts a list of texts`,
  uniq: () => '--query has no word for it; a list that was asked for once has no doubles',
  cat: leaveOut,
  tee: () => 'leave it out, the answer is shown and there are no files to write',
  less: () => 'leave it out, nothing is paged',
  more: () => 'leave it out, nothing is paged',
  python: jsonTool,
  python3: jsonTool,
  docker: () => 'no registry asks for a login, the line can be left out',
  column: () => '--output table draws a table',
  awk: fields,
  cut: fields,
  sed: fields,
  tr: fields,
  xargs: () => 'NAME=$(aws … --output text), then $NAME in the next command, hands an answer on',
};

function jsonTool(rest: Words, command: Words): string {
  return rest.includes('json.tool')
    ? 'leave it out, json is printed with indentation'
    : (ADVICE.jq?.(['?'], command) ?? '');
}

function fields(): string {
  return "--query '…[].[a,b]' --output text prints the fields wanted, one line each";
}

function grepAdvice(rest: Words, command: Words): string {
  const pattern = (rest.find((word) => !word.startsWith('-')) ?? '').replace(/['"`\\]/g, '');
  if (isLogs(command)) return `--filter-pattern "${pattern}" does the same`;
  const list = listIn(command);
  const isMember = /^[a-z]+[A-Z]\w*$/.test(pattern) || pattern === 'status';
  if (isMember && list !== '@')
    return `${queryOption(command, `${list}[].${pattern}`)} picks it out`;
  const item = isListOfNames(command) ? '@' : 'to_string(@)';
  return `${queryOption(command, `${list}[?contains(${item}, '${pattern}')]`)} does the same`;
}

const isLogs = (command: Words): boolean => command.includes('logs');

function count(rest: Words): string {
  const given = rest.map((word) => /^(?:-n|--lines=|-)?(\d+)$/.exec(word)?.[1]);
  return given.find((one) => one !== undefined) ?? '10';
}

/** The filter among jq's arguments. */
function jqFilter(rest: Words): string {
  for (let i = 0; i < rest.length; i += 1) {
    const word = rest[i] ?? '';
    if (word === '--arg' || word === '--argjson') i += 2;
    else if (!word.startsWith('-')) return word;
  }
  return '';
}

/** `--query …`, going on from the one that is there, quoted for the shell. */
function queryOption(command: Words, query: string): string {
  const at = command.indexOf('--query');
  const before = at < 0 ? undefined : command[at + 1];
  const whole = before === undefined ? query : `${before} | ${again(query, command)}`;
  if (!whole.includes("'")) return `--query '${whole}'`;
  return `--query "${whole.replace(/[\\`$"]/g, '\\$&')}"`;
}

/** A query for the whole answer, for what another query has left of it. */
function again(query: string, command: Words): string {
  const list = listIn(command);
  return list === '@' ? query : query.replace(list, query.startsWith(list) ? '' : '@') || '@';
}

function targetOf(command: Words): string | undefined {
  const [service = '', operation = ''] = command.slice(1).filter((word) => !word.startsWith('-'));
  const name = Object.hasOwn(SERVICES, service) ? SERVICES[service] : undefined;
  return name && operationsOf(name).get(operation);
}

/** Where the items of an answer are: `taskArns`, `services`, `Rules`. */
function listIn(command: Words): string {
  const target = targetOf(command);
  if (target === undefined) return '@';
  if (isTarget(target)) {
    const pages = (OPERATIONS[target] as { paginated?: Pages }).paginated;
    if (pages) return pages.resultKey;
  }
  const noun = /^(?:Describe|List|Get)(.+s)$/.exec(operationName(target))?.[1];
  if (noun === undefined) return '@';
  return target.startsWith('ECS.') ? (noun[0] ?? '').toLowerCase() + noun.slice(1) : noun;
}

const isListOfNames = (command: Words): boolean => /(?:Arns|families)$/.test(listIn(command));
