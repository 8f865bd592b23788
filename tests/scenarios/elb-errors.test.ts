/** Each answer that the load balancer makes itself, brought about by a script of commands. */
import { describe, expect, test } from 'vitest';
import { BEHIND, balancer, traffic } from '../support/balancer-lines';
import { service, web } from '../support/stop-rows';
import { runLines } from '../support/stopped-task';

interface Figures {
  requestCount: number;
  httpCodeTarget: Record<string, number>;
  httpCodeElb: Record<string, number>;
  clientTimeouts: number;
}

interface ErrorRow {
  name: string;
  script: string;
  /** The code that it answers, or what else is counted. */
  code: '502' | '503' | '504' | '3XX' | '4XX' | 'clientTimeouts';
  /** No other code of the load balancer's own is among the answers. */
  alone?: boolean;
}

const PORT = web({ portMappings: [{ containerPort: 80 }] });
const served = (changes?: string) => `${balancer(changes)}\n${service([PORT], BEHIND)}
aws sandbox wait --until healthy:web=1`;
const slow = (seconds: number) =>
  `aws sandbox put-image --image web:1 --service-time-ms ${seconds * 1000} \
  --service-time-distribution constant --no-health-check-waits`;
const act = (action: string) =>
  `aws elbv2 modify-listener --listener-arn lb:80 --default-actions '${action}'`;

const ROWS: ErrorRow[] = [
  {
    name: 'fact T5.3-8: the app’s waiting line is full, it refuses connections',
    script: `aws sandbox put-image --image web:1 --concurrency 1 --queue-limit 0 \
  --service-time-ms 500 --no-health-check-waits\n${served()}\n${traffic()}`,
    code: '502',
    alone: true,
  },
  {
    name: 'fact T5.3-8: the app crashes with requests in progress',
    script: `${slow(5)}\n${served()}\n${traffic()}\naws sandbox wait --for 30
aws sandbox inject-fault --type crash-container --service web\naws sandbox wait --for 1`,
    code: '502',
  },
  {
    name: 'fact T5.3-8: its keep-alive is shorter than the idle timeout',
    script: `aws sandbox put-image --image web:1 --keep-alive 5\n${served()}
aws sandbox put-traffic --name clients --load-balancer lb --rate 100\naws sandbox wait --for 1200`,
    code: '502',
    alone: true,
  },
  {
    name: 'fact T5.3-8, T5.2-25: the deregistration delay is over, a request is not',
    script: `${slow(50)}\n${served()}\n${traffic()}\naws sandbox wait --for 15
aws ecs update-service --cluster demo --service web --desired-count 2
aws sandbox wait --until healthy:web=2
aws ecs update-service --cluster demo --service web --desired-count 1\naws sandbox wait --for 60`,
    code: '502',
  },
  {
    name: 'fact T5.3-9: no target is registered',
    script: `${balancer()}\n${traffic()}`,
    code: '503',
    alone: true,
  },
  {
    name: 'fact T5.3-9: all targets are unused, their zone is not enabled',
    script: `${balancer()}\n${service([PORT], BEHIND).replace('[subnet-a]', '[subnet-c]')}
aws sandbox wait --for 70\n${traffic()}`,
    code: '503',
    alone: true,
  },
  {
    name: 'fact T5.3-10: no answer within the idle timeout',
    script: `${slow(9)}\n${served()}
aws elbv2 modify-load-balancer-attributes --load-balancer-arn lb \
  --attributes Key=idle_timeout.timeout_seconds,Value=5\n${traffic()}\naws sandbox wait --for 30`,
    code: '504',
    alone: true,
  },
  {
    name: 'fact T5.3-10: a security group lets no connection through, 10 s',
    script: `SG=$(aws ec2 create-security-group --group-name tasks --description tasks \
  --query GroupId --output text)
aws ec2 authorize-security-group-ingress --group-id $SG --protocol tcp --port 80 --cidr 0.0.0.0/0
${balancer()}\n${service([PORT], BEHIND).replace(
      /'(awsvpcConfiguration=\{subnets=\[subnet-a\])\}'/,
      '"$1,securityGroups=[$SG]}"',
    )}
aws sandbox wait --until healthy:web=1\n${traffic()}
aws sandbox inject-fault --type block-security-group --security-group $SG\naws sandbox wait --for 30`,
    code: '504',
    alone: true,
  },
  {
    name: 'fact T5.3-4: clients give up before the idle timeout',
    script: `${slow(9)}\n${served()}\n${traffic('--client-timeout 3')}`,
    code: 'clientTimeouts',
    alone: true,
  },
  {
    name: 'fact T5.1-9: a redirect',
    script: `${served()}\n${act(
      '[{"Type":"redirect","RedirectConfig":{"StatusCode":"HTTP_301","Protocol":"HTTPS","Port":"443"}}]',
    )}\n${traffic()}`,
    code: '3XX',
    alone: true,
  },
  {
    name: 'fact T5.1-10: a fixed response',
    script: `${served()}\n${act(
      '[{"Type":"fixed-response","FixedResponseConfig":{"StatusCode":"404"}}]',
    )}\n${traffic()}`,
    code: '4XX',
    alone: true,
  },
];

describe('what the load balancer answers itself', () => {
  test.each(ROWS)('$name', async ({ script, code, alone }) => {
    const { give } = await runLines(
      `aws ecs create-cluster --cluster-name demo\n${script}\naws sandbox wait --for 20`,
    );
    const figures = give('Sandbox.GetMetrics') as Figures;
    const { httpCodeElb, clientTimeouts } = figures;
    const own: Record<string, number> = { ...httpCodeElb, clientTimeouts };
    expect(own[code], JSON.stringify(figures)).toBeGreaterThan(0);
    const others = Object.entries(own).filter(([name, count]) => name !== code && count > 0);
    if (alone) expect(others).toEqual([]);
  });

  test('fact T5.2-32: all unhealthy is not 503: every target gets requests', async () => {
    const { give } = await runLines(`aws ecs create-cluster --cluster-name demo
aws sandbox put-image --image web:1 --health-check-status 500
${balancer()}
${service([PORT], `${BEHIND} --health-check-grace-period-seconds 1000`)}
aws sandbox wait --for 80\n${traffic()}\naws sandbox wait --for 20`);
    const { httpCodeTarget, httpCodeElb } = give('Sandbox.GetMetrics') as Figures;
    expect(httpCodeTarget['2XX']).toBeGreaterThan(150);
    expect(Object.values(httpCodeElb).every((count) => count === 0)).toBe(true);
  });
});
