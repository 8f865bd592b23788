import { api, guide, type PhraseGroup } from './phrase';

/** Members of a compose file that `docker run` has no option for, or that mean more there. */
export const COMPOSE_PHRASES: PhraseGroup = {
  title: 'In a compose file',
  phrases: [
    {
      id: 'compose-service',
      title: 'services:',
      phrase: `services:
  web:
    image: nginx
    ports: ["80:80"]
  api:
    image: shop/api:1
    expose: ["9000"]`,
      equal: 'a task definition and a service for each',
      says: 'Each service of the file scales and deploys by itself. Containers that must live and die together are one task instead: sidecars.',
      docs: guide('ecs_services'),
      place: '',
      words: 'services file convert',
    },
    {
      id: 'compose-service-name',
      title: 'http://api:9000',
      phrase: `services:
  web:
    image: nginx
    environment: { API: "http://api:9000" }
    depends_on: [api]
  api:
    image: shop/api:1
    expose: ["9000"]`,
      equal: 'Service Connect: the name stays',
      says: 'Compose lets services call each other by name. Service Connect does, too: api keeps its name and port as an endpoint within the namespace.',
      docs: guide('service-connect'),
      words: 'dns discovery hostname link call',
    },
    {
      id: 'compose-depends-on',
      title: 'depends_on:',
      phrase: `services:
  app:
    image: shop/app:1
    depends_on:
      proxy: { condition: service_healthy }
  proxy:
    image: envoy:1
    healthcheck: { test: ["CMD", "true"], interval: 5s }`,
      equal: 'dependsOn, between containers of one task',
      says: 'Within a task: START, HEALTHY, COMPLETE or SUCCESS. Services do not wait for each other in ECS: they have to bear that the other is not there yet.',
      docs: api('ContainerDependency'),
      place: 'depends_on',
      choices: { layout: 'one-task' },
      words: 'order start condition wait',
    },
    {
      id: 'compose-healthcheck',
      title: 'healthcheck:',
      phrase: `image: nginx
healthcheck:
  test: ["CMD-SHELL", "curl -f http://localhost/ || exit 1"]
  interval: 10s
  timeout: 5s
  retries: 3
  start_period: 20s`,
      equal: 'healthCheck',
      says: 'Interval 5 to 300 s, timeout 2 to 60 s, 1 to 10 retries, start period up to 300 s. An essential container that is unhealthy makes its task unhealthy, and the service replaces it.',
      docs: api('HealthCheck'),
      place: 'healthcheck',
      words: 'health interval retries',
    },
    {
      id: 'compose-volumes',
      title: 'volumes:',
      phrase: `services:
  writer:
    image: shop/writer:1
    volumes: ["files:/files"]
  reader:
    image: shop/reader:1
    volumes: ["files:/files:ro"]
volumes:
  files: {}`,
      equal: 'one EFS file system, mounted by both',
      says: 'Tasks of several services, in several zones, share files in EFS. An access point gives each volume a directory of its own.',
      docs: guide('efs-volumes'),
      place: 'volumes',
      words: 'volume share efs read-only',
    },
    {
      id: 'compose-secrets',
      title: 'secrets:',
      phrase: `services:
  web:
    image: nginx
    secrets: [db-password]
secrets:
  db-password:
    environment: DB_PASSWORD`,
      equal: 'secrets, from Secrets Manager or Parameter Store',
      says: 'ECS puts a secret’s value into an environment variable, not into a file, when the task starts. The execution role needs the right to read it.',
      docs: guide('specifying-sensitive-data'),
      place: 'secrets',
      words: 'password secret parameter',
    },
    {
      id: 'compose-configs',
      title: 'configs:',
      phrase: `services:
  web:
    image: nginx
    configs:
      - source: site
        target: /etc/nginx/conf.d/site.conf
configs:
  site:
    file: ./site.conf`,
      equal: null,
      says: 'ECS puts no files into a container. Have the file in the image, on an EFS file system, or let the program read it from Parameter Store or S3 when it starts.',
      docs: guide('specifying-sensitive-data'),
      words: 'config file mount',
    },
    {
      id: 'compose-networks',
      title: 'networks:',
      phrase: `services:
  web:
    image: nginx
    networks: [front]
  db:
    image: postgres
    networks: [back]
networks:
  front: {}
  back: {}`,
      equal: 'security groups',
      says: 'Services that share no network do not reach each other. In ECS that is what security groups say: who is let in by whom, at which port.',
      docs: guide('task-networking-awsvpc'),
      choices: { network: 'security-groups' },
      words: 'network isolate bridge',
    },
    {
      id: 'compose-replicas',
      title: 'deploy: replicas:',
      phrase: `image: nginx
deploy:
  replicas: 3`,
      equal: 'desiredCount',
      says: 'As many tasks as the service keeps running, spread over the zones of its subnets.',
      docs: api('CreateService'),
      place: 'deploy.replicas',
      words: 'scale count replicas',
    },
    {
      id: 'compose-update-config',
      title: 'deploy: update_config:',
      phrase: `image: nginx
deploy:
  replicas: 4
  update_config:
    parallelism: 2
    order: start-first
    failure_action: rollback`,
      equal: 'deploymentConfiguration',
      says: 'How many more and how many fewer tasks there may be during a deployment, in percent of the desired count; the circuit breaker rolls back one that fails.',
      docs: api('DeploymentConfiguration'),
      place: 'deploy.update_config',
      words: 'rolling update rollback parallelism',
    },
    {
      id: 'compose-resources',
      title: 'deploy: resources:',
      phrase: `image: nginx
deploy:
  resources:
    limits: { cpus: "1", memory: 2g }
    reservations: { memory: 512m }`,
      equal: 'cpu, memory and memoryReservation',
      says: 'On Fargate the task as a whole takes the next size of a table that has as much.',
      docs: guide('capacity-tasksize'),
      place: 'deploy.resources',
      words: 'limits reservations size',
    },
    {
      id: 'compose-restart-policy',
      title: 'deploy: restart_policy:',
      phrase: `image: worker
deploy:
  restart_policy:
    condition: on-failure
    max_attempts: 3`,
      equal: 'the service itself; restartPolicy of a container',
      says: 'A service starts another task for each that ends, however often, with longer and longer waits between tries. The circuit breaker ends a deployment whose tasks do not stay up.',
      docs: guide('service-throttle-logic'),
      words: 'crash loop attempts',
    },
    {
      id: 'compose-global',
      title: 'deploy: mode: global',
      phrase: `image: agent
deploy:
  mode: global`,
      equal: 'schedulingStrategy: DAEMON',
      says: 'One task on each container instance. Fargate has no instances, so it needs EC2.',
      docs: guide('ecs_services'),
      place: 'deploy.mode',
      words: 'daemon every node',
    },
    {
      id: 'compose-logging',
      title: 'logging:',
      phrase: `image: nginx
logging:
  driver: awslogs
  options:
    awslogs-group: /shop/web
    awslogs-region: us-east-1`,
      equal: 'logConfiguration',
      says: 'awslogs writes to CloudWatch Logs. Others that Fargate takes are splunk and awsfirelens.',
      docs: guide('using_awslogs'),
      place: 'logging',
      words: 'log driver cloudwatch',
    },
    {
      id: 'compose-build',
      title: 'build:',
      phrase: `build: .
ports: ["8080:8080"]`,
      equal: null,
      says: 'ECS builds nothing. Build with Docker or CodeBuild, push to a repository of ECR, and name that image in the task definition.',
      docs: 'https://docs.aws.amazon.com/AmazonECR/latest/userguide/docker-push-ecr-image.html',
      words: 'dockerfile image push ecr',
    },
    {
      id: 'compose-profiles',
      title: 'profiles:',
      phrase: `services:
  web:
    image: nginx
  debug:
    image: debugger
    profiles: [debug]`,
      equal: 'a service of its own, or none',
      says: 'There are no profiles: what is not always wanted is a service of desired count 0, or a task that is run when it is needed.',
      docs: guide('standalone-tasks'),
      words: 'profile optional',
    },
    {
      id: 'compose-grace',
      title: 'stop_grace_period:',
      phrase: `image: worker
stop_grace_period: 1m30s
stop_signal: SIGQUIT`,
      equal: 'stopTimeout; the signal is the image’s STOPSIGNAL',
      says: 'Seconds until SIGKILL, 120 at most on Fargate. ECS sends the signal that the image asks for, SIGTERM unless it asks for another.',
      docs: guide('task-lifecycle-explanation'),
      place: 'stop_grace_period',
      words: 'stop signal sigterm',
    },
    {
      id: 'compose-host-port',
      title: 'network_mode: bridge',
      phrase: `image: nginx
network_mode: bridge
ports: ["8080:80"]`,
      equal: 'hostPort, on EC2',
      says: 'In bridge mode a port of the instance is taken: 8080 once per instance, or a free one where hostPort is 0.',
      docs: api('PortMapping'),
      place: 'ports',
      choices: { capacity: 'EC2' },
      words: 'dynamic port bridge',
    },
  ],
};
