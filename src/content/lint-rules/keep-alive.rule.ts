import { webExample } from '../advisor/example-scripts';
import { behindGroup } from '../advisor/behind-group';
import { fixOf, operation } from '../advisor/fixes';
import { counted, secondsWords } from '../advisor/words';
import { defineLintRule } from '../define';

export const keepAlive = defineLintRule({
  id: 'keep-alive',
  severity: 'warning',
  subject: 'loadBalancer',
  title: 'The app closes idle connections before the load balancer does',
  why: 'Now and then a request goes out on a connection that the app is just closing, and its client gets 502.',
  docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html',
  byHand:
    'Have the app keep idle connections open longer than the load balancer’s idle timeout: its own setting, such as keepAliveTimeout in Node.js or keepalive_timeout in nginx.',
  when: (balancer, { groups }) => {
    const own = groups.filter((one) => one.balancers.includes(balancer));
    const behind = own
      .flatMap(behindGroup)
      .filter(({ image }) => image.keepAliveSeconds > 0)
      .toSorted((a, b) => a.image.keepAliveSeconds - b.image.keepAliveSeconds);
    const [first] = behind;
    const idle = balancer.idleTimeoutSeconds;
    if (!first || first.image.keepAliveSeconds >= idle) return null;
    const measured = own.map((one) => one.measured);
    const sum = (figure: 'errors502' | 'requests') =>
      measured.reduce((total, one) => total + one[figure], 0);
    const longest = Math.max(0, ...measured.map(({ latencyMs }) => latencyMs?.max ?? 0)) / 1000;
    const app = first.image.keepAliveSeconds;
    const [errors502, requests] = [sum('errors502'), sum('requests')];
    return { app, idle, of: first.name, errors502, requests, longest };
  },
  message: ({ app, idle, of, errors502, requests }) =>
    `${of} closes after ${secondsWords(app)}, the load balancer after ${secondsWords(idle)}: ${errors502} of the last ${counted(requests, 'request')} got 502.`,
  fix: ({ app, longest }, { name }) => {
    const idle = Math.floor(app) - 1;
    // What takes longer than the idle timeout is answered with 504.
    if (idle < 1 || idle <= longest) return null;
    return fixOf(
      `Let the load balancer close after ${idle} s`,
      operation('ELBv2.ModifyLoadBalancerAttributes', {
        LoadBalancerArn: name,
        Attributes: [{ Key: 'idle_timeout.timeout_seconds', Value: String(idle) }],
      }),
    );
  },
  guilty: webExample({ image: '--service-time-ms 50 --startup 4 --keep-alive 5', rate: 50 }),
  clean: webExample({ image: '--service-time-ms 50 --startup 4 --keep-alive 75', rate: 50 }),
});
