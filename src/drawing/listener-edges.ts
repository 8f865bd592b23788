/** The arrows from a load balancer's listeners to the target groups that their rules send to. */
import type { Listener, Rule } from '../model/load-balancer';
import type { LoadBalancerView, TargetGroupView } from '../model/view';
import type { Draft, Drawn } from './scene-edge';
import { knownFrom, loadBalancerFacts, rateWords } from './from-views';
import { listenerExit, sideOf } from './geometry';
import { sharesOf } from './listener-facts';
import { roleOfTargetGroup } from './revision-roles';
import { conditionsOf, percentWords, useOf } from './traffic-routes';

interface Forward {
  /** The listener, or the rule of a test route, which has arrows of its own. */
  from: string;
  targetGroupArn: string;
  labels: string[];
  isTest: boolean;
  /** Requests a second that go there now. */
  rate: number;
}

function labelOf(rule: Rule, percent: number, alone: boolean): string {
  return [conditionsOf(rule), alone ? '' : percentWords(percent)].filter(Boolean).join(' · ');
}

/** Every target group a listener sends to, with what sends there. */
function forwardsOf(drawn: Drawn, listener: Listener): Forward[] {
  const uses = knownFrom(drawn.entities).routeUses();
  const found = new Map<string, Forward>();
  for (const rule of listener.rules) {
    const shares = sharesOf(rule);
    const isTest = useOf(rule, listener, uses) === 'test';
    const from = isTest ? rule.arn : listener.arn;
    const ruleRate = drawn.rates.get(rule.arn) ?? 0;
    for (const { targetGroupArn, percent } of shares) {
      // Test traffic shifts all at once: only where it goes is of interest.
      if (isTest && percent === 0) continue;
      const key = `${from} ${targetGroupArn}`;
      const label = isTest ? '' : labelOf(rule, percent, shares.length === 1);
      const before = found.get(key);
      found.set(key, {
        from,
        targetGroupArn,
        isTest,
        labels: [...(before?.labels ?? []), ...(label ? [label] : [])],
        rate: (before?.rate ?? 0) + (ruleRate * percent) / 100,
      });
    }
  }
  return [...found.values()];
}

/** Whether requests sent to a group find a target. */
export const isUsable = (group: TargetGroupView): boolean =>
  group.routing.value === 'fail-open' || group.targets.some(({ health }) => health === 'healthy');

export function loadBalancerEdges(drawn: Drawn, view: LoadBalancerView): Draft[] {
  const known = knownFrom(drawn.entities);
  const facts = loadBalancerFacts(view, known);
  const corner = drawn.scene.get(view.id)?.rect;
  if (!corner) return [];
  return view.listeners.flatMap((listener, index) =>
    forwardsOf(drawn, listener).flatMap((one): Draft[] => {
      const { from, targetGroupArn, labels, isTest, rate } = one;
      const [group, node] = [known.targetGroup(targetGroupArn), drawn.scene.get(targetGroupArn)];
      if (!group || !node) return [];
      const exit = listenerExit(facts, index, from);
      const more = labels.length > 1 ? ` +${labels.length - 1}` : '';
      return [
        {
          from,
          source: view.id,
          to: targetGroupArn,
          route: {
            from: { x: corner.x + exit.x, y: corner.y + exit.y },
            to: sideOf(node.rect, 'left'),
          },
          role: roleOfTargetGroup(group, known),
          line: isTest ? 'test' : 'traffic',
          dashed: rate === 0 || !isUsable(group),
          rate,
          ...(labels.length > 0 && { label: `${labels[0]}${more}` }),
          ...(rate > 0 && { stillLabel: `${rateWords(rate)}/s` }),
        },
      ];
    }),
  );
}
