import type { Spot } from './plan';

/** Keys with no equal in ECS, and what to do instead or why nothing is missing. */
const LOST: Readonly<Record<string, string>> = {
  annotations: 'ECS has no annotations: tags of the service, or labels, say as much',
  attach: 'about the terminal that Compose runs in: logs go to CloudWatch',
  blkio_config: 'ECS sets no weights of disks',
  cpu_count: 'ECS counts CPUs with cpus or deploy.resources',
  cpu_percent: 'ECS counts CPUs with cpus or deploy.resources',
  cpu_period: 'ECS sets no CFS period: say cpus',
  cpu_quota: 'ECS sets no CFS quota: say cpus',
  cpu_rt_period: 'ECS has no real-time scheduling',
  cpu_rt_runtime: 'ECS has no real-time scheduling',
  cpuset: 'ECS pins no containers to CPUs',
  cgroup: 'cgroups are the agent’s business',
  cgroup_parent: 'cgroups are the agent’s business',
  credential_spec: 'credentials of Windows are not simulated',
  develop: 'about work on one’s own machine: no part of what runs in ECS',
  device_cgroup_rules: 'ECS has no rules for devices',
  dns_opt: 'the resolver of the VPC is asked, with its own options',
  domainname: 'names in ECS are those of Service Connect, Cloud Map or Route 53',
  driver_opts: 'settings of Docker’s networks, which ECS does not use',
  external_links: 'containers of other projects are reached by Service Connect or a load balancer',
  group_add: 'ECS adds no groups to a user: say user: uid:gid',
  isolation: 'about Windows, which is not simulated',
  label_file: 'labels of a file are not read: write them under labels',
  mac_address: 'the network interface of a task has its own address',
  mem_swappiness: 'swap is for EC2 instances that have it',
  memswap_limit: 'swap is for EC2 instances that have it',
  models: 'models are Docker’s own: Amazon Bedrock or a service of your own serves one',
  oom_kill_disable: 'ECS ends what needs more memory than its limit',
  oom_score_adj: 'ECS ends what needs more memory than its limit',
  pids_limit: 'ECS limits no number of processes: ulimits.nproc may do',
  post_start: 'ECS has no such hook: do it in the entrypoint',
  pre_stop: 'ECS has no such hook: catch SIGTERM',
  provider: 'a provider of Docker’s is no container',
  runtime: 'Fargate and the instances have their own runtime: for GPUs say gpus',
  storage_opt: 'ECS has ephemeral storage by the task: 20 GiB on Fargate',
  stop_signal: 'ECS sends SIGTERM, or the STOPSIGNAL of the image: set it in the Dockerfile',
  use_api_socket: 'there is no Docker to be asked in a task',
  userns_mode: 'ECS has no user namespaces',
  uts: 'ECS shares no UTS namespace',
  volume_driver: 'drivers are said of volumes: under volumes',
  dockerfile: 'ECS builds nothing: build the image and push it to ECR first',
};

/** Keys that ECS does without, and nothing is missing. */
const NEEDLESS: Readonly<Record<string, string>> = {
  container_name: 'ECS names containers by their task: others find the service by its own name',
  pull_policy: 'ECS pulls the image for each task (on Fargate always)',
};

export function loseMembers({ plan, service }: Spot): void {
  for (const [name, node] of service.node.entries) {
    const lost = Object.hasOwn(LOST, name) ? LOST[name] : undefined;
    const needless = Object.hasOwn(NEEDLESS, name) ? NEEDLESS[name] : undefined;
    if (lost !== undefined) plan.book.lose(node, lost);
    if (needless === undefined) continue;
    plan.book.keep(node);
    plan.book.tell(node, needless);
  }
}
