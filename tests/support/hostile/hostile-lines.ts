/** Lines for the terminal and for scripts. */
import { BILLION_LAUGHS } from './deep-files';
import { INHERITED_NAMES, SCRIPTS } from './hostile-file';

const DEFINE = 'aws ecs register-task-definition --family a --container-definitions';
const quoted = (text: string): string => `'${text.replaceAll("'", `'"'"'`)}'`;
const list = (times: number): string => '['.repeat(times);

/** Each must be answered in words, and leave the shell ready for the next. */
export const HOSTILE_LINES: readonly string[] = [
  `${DEFINE} '${list(100_000)}'`,
  `${DEFINE} '${list(100_000)}${']'.repeat(100_000)}'`,
  `${DEFINE} '${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}'`,
  `${DEFINE} '[{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}]'`,
  `${DEFINE} __proto__=1,constructor.prototype=2`,
  `${DEFINE} 'a={${'b={'.repeat(20_000)}'`,
  `aws ecs list-clusters --query '${'['.repeat(9000)}'`,
  `aws ecs list-clusters --query '${'('.repeat(5000)}a${')'.repeat(4000)}'`,
  `aws ecs list-clusters --query '${'a.'.repeat(4900)}a'`,
  `aws ecs list-clusters --query '${'!'.repeat(9000)}a'`,
  `aws ecs list-clusters --query '${'a'.repeat(200_000)}'`,
  'aws ecs list-clusters --query \'clusterArns[?contains(@, `"<img src=x onerror=alert(1)>"`)]\'',
  `aws ecs create-cluster --cli-input-yaml ${quoted(`${BILLION_LAUGHS}\nclusterName: *a9`)}`,
  'aws ecs create-cluster --cli-input-yaml "&a [*a]"',
  `aws ecs create-cluster --cli-input-json '${list(100_000)}'`,
  `A=${'$('.repeat(10_000)}`,
  `${'$(aws ecs list-clusters '.repeat(500)}`,
  `echo ${'"'.repeat(9999)}`,
  `echo ${'\\'.repeat(9999)}`,
  'x'.repeat(50_000),
  `${'a && '.repeat(5000)}b`,
  `${'if a; then '.repeat(2000)}`,
  `docker run ${'-e '.repeat(5000)}`,
  "aws logs filter-log-events --log-group-name a --filter-pattern '%(a+)+$%'",
  "aws ecs list-container-instances --filter 'attribute:a =~ (a+)+$ and constructor __proto__ toString'",
  `aws ecs list-container-instances --filter '${'('.repeat(1999)}'`,
  'aws sandbox put-traffic --name a --load-balancer b --rate NaN',
  'aws sandbox put-traffic --name a --load-balancer b --rate 1e999',
  'aws sandbox put-traffic --name a --load-balancer b --rate -0',
  'aws sandbox wait --for 1e308',
  'aws ecs run-task --task-definition a --count 99999999999999999999',
  ...INHERITED_NAMES.flatMap((name) => [
    `aws ${name} ${name} --${name} ${name}`,
    `aws ecs ${name}`,
    `aws ecs describe-clusters --clusters ${name} --${name}`,
    `aws ecs list-services --cluster ${name} --output ${name}`,
    `aws ecs list-tasks --query ${name}`,
    `aws sandbox inject-fault --type ${name}`,
    `aws ecs put-account-setting --name ${name} --value ${name}`,
    `aws ec2 describe-subnets --filters Name=${name},Values=${name}`,
    `aws ecs wait ${name}`,
    `${name} ${name}`,
    `docker ${name} ${name}`,
    `echo $${name} \${${name}}`,
    `aws help ${name}`,
    `aws ecs list-clusters | ${name} ${name}`,
  ]),
  ...SCRIPTS.map((script) => `aws ecs create-cluster --cluster-name ${quoted(script)}`),
];
