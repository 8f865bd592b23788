import { seconds, plus } from '../../src/model/sim-time';
import {
  addBalancer,
  behindBalancer,
  type Door,
  fargateTask,
  openDoor,
  targetGroup,
} from './sandbox-door';

/** What is said of the two services; all else is usual. */
export interface Calling {
  /** What PutImage takes for `web:1`, which calls, and `api:1`, which is called. */
  web?: Record<string, unknown>;
  api?: Record<string, unknown>;
  apiTasks?: number;
  /** Further members of CreateService of `api`; and of `web`. */
  apiService?: Record<string, unknown>;
  webService?: Record<string, unknown>;
  apiTask?: Record<string, unknown>;
  /** Given before the services are made. */
  before?: (give: Door['give']) => void;
  /** Requests a second that come to `web`. */
  rate?: number;
}

const NETWORK = { awsvpcConfiguration: { subnets: ['subnet-a', 'subnet-b'] } };

/** By Service Connect: `api` offers `http://api:8080`, `web` is a client. */
export const BY_CONNECT: Calling = {
  apiService: {
    serviceConnectConfiguration: {
      enabled: true,
      services: [{ portName: 'http', clientAliases: [{ port: 8080, dnsName: 'api' }] }],
    },
  },
  webService: { serviceConnectConfiguration: { enabled: true } },
};

/** Puts the two services up, `web` behind a load balancer, and lets clients come. */
export function callingServices(calling: Calling): Door & { advance: (s: number) => void } {
  const door = openDoor();
  const { give } = door;
  const { engine } = door.dispatcher;
  const advance = (s: number): void => {
    engine.advanceTo(plus(engine.now, seconds(s)));
  };
  give('ECS.CreateCluster', {
    clusterName: 'demo',
    ...(!calling.before && { serviceConnectDefaults: { namespace: 'internal' } }),
  });
  calling.before?.(give);
  give('Sandbox.PutImage', { image: 'api:1', serviceTimeMs: 20, ...calling.api });
  give('Sandbox.PutImage', {
    image: 'web:1',
    serviceTimeMs: 10,
    calls: ['http://api:8080/'],
    ...calling.web,
  });
  const port = { containerPort: 80, name: 'http' };
  give('ECS.RegisterTaskDefinition', fargateTask());
  give(
    'ECS.RegisterTaskDefinition',
    fargateTask({
      family: 'api',
      containerDefinitions: [{ name: 'api', image: 'api:1', portMappings: [port] }],
      ...calling.apiTask,
    }),
  );
  give('ECS.CreateService', {
    cluster: 'demo',
    serviceName: 'api',
    taskDefinition: 'api',
    desiredCount: calling.apiTasks ?? 3,
    launchType: 'FARGATE',
    networkConfiguration: NETWORK,
    ...calling.apiService,
  });
  advance(120);
  give('ELBv2.CreateTargetGroup', targetGroup());
  addBalancer(door);
  give('ECS.CreateService', {
    cluster: 'demo',
    serviceName: 'web',
    taskDefinition: 'web',
    desiredCount: 2,
    launchType: 'FARGATE',
    networkConfiguration: NETWORK,
    ...behindBalancer,
    ...calling.webService,
  });
  advance(120);
  give('Sandbox.PutTraffic', {
    name: 'shoppers',
    loadBalancer: 'web-alb',
    rate: calling.rate ?? 50,
  });
  return { ...door, advance };
}
