/** What is typed or pasted: command lines, scripts, and the small languages in their options. */
import { createSandbox } from '../../../src/api/create-sandbox';
import { CommandLineError } from '../../../src/cli/command-line-error';
import { readCommands } from '../../../src/cli/constructs';
import { dockerEqual } from '../../../src/cli/docker-words';
import { queryForJq } from '../../../src/cli/jq-paths';
import { JsonArgumentError, parseJsonArgument } from '../../../src/cli/json-argument';
import { parseScript } from '../../../src/cli/parse-script';
import { parseQuery } from '../../../src/cli/query';
import { runScript } from '../../../src/cli/run-script';
import { parseShorthand, ShorthandError } from '../../../src/cli/shorthand';
import type { FuzzTarget } from '../fuzz-target';
import { SCRIPTS } from './script-seeds';

/** The lines alone: most of what can be wrong with a script is wrong in one. */
const LINES = SCRIPTS.flatMap((script) => script.split('\n'));

/** What an answer looks like that a query goes through. */
const ANSWER = {
  services: [{ serviceName: 'web', events: [{ message: 'a', createdAt: 1.5 }], tags: [], n: null }],
  count: 3,
  nested: { a: { b: [[1, 2], [3]] } },
};

async function collected(steps: AsyncIterable<unknown>): Promise<unknown[]> {
  const found = [];
  for await (const step of steps) found.push(step);
  return found;
}

/** A wait of any length takes as long as what goes on meanwhile: that is no matter of reading. */
const isWait = (target: string): boolean => target === 'Sandbox.Wait' || target === 'Sandbox.Step';

async function run(script: string): Promise<unknown> {
  const sandbox = createSandbox({ seed: 1 });
  const send = (target: string, input: Record<string, unknown>) =>
    sandbox.send(target, isWait(target) ? { for: 2 } : input);
  const host = { send, readFile: (path: string) => (path.includes('x') ? '{"a": 1}' : undefined) };
  const steps = await collected(runScript(script, host, { keepGoing: true, prefixOptional: true }));
  return steps.map((step) => ({ message: (step as { text: string }).text }));
}

const NAMES = { clusters: ['demo'], services: [], tasks: [], logGroups: [] };

export const COMMAND_TARGETS: readonly FuzzTarget[] = [
  { name: 'script', seeds: [...LINES, ...SCRIPTS], run },
  {
    name: 'script-parse',
    seeds: LINES,
    run: async (text) => [readCommands(text), await collected(parseScript(text, () => undefined))],
  },
  {
    name: 'json-argument',
    seeds: ['[{"name":"web","n":[1,2.5e3,-0,true,null],"s":"\\u00e9\\n"}]'],
    run: parseJsonArgument,
    declared: (error) => error instanceof JsonArgumentError,
  },
  {
    name: 'shorthand',
    seeds: [
      'awsvpcConfiguration={subnets=[subnet-a,subnet-b],assignPublicIp=ENABLED}',
      'Name=a,Values="x, y",\'z\'',
      'k@=file://x,a.b=c\\,d',
    ],
    run: (text) => parseShorthand(text, () => 'x'),
    declared: (error) => error instanceof ShorthandError,
  },
  {
    name: 'query',
    seeds: [
      "services[?contains(serviceName, 'web')].{n: serviceName, e: events[*].message | [0]} | [0]",
      'sort_by(services, &serviceName)[-1:].tags[] || `{"a": 1}` && !count',
      "max_by(services[].events[], &createdAt).message | join(',', [@, to_string(nested.a.b[][])])",
      'nested.*.b[::-1]',
    ],
    words: 'length map keys values not_null reverse sum type to_number &a @ [*] [] [? let $'.split(
      ' ',
    ),
    run: (text) => parseQuery(text)(structuredClone(ANSWER)),
    declared: (error) => error instanceof CommandLineError,
  },
  {
    name: 'jq',
    seeds: [
      '.services[] | select(.serviceName == "web") | {a: .count, b}',
      '[.nested.a.b[0] | length] | .[0]',
    ],
    run: queryForJq,
  },
  {
    name: 'docker-words',
    seeds: [
      'docker run -d -p 80:80 --name web nginx',
      'docker compose up -d --scale web=3 db',
      'docker service update --image web:2 --replicas 3 web',
      'kubectl scale deployment/web --replicas=3 -n demo',
      'docker logs -f --tail 10 web',
      'docker exec -it web sh',
    ],
    run: (text) => dockerEqual(text.split(/\s+/), NAMES),
  },
];
