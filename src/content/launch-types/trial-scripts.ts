/** What the scripts of the table are put together from; whole lines, from an empty sandbox on. */
import type { Trial } from './capability';

const CLUSTER = 'aws ecs create-cluster --cluster-name demo';

const NETWORK =
  "--network-configuration 'awsvpcConfiguration={subnets=[subnet-a],assignPublicIp=ENABLED}'";
const EC2_NETWORK = "--network-configuration 'awsvpcConfiguration={subnets=[subnet-a]}'";

/** Members of the container `app`, as JSON, beside its name, image and memory. */
const container = (members: string): string =>
  `'[{"name":"app","image":"app:1","memory":256${members && `,${members}`}}]'`;

interface Parts {
  /** Of the container, as JSON: `"privileged":true`. */
  container?: string;
  /** Options of register-task-definition. */
  task?: string;
  mode?: string;
  /** Options of run-task. */
  run?: string;
  /** What is asked of the running task. */
  query?: string;
  /** Simulated seconds until it is asked. */
  wait?: number;
}

const register = (type: string, mode: string, { container: members = '', task = '' }: Parts) =>
  `aws ecs register-task-definition --family app --requires-compatibilities ${type} --network-mode ${mode} \\
  ${task && `${task} \\\n  `}--container-definitions ${container(members)}`;

/** The next revision of `app` for Fargate. */
export const onFargate = (parts: Parts = {}): string =>
  register('FARGATE', parts.mode ?? 'awsvpc', {
    ...parts,
    task: `--cpu 256 --memory 512${parts.task ? ` ${parts.task}` : ''}`,
  });

/** The next revision of `app` for instances. */
export const onInstances = (parts: Parts = {}): string =>
  register('EC2', parts.mode ?? 'bridge', parts);

/** Cluster `demo` with so many instances in one zone. */
export const instances = (count = 1, type = 'm5.large'): string => `${CLUSTER}
aws ec2 run-instances --image-id ami-1 --instance-type ${type} --count ${count} --subnet-id subnet-a --user-data 'ECS_CLUSTER=demo'
aws sandbox wait --until instances:demo=${count} --timeout 300`;

const runAndAsk = (run: string, { query = 'tasks[0].lastStatus', wait = 90 }: Parts) =>
  `TASK=$(aws ecs run-task --cluster demo --task-definition app ${run} --query 'tasks[0].taskArn' --output text)
aws sandbox wait --for ${wait}
aws ecs describe-tasks --cluster demo --tasks $TASK --query '${query}' --output text`;

const fargateRun = (parts: Parts) =>
  runAndAsk(`--launch-type FARGATE ${NETWORK}${parts.run ? ` ${parts.run}` : ''}`, parts);

const instanceRun = (parts: Parts) =>
  runAndAsk(
    `--launch-type EC2${parts.mode === 'awsvpc' ? ` ${EC2_NETWORK}` : ''}${parts.run ? ` ${parts.run}` : ''}`,
    parts,
  );

/** Fargate takes it and runs a task, which answers `prints`. */
export const runsOnFargate = (parts: Parts = {}, prints = 'RUNNING'): Trial => ({
  script: `${CLUSTER}\n${onFargate(parts)}\n${fargateRun(parts)}`,
  ends: { prints },
});

/** An instance takes it and runs a task, which answers `prints`. */
export const runsOnInstances = (parts: Parts = {}, prints = 'RUNNING'): Trial => ({
  script: `${instances()}\n${onInstances(parts)}\n${instanceRun(parts)}`,
  ends: { prints },
});

/** Fargate refuses the task definition with these words. */
export const fargateRefuses = (refused: string, parts: Parts): Trial => ({
  script: onFargate(parts),
  ends: { refused },
});

/** A script of its own upon cluster `demo`. */
export const inCluster = (lines: string, ends: Trial['ends'], shows?: string): Trial => ({
  script: `${CLUSTER}\n${lines}`,
  ends,
  ...(shows && { shows }),
});

/** Service `web` of `app` on Fargate. */
export const fargateService = (count: number, options = ''): string =>
  `aws ecs create-service --cluster demo --service-name web --task-definition app --desired-count ${count} \\
  --launch-type FARGATE ${NETWORK}${options && ` \\\n  ${options}`}`;

/** Service `web` of `app` on instances. */
export const instanceService = (count: number, options = ''): string =>
  `aws ecs create-service --cluster demo --service-name web --task-definition app --desired-count ${count} \\
  --launch-type EC2${options && ` \\\n  ${options}`}`;

/** What a service's tasks answer. */
export const askTasks = (query: string): string =>
  `aws ecs describe-tasks --cluster demo --tasks $(aws ecs list-tasks --cluster demo --query 'taskArns' --output text) \\
  --query '${query}' --output text`;

/** What the cluster's instances answer. */
export const askInstances = (query: string): string =>
  `aws ecs describe-container-instances --cluster demo \\
  --container-instances $(aws ecs list-container-instances --cluster demo --query 'containerInstanceArns' --output text) \\
  --query "${query}" --output text`;
