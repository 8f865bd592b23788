/** One file of each format as people write them, that hostile ones are made of. */
const CONTAINER = {
  name: 'web',
  image: 'web:1',
  essential: true,
  portMappings: [{ containerPort: 80, protocol: 'tcp' }],
  environment: [{ name: 'MODE', value: 'prod' }],
};

export const TASK_DEFINITION = {
  family: 'web',
  networkMode: 'awsvpc',
  requiresCompatibilities: ['FARGATE'],
  cpu: '256',
  memory: '512',
  containerDefinitions: [CONTAINER],
  tags: [{ key: 'team', value: 'shop' }],
};

const SERVICE = {
  cluster: 'demo',
  serviceName: 'web',
  taskDefinition: 'web',
  desiredCount: 2,
  launchType: 'FARGATE',
  deploymentConfiguration: { maximumPercent: 200, minimumHealthyPercent: 50 },
  networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-a'] } },
};

const TEMPLATE = {
  Parameters: { Name: { Type: 'String', Default: 'demo' } },
  Resources: {
    Cluster: { Type: 'AWS::ECS::Cluster', Properties: { ClusterName: { Ref: 'Name' } } },
  },
};

const APP_SPEC = {
  version: 0,
  Resources: [
    {
      TargetService: {
        Type: 'AWS::ECS::Service',
        Properties: {
          TaskDefinition: 'web',
          LoadBalancerInfo: { ContainerName: 'web', ContainerPort: 80 },
        },
      },
    },
  ],
};

const COMPOSE = {
  name: 'shop',
  services: {
    web: { image: 'web:1', ports: ['80:80'], environment: { MODE: 'prod' }, depends_on: ['db'] },
    db: { image: 'db:1', volumes: ['data:/data'] },
  },
  volumes: { data: {} },
};

export const SANDBOX = {
  format: 'ecs-sandbox',
  version: 2,
  id: 'hostile',
  name: 'Hostile',
  seed: 1,
  account: { version: 1, operations: [] },
  log: [{ at: 0, target: 'ECS.CreateCluster', input: { clusterName: 'demo' } }],
  now: 1_000_000,
  layout: { 'arn:aws:ecs:us-east-1:123456789012:cluster/demo': { x: 1, y: 2, label: 'Demo' } },
  notes: { web: { a: 1 } },
  workbench: {
    bookmarks: [{ id: 'b', at: 0, name: 'B' }],
    steps: [],
    annotations: [{ id: 'a', kind: 'note', x: 0, y: 0, width: 9, height: 9, text: 'N' }],
    zoneColumns: false,
  },
};

/** Every format that is told by what it says, by file name. */
export const VALID_FILES: Readonly<Record<string, object>> = {
  'task-definition.json': TASK_DEFINITION,
  'service.json': SERVICE,
  'template.json': TEMPLATE,
  'appspec.json': APP_SPEC,
  'compose.yaml': COMPOSE,
  'sandbox.json': SANDBOX,
};
